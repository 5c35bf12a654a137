using Shuttle.Planning.Check;

namespace Shuttle.Planning.Timing;

/// <summary>A person's plan with its times, and what it breaks.</summary>
/// <param name="Plan">The routes as given.</param>
/// <param name="Report">The referee's word on them.</param>
public sealed record TimedPlan(Plan Plan, CheckReport Report);

/// <summary>Takes a person's routes as given, gives them times and lists what they break. Nothing is fixed in silence.</summary>
public static class PlanMode
{
    /// <summary>
    /// Times routes given as orders; vehicles without an order stay at home. A <see cref="ProblemException"/> names a step that means
    /// nothing in the problem (an unknown job, a break the vehicle does not have) or forced moments that contradict each other.
    /// </summary>
    public static TimedPlan Time(Problem problem, IReadOnlyList<RouteOrder> orders)
    {
        var retimer = new Retimer(problem);
        var rank = problem.Vehicles.Select((vehicle, i) => (vehicle.Id, i)).ToDictionary(v => v.Id, v => v.i);
        var routes = orders.Select((order, i) => retimer.Time(order, $"routes[{i}]")).OrderBy(route => rank[route.VehicleId]).ToList();
        var served = routes.SelectMany(route => route.Steps).Where(step => step.Kind == StepKind.Stop).Select(step => step.JobId).ToHashSet();
        var plan = new Plan { Routes = routes, Unserved = [.. problem.Jobs.Select(job => job.Id).Where(id => !served.Contains(id))], Score = new([]) };
        plan = plan with { Score = Referee.Check(problem, plan).Score };
        return new(plan, Referee.Check(problem, plan));
    }

    /// <summary>Times the routes of a plan anew, in their order.</summary>
    public static TimedPlan Retime(Problem problem, Plan plan) => Time(problem, [.. plan.Routes.Select(RouteOrder.Of)]);
}
