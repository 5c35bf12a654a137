using Shuttle.Planning;
using Shuttle.Planning.Check;
using Route = Shuttle.Planning.Route;

namespace Shuttle.Server.Plans;

/// <summary>
/// The engine leaves the depot as late as it may, which keeps duty short. A courier had better be early: a minute of waiting before the
/// last door costs nothing, a missed promise does. So every route is timed again from the earliest departure that finds the first window
/// open, in the same order; it is kept only where the referee finds promises, lateness and stability no worse.
/// </summary>
public static class EarlyTimes
{
    private const int LevelsThatMustNotSuffer = 4;

    public static Plan Of(Problem problem, Plan plan)
    {
        for (var i = 0; i < plan.Routes.Count; i++)
        {
            var routes = plan.Routes.ToArray();
            routes[i] = Earlier(problem, routes[i]);
            var candidate = plan with { Routes = routes };
            candidate = candidate with { Score = Referee.Check(problem, candidate).Score };
            if (Referee.Check(problem, candidate).Feasible && NoWorse(candidate.Score, plan.Score)) plan = candidate;
        }
        return plan;
    }

    private static bool NoWorse(Score candidate, Score before)
    {
        for (var level = 0; level < LevelsThatMustNotSuffer && level < before.Levels.Count; level++)
            if (candidate.Levels[level].Value > before.Levels[level].Value) return false;
        return true;
    }

    private static Route Earlier(Problem problem, Route route)
    {
        var vehicle = problem.Vehicles.First(v => v.Id == route.VehicleId);
        var jobs = problem.Jobs.ToDictionary(j => j.Id);
        JobStop? StopOf(Step step) => step.Kind == StepKind.Stop ? jobs[step.JobId!].Stops[step.Stop] : null;

        var steps = route.Steps.ToArray();
        // A route that begins with a pause keeps its departure: the pause decides it.
        if (steps.Length < 2 || StopOf(steps[1]) is not { } first) return route;
        var opens = Opens(first.Windows, steps[1].ServiceStart) - first.SetupSeconds - steps[1].TravelSeconds;
        var departure = Math.Min(steps[0].Departure, Math.Max(vehicle.ShiftFrom, opens));
        steps[0] = steps[0] with { Arrival = departure, ServiceStart = departure, Departure = departure };
        int? here = null;
        for (var i = 1; i < steps.Length; i++)
        {
            var (step, stop) = (steps[i], StopOf(steps[i]));
            var arrival = steps[i - 1].Departure + step.TravelSeconds;
            var ready = arrival + (stop is null || here == step.Location ? 0 : stop.SetupSeconds);
            var start = step.Kind switch
            {
                StepKind.Stop => Math.Max(ready, Opens(stop!.Windows, step.ServiceStart)),
                StepKind.Break => Math.Max(ready, Opens(vehicle.Breaks.First(b => b.Id == step.JobId).Windows, step.ServiceStart)),
                _ => ready,
            };
            var lateness = stop is null ? 0 : Lateness(stop.Windows, step.ServiceStart, start);
            steps[i] = step with { Arrival = arrival, ServiceStart = start, Departure = start + (step.Departure - step.ServiceStart), LatenessSeconds = lateness };
            if (step.Kind != StepKind.Break) here = stop is null ? null : step.Location;
        }
        return route with { Steps = steps, DutySeconds = steps[^1].Arrival - departure };
    }

    // When the window opens in which the engine put the start; a place without windows is always open.
    private static int Opens(IReadOnlyList<TimeWindow> windows, int start) =>
        windows.Count == 0 ? 0 : windows.First(w => w.From <= start && start <= w.Until).From;

    private static int Lateness(IReadOnlyList<TimeWindow> windows, int before, int start) =>
        windows.Count > 0 && windows.First(w => w.From <= before && before <= w.Until).SoftUntil is { } soft ? Math.Max(0, start - soft) : 0;
}
