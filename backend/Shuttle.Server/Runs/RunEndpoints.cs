using Microsoft.Net.Http.Headers;
using Shuttle.Contracts;
using Shuttle.Server.Accounts;
using Shuttle.Server.Calendar;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>The driver's door (see DriverApi.md in Shuttle.Contracts) and the counter's.</summary>
public static class RunEndpoints
{
    public static void MapRuns(this RouteGroupBuilder api)
    {
        var driver = api.MapGroup("/driver").AddEndpointFilter<RouteGroupBuilder, DriverGate>();
        driver.MapPost("/devices", async (PairDevice pair, Devices devices, CancellationToken ct) =>
            (await devices.PairAsync(pair, ct)).Open(_ => TypedResults.NoContent())).Needs(May.DriveRuns);
        driver.MapGet("/runs", async (DateOnly? day, RunSheets sheets, DistrictCalendars calendars, TimeProvider clock, CancellationToken ct) =>
            await sheets.MineAsync(day, (await calendars.GetAsync(ct)).DateOf(clock.GetUtcNow()), ct)).Needs(May.DriveRuns);
        driver.MapGet("/runs/{runId:guid}/sheet", SheetAsync).Produces<RunSheet>().ProducesProblem(403).ProducesProblem(404).Needs(May.DriveRuns);
        driver.MapPost("/runs/{runId:guid}/acknowledgements", async (Guid runId, AcknowledgeSheet seen, RunSheets sheets, CancellationToken ct) =>
            (await sheets.AcknowledgeAsync(runId, seen.Version, ct)).Open(_ => TypedResults.NoContent())).Needs(May.DriveRuns);
        driver.MapPost("/events", async (PushEvents push, RecordDriverEvents record, CancellationToken ct) =>
            (await record.PushAsync(push, ct)).Open(reply => TypedResults.Ok(reply))).Produces<PushEventsReply>().Needs(May.DriveRuns);
        driver.MapPost("/positions", async (PushPositions push, RecordPositions record, CancellationToken ct) =>
            (await record.PushAsync(push, ct)).Open(_ => TypedResults.NoContent())).Needs(May.DriveRuns);
        driver.MapGet("/photos/{sha256}", (string sha256, Photos photos) => photos.Progress(sha256).Open(p => TypedResults.Ok(p))).Needs(May.DriveRuns);
        driver.MapPut("/photos/{sha256}", async (string sha256, long offset, long length, HttpRequest request, Photos photos, CancellationToken ct) =>
            (await photos.TakeAsync(sha256, offset, length, request.Body, ct)).Open(p => TypedResults.Ok(p))).Needs(May.DriveRuns);

        api.MapDevices();
        api.MapPost("/counter/receipts", async (CounterReceipt receipt, ReceiveAtCounter receive, CancellationToken ct) =>
            (await receive.ReceiveAsync(receipt, ct)).Open(done => TypedResults.Ok(done))).Produces<CounterReceived>().Needs(May.ReceiveAtCounter);
    }

    // A device that has this very sheet is told so without a body.
    private static async Task<IResult> SheetAsync(Guid runId, RunSheets sheets, HttpContext context, CancellationToken ct)
    {
        var sheet = await sheets.SheetAsync(runId, ct);
        if (sheet.Refusal is { } refusal) return Door.Problem(refusal);
        var tag = new EntityTagHeaderValue(RunSheets.TagOf(sheet.Value));
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false))) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        context.Response.GetTypedHeaders().ETag = tag;
        return TypedResults.Ok(sheet.Value);
    }
}
