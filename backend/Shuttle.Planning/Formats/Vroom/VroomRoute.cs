using Shuttle.Planning.Check;

namespace Shuttle.Planning.Formats.Vroom;

/// <summary>A route with the sums that VROOM's output reports.</summary>
sealed class VroomRoute
{
    public VroomRoute(VroomInput input, Route route, IEnumerable<Violation> violations)
    {
        (Route, Vehicle) = (route, input.Problem.Vehicles.Single(vehicle => vehicle.Id == route.VehicleId));
        Violations = [.. violations];
        var jobs = input.Problem.Jobs.ToDictionary(job => job.Id);
        int? lastStop = null;
        var load = route.Steps[0].Load;
        var (travel, metres) = (0, 0);
        foreach (var step in route.Steps)
        {
            (travel, metres) = (travel + step.TravelSeconds, metres + step.TravelMetres);
            var (setup, service) = (0, step.Kind == StepKind.Break ? step.Departure - step.ServiceStart : 0);
            if (step.Kind == StepKind.Stop)
            {
                var (job, stop) = (jobs[step.JobId!], jobs[step.JobId!].Stops[step.Stop]);
                (setup, service) = (lastStop == stop.Location ? 0 : stop.SetupSecondsOf(Vehicle), stop.ServiceSecondsOf(Vehicle));
                Priority += job.Priority;
                Add(Pickup ??= new long[input.Problem.LoadDimensions], stop.Pickup);
                Add(Delivery ??= new long[input.Problem.LoadDimensions], stop.Delivery);
            }
            if (step.Kind != StepKind.Break) lastStop = step.Kind == StepKind.Stop ? step.Location : null;
            // VROOM reports what comes back to the depot as the load of the end.
            if (step.Kind != StepKind.End) load = step.Load;
            var waiting = step.Kind is StepKind.Stop or StepKind.Break ? step.ServiceStart - setup - step.Arrival : 0;
            Steps.Add(new(step, setup, service, waiting, travel, metres, load));
            (Setup, Service, Waiting) = (Setup + setup, Service + service, Waiting + waiting);
        }
        Pickup ??= new long[input.Problem.LoadDimensions];
        Delivery ??= new long[input.Problem.LoadDimensions];
    }

    public Route Route { get; }
    public Vehicle Vehicle { get; }
    public List<VroomStep> Steps { get; } = [];
    public IReadOnlyList<Violation> Violations { get; }
    public long Setup { get; }
    public long Service { get; }
    public long Waiting { get; }
    public long Priority { get; }
    public long[] Pickup { get; }
    public long[] Delivery { get; }

    static void Add(long[] sums, IReadOnlyList<int> amounts)
    {
        for (var d = 0; d < amounts.Count; d++) sums[d] += amounts[d];
    }
}

/// <summary>A step with what VROOM reports of it: travel and metres are cumulated.</summary>
sealed record VroomStep(Step Step, int Setup, int Service, int Waiting, int Travel, int Metres, IReadOnlyList<int> Load);
