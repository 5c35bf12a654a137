namespace Shuttle.Planning;

/// <summary>Refuses a problem that cannot be planned as it stands, naming the place and the rule.</summary>
public static class Validation
{
    /// <summary>The most breaks a vehicle may have.</summary>
    public const int MostBreaks = 8;

    /// <exception cref="ProblemException">The first rule that does not hold, in the order travel, vehicles, jobs, objective.</exception>
    public static void Check(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        CheckTravel(problem);
        var vehicles = Index(problem.Vehicles.Select(v => v.Id), "vehicles");
        var jobs = Index(problem.Jobs.Select(j => j.Id), "jobs");
        for (var i = 0; i < problem.Vehicles.Count; i++) CheckVehicle(problem, problem.Vehicles[i], $"vehicles[{i}]");
        for (var i = 0; i < problem.Jobs.Count; i++) CheckJob(problem, problem.Jobs[i], $"jobs[{i}]", vehicles);
        CheckFrozen(problem, jobs);
        Rule(problem.Objective.Levels.Count > 0, "objective.levels", "must have at least one level");
        for (var i = 0; i < problem.Objective.Levels.Count; i++)
        {
            Rule(problem.Objective.Levels[i].Terms.Count > 0, $"objective.levels[{i}].terms", "must have at least one term");
            Rule(problem.Objective.Levels[i].Terms.All(t => t.Weight >= 0), $"objective.levels[{i}].terms", "weights must not be negative");
        }
    }

    private static void CheckTravel(Problem problem)
    {
        Rule(problem.LoadDimensions >= 0, "loadDimensions", "must not be negative");
        Rule(problem.Travel.Count > 0, "travel", "must have at least one matrix");
        for (var i = 0; i < problem.Travel.Count; i++)
        {
            var (matrix, place) = (problem.Travel[i], $"travel[{i}]");
            Rule(matrix.Size == problem.Travel[0].Size, $"{place}.size", "must be the same for all profiles");
            Rule(matrix.Seconds.Length == (long)matrix.Size * matrix.Size, $"{place}.seconds", $"must have {matrix.Size}×{matrix.Size} values");
            Rule(matrix.Metres.Length == (long)matrix.Size * matrix.Size, $"{place}.metres", $"must have {matrix.Size}×{matrix.Size} values");
            Rule(matrix.Seconds.Span.IndexOfAnyExceptInRange(0, TravelMatrix.Unreachable) < 0, $"{place}.seconds", "must be from 0 to Unreachable");
            Rule(matrix.Metres.Span.IndexOfAnyExceptInRange(0, int.MaxValue) < 0, $"{place}.metres", "must not be negative");
            for (var s = 0; s < matrix.SpeedByTime.Count; s++)
            {
                Rule(matrix.SpeedByTime[s].PermilleOfFreeFlow >= 1, $"{place}.speedByTime[{s}]", "speed must be at least 1 permille");
                Rule(s == 0 || matrix.SpeedByTime[s - 1].FromSeconds < matrix.SpeedByTime[s].FromSeconds, $"{place}.speedByTime[{s}]", "must be in ascending order of time");
            }
        }
    }

    private static void CheckVehicle(Problem problem, Vehicle v, string place)
    {
        Rule(v.Profile >= 0 && v.Profile < problem.Travel.Count, $"{place}.profile", "must index travel");
        CheckLocation(problem, v.Start, $"{place}.start");
        CheckLocation(problem, v.End, $"{place}.end");
        Rule(v.ShiftFrom >= 0, $"{place}.shiftFrom", "must not be negative");
        Rule(v.ShiftUntil >= v.ShiftFrom, $"{place}.shiftUntil", "must not be before shiftFrom");
        CheckLoad(problem, v.Capacity, $"{place}.capacity");
        Rule(v.Breaks.Count <= MostBreaks, $"{place}.breaks", $"must be at most {MostBreaks}");
        Rule(v.Breaks.Select(b => b.Id).Distinct().Count() == v.Breaks.Count, $"{place}.breaks", "ids must be unique within the vehicle");
        for (var b = 0; b < v.Breaks.Count; b++)
        {
            Rule(v.Breaks[b].DurationSeconds >= 0, $"{place}.breaks[{b}].duration", "must not be negative");
            Rule(v.Breaks[b].Windows.Count > 0, $"{place}.breaks[{b}].windows", "must have at least one window");
            CheckWindows(v.Breaks[b].Windows, $"{place}.breaks[{b}].windows");
        }
        if (v.Reload is { } reload)
        {
            CheckLocation(problem, reload.Location, $"{place}.reload.location");
            Rule(reload.ServiceSeconds >= 0, $"{place}.reload.service", "must not be negative");
            Rule(reload.MaxTrips >= 1, $"{place}.reload.maxTrips", "must be at least 1");
        }
        Rule((v.MaxStops ?? 0) >= 0, $"{place}.maxStops", "must not be negative");
        Rule((v.MaxMetres ?? 0) >= 0, $"{place}.maxMetres", "must not be negative");
        Rule((v.MaxDrivingSeconds ?? 0) >= 0, $"{place}.maxDriving", "must not be negative");
        Rule((v.MaxDutySeconds ?? 0) >= 0, $"{place}.maxDuty", "must not be negative");
        Rule(v.FixedCost >= 0 && v.CostPerDrivingHour >= 0 && v.CostPerDutyHour >= 0 && v.CostPerKilometre >= 0, $"{place}.costs", "must not be negative");
    }

