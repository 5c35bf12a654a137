using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Plans;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>What a courier's sheet gains and loses.</summary>
public sealed record CourierChange(Guid ShiftId, string CourierName, int Stops, int Added, int Removed, int Retimed, bool Begun);

/// <summary>A resident who is told a new time.</summary>
public sealed record ResidentChange(Guid LegId, string RequestNumber, DateTimeOffset? Told, DateTimeOffset Start);

/// <summary>Who is affected if a draft is published now.</summary>
/// <param name="Couriers">Couriers whose sheet changes.</param>
/// <param name="Residents">Residents who hear a new time: announced for the first time, or moved by more than 30 minutes.</param>
/// <param name="Quiet">Visits that move by less; nobody is disturbed.</param>
/// <param name="Gone">Legs of the draft that have been cancelled or begun since: it must be refreshed first.</param>
public sealed record Preview(Guid PlanId, int Version, IReadOnlyList<CourierChange> Couriers, IReadOnlyList<ResidentChange> Residents, int Quiet, IReadOnlyList<string> Gone);

/// <summary>Tells who would be affected, before anything is published.</summary>
public sealed class PublishPreview(ShuttleDb db)
{
    private static readonly TimeSpan SameTime = TimeSpan.FromMinutes(1);

    public async Task<Outcome<Preview>> ReadAsync(Guid planId, CancellationToken ct)
    {
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, ct) is not { } plan) return PlanEndpoints.UnknownPlan;
        var content = plan.Says();
        var stops = content.Routes.SelectMany(r => r.Stops).ToList();
        var ids = stops.ConvertAll(s => s.LegId);
        var told = await db.AnnouncedTimes.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Start, ct);
        var states = await db.Legs.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.State, ct);
        var runs = await db.Runs.AsNoTracking().Include(r => r.Stops).Where(r => r.Day == plan.Day).ToListAsync(ct);
        var names = await db.Couriers.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var moved = stops.FindAll(s => Announcing.IsNews(told.TryGetValue(s.LegId, out var before) ? before : null, s.ServiceStart));
        return new Preview(plan.Id, plan.Version,
            [.. CouriersOf(content, runs, names).Where(c => c.Added + c.Removed + c.Retimed > 0)],
            [.. moved.Select(s => new ResidentChange(s.LegId, s.RequestNumber, told.TryGetValue(s.LegId, out var before) ? before : null, s.ServiceStart)).OrderBy(r => r.Start)],
            stops.Count(s => told.TryGetValue(s.LegId, out var before) && before != s.ServiceStart && !Announcing.IsNews(before, s.ServiceStart)),
            [.. stops.Where(s => !s.Frozen && states[s.LegId] is not (LegState.Waiting or LegState.Planned)).Select(s => s.RequestNumber)]);
    }

    private static IEnumerable<CourierChange> CouriersOf(PlanContent content, List<Run> runs, Dictionary<Guid, string> names)
    {
        foreach (var shift in content.Routes.Select(r => r.ShiftId).Union(runs.Select(r => r.ShiftId)))
        {
            var (route, run) = (content.Routes.FirstOrDefault(r => r.ShiftId == shift), runs.Find(r => r.ShiftId == shift));
            var before = run?.Stops.Where(s => s.LegId is not null && !s.IsFinished).ToDictionary(s => s.LegId!.Value) ?? [];
            var after = route?.Stops ?? [];
            yield return new(shift, route?.CourierName ?? names.GetValueOrDefault(run!.CourierId, "-"), after.Count,
                after.Count(s => !before.ContainsKey(s.LegId)), before.Keys.Count(leg => after.All(s => s.LegId != leg)),
                after.Count(s => before.TryGetValue(s.LegId, out var old) && (old.PlannedArrival - s.Arrival).Duration() > SameTime), run?.State == RunState.Started);
        }
    }
}

/// <summary>When a time is worth telling a resident. Pure.</summary>
public static class Announcing
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(DayProblem.AnnouncedToleranceSeconds);

    /// <param name="told">The start that was announced; null: nothing yet.</param>
    /// <param name="start">The start as it is planned now.</param>
    public static bool IsNews(DateTimeOffset? told, DateTimeOffset start) => told is not { } before || (start - before).Duration() > Tolerance;
}
