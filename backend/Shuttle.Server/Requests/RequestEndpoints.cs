using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Accounts;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

public static class RequestEndpoints
{
    public static void MapRequests(this RouteGroupBuilder api)
    {
        api.MapGet("/windows", async (DistrictCalendars calendars, TimeProvider clock, CancellationToken ct) =>
            BookableWindows.Offer(clock.GetUtcNow(), days: 5, await calendars.GetAsync(ct))).Needs(May.SeePublic);
        api.MapPost("/requests", async (BookPickup booking, BookRequest book, CancellationToken ct) =>
            (await book.BookAsync(booking, ct)).Open(receipt => TypedResults.Created($"/api/v1/track/{receipt.TrackingToken}", receipt)))
            .Produces<Receipt>(StatusCodes.Status201Created).ProducesProblem(422).ProducesProblem(409).Needs(May.BookPickup);
        api.MapGet("/requests/mine", async (ShuttleDb db, CurrentUser user, CancellationToken ct) =>
            (await db.Requests.AsNoTracking().Include(r => r.Items).Include(r => r.Legs).Include(r => r.History)
                .Where(r => r.ResidentId == user.Required).OrderByDescending(r => r.Id).ToListAsync(ct)).ConvertAll(Tracking.ViewOf)).Needs(May.ManageOwnRequests);
        api.MapPost("/requests/{id:guid}/cancellation", async (Guid id, CancelRequest cancel, CancellationToken ct) =>
            (await cancel.CancelAsync(id, ct)).Open(_ => TypedResults.NoContent())).Needs(May.ManageOwnRequests);
        api.MapGet("/track/{token}", async (string token, Tracking tracking, CancellationToken ct) =>
            (await tracking.FindAsync(token, ct)).Open(found => TypedResults.Ok(found))).Produces<TrackedRequest>().ProducesProblem(404).Needs(May.SeePublic);
    }
}

/// <summary>The one who booked changes their mind.</summary>
public sealed class CancelRequest(ShuttleDb db, CurrentUser user, TimeProvider clock)
{
    public static readonly Refusal UnknownRequest = new("unknown-request", StatusCodes.Status404NotFound);

    public async Task<Outcome<Done>> CancelAsync(Guid id, CancellationToken ct)
    {
        var request = await db.Requests.Include(r => r.Legs).SingleOrDefaultAsync(r => r.Id == id && r.ResidentId == user.Required, ct);
        if (request is null) return UnknownRequest;
        var day = request.Legs.Find(l => l.IsOpen)?.Day;
        var cancelled = request.Cancel();
        if (cancelled.IsRefused) return cancelled;
        var now = clock.GetUtcNow();
        request.Tell("cancelled", now, now, clock);
        db.Outbox.Add(OutboxMessage.Of("request.cancelled", request.Id, new { request.Number }, now, day));
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}
