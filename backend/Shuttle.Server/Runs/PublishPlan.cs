using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Plans;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>What publishing changed.</summary>
public sealed record Published(Guid PlanId, int Version, int Runs, int Stops, IReadOnlyList<Guid> ChangedRuns);

/// <summary>
/// Turns a draft into runs. A stop keeps its id as long as its leg stays on the run; what a courier has begun or finished stays as it is.
/// </summary>
public sealed class PublishPlan(ShuttleDb db, TimeProvider clock)
{
    public static readonly Refusal NotADraft = new("plan-not-draft", StatusCodes.Status409Conflict);
    public static readonly Refusal Overtaken = new("plan-overtaken", StatusCodes.Status409Conflict);

    public async Task<Outcome<Published>> PublishAsync(Guid planId, CancellationToken ct)
    {
        if (await db.Plans.SingleOrDefaultAsync(p => p.Id == planId, ct) is not { } plan) return PlanEndpoints.UnknownPlan;
        if (plan.State == PlanState.Published) return NotADraft.With(plan.Version);
        var newer = await db.Plans.Where(p => p.Day == plan.Day && p.Version > plan.Version && p.State == PlanState.Published).MaxAsync(p => (int?)p.Version, ct);
        if (newer is { } other || plan.State != PlanState.Draft) return Overtaken.With(plan.Version, newer ?? 0);

        var content = JsonSerializer.Deserialize<PlanContent>(plan.Content, ContractJson.Options)!;
        var legIds = content.Routes.SelectMany(r => r.Stops).Select(s => s.LegId).ToList();
        var legs = await db.Legs.Include(l => l.Request).Where(l => legIds.Contains(l.Id) || l.Day == plan.Day).ToDictionaryAsync(l => l.Id, ct);
        var runs = await db.Runs.Include(r => r.Stops).Where(r => r.Day == plan.Day).ToListAsync(ct);
        // A leg that was cancelled or driven since the draft was made: the draft no longer fits the day.
        if (content.Routes.Any(route => route.Stops.Any(stop => !StillFits(legs[stop.LegId], runs.Find(r => r.ShiftId == route.ShiftId))))) return Overtaken.With(plan.Version, plan.Version);

        var now = clock.GetUtcNow();
        var told = await db.AnnouncedTimes.Where(a => legIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        var changed = new HashSet<Run>();
        // First everything that leaves a run, then everything that joins one: a leg may do both.
        foreach (var run in runs)
        {
            var stays = content.Routes.FirstOrDefault(r => r.ShiftId == run.ShiftId)?.Stops.Select(s => s.LegId).ToHashSet() ?? [];
            if (TakeBack(run, stays, legs, now)) changed.Add(run);
        }
        foreach (var route in content.Routes)
        {
            var run = runs.Find(r => r.ShiftId == route.ShiftId) ?? NewRun(plan, route, runs);
            if (Adopt(run, route, legs, told, now, await DepotPoint(route.DepotId, ct))) changed.Add(run);
            run.PlanId = plan.Id;
        }
        foreach (var run in changed)
        {
            run.NextVersion();
            db.Outbox.Add(OutboxMessage.Of("run.published", run.Id, new { run.Version }, now, plan.Day));
        }

        await db.Plans.Where(p => p.Day == plan.Day && p.State == PlanState.Published).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, PlanState.Superseded), ct);
        (plan.State, plan.PublishedAt) = (PlanState.Published, now);
        foreach (var id in legIds) db.Outbox.Add(OutboxMessage.Of("request.changed", legs[id].RequestId, new { legs[id].Request!.State }, now, plan.Day));
        await db.SaveChangesAsync(ct);
        return new Published(plan.Id, plan.Version, runs.Count, legIds.Count, [.. changed.Select(r => r.Id)]);
    }

    // Open, or being driven to by the very courier who shall have it.
    private static bool StillFits(Leg leg, Run? run) => leg.State is LegState.Waiting or LegState.Planned
        || leg.State == LegState.Underway && run?.Stops.Exists(s => s.LegId == leg.Id && !s.IsFinished) == true;

    private async Task<Point> DepotPoint(Guid depotId, CancellationToken ct) =>
        (await db.Depots.SingleAsync(d => d.Id == depotId, ct)).Point;

    private Run NewRun(DayPlan plan, PlannedRoute route, List<Run> runs)
    {
        var run = new Run
        {
            Id = Ids.New(clock), DistrictId = plan.DistrictId, Day = plan.Day, PlanId = plan.Id, ShiftId = route.ShiftId, CourierId = route.CourierId,
            VehicleId = route.VehicleId, DepotId = route.DepotId, State = RunState.Published,
        };
        db.Add(run);
        runs.Add(run);
        return run;
    }

    /// <summary>Makes the run look like the route; true when the driver has something new to see.</summary>
    private bool Adopt(Run run, PlannedRoute route, Dictionary<Guid, Leg> legs, Dictionary<Guid, AnnouncedTime> told, DateTimeOffset now, Point depot)
    {
        var before = string.Join('|', run.Stops.OrderBy(s => s.Order).Select(s => $"{s.Id}{s.PlannedArrival:O}{s.State}"));
        var order = run.Stops.Where(s => s.IsFinished || s.State != StopState.Planned || s.Kind == StopKind.DepotStart).Select(s => s.Order + 1).DefaultIfEmpty(0).Max();
        if (run.Stops.TrueForAll(s => s.Kind != StopKind.DepotStart)) Put(run, null, StopKind.DepotStart, order++, route.Departure, 0, depot);
        foreach (var (place, planned) in route.Stops.Index())
        {
            var leg = legs[planned.LegId];
            Put(run, leg, LegJobs.StopKindOf(leg.Kind), order++, planned.Arrival, planned.ServiceSeconds, Ewkb.Point(planned.Lon, planned.Lat));
            leg.Request!.Planned(leg);
            Announce(leg, route.ShiftId, place, planned, told.GetValueOrDefault(leg.Id), now);
        }
        Put(run, null, StopKind.DepotEnd, order, route.Return, 0, depot);

        var after = string.Join('|', run.Stops.OrderBy(s => s.Order).Select(s => $"{s.Id}{s.PlannedArrival:O}{s.State}"));
        return before != after;
    }

    /// <summary>A resident hears of the first time, and of a new one only when it has moved by more than the house's 30 minutes.</summary>
    private void Announce(Leg leg, Guid shift, int place, PlannedStop planned, AnnouncedTime? told, DateTimeOffset now)
    {
        var request = leg.Request!;
        if (told is null)
        {
            db.Add(new AnnouncedTime { Id = leg.Id, ShiftId = shift, Order = place, Start = planned.ServiceStart, ToldAt = now });
            if (StoryOf(leg.Kind) is { } story) request.Tell(story, now, now, clock,
                leg.WindowFrom.ToString("O", CultureInfo.InvariantCulture), leg.WindowUntil.ToString("O", CultureInfo.InvariantCulture));
            return;
        }
        (told.ShiftId, told.Order) = (shift, place);
        if (!Announcing.IsNews(told.Start, planned.ServiceStart)) return;
        (told.Start, told.ToldAt) = (planned.ServiceStart, now);
        if (StoryOf(leg.Kind) is null) return;
        request.Tell("time-moved", now, now, clock, planned.ServiceStart.ToString("O", CultureInfo.InvariantCulture));
        db.Outbox.Add(OutboxMessage.Of("request.time-moved", request.Id, new { planned.ServiceStart, leg.Kind }, now, leg.Day));
    }

    // What the resident is told; signatures and hand-overs between offices are the office's own business.
    private static string? StoryOf(LegKind kind) => kind switch
    {
        LegKind.Collect => "pickup-planned",
        LegKind.Return => "return-planned",
        LegKind.Visit or LegKind.Package => "visit-planned",
        _ => null,
    };

    private void Put(Run run, Leg? leg, StopKind kind, int order, DateTimeOffset arrival, int service, Point point)
    {
        var stop = run.Stops.Find(s => leg is null ? s.Kind == kind : s.LegId == leg.Id && !s.IsFinished);
        if (stop is null)
        {
            stop = new Stop { Id = Ids.New(clock), DistrictId = run.DistrictId, RunId = run.Id, Kind = kind, LegId = leg?.Id, Leg = leg, Point = point };
            run.Stops.Add(stop);
        }
        (stop.Order, stop.PlannedArrival, stop.ServiceSeconds) = (order, arrival, service);
    }

    /// <summary>Takes stops that nobody has begun out of the run, except those of the legs to keep.</summary>
    private static bool TakeBack(Run run, HashSet<Guid> keep, Dictionary<Guid, Leg> legs, DateTimeOffset now)
    {
        var gone = run.Stops.Where(s => s.State == StopState.Planned && s.LegId is { } id && !keep.Contains(id)).ToList();
        foreach (var stop in gone)
        {
            stop.State = StopState.Cancelled;
            stop.FinishedAt = now;
            if (legs.GetValueOrDefault(stop.LegId!.Value) is { Request: { } request } leg) request.Unplanned(leg);
        }
        return gone.Count > 0;
    }
}
