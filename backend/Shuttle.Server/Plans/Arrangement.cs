using Shuttle.Planning;
using Shuttle.Server.Platform;
using Route = Shuttle.Planning.Route;

namespace Shuttle.Server.Plans;

/// <summary>What a dispatcher can do to a draft.</summary>
public enum ChangeKind
{
    /// <summary>To a place on a shift.</summary>
    Move,
    /// <summary>To the place where it costs least, all else staying as it is.</summary>
    Insert,
    /// <summary>To the pool.</summary>
    Aside,
    Pin,
    Unpin,
    /// <summary>As it is, but true: without what was cancelled since, and with today's streets.</summary>
    Refresh,
    Undo,
    Redo,
}

/// <summary>One change.</summary>
public sealed record PlanChange
{
    public required ChangeKind Kind { get; init; }
    /// <summary>What it is about; nothing for undo and redo.</summary>
    public IReadOnlyList<Guid> LegIds { get; init; } = [];
    /// <summary>Where to: the shift; for a pin what is fixed.</summary>
    public Guid? ShiftId { get; init; }
    /// <summary>Place among the shift's stops without the moved ones, from 0; beyond the last means last.</summary>
    public int? Position { get; init; }
    /// <summary>For a pin: work at the door must begin then.</summary>
    public DateTimeOffset? Start { get; init; }
}

/// <summary>The routes and pins of a draft: what changes, and what undo brings back. Routes are the engine's.</summary>
public sealed record Arrangement(IReadOnlyList<Route> Routes, IReadOnlyList<PlanPin> Pins)
{
    public IReadOnlyList<OrderedStop> StopsOf(string vehicleId) =>
        [.. Routes.FirstOrDefault(r => r.VehicleId == vehicleId)?.Steps.Where(s => s.Kind == StepKind.Stop).Select(s => new OrderedStop(s.JobId!, s.Stop)) ?? []];

    public PlanPin PinOf(Guid leg) => Pins.FirstOrDefault(p => p.LegId == leg) ?? new PlanPin(leg);

    public Arrangement With(PlanPin pin)
    {
        var free = pin is { ShiftId: null, Position: null, Start: null, Aside: false };
        return this with { Pins = [.. Pins.Where(p => p.LegId != pin.LegId), .. free ? Array.Empty<PlanPin>() : [pin]] };
    }

    /// <summary>The same with a shift's stops in another order, timed anew.</summary>
    public Arrangement With(Problem problem, string vehicleId, IReadOnlyList<OrderedStop> stops)
    {
        var timed = HandTiming.Time(problem, vehicleId, stops);
        return this with { Routes = [.. Routes.Where(r => r.VehicleId != vehicleId), .. timed is null ? Array.Empty<Route>() : [timed]] };
    }

    /// <summary>The parts in which this differs from another, so that an edit keeps what it changed and no more.</summary>
    public Arrangement Since(Arrangement other) => this with
    {
        Routes = [.. Routes.Where(r => !Same(r, other.Routes.FirstOrDefault(o => o.VehicleId == r.VehicleId))),
            // A shift that has lost its last stop is a route without steps.
            .. other.Routes.Where(o => Routes.All(r => r.VehicleId != o.VehicleId)).Select(o => o with { Steps = [] })],
    };

    /// <summary>This with the parts of an edit put in.</summary>
    public Arrangement Taking(Arrangement part) =>
        new([.. Routes.Where(r => part.Routes.All(p => p.VehicleId != r.VehicleId)), .. part.Routes.Where(r => r.Steps.Count > 0)], part.Pins);

    private static bool Same(Route a, Route? b) =>
        b is not null && a.Metres == b.Metres && a.DutySeconds == b.DutySeconds && a.Steps.Count == b.Steps.Count
        && a.Steps.Zip(b.Steps).All(p => p.First.Kind == p.Second.Kind && p.First.JobId == p.Second.JobId && p.First.Stop == p.Second.Stop && p.First.ServiceStart == p.Second.ServiceStart && p.First.Departure == p.Second.Departure);
}

/// <summary>What a change does to an arrangement. Pure: who may, what else has changed and what it breaks is not decided here.</summary>
public static class PlanChanges
{
    public static readonly Refusal UnknownLeg = new("plan-unknown-leg") { Field = "legIds" };
    public static readonly Refusal UnknownShift = new("plan-unknown-shift") { Field = "shiftId" };
    public static readonly Refusal StopFrozen = new("plan-stop-frozen", StatusCodes.Status409Conflict) { Field = "legIds" };
    public static readonly Refusal FitsNowhere = new("plan-fits-nowhere") { Field = "legIds" };
    public static readonly Refusal PinOutsideWindow = new("plan-pin-outside-window") { Field = "start" };

