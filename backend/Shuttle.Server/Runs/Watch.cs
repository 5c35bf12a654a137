using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Shuttle.Contracts;
using Shuttle.Roads;
using Shuttle.Server.Areas;
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
public sealed class Watch(ShuttleDb db, RoadsInUse roads, RouteLines lines, RunExceptions exceptions, IMemoryCache kept, CurrentDistrict district, TimeProvider clock)
{
    private const int AtDoorMetres = 60, OffRouteMetres = 350;
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(3), LearntFrom = TimeSpan.FromDays(28), LearntFor = TimeSpan.FromMinutes(10);

    public async Task<WatchView> ReadAsync(DateOnly day, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var runs = await db.Runs.AsNoTracking().Include(r => r.Stops).ThenInclude(s => s.Leg).ThenInclude(l => l!.Request).Where(r => r.Day == day).ToListAsync(ct);
        var couriers = await db.Couriers.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var planned = await PlannedAsync(day, ct);
        var pace = await PaceAsync(now, ct);
        var (seen, watched) = (new List<WatchCourier>(), new List<WatchRun>());
        foreach (var run in runs)
        {
            var last = await db.Positions.AsNoTracking().Where(p => p.CourierId == run.CourierId && p.Time <= now).OrderByDescending(p => p.Time).FirstOrDefaultAsync(ct);
            if (last is not null && last.RunId is { } of && of != run.Id && run.State != RunState.Started) last = null;
            if (last is not null) seen.Add(await SeenAsync(run, last, couriers.GetValueOrDefault(run.CourierId, "-"), now, ct));
            watched.Add(await RunOfAsync(run, last, planned, pace, now, ct));
        }
        return new(now, watched, seen, await exceptions.ReadAsync(day, ct), pace);
    }

    private async Task<Dictionary<Guid, PlannedStop>> PlannedAsync(DateOnly day, CancellationToken ct)
    {
        var plan = await db.Plans.AsNoTracking().Where(p => p.Day == day && p.State == PlanState.Published).OrderByDescending(p => p.Version).FirstOrDefaultAsync(ct);
        return plan?.Says().Routes.SelectMany(r => r.Stops).ToDictionary(s => s.LegId) ?? [];
    }

    private async Task<WatchRun> RunOfAsync(Run run, Position? last, Dictionary<Guid, PlannedStop> planned, Pace pace, DateTimeOffset now, CancellationToken ct)
    {
        var stops = run.Stops.Where(s => s.State != StopState.Cancelled).OrderBy(s => s.Order).ToList();
        var coming = stops.FindAll(s => s.LegId is not null && !s.IsFinished);
        var etas = run.State == RunState.Started && coming.Count > 0 ? await EtasAsync(coming, last, planned, pace, now, ct) : [];
        return new(run.Id, run.ShiftId, run.CourierId, run.Version, run.AcknowledgedVersion, run.AcknowledgedAt, run.State, [.. stops.Select(s => StopOf(s, coming.IndexOf(s) is var i and >= 0 && i < etas.Count ? etas[i] : null))]);
    }

    private async Task<IReadOnlyList<EtaRange>> EtasAsync(List<Stop> coming, Position? last, Dictionary<Guid, PlannedStop> planned, Pace pace, DateTimeOffset now, CancellationToken ct)
    {
        var first = coming[0];
        // At the door the first arrival is past; the clock runs from there.
        var drive = first.State == StopState.Arrived ? 0 : last is not null && now - last.Time < TimeSpan.FromMinutes(15)
            ? await DriveAsync(last.Point.X, last.Point.Y, first, ct) : planned.GetValueOrDefault(first.LegId!.Value)?.TravelSeconds ?? 0;
        return Eta.Of(now, [.. coming.Select((s, i) => new ComingStop(i == 0 ? drive : planned.GetValueOrDefault(s.LegId!.Value)?.TravelSeconds ?? 600, s.Leg!.WindowFrom, s.ServiceSeconds))], pace);
    }

    private async Task<int> DriveAsync(double lon, double lat, Stop to, CancellationToken ct)
    {
        try
        {
            return (await roads.Network.RouteAsync(RoadProfile.Motorbike, [new(lon, lat), new(to.Point.X, to.Point.Y)], options: new Shuttle.Roads.RouteOptions { WithSteps = false }, cancel: ct)).Seconds;
        }
        catch (RoadException)
        {
            return 600;
        }
    }

    private static WatchStop StopOf(Stop stop, EtaRange? eta) => new(
        stop.Id, stop.LegId, stop.Leg?.Request?.Number, stop.Order, stop.Kind, stop.State, new(stop.Point.X, stop.Point.Y), stop.Leg?.WindowFrom, stop.Leg?.WindowUntil,
        stop.PlannedArrival, stop.ServiceSeconds, stop.ArrivedAt, stop.FinishedAt)
    { Eta = stop.State == StopState.Arrived ? null : eta, Risk = RiskOf(stop, eta) };

    private static Risk RiskOf(Stop stop, EtaRange? eta) => (stop, eta) switch
    {
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
        if (next is not null && age < StaleAfter)
        {
            var toDoor = Spatial.Metres(last.Point, next.Point);
            if (next.State != StopState.Arrived && toDoor <= Math.Max(AtDoorMetres, last.AccuracyMetres)) at = next.Id;
            else if (next.State == StopState.Underway && await OffRouteAsync(run, last, next, ct) is var metres && metres > OffRouteMetres) off = metres;
        }
        return new(run.ShiftId, name, new(last.Point.X, last.Point.Y), last.Time, (int)age.TotalSeconds, last.AccuracyMetres, last.Mock, run.State == RunState.Started && age > StaleAfter, off, at);
    }

    private async Task<int> OffRouteAsync(Run run, Position last, Stop next, CancellationToken ct)
    {
        var before = run.Stops.Where(s => s.IsFinished && s.State != StopState.Cancelled).MaxBy(s => s.FinishedAt) ?? run.Stops.MinBy(s => s.Order)!;
        var way = await lines.LineAsync([new(before.Point.X, before.Point.Y), new(next.Point.X, next.Point.Y)], [], ct);
        if (way.Count < 2) return 0;
        var line = Ewkb.Factory.CreateLineString([.. way.Select(p => new NetTopologySuite.Geometries.Coordinate(p[0], p[1]))]);
        return (int)Math.Max(0, Spatial.Metres(last.Point, line) - last.AccuracyMetres);
    }

    // How plans turned out lately: from door to door, actual against planned.
    private async Task<Pace> PaceAsync(DateTimeOffset now, CancellationToken ct) =>
        (await kept.GetOrCreateAsync((nameof(Watch), district.Required), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = LearntFor;
            var since = now - LearntFrom;
            var rows = await db.Stops.AsNoTracking().Where(s => s.LegId != null && s.ArrivedAt != null && s.FinishedAt >= since && s.State != StopState.Cancelled)
                .Select(s => new { s.RunId, s.PlannedArrival, Arrived = s.ArrivedAt!.Value }).ToListAsync(ct);
            return Pace.From([.. rows.GroupBy(r => r.RunId).SelectMany(run =>
            {
                var stops = run.OrderBy(s => s.Arrived).ToList();
                return stops.Zip(stops.Skip(1), (a, b) => ((b.Arrived - a.Arrived).TotalSeconds, (b.PlannedArrival - a.PlannedArrival).TotalSeconds));
            }).Where(x => x.Item2 is > 120 and < 2700).Select(x => x.Item1 / x.Item2)]);
        }))!;
}
