using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

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
