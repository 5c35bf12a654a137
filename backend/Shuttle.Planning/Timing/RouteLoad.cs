namespace Shuttle.Planning.Timing;

/// <summary>Loads along an order of steps.</summary>
static class RouteLoad
{
    /// <summary>Load at the start, after each step, and at the end (nothing is left on board), per dimension.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> After(int dimensions, ReadOnlySpan<RouteTask> tasks)
    {
        var loads = new int[tasks.Length + 2][];
        for (var i = 0; i < loads.Length; i++) loads[i] = new int[dimensions];
        for (var d = 0; d < dimensions; d++)
        {
            var load = loads[0][d] = AtTripStart(tasks, d);
            for (var i = 0; i < tasks.Length; i++)
            {
                if (tasks[i].Kind == StepKind.Reload) load = AtTripStart(tasks[(i + 1)..], d);
                else if (tasks[i].Kind == StepKind.Stop) load += Of(tasks[i].JobStop.Pickup, d) - Of(tasks[i].JobStop.Delivery, d);
                loads[i + 1][d] = load;
            }
        }
        return loads;
    }

    /// <summary>What the trip hands over and the same job has not picked up before.</summary>
    static int AtTripStart(ReadOnlySpan<RouteTask> tasks, int d)
    {
        var (load, carried) = (0, new Dictionary<Job, int>(ReferenceEqualityComparer.Instance));
        foreach (var task in tasks)
        {
            if (task.Kind == StepKind.Reload) break;
            if (task.Job is not { } job) continue;
            var left = carried.GetValueOrDefault(job) - Of(task.JobStop.Delivery, d);
            if (left < 0) load -= left;
            carried[job] = Math.Max(0, left) + Of(task.JobStop.Pickup, d);
        }
        return load;
    }

    static int Of(IReadOnlyList<int> amounts, int d) => d < amounts.Count ? amounts[d] : 0;
}
