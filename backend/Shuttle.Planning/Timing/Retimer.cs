namespace Shuttle.Planning.Timing;

/// <summary>Gives a person's routes their times: as early as can be, leaving as late as that allows. Nothing is left out or moved.</summary>
sealed class Retimer(Problem problem)
{
    readonly Timetable timetable = new(problem);
    readonly Dictionary<string, Job> jobs = problem.Jobs.ToDictionary(job => job.Id);
    readonly Dictionary<string, Vehicle> vehicles = problem.Vehicles.ToDictionary(vehicle => vehicle.Id);

    /// <summary>A <see cref="ProblemException"/> names the route and step that cannot be timed at all.</summary>
    public Route Time(RouteOrder order, string where)
    {
        if (!vehicles.TryGetValue(order.VehicleId, out var vehicle)) throw new ProblemException(where, $"vehicle {order.VehicleId} is not in the problem");
        var tasks = order.Steps.Select((step, i) => TaskOf(step, vehicle, $"{where}.steps[{i}]")).ToArray();
        Run(vehicle, tasks, Math.Max(vehicle.ShiftFrom, order.DepartAfter ?? vehicle.ShiftFrom), where);
        KeepOnBoardShort(vehicle, tasks);
        return RouteOf(vehicle, tasks);
    }

    RouteTask TaskOf(OrderedStep step, Vehicle vehicle, string where) => step.Kind switch
    {
        StepKind.Stop when jobs.TryGetValue(step.Id ?? "", out var job) =>
            step.Stop >= 0 && step.Stop < job.Stops.Count ? RouteTask.Of(job, step.Stop, vehicle).Forced(step) : throw new ProblemException(where, $"job {step.Id} has no stop {step.Stop}"),
        StepKind.Stop => throw new ProblemException(where, $"job {step.Id} is not in the problem"),
        StepKind.Break => RouteTask.Of(vehicle.Breaks.FirstOrDefault(pause => pause.Id == step.Id) ?? throw new ProblemException(where, $"vehicle {vehicle.Id} has no break {step.Id}")).Forced(step),
        StepKind.Reload => RouteTask.Of(vehicle.Reload ?? throw new ProblemException(where, $"vehicle {vehicle.Id} has no place to reload")),
        _ => throw new ProblemException(where, "a stop, a break or a reload"),
    };

    void Run(Vehicle vehicle, RouteTask[] tasks, int departure, string where)
    {
        timetable.Run(vehicle, tasks, departure);
        // A forced moment that cannot be reached asks for an earlier departure; the shift that this breaks is reported.
        for (var i = 0; i < tasks.Length && timetable.ForcedShortfall > 0; i++) timetable.Run(vehicle, tasks, timetable.StartDeparture - timetable.ForcedShortfall);
        if (timetable.ForcedShortfall > 0) throw new ProblemException(where, "the forced moments cannot all be kept");
        if (timetable.StartDeparture < departure || timetable.DepartureSlack() is not (var slack and > 0)) return;
        var (end, missed) = (timetable.EndArrival, Missed());
        timetable.Run(vehicle, tasks, departure + slack);
        if (timetable.EndArrival > end || Missed() > missed) timetable.Run(vehicle, tasks, departure);
    }

    long Missed()
    {
        var sum = 0L;
        foreach (var row in timetable.Rows.AsSpan(0, timetable.Count)) sum += Math.Abs((long)row.MissedBy) + row.Lateness;
        return sum;
    }

    /// <summary>Waits before the first stop of a job rather than with the job on board, where that keeps its longest time on board.</summary>
    void KeepOnBoardShort(Vehicle vehicle, RouteTask[] tasks)
    {
        for (var round = 0; round < tasks.Length; round++)
        {
            var (missed, changed) = (Missed(), -1);
            for (var i = 0; i < tasks.Length && changed < 0; i++)
                if (tasks[i].Job is { MaxOnBoardSeconds: { } limit } job && tasks[i].Stop == 0
                    && Array.FindIndex(tasks, task => task.Job == job && task.Stop == job.Stops.Count - 1) is var last && last > i
                    && timetable.Rows[last].Begin - timetable.Rows[i].Departure - limit is var over and > 0)
                    (changed, tasks[i]) = (i, tasks[i].Forced(new(StepKind.Stop, At: tasks[i].At, After: timetable.Rows[i].Begin + over, Before: tasks[i].Before)));
            if (changed < 0) return;
            var departure = timetable.StartDeparture;
            timetable.Run(vehicle, tasks, departure);
            if (Missed() <= missed && timetable.ForcedShortfall == 0) continue;
            tasks[changed] = RouteTask.Of(tasks[changed].Job!, 0, vehicle);
            timetable.Run(vehicle, tasks, departure);
            return;
        }
    }

    Route RouteOf(Vehicle vehicle, RouteTask[] tasks)
    {
        var loads = RouteLoad.After(problem.LoadDimensions, tasks);
        // With an open start the route begins where and when the first step does.
        var departure = timetable.StartDeparture;
        var steps = new List<Step> { new(StepKind.Start, null, 0, vehicle.Start, departure, departure, departure, 0, loads[0], 0, 0) };
        var (metres, driving, task) = (timetable.EndTravelMetres, timetable.EndTravelSeconds, 0);
        for (var i = 0; i < tasks.Length; i++)
        {
            var row = timetable.Rows[i];
            steps.Add(new(tasks[i].Kind, tasks[i].Id, tasks[i].Stop, tasks[i].Location, row.Arrival, row.Begin, row.Departure, row.Lateness, loads[i + 1], row.TravelSeconds, row.TravelMetres));
            (metres, driving, task) = (metres + row.TravelMetres, driving + row.TravelSeconds, task + (tasks[i].Kind == StepKind.Stop ? row.Setup + tasks[i].ServiceSeconds : 0));
        }
        var end = timetable.EndArrival;
        steps.Add(new(StepKind.End, null, 0, vehicle.End, end, end, end, 0, loads[^1], timetable.EndTravelSeconds, timetable.EndTravelMetres));
        var priced = problem.Travel[vehicle.Profile].Costs.IsEmpty ? (long?)null : timetable.LegCosts;
        return new(vehicle.Id, steps, metres, driving, end - departure, RouteCost.Of(vehicle, metres, driving, end - departure, task, priced));
    }
}

/// <summary>The cost of a route.</summary>
static class RouteCost
{
    /// <summary>Fixed, hourly and kilometre rates, rounded down once; priced legs stand for the driving.</summary>
    public static long Of(Vehicle vehicle, long metres, long driving, long duty, long task, long? pricedLegs)
    {
        var hourly = (Int128)duty * vehicle.CostPerDutyHour + (Int128)task * vehicle.CostPerTaskHour + (Int128)(pricedLegs is null ? driving : 0) * vehicle.CostPerDrivingHour;
        return vehicle.FixedCost + (pricedLegs ?? 0) + (long)((hourly * 1000 + (Int128)metres * vehicle.CostPerKilometre * 3600) / 3_600_000);
    }
}