    /// <param name="now">As things are.</param>
    /// <param name="change">What is wished; not undo or redo.</param>
    /// <param name="day">The day, with every leg that is named.</param>
    /// <param name="problemOf">The day's problem with the given pins.</param>
    public static Outcome<Arrangement> Apply(Arrangement now, PlanChange change, DayAtHand day, Func<IReadOnlyList<PlanPin>, Problem> problemOf)
    {
        if (change.Kind == ChangeKind.Refresh) return now;
        if (change.LegIds.Count == 0 || change.LegIds.Any(id => day.Leg(id) is null)) return UnknownLeg;
        if (change.ShiftId is { } shift && day.Shift(shift) is null) return UnknownShift;
        // A chain moves as one: its first leg stands for it.
        change = change with { LegIds = [.. JobsOf(day, change).Select(job => day.LegsOf(job)[0].Id)] };
        var frozen = day.Running?.Shifts.SelectMany(s => s.Next).ToHashSet() ?? [];
        if (change.LegIds.Any(frozen.Contains)) return StopFrozen;
        return change.Kind switch
        {
            ChangeKind.Move when change.ShiftId is null => UnknownShift,
            ChangeKind.Move => Move(now, change, day, problemOf),
            ChangeKind.Insert => Insert(now, change, day, problemOf),
            ChangeKind.Aside => Aside(now, change, day, problemOf),
            ChangeKind.Pin => Pin(now, change, day, problemOf),
            _ => Unpin(now, change, day, problemOf),
        };
    }

    private static Outcome<Arrangement> Move(Arrangement now, PlanChange change, DayAtHand day, Func<IReadOnlyList<PlanPin>, Problem> problemOf)
    {
        var target = change.ShiftId!.Value.ToString();
        // Who is moved by hand is no longer set aside, nor bound to the place it is taken from.
        foreach (var leg in change.LegIds)
            now = now.With(now.PinOf(leg) with { Aside = false, Position = null, ShiftId = now.PinOf(leg).ShiftId is null ? null : change.ShiftId });
        var problem = problemOf(now.Pins);
        var ids = JobsOf(day, change);
        foreach (var from in Holders(now, ids).Where(v => v != target)) now = now.With(problem, from, [.. now.StopsOf(from).Where(s => !ids.Contains(s.JobId))]);
        var rest = now.StopsOf(target).Where(s => !ids.Contains(s.JobId)).ToList();
        // Where the courier is on the way to comes first whatever is wished: the first free place is behind it.
        var at = Math.Clamp(change.Position ?? rest.Count, problem.Vehicles.First(v => v.Id == target).Frozen.Count, rest.Count);
        rest.InsertRange(at, ids.SelectMany(id => Whole(problem, id)));
        return now.With(problem, target, rest);
    }

    private static Outcome<Arrangement> Insert(Arrangement now, PlanChange change, DayAtHand day, Func<IReadOnlyList<PlanPin>, Problem> problemOf)
    {
        foreach (var leg in change.LegIds)
        {
            now = now.With(now.PinOf(leg) with { Aside = false });
            var problem = problemOf(now.Pins);
            List<string> ids = [day.JobOf(leg)];
            foreach (var from in Holders(now, ids)) now = now.With(problem, from, [.. now.StopsOf(from).Where(s => !ids.Contains(s.JobId))]);
            if (BestPlace.Find(problem, HandTiming.Together(problem, now.Routes), ids[0]) is not { } place) return FitsNowhere.With(leg);
            now = now.With(problem, place.VehicleId, place.Stops);
        }
        return now;
    }

    private static Outcome<Arrangement> Aside(Arrangement now, PlanChange change, DayAtHand day, Func<IReadOnlyList<PlanPin>, Problem> problemOf)
    {
        var problem = problemOf(now.Pins);
        var ids = JobsOf(day, change);
        foreach (var from in Holders(now, ids)) now = now.With(problem, from, [.. now.StopsOf(from).Where(s => !ids.Contains(s.JobId))]);
        foreach (var leg in change.LegIds) now = now.With(new PlanPin(leg, Aside: true));
        return now;
    }

    private static Outcome<Arrangement> Pin(Arrangement now, PlanChange change, DayAtHand day, Func<IReadOnlyList<PlanPin>, Problem> problemOf)
    {
        foreach (var leg in change.LegIds)
        {
            if (change.Start is { } start && problemOf([]).Jobs.First(j => j.Id == day.JobOf(leg)).Stops[0].Windows is { Count: > 0 } windows
                && !windows.Any(w => w.From <= day.Seconds(start) && day.Seconds(start) <= w.Until)) return PinOutsideWindow;
            now = now.With(now.PinOf(leg) with { ShiftId = change.ShiftId, Position = change.Position, Start = change.Start });
        }
        return Again(now, change, day, problemOf);
    }

    private static Outcome<Arrangement> Unpin(Arrangement now, PlanChange change, DayAtHand day, Func<IReadOnlyList<PlanPin>, Problem> problemOf)
    {
        foreach (var leg in change.LegIds) now = now.With(new PlanPin(leg));
        return Again(now, change, day, problemOf);
    }

    // A pinned moment changes the times of its route.
    private static Arrangement Again(Arrangement now, PlanChange change, DayAtHand day, Func<IReadOnlyList<PlanPin>, Problem> problemOf)
    {
        var problem = problemOf(now.Pins);
        foreach (var vehicle in Holders(now, JobsOf(day, change))) now = now.With(problem, vehicle, now.StopsOf(vehicle));
        return now;
    }

    private static List<string> JobsOf(DayAtHand day, PlanChange change) => [.. change.LegIds.Select(day.JobOf).Distinct()];

    private static List<string> Holders(Arrangement now, List<string> jobs) =>
        [.. now.Routes.Where(r => r.Steps.Any(s => s.Kind == StepKind.Stop && jobs.Contains(s.JobId!))).Select(r => r.VehicleId)];

    private static IEnumerable<OrderedStop> Whole(Problem problem, string job) =>
        problem.Jobs.FirstOrDefault(j => j.Id == job)?.Stops.Select((_, i) => new OrderedStop(job, i)) ?? [];
}
