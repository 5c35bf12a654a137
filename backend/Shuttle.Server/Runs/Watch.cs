using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Plans;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>How near to lateness a visit is.</summary>
public enum Risk { None, AtRisk, Late }

public sealed record WatchStop(
    Guid StopId, Guid? LegId, string? RequestNumber, int Order, StopKind Kind, StopState State, GeoPoint Point, DateTimeOffset? WindowFrom, DateTimeOffset? WindowUntil,
    DateTimeOffset PlannedArrival, int ServiceSeconds, DateTimeOffset? ArrivedAt, DateTimeOffset? FinishedAt)
{
    public EtaRange? Eta { get; init; }
    public Risk Risk { get; init; }
}

public sealed record WatchRun(Guid RunId, Guid ShiftId, Guid CourierId, int Version, int AcknowledgedVersion, DateTimeOffset? AcknowledgedAt, RunState State, IReadOnlyList<WatchStop> Stops);

/// <summary>Where a courier was last seen.</summary>
/// <param name="ShiftId">The courier's shift.</param>
/// <param name="CourierName">Who.</param>
/// <param name="Point">Where.</param>
/// <param name="Time">When, by the device.</param>
/// <param name="AgeSeconds">How old that is.</param>
/// <param name="AccuracyMetres">How accurate.</param>
/// <param name="Mock">The device says that the position is made up.</param>
/// <param name="Stale">Too old to believe while on the road.</param>
/// <param name="OffRouteMetres">Distance to the way to the next stop, where it is worth saying.</param>
/// <param name="AtStopId">A stop that is not marked as reached although the courier stands there.</param>
public sealed record WatchCourier(
    Guid ShiftId, string CourierName, GeoPoint Point, DateTimeOffset Time, int AgeSeconds, double AccuracyMetres, bool Mock, bool Stale, int? OffRouteMetres, Guid? AtStopId);

/// <summary>The day as it runs.</summary>
public sealed record WatchView(DateTimeOffset Now, IReadOnlyList<WatchRun> Runs, IReadOnlyList<WatchCourier> Couriers, IReadOnlyList<RunException> Exceptions, Pace Pace);

/// <summary>Reads the running day: positions with their age, expected arrivals as ranges, what is going wrong.</summary>
public sealed class Watch(ShuttleDb db, ExpectedArrivals expected, RouteLines lines, RunExceptions exceptions, TimeProvider clock)
{
    private const int AtDoorMetres = 60, OffRouteMetres = 350;
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(3);

    public async Task<WatchView> ReadAsync(DateOnly day, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var runs = await db.Runs.AsNoTracking().Include(r => r.Stops).ThenInclude(s => s.Leg).Where(r => r.Day == day).OrderBy(r => r.Id).ToListAsync(ct);
        var numbers = await (from stop in db.Stops join run in db.Runs on stop.RunId equals run.Id where run.Day == day && stop.LegId != null select new { Leg = stop.LegId!.Value, stop.Leg!.Request!.Number })
            .Distinct().ToDictionaryAsync(x => x.Leg, x => x.Number, ct);
        var couriers = runs.ConvertAll(r => r.CourierId);
        var names = await db.Couriers.AsNoTracking().Where(c => couriers.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var positions = await db.LastPositionsAsync(couriers, now, ct);
        var (seen, watched) = (new List<WatchCourier>(), new List<WatchRun>());
        foreach (var run in runs)
        {
            var last = positions.GetValueOrDefault(run.CourierId);
            if (last?.RunId is { } of && of != run.Id && run.State != RunState.Started) last = null;
            if (last is not null) seen.Add(await SeenAsync(run, last, names[run.CourierId], now, ct));
            var etas = await expected.OfAsync(run, last, ct);
            watched.Add(new(run.Id, run.ShiftId, run.CourierId, run.Version, run.AcknowledgedVersion, run.AcknowledgedAt, run.State,
                [.. run.Stops.Where(s => s.State != StopState.Cancelled).OrderBy(s => s.Order).Select(s => StopOf(s, s.LegId is { } leg ? numbers[leg] : null, etas.GetValueOrDefault(s.Id), day))]));
        }
        return new(now, watched, seen, await exceptions.ReadAsync(day, ct), await expected.PaceAsync(ct));
    }

    private static WatchStop StopOf(Stop stop, string? number, EtaRange? eta, DateOnly day) => new(
        stop.Id, stop.LegId, number, stop.Order, stop.Kind, stop.State, new(stop.Point.X, stop.Point.Y), stop.Leg?.WindowFrom, stop.Leg?.WindowUntil,
        stop.PlannedArrival, stop.ServiceSeconds, stop.ArrivedAt, stop.FinishedAt)
    { Eta = stop.State == StopState.Arrived ? null : eta, Risk = RiskOf(stop, eta, day) };

    private static Risk RiskOf(Stop stop, EtaRange? eta, DateOnly day) => (stop, eta) switch
    {
        // A window of an earlier day cannot be kept any more.
        ({ Leg: { } leg }, _) when leg.Day < day => Risk.None,
        ({ State: StopState.Arrived } or { IsFinished: true }, _) or (_, null) => Risk.None,
        _ when eta.Likely > stop.Leg!.WindowUntil => Risk.Late,
        _ when eta.Late > stop.Leg.WindowUntil => Risk.AtRisk,
        _ => Risk.None,
    };

    private async Task<WatchCourier> SeenAsync(Run run, Position last, string name, DateTimeOffset now, CancellationToken ct)
    {
        var age = now - last.Time;
        var next = run.State == RunState.Started ? run.Stops.Where(s => s.LegId is not null && !s.IsFinished).MinBy(s => s.Order) : null;
        int? off = null;
        Guid? at = null;
        if (next is not null && age < clock.Real(StaleAfter))
        {
            var toDoor = Spatial.Metres(last.Point, next.Point);
            if (next.State != StopState.Arrived && toDoor <= Math.Max(AtDoorMetres, last.AccuracyMetres)) at = next.Id;
            else if (next.State == StopState.Underway && await OffRouteAsync(run, last, next, ct) is var metres && metres > OffRouteMetres) off = metres;
        }
        return new(run.ShiftId, name, new(last.Point.X, last.Point.Y), last.Time, (int)age.TotalSeconds, last.AccuracyMetres, last.Mock, run.State == RunState.Started && age > clock.Real(StaleAfter), off, at);
    }

    private async Task<int> OffRouteAsync(Run run, Position last, Stop next, CancellationToken ct)
    {
        var before = run.Stops.Where(s => s.IsFinished && s.State != StopState.Cancelled).MaxBy(s => s.FinishedAt) ?? run.Stops.MinBy(s => s.Order)!;
        var way = await lines.LineAsync([new(before.Point.X, before.Point.Y), new(next.Point.X, next.Point.Y)], [], ct);
        if (way.Count < 2) return 0;
        var line = Ewkb.Factory.CreateLineString([.. way.Select(p => new NetTopologySuite.Geometries.Coordinate(p[0], p[1]))]);
        return (int)Math.Max(0, Spatial.Metres(last.Point, line) - last.AccuracyMetres);
    }
}
