using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Shuttle.Contracts;
using Shuttle.Roads;
using Shuttle.Server.Areas;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>
/// When couriers come to their doors: one answer, that the dispatcher and the resident both see. A run goes on from where its phone was
/// last seen, else from the last door, else from its departure; how fast is what the district's runs have shown lately and this run today.
/// </summary>
public sealed class ExpectedArrivals(ShuttleDb db, RoadsInUse roads, IMemoryCache kept, CurrentDistrict district, TimeProvider clock)
{
    private const int ShortestSeconds = 120, LongestSeconds = 2700, UnknownDriveSeconds = 600;
    private static readonly TimeSpan Freshest = TimeSpan.FromMinutes(15), LearntFrom = TimeSpan.FromDays(28), LearntFor = TimeSpan.FromMinutes(10);

    /// <summary>The stops of a run that are still to be made, in order.</summary>
    public static List<Stop> Coming(Run run) => [.. run.Stops.Where(s => s.LegId is not null && !s.IsFinished).OrderBy(s => s.Order)];

    /// <param name="run">With its stops and their legs.</param>
    /// <param name="last">The courier's newest fix, believable or not.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>The range of every stop to come, by stop.</returns>
    public async Task<IReadOnlyDictionary<Guid, EtaRange>> OfAsync(Run run, Position? last, CancellationToken ct)
    {
        var coming = Coming(run);
        if (coming.Count == 0 || run.State == RunState.Closed) return new Dictionary<Guid, EtaRange>();
        var now = clock.GetUtcNow();
        var pace = (await PaceAsync(ct)).On(Driven(run));
        var stops = coming.Select((stop, i) => new ComingStop(i == 0 ? 0 : PlannedDrive(coming[i - 1], stop), stop.Leg!.WindowFrom, stop.ServiceSeconds)).ToList();
        var (from, drive, service) = await SetOffAsync(run, coming[0], last, now, ct);
        stops[0] = stops[0] with { DriveSeconds = drive, ServiceSeconds = service };
        return Eta.Of(now, from, stops, pace).Zip(coming).ToDictionary(pair => pair.Second.Id, pair => pair.First);
    }

    // From when on, how far to the first stop, and how much work is left there.
    private async Task<(DateTimeOffset From, int Drive, int Service)> SetOffAsync(Run run, Stop first, Position? last, DateTimeOffset now, CancellationToken ct)
    {
        if (first.State == StopState.Arrived && first.ArrivedAt is { } arrived)
            return (now, 0, Math.Max(0, first.ServiceSeconds - (int)(now - arrived).TotalSeconds));
        var before = run.Stops.Where(s => s.IsFinished && s.State != StopState.Cancelled && s.FinishedAt is not null).MaxBy(s => s.FinishedAt);
        var planned = (before ?? run.Stops.Find(s => s.Kind == StopKind.DepotStart)) is { } place ? PlannedDrive(place, first) : UnknownDriveSeconds;
        if (run.State != RunState.Started)
            return (run.Stops.Find(s => s.Kind == StopKind.DepotStart) is { } depot && depot.PlannedArrival > now ? depot.PlannedArrival : now, planned, first.ServiceSeconds);
        var seen = last is null || last.IsBelievable ? last : await db.LastBelievableAsync(run.CourierId, now, ct);
        if (seen is not null && now - seen.Time < clock.Real(Freshest) && (before?.FinishedAt is not { } left || seen.Time >= left))
            return (seen.Time, await DriveAsync(seen, first, ct), first.ServiceSeconds);
        return (before?.FinishedAt ?? now, planned, first.ServiceSeconds);
    }

    // What the sheet allows between two doors, pauses included.
    private static int PlannedDrive(Stop before, Stop stop)
    {
        var begins = before.Leg is { } leg && leg.WindowFrom > before.PlannedArrival ? leg.WindowFrom : before.PlannedArrival;
        return Math.Max(0, (int)(stop.PlannedArrival - begins).TotalSeconds - before.ServiceSeconds);
    }

    // A phone that stands still, or a board that is opened again, asks for the same way.
    private async Task<int> DriveAsync(Position from, Stop to, CancellationToken ct) =>
        await kept.GetOrCreateAsync((nameof(ExpectedArrivals), from.Id, to.Id), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Freshest;
            try
            {
                return (await roads.Network.RouteAsync(
                    RoadProfile.Motorbike, [new(from.Point.X, from.Point.Y), new(to.Point.X, to.Point.Y)], options: new Shuttle.Roads.RouteOptions { WithSteps = false }, cancel: ct)).Seconds;
            }
            catch (RoadException)
            {
                return UnknownDriveSeconds;
            }
        });

    /// <summary>How plans turned out in the district lately: from door to door, actual against planned.</summary>
    public async Task<Pace> PaceAsync(CancellationToken ct) =>
        (await kept.GetOrCreateAsync((nameof(ExpectedArrivals), district.Required), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = LearntFor;
            var since = clock.GetUtcNow() - LearntFrom;
            var rows = await db.Stops.AsNoTracking().Where(s => s.LegId != null && s.ArrivedAt != null && s.FinishedAt >= since && s.State != StopState.Cancelled)
                .Select(s => new { s.RunId, s.PlannedArrival, Arrived = s.ArrivedAt!.Value }).ToListAsync(ct);
            return Pace.From([.. rows.GroupBy(r => r.RunId).SelectMany(run => DoorToDoor(run.Select(r => (r.PlannedArrival, r.Arrived)))).Select(d => d.Actual / d.Planned)]);
        }))!;

    private static IReadOnlyList<(double Actual, double Planned)> Driven(Run run) =>
        DoorToDoor(run.Stops.Where(s => s is { LegId: not null, ArrivedAt: not null } && s.State != StopState.Cancelled).Select(s => (s.PlannedArrival, s.ArrivedAt!.Value)));

    // Very short ways are mostly rounding, very long ones mostly pauses and waiting.
    private static IReadOnlyList<(double Actual, double Planned)> DoorToDoor(IEnumerable<(DateTimeOffset Planned, DateTimeOffset Arrived)> stops)
    {
        var inOrder = stops.OrderBy(s => s.Arrived).ToList();
        return [.. inOrder.Zip(inOrder.Skip(1), (a, b) => ((b.Arrived - a.Arrived).TotalSeconds, (b.Planned - a.Planned).TotalSeconds)).Where(d => d.Item2 is > ShortestSeconds and < LongestSeconds)];
    }
}
