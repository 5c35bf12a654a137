using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>A courier on the way to one home, as that home may see it.</summary>
/// <param name="RunId">The run of today that holds the visit.</param>
/// <param name="CourierId">Who comes.</param>
/// <param name="CourierName">As on the courier's card.</param>
/// <param name="Underway">The run has begun.</param>
/// <param name="Arrived">The courier stands at the door.</param>
/// <param name="StopsAhead">Visits before this one.</param>
/// <param name="From">The courier hardly comes earlier.</param>
/// <param name="Until">In four of five cases the courier is there by then.</param>
/// <param name="At">Where the courier is: only when near, and only from a fresh and believable fix.</param>
/// <param name="SeenAt">Age of <paramref name="At"/>.</param>
public sealed record Approaching(
    Guid RunId, Guid CourierId, string CourierName, bool Underway, bool Arrived, int StopsAhead, DateTimeOffset From, DateTimeOffset Until, GeoPoint? At, DateTimeOffset? SeenAt)
{
    /// <summary>Near enough to be seen on the map.</summary>
    public bool Near => Underway && StopsAhead <= Approach.VisibleStops;
}

/// <summary>
/// Finds the courier who is coming today. The server decides what a link may see: how many homes come before this one, when (the same range
/// that the dispatcher sees), and the courier's place only when there are at most two; before and after, and for anybody else's stops, it
/// says nothing.
/// </summary>
public sealed class Approach(ShuttleDb db, ExpectedArrivals expected, TimeProvider clock)
{
    public const int VisibleStops = 2;
    private static readonly TimeSpan Freshest = TimeSpan.FromMinutes(5);

    public async Task<Approaching?> FindAsync(Guid requestId, CancellationToken ct)
    {
        var stop = await db.Stops.AsNoTracking().Where(s => s.Leg!.RequestId == requestId && s.State != StopState.Cancelled)
            .Where(s => s.State != StopState.Done && s.State != StopState.Partial && s.State != StopState.Failed)
            .OrderBy(s => s.PlannedArrival).FirstOrDefaultAsync(ct);
        if (stop is null) return null;
        var run = await db.Runs.AsNoTracking().Include(r => r.Stops).ThenInclude(s => s.Leg).SingleAsync(r => r.Id == stop.RunId, ct);
        var now = clock.GetUtcNow();
        if (run.State == RunState.Closed || Math.Abs((stop.PlannedArrival - now).TotalHours) > 16) return null;

        var name = await db.Couriers.Where(c => c.Id == run.CourierId).Select(c => c.Name).SingleAsync(ct);
        var last = await db.LastBelievableAsync(run.CourierId, now, ct);
        var range = (await expected.OfAsync(run, last, ct))[stop.Id];
        var ahead = ExpectedArrivals.Coming(run).Count(s => s.Order < stop.Order);
        var coming = new Approaching(run.Id, run.CourierId, name, run.State == RunState.Started, stop.State == StopState.Arrived, ahead, range.Early, range.Late, null, null);
        return coming.Near && last is not null && now - last.Time < clock.Real(Freshest) ? coming with { At = new(last.Point.X, last.Point.Y), SeenAt = last.Time } : coming;
    }
}
