using Shuttle.Server.Accounts;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody;

public static class CustodyEndpoints
{
    public static void MapCustody(this RouteGroupBuilder api) =>
        api.MapPost("/requests/{id:guid}/ready", async (Guid id, RequestReady ready, MarkReady mark, CancellationToken ct) =>
            (await mark.ReadyAsync(id, ready, ct)).Open(booked => TypedResults.Ok(booked))).Produces<ReturnBooked>().ProducesProblem(409).Needs(May.ReceiveAtCounter);
}
