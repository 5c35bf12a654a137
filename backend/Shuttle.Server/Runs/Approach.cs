using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>A courier on the way to one home, as that home may see it.</summary>
/// <param name="RunId">The run of today that holds the visit.</param>
/// <param name="CourierId">Who comes.</param>
/// <param name="CourierName">As on the courier's card.</param>
/// <param name="Underway">The run has begun.</param>
/// <param name="Arrived">The courier stands at the door.</param>
/// <param name="StopsAhead">Visits before this one.</param>
/// <param name="From">Earliest likely arrival.</param>
/// <param name="Until">Latest likely arrival.</param>
/// <param name="At">Where the courier is: only when near, and only from a fresh and believable fix.</param>
/// <param name="SeenAt">Age of <paramref name="At"/>.</param>
public sealed record Approaching(
    Guid RunId, Guid CourierId, string CourierName, bool Underway, bool Arrived, int StopsAhead, DateTimeOffset From, DateTimeOffset Until, GeoPoint? At, DateTimeOffset? SeenAt)
{
    /// <summary>Near enough to be seen on the map.</summary>
    public bool Near => Underway && StopsAhead <= Approach.VisibleStops;
}

/// <summary>
/// Finds the courier who is coming today. The server decides what a link may see: how many homes come before this one, when, and the
/// courier's place only when there are at most two; before and after, and for anybody else's stops, it says nothing.
/// </summary>
public sealed class Approach(ShuttleDb db, TimeProvider clock)
{
    public const int VisibleStops = 2;
    private const double WorstAccuracyMetres = 100;
    private static readonly TimeSpan Freshest = TimeSpan.FromMinutes(5), Least = TimeSpan.FromMinutes(5), PerStop = TimeSpan.FromMinutes(4), MostEarly = TimeSpan.FromMinutes(10);

    public async Task<Approaching?> FindAsync(Guid requestId, CancellationToken ct)
    {
        var stop = await db.Stops.AsNoTracking().Where(s => s.Leg!.RequestId == requestId && s.State != StopState.Cancelled)
            .Where(s => s.State != StopState.Done && s.State != StopState.Partial && s.State != StopState.Failed)
            .OrderBy(s => s.PlannedArrival).FirstOrDefaultAsync(ct);
        if (stop is null) return null;
        var run = await db.Runs.AsNoTracking().Include(r => r.Stops).SingleAsync(r => r.Id == stop.RunId, ct);
        var now = clock.GetUtcNow();
        if (run.State == RunState.Closed || Math.Abs((stop.PlannedArrival - now).TotalHours) > 16) return null;

        var name = await db.Couriers.Where(c => c.Id == run.CourierId).Select(c => c.Name).SingleAsync(ct);
        var ahead = run.Stops.Count(s => s.Order < stop.Order && !s.IsFinished && s.LegId is not null);
        var (from, until) = Window(run, stop, ahead, now);
        var coming = new Approaching(run.Id, run.CourierId, name, run.State == RunState.Started, stop.State == StopState.Arrived, ahead, from, until, null, null);
        return coming.Near ? await WithPlaceAsync(coming, now, ct) : coming;
    }

    // The plan shifted by how late the last finished stop was; the further away, the wider.
    private static (DateTimeOffset From, DateTimeOffset Until) Window(Run run, Stop stop, int ahead, DateTimeOffset now)
    {
        var last = run.Stops.Where(s => s.ArrivedAt is not null).MaxBy(s => s.ArrivedAt);
        var shift = last is null ? TimeSpan.Zero : last.ArrivedAt!.Value - last.PlannedArrival;
        var middle = stop.PlannedArrival + (shift < -MostEarly ? -MostEarly : shift);
        if (middle < now) middle = now;
        var spread = Least + PerStop * ahead;
        var from = middle - spread / 2 < now ? now : middle - spread / 2;
        return (from, middle + spread);
    }

    private async Task<Approaching> WithPlaceAsync(Approaching coming, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - Freshest;
        var fix = await db.Positions.AsNoTracking().Where(p => p.CourierId == coming.CourierId && p.Time > since && !p.Mock && p.AccuracyMetres <= WorstAccuracyMetres)
            .OrderByDescending(p => p.Time).FirstOrDefaultAsync(ct);
        return fix is null ? coming : coming with { At = new(fix.Point.X, fix.Point.Y), SeenAt = fix.Time };
    }
}
