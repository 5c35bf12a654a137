using Shuttle.Server.Accounts;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Custody.Batches;

public static class BatchEndpoints
{
    public static void MapBatches(this RouteGroupBuilder api)
    {
        api.MapGet("/offices", async (Offices offices, CancellationToken ct) => TypedResults.Ok(await offices.ListAsync(ct))).Needs(May.SeePublic);
        api.MapGet("/offices/pace", async (BatchViews views, CancellationToken ct) => TypedResults.Ok(await views.PaceAsync(ct))).Needs(May.SeePublic);
        api.MapGet("/delay-reasons", () => TypedResults.Ok(DelayReasons.Table)).Needs(May.SeePublic);
        api.MapGet("/track/{token}/court", async (string token, WhoseCourt court, CancellationToken ct) =>
            (await court.OfTokenAsync(token, ct)).Open(view => TypedResults.Ok(view))).Produces<CourtView>().ProducesProblem(404).Needs(May.SeePublic);

        api.MapGet("/batches", async (bool? open, BatchViews views, CancellationToken ct) =>
            TypedResults.Ok(await views.ListAsync(open ?? true, ct))).Produces<IReadOnlyList<BatchView>>().Needs(May.SendBatches);
        api.MapGet("/batches/{id:guid}", async (Guid id, BatchViews views, CancellationToken ct) =>
            await views.FindAsync(id, ct) is { } view ? TypedResults.Ok(view) : (IResult)Door.Problem(AnswerOfOffice.UnknownBatch)).Produces<BatchView>().ProducesProblem(404).Needs(May.SendBatches);
        api.MapPost("/batches", async (BatchToSend batch, SendBatch send, CancellationToken ct) =>
            (await send.SendAsync(batch, ct)).Open(view => TypedResults.Ok(view))).Produces<BatchView>().ProducesProblem(409).ProducesProblem(422).Needs(May.SendBatches);
        api.MapPost("/batches/{id:guid}/delays", async (Guid id, BatchDelay delay, AnswerOfOffice answer, CancellationToken ct) =>
            (await answer.DelayAsync(id, delay, ct)).Open(view => TypedResults.Ok(view))).Produces<BatchView>().ProducesProblem(409).Needs(May.SendBatches);
        api.MapPost("/batches/{id:guid}/receipts", async (Guid id, OfficeReceipt receipt, AnswerOfOffice answer, CancellationToken ct) =>
            (await answer.ReceiveAsync(id, receipt, ct)).Open(view => TypedResults.Ok(view))).Produces<BatchView>().ProducesProblem(409).Needs(May.SendBatches);
    }
}
