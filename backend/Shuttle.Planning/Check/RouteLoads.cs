namespace Shuttle.Planning.Check;

/// <summary>Loads of a route, trip by trip and dimension by dimension.</summary>
static class RouteLoads
{
    public static void Check(Problem problem, RouteFacts facts, Findings book)
    {
        var steps = facts.Route.Steps;
        var visits = facts.Visits.ToDictionary(visit => visit.Step);
        var (load, trip) = (new long[problem.LoadDimensions], 0);
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            if (step.Kind is StepKind.Start or StepKind.Reload) load = LoadedAtStart(problem, facts, ++trip);
            if (visits.TryGetValue(i, out var visit))
                for (var d = 0; d < load.Length; d++)
                    load[d] += At(visit.JobStop.Pickup, d) - At(visit.JobStop.Delivery, d);
            if (step.Kind == StepKind.End) load = new long[problem.LoadDimensions];
            for (var d = 0; d < load.Length; d++)
                if (step.Load.Count > 0 || load[d] != 0)
                    book.Same(At(step.Load, d), load[d], ViolationCode.WrongLoad, facts.Vehicle.Id, i, step.JobId, $"dimension {d}");
            if (step.Kind == StepKind.Break)
                Exceeds(load, facts.Vehicle.Breaks.FirstOrDefault(pause => pause.Id == step.JobId)?.MaxLoad, ViolationCode.BreakLoad, i);
            else if (step.Kind != StepKind.End)
                Exceeds(load, facts.Vehicle.Capacity.Count > 0 ? facts.Vehicle.Capacity : null, ViolationCode.Capacity, i);
        }

        void Exceeds(long[] onBoard, IReadOnlyList<int>? limit, ViolationCode code, int i)
        {
            if (limit is null) return;
            var excess = onBoard.Select((amount, d) => amount - At(limit, d)).DefaultIfEmpty().Max();
            if (excess > 0) book.Add(code, facts.Vehicle.Id, i, steps[i].JobId, excess);
        }
    }

    /// <summary>Whatever the trip hands over without having picked it up earlier in the same job.</summary>
    static long[] LoadedAtStart(Problem problem, RouteFacts facts, int trip)
    {
        var load = new long[problem.LoadDimensions];
        foreach (var job in facts.Visits.Where(visit => visit.Trip == trip).GroupBy(visit => visit.Job.Id))
            for (var d = 0; d < load.Length; d++)
            {
                var carried = 0L;
                foreach (var visit in job)
                {
                    var handed = At(visit.JobStop.Delivery, d);
                    load[d] += Math.Max(0, handed - carried);
                    carried = Math.Max(0, carried - handed) + At(visit.JobStop.Pickup, d);
                }
            }
        return load;
    }

    static long At(IReadOnlyList<int> amounts, int dimension) => dimension < amounts.Count ? amounts[dimension] : 0;
}
