using Shuttle.Planning.Timing;

namespace Shuttle.Planning.Formats.Vroom;

/// <summary>
/// VROOM has every break in every route; here a break is only due if the vehicle is out when its last window closes. The breaks that are
/// not due are put before the way home where the rest of the plan allows it, so that the answer has them as VROOM's would.
/// </summary>
public static class VroomBreaks
{
    /// <summary>The plan with as many of the missing hard breaks as fit; everything else keeps its vehicle and order.</summary>
    public static Plan Complete(Problem problem, Plan plan)
    {
        var vehicles = problem.Vehicles.ToDictionary(vehicle => vehicle.Id);
        foreach (var route in plan.Routes)
            foreach (var pause in vehicles[route.VehicleId].Breaks.Where(pause => pause.Hard && route.Steps.All(step => step.Kind != StepKind.Break || step.JobId != pause.Id)))
            {
                var orders = plan.Routes.Select(RouteOrder.Of)
                    .Select(order => order.VehicleId == route.VehicleId ? order with { Steps = [.. order.Steps, new(StepKind.Break, pause.Id)] } : order).ToList();
                var timed = PlanMode.Time(problem, orders);
                if (timed.Report.Feasible) plan = timed.Plan with { Iterations = plan.Iterations, Seed = plan.Seed, EngineVersion = plan.EngineVersion };
            }
        return plan;
    }
}