    private static void CheckJob(Problem problem, Job job, string place, Dictionary<string, int> vehicles)
    {
        Rule(job.Stops.Count > 0, $"{place}.stops", "must have at least one stop");
        var earliest = 0L;
        for (var s = 0; s < job.Stops.Count; s++)
        {
            var (stop, at) = (job.Stops[s], $"{place}.stops[{s}]");
            CheckLocation(problem, stop.Location, $"{at}.location");
            Rule(stop.ServiceSeconds >= 0, $"{at}.service", "must not be negative");
            Rule(stop.SetupSeconds >= 0, $"{at}.setup", "must not be negative");
            CheckLoad(problem, stop.Pickup, $"{at}.pickup");
            CheckLoad(problem, stop.Delivery, $"{at}.delivery");
            CheckWindows(stop.Windows, $"{at}.windows");
            if (stop.Windows.Count > 0)
            {
                Rule(stop.Windows[^1].Until >= earliest, $"{at}.windows", "impossible chain: closed before the stop before it can be done");
                earliest = Math.Max(earliest, stop.Windows[0].From);
            }
            earliest += stop.ServiceSeconds;
        }
        foreach (var skill in job.Skills)
            Rule(problem.Vehicles.Count == 0 || problem.Vehicles.Any(v => v.Skills.Contains(skill)), $"{place}.skills", $"unknown skill '{skill}': no vehicle has it");
        foreach (var (id, field) in (job.OnlyVehicles ?? []).Select(v => (v, "onlyVehicles")).Concat(job.NotVehicles.Select(v => (v, "notVehicles"))))
            Rule(vehicles.ContainsKey(id), $"{place}.{field}", $"unknown vehicle '{id}'");
        Rule(job.OnBoardOf is null || vehicles.ContainsKey(job.OnBoardOf), $"{place}.onBoardOf", $"unknown vehicle '{job.OnBoardOf}'");
        Rule(job.Pin?.VehicleId is null || vehicles.ContainsKey(job.Pin.VehicleId), $"{place}.pin.vehicle", $"unknown vehicle '{job.Pin?.VehicleId}'");
        Rule((job.Pin?.Position ?? 0) >= -1, $"{place}.pin.position", "must be -1 or more");
        if (job.Pin?.StartSeconds is { } start)
            Rule(job.Stops[0].Windows.Count == 0 ? start >= 0 : job.Stops[0].Windows.Any(w => w.From <= start && start <= w.Until), $"{place}.pin.start", "must lie in a window of the first stop");
        Rule(job.Priority is >= 0 and <= 100, $"{place}.priority", "must be from 0 to 100");
        Rule(job.Worth >= 0, $"{place}.worth", "must not be negative");
        Rule((job.MaxOnBoardSeconds ?? 0) >= 0, $"{place}.maxOnBoard", "must not be negative");
        Rule((job.Announced?.ToleranceSeconds ?? 0) >= 0, $"{place}.announced.tolerance", "must not be negative");
        Rule((job.Announced?.StartSeconds ?? 0) >= 0, $"{place}.announced.start", "must not be negative");
    }

    private static void CheckFrozen(Problem problem, Dictionary<string, int> jobs)
    {
        var carrier = new Dictionary<string, (string Vehicle, int Next)>();
        for (var i = 0; i < problem.Vehicles.Count; i++)
            for (var f = 0; f < problem.Vehicles[i].Frozen.Count; f++)
            {
                var (id, stop) = problem.Vehicles[i].Frozen[f];
                var place = $"vehicles[{i}].frozen[{f}]";
                Rule(jobs.TryGetValue(id, out var job), place, $"unknown job '{id}'");
                Rule(stop >= 0 && stop < problem.Jobs[job].Stops.Count, place, $"job '{id}' has no stop {stop}");
                var (vehicle, next) = carrier.GetValueOrDefault(id, (problem.Vehicles[i].Id, 0));
                Rule(vehicle == problem.Vehicles[i].Id, place, $"job '{id}' is already frozen in vehicle '{vehicle}'");
                Rule(stop == next, place, $"stops of job '{id}' must come in order, next is {next}");
                carrier[id] = (vehicle, next + 1);
            }
    }

    private static Dictionary<string, int> Index(IEnumerable<string> ids, string place)
    {
        var index = new Dictionary<string, int>();
        foreach (var id in ids)
        {
            Rule(!string.IsNullOrEmpty(id), $"{place}[{index.Count}].id", "must not be empty");
            Rule(index.TryAdd(id, index.Count), $"{place}[{index.Count}].id", $"'{id}' is used twice");
        }
        return index;
    }

    private static void CheckLocation(Problem problem, int? location, string place) =>
        Rule(location is null || (location >= 0 && location < problem.Travel[0].Size), place, $"must be a location from 0 to {problem.Travel[0].Size - 1}");

    private static void CheckLoad(Problem problem, IReadOnlyList<int> load, string place)
    {
        Rule(load.Count == 0 || load.Count == problem.LoadDimensions, place, $"must have {problem.LoadDimensions} values or none");
        Rule(load.All(x => x >= 0), place, "must not be negative");
    }

    private static void CheckWindows(IReadOnlyList<TimeWindow> windows, string place)
    {
        for (var w = 0; w < windows.Count; w++)
        {
            Rule(windows[w].From >= 0, $"{place}[{w}].from", "must not be negative");
            Rule(windows[w].Until >= windows[w].From, $"{place}[{w}]", "is inside out: until is before from");
            Rule(windows[w].SoftUntil is not { } soft || (soft >= windows[w].From && soft <= windows[w].Until), $"{place}[{w}].softUntil", "must lie between from and until");
            Rule(w == 0 || windows[w].From > windows[w - 1].Until, $"{place}[{w}]", "must come after the window before it");
        }
    }

    private static void Rule([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool holds, string place, string rule)
    {
        if (!holds) throw new ProblemException(place, rule);
    }
}
