namespace Shuttle.Planning.Check;

/// <summary>
/// Recomputes a plan from the problem and judges it. It shares no code with the search: it takes the order of the steps and the
/// moments at which work begins as the plan gives them, and derives everything else (driving, arrivals, departures, lateness, loads,
/// totals, the objective), so that a wrong number in the plan is found even where the route itself is sound.
/// </summary>
public static class Referee
{
    /// <summary>Checks a plan of a problem that the solver accepts (ids and indices are valid).</summary>
    public static CheckReport Check(Problem problem, Plan plan)
    {
        var book = new Findings();
        var facts = new List<RouteFacts>();
        var seen = new HashSet<string>();
        var rank = problem.Vehicles.Select((vehicle, i) => (vehicle.Id, i)).ToDictionary(v => v.Id, v => v.i);
        var jobs = problem.Jobs.ToDictionary(job => job.Id);
        var last = -1;
        foreach (var route in plan.Routes)
        {
            if (!rank.TryGetValue(route.VehicleId, out var index)) { book.Add(ViolationCode.Unknown, route.VehicleId, field: "vehicle"); continue; }
            if (!seen.Add(route.VehicleId)) { book.Add(ViolationCode.Twice, route.VehicleId, field: "vehicle"); continue; }
            if (index < last) book.Add(ViolationCode.Malformed, route.VehicleId, field: "order of routes");
            last = index;
            var vehicle = problem.Vehicles[index];
            if (RouteTimes.Walk(problem.Travel[vehicle.Profile], jobs, vehicle, route, book) is not { } walked) continue;
            RouteLoads.Check(problem, walked, book);
            RouteLimits.Check(walked, book);
            facts.Add(walked);
        }
        JobRules.Check(problem, facts, plan.Unserved, book);
        var score = RefereeScore.Of(problem, facts);
        RefereeScore.Compare(plan.Score, score, book);
        return new(book.Violations, score);
    }
}

/// <summary>Collects violations.</summary>
sealed class Findings
{
    public List<Violation> Violations { get; } = [];

    public void Add(ViolationCode code, string? vehicle = null, int? step = null, string? job = null, long amount = 0, string? field = null) =>
        Violations.Add(new(code, vehicle, step, job, amount, field));

    /// <summary>Complains where the plan reports another number than the true one.</summary>
    public void Same(long reported, long actual, ViolationCode code, string? vehicle, int? step, string? job, string field)
    {
        if (reported != actual) Add(code, vehicle, step, job, reported - actual, field);
    }
}

/// <summary>A visit of a job's stop in a route.</summary>
sealed record Visit(Job Job, int Stop, int Step, int Trip, int Start, int Departure, int Lateness)
{
    public JobStop JobStop => Job.Stops[Stop];
}

/// <summary>What the referee found out about a route by walking it.</summary>
sealed record RouteFacts(Vehicle Vehicle, Route Route)
{
    public List<Visit> Visits { get; } = [];
    public HashSet<string> BreaksTaken { get; } = [];
    public int Trips { get; set; } = 1;
    public long Metres { get; set; }
    public long DrivingSeconds { get; set; }
    public long DutySeconds { get; set; }
    public long TaskSeconds { get; set; }
    public long LegCosts { get; set; }
    /// <summary>Who is back when the last window closes, or sets out afterwards, needs no break, unless it could be taken until the shift ends.</summary>
    public bool Misses(Break pause) =>
        !BreaksTaken.Contains(pause.Id) && Route.Steps[0].Departure <= pause.Windows[^1].Until && (Route.Steps[^1].Arrival > pause.Windows[^1].Until || pause.Windows[^1].Until >= Vehicle.ShiftUntil);

    /// <summary>Whether the caller priced the legs; then <see cref="LegCosts"/> stands for the cost of driving.</summary>
    public bool HasLegCosts { get; set; }

    /// <summary>Fixed cost and all hourly and kilometre rates, rounded down once. 18000 is the least common multiple of 3600 and 1000.</summary>
    public long Cost
    {
        get
        {
            Int128 parts = (Int128)DutySeconds * Vehicle.CostPerDutyHour * 5 + (Int128)TaskSeconds * Vehicle.CostPerTaskHour * 5
                + (Int128)Metres * Vehicle.CostPerKilometre * 18;
            parts += HasLegCosts ? (Int128)LegCosts * 18000 : (Int128)DrivingSeconds * Vehicle.CostPerDrivingHour * 5;
            return Vehicle.FixedCost + (long)(parts / 18000);
        }
    }
}
