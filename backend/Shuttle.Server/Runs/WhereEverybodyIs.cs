using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Fleet;
using Shuttle.Server.Plans;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>Reads a day that has begun for planning the rest of it: where the couriers are, what they are on the way to, what they carry.</summary>
public sealed class WhereEverybodyIs(ShuttleDb db, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>The running day; null while nobody has begun.</summary>
    public async Task<RunningDay?> ReadAsync(DateOnly day, CancellationToken ct)
    {
        var runs = await db.Runs.AsNoTracking().Include(r => r.Stops).ThenInclude(s => s.Leg).ThenInclude(l => l!.Request).ThenInclude(r => r!.Items).Where(r => r.Day == day).ToListAsync(ct);
        var begun = runs.FindAll(r => r.State == RunState.Started || r.Stops.Exists(s => s.State is not (StopState.Planned or StopState.Cancelled)));
        if (begun.Count == 0 && runs.TrueForAll(r => r.State != RunState.Closed)) return null;
        var dropped = await db.Shifts.Where(s => s.Day == day && s.DroppedOutAt != null).Select(s => s.Id).ToListAsync(ct);
        var depots = await db.Depots.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Point, ct);
        var shifts = new List<RunningShift>();
        foreach (var run in begun.Where(r => r.State != RunState.Closed && !dropped.Contains(r.ShiftId)))
            shifts.Add(ShiftOf(run, await PlaceAsync(run, depots[run.DepotId], ct)));
        return new(shifts, [.. runs.Where(r => r.State == RunState.Closed).Select(r => r.ShiftId)], [.. begun.Where(r => dropped.Contains(r.ShiftId)).SelectMany(Loaded)]);
    }

    /// <summary>The stops a courier cannot be taken away from: the one under way, or the very next.</summary>
    public static IReadOnlyList<Stop> Next(Run run)
    {
        var open = run.Stops.Where(s => s.LegId is not null && !s.IsFinished).OrderBy(s => s.Order).ToList();
        var underway = open.FindAll(s => s.State is StopState.Underway or StopState.Arrived);
        return underway.Count > 0 ? underway : run.State == RunState.Started ? [.. open.Take(1)] : [];
    }

    private static RunningShift ShiftOf(Run run, Point at) => new(
        run.ShiftId, at.X, at.Y, [.. Next(run).Select(s => s.LegId!.Value)], [.. Loaded(run)],
        run.Stops.Count(s => s.Kind == StopKind.Collect && s.State is StopState.Done or StopState.Partial), run.Stops.Count(s => s.LegId is not null && s.IsFinished));

    // What the courier has in the bag to bring back can be brought back by nobody else.
    private static IEnumerable<Guid> Loaded(Run run) => run.Stops
        .Where(s => s is { Kind: StopKind.Return, IsFinished: false, LegId: not null } && s.Leg!.Request!.Items.Exists(i => i.Holder == HolderKind.Courier && i.HolderId == run.CourierId))
        .Select(s => s.LegId!.Value);

    // At a door; else where the phone was last; else at the last door; else at the office.
    private async Task<Point> PlaceAsync(Run run, Point depot, CancellationToken ct)
    {
        if (run.Stops.Find(s => s.State == StopState.Arrived) is { } here) return here.Point;
        var now = clock.GetUtcNow();
        if (await db.LastBelievableAsync(run.CourierId, now, ct) is { } fix && fix.Time >= now - clock.Real(Fresh)) return fix.Point;
        return run.Stops.Where(s => s.LegId is not null && s.FinishedAt is not null && s.State != StopState.Cancelled).MaxBy(s => s.FinishedAt)?.Point ?? depot;
    }
}
