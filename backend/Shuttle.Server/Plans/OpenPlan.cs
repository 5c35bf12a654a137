using Shuttle.Planning;
using Shuttle.Planning.Check;
using Shuttle.Planning.Timing;
using Shuttle.Roads;

namespace Shuttle.Server.Plans;

/// <summary>A plan with its day as it is now, ready to be changed or asked about.</summary>
public sealed record OpenedPlan(DayPlan Row, DayAtHand Day, IReadOnlyList<RoadMatrix> Matrices, Arrangement Arrangement)
{
    private readonly Dictionary<IReadOnlyList<PlanPin>, Problem> _problems = [];

    /// <summary>The arrangement as it was written down; <see cref="Arrangement"/> is that with true times.</summary>
    public Arrangement Stored { get; init; } = Arrangement;

    /// <summary>The day's problem with these pins; built once for each list of pins.</summary>
    public Problem ProblemWith(IReadOnlyList<PlanPin> pins) =>
        _problems.TryGetValue(pins, out var built) ? built : _problems[pins] = DayProblem.Build(Day, Matrices, pins);

    public Problem Problem => ProblemWith(Arrangement.Pins);

    public bool TravelIsEstimate => Matrices.Any(m => m.IsEstimate);

    /// <summary>What an arrangement of this plan means; reasons that were found before stay.</summary>
    public PlanContent Write(Arrangement arrangement)
    {
        var problem = ProblemWith(arrangement.Pins);
        var timed = HandTiming.Together(problem, arrangement.Routes);
        var known = Row.Says().Unserved.Where(u => u.Reason != "Aside").ToDictionary(u => u.LegId);
        return PlanWriting.Write(Day, problem, timed.Plan, arrangement.Pins, TravelIsEstimate, timed.Report.Violations, id => known.GetValueOrDefault(id));
    }
}

/// <summary>Opens a plan for work. Routes that no longer tell the truth (a leg was cancelled, a street closed) are timed anew in their order.</summary>
public sealed class OpenPlan(LoadDay load, TravelTimes travel)
{
    /// <param name="plan">Which.</param>
    /// <param name="named">Legs beside those of the plan.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<OpenedPlan> OpenAsync(DayPlan plan, IReadOnlyCollection<Guid> named, CancellationToken ct)
    {
        var arrangement = plan.Arrangement();
        List<Guid> legs = [.. arrangement.Routes.SelectMany(r => r.Steps).Where(s => s.Kind == StepKind.Stop).Select(s => Guid.Parse(s.JobId!)), .. plan.Says().Routes.SelectMany(r => r.Stops).Select(s => s.LegId), .. arrangement.Pins.Select(p => p.LegId), .. named];
        var day = await load.LoadAsync(plan.Day, plan.AsOf, plan.RunningDay(), legs, ct);
        var opened = new OpenedPlan(plan, day, await travel.OfAsync(day, ct), arrangement);
        var pins = arrangement.Pins.Where(p => day.Leg(p.LegId) is not null).ToList();
        return opened with { Arrangement = Truthful(opened.ProblemWith(pins), arrangement with { Pins = pins }) };
    }

    /// <summary>The arrangement without what the day no longer has, and with true times.</summary>
    public static Arrangement Truthful(Problem problem, Arrangement arrangement)
    {
        var (jobs, vehicles) = (problem.Jobs.Select(j => j.Id).ToHashSet(), problem.Vehicles.Select(v => v.Id).ToHashSet());
        arrangement = arrangement with { Routes = [.. arrangement.Routes.Where(r => vehicles.Contains(r.VehicleId))] };
        foreach (var route in arrangement.Routes.Where(r => r.Steps.Any(s => s.Kind == StepKind.Stop && !jobs.Contains(s.JobId!))).ToList())
            arrangement = arrangement.With(problem, route.VehicleId, [.. arrangement.StopsOf(route.VehicleId).Where(s => jobs.Contains(s.JobId))]);
        var untrue = HandTiming.Together(problem, arrangement.Routes).Report.Violations.Where(v => v.Code >= ViolationCode.Unknown && v.VehicleId is not null).Select(v => v.VehicleId!).Distinct();
        foreach (var vehicle in untrue.ToList()) arrangement = arrangement.With(problem, vehicle, arrangement.StopsOf(vehicle));
        return arrangement;
    }
}
