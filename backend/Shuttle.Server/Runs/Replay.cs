using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Plans;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>A fix of a replay: when, where, how accurate.</summary>
public sealed record ReplayFix(DateTimeOffset Time, double Lon, double Lat, int AccuracyMetres);

public sealed record ReplayStop(Guid StopId, string? RequestNumber, StopKind Kind, StopState State, double Lon, double Lat, DateTimeOffset PlannedArrival, DateTimeOffset? ArrivedAt, DateTimeOffset? FinishedAt);

public sealed record ReplayEvent(DateTimeOffset Time, string Kind, Guid? StopId);

/// <summary>A run to be seen again: what was driven against what was planned.</summary>
/// <param name="Fixes">Accurate fixes in the order of their time.</param>
/// <param name="Planned">The planned way; lon, lat.</param>
/// <param name="PlannedMetres">Its length.</param>
/// <param name="DrivenMetres">Length of the way between accurate fixes.</param>
public sealed record ReplayView(
    Guid RunId, DateOnly Day, string CourierName, IReadOnlyList<ReplayFix> Fixes, IReadOnlyList<double[]> Planned, IReadOnlyList<ReplayStop> Stops, IReadOnlyList<ReplayEvent> Events,
    int PlannedMetres, int DrivenMetres);

/// <summary>Reads a run for replay.</summary>
public sealed class Replay(ShuttleDb db, RouteLines lines)
{
    public async Task<Outcome<ReplayView>> ReadAsync(Guid runId, CancellationToken ct)
    {
        if (await db.Runs.AsNoTracking().Include(r => r.Stops).ThenInclude(s => s.Leg).ThenInclude(l => l!.Request).SingleOrDefaultAsync(r => r.Id == runId, ct) is not { } run) return RunSheets.UnknownRun;
        var courier = await db.Couriers.AsNoTracking().SingleAsync(c => c.Id == run.CourierId, ct);
        var fixes = await db.Positions.AsNoTracking().Where(p => p.RunId == runId && p.AccuracyMetres <= Position.WorstMetres).OrderBy(p => p.Time).ToListAsync(ct);
        var events = await db.DriverEvents.AsNoTracking().Where(e => e.RunId == runId).OrderBy(e => e.DeviceTime).Select(e => new ReplayEvent(e.DeviceTime, e.Kind, e.StopId)).ToListAsync(ct);
        var stops = run.Stops.Where(s => s.State != StopState.Cancelled).OrderBy(s => s.PlannedArrival).ThenBy(s => s.Order).ToList();
        var planned = stops.Count < 2 ? [] : await lines.LineAsync([.. stops.Select(s => new Shuttle.Roads.LonLat(s.Point.X, s.Point.Y))], [], ct);
        return new ReplayView(
            run.Id, run.Day, courier.Name, [.. fixes.Select(f => new ReplayFix(f.Time, f.Point.X, f.Point.Y, (int)f.AccuracyMetres))], planned,
            [.. stops.Select(s => new ReplayStop(s.Id, s.Leg?.Request?.Number, s.Kind, s.State, s.Point.X, s.Point.Y, s.PlannedArrival, s.ArrivedAt, s.FinishedAt))], events,
            Length([.. planned.Select(p => (p[0], p[1]))]), Length([.. fixes.Select(f => (f.Point.X, f.Point.Y))]));
    }

    private static int Length(IReadOnlyList<(double Lon, double Lat)> points) =>
        (int)points.Zip(points.Skip(1), (a, b) => Spatial.Metres(new NetTopologySuite.Geometries.Coordinate(a.Lon, a.Lat), new NetTopologySuite.Geometries.Coordinate(b.Lon, b.Lat))).Sum();
}
