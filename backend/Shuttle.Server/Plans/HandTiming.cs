using Shuttle.Planning;
using Shuttle.Planning.Check;
using Shuttle.Planning.Timing;
using Route = Shuttle.Planning.Route;
using Vehicle = Shuttle.Planning.Vehicle;

namespace Shuttle.Server.Plans;

/// <summary>A stop in somebody's order.</summary>
public readonly record struct OrderedStop(string JobId, int Stop);

/// <summary>
/// Times a courier's stops in the order a person gave them. Pauses are laid where they disturb least; nothing else is moved, and what
/// the order breaks is the referee's business.
/// </summary>
public static class HandTiming
{
    /// <summary>The route with its times, or null where nothing is left to do.</summary>
    public static Route? Time(Problem problem, string vehicleId, IReadOnlyList<OrderedStop> stops)
    {
        if (stops.Count == 0) return null;
        var vehicle = problem.Vehicles.First(v => v.Id == vehicleId);
        var own = stops.Select(s => s.JobId).ToHashSet();
        // Alone in a problem of its own a route is timed in microseconds, however many others there are.
        var alone = problem with { Vehicles = [vehicle], Jobs = [.. problem.Jobs.Where(j => own.Contains(j.Id))] };
        List<OrderedStep> steps = [.. stops.Select(s => new OrderedStep(StepKind.Stop, s.JobId, s.Stop))];
        var timed = PlanMode.Time(alone, [new(vehicleId, steps)]);
        var earliest = 0;
        foreach (var pause in vehicle.Breaks.OrderBy(b => b.Windows[^1].Until)) (steps, timed, earliest) = WithPause(alone, vehicle, steps, timed, pause, earliest);
        return (timed.Report.Feasible ? EarlyTimes.Of(alone, timed.Plan) : timed.Plan).Routes.Single();
    }

    private static (List<OrderedStep> Steps, TimedPlan Timed, int Earliest) WithPause(Problem alone, Vehicle vehicle, List<OrderedStep> steps, TimedPlan without, Break pause, int earliest)
    {
        var best = (Steps: steps, Timed: without, Earliest: earliest);
        for (var at = earliest; at <= steps.Count; at++)
        {
            List<OrderedStep> tried = [.. steps[..at], new(StepKind.Break, pause.Id), .. steps[at..]];
            var timed = PlanMode.Time(alone, [new(vehicle.Id, tried)]);
            if (Compare(timed, best.Timed) < 0) best = (tried, timed, at + 1);
        }
        return best;
    }

    private static int Compare(TimedPlan a, TimedPlan b) =>
        a.Report.Violations.Count.CompareTo(b.Report.Violations.Count) is var fewer && fewer != 0 ? fewer
        : Missed(a).CompareTo(Missed(b)) is var less && less != 0 ? less
        : a.Plan.Score.CompareTo(b.Plan.Score) is var better && better != 0 ? better
        : a.Plan.Routes[0].Steps[^1].Arrival.CompareTo(b.Plan.Routes[0].Steps[^1].Arrival);

    private static long Missed(TimedPlan timed) => timed.Report.Violations.Sum(v => Math.Abs(v.Amount));

    /// <summary>Puts routes together to a plan, and lets the referee judge it.</summary>
    public static TimedPlan Together(Problem problem, IEnumerable<Route> routes)
    {
        var rank = problem.Vehicles.Select((v, i) => (v.Id, i)).ToDictionary(v => v.Id, v => v.i);
        List<Route> ordered = [.. routes.Where(r => rank.ContainsKey(r.VehicleId)).OrderBy(r => rank[r.VehicleId])];
        var served = ordered.SelectMany(r => r.Steps).Where(s => s.Kind == StepKind.Stop).Select(s => s.JobId).ToHashSet();
        var plan = new Plan { Routes = ordered, Unserved = [.. problem.Jobs.Select(j => j.Id).Where(id => !served.Contains(id))], Score = new([]) };
        var report = Referee.Check(problem, plan);
        return new(plan with { Score = report.Score }, report with { Violations = [.. report.Violations.Where(v => v.Code != ViolationCode.WrongScore)] });
    }
}
