using Shuttle.Planning;
using Shuttle.Planning.Check;
using Shuttle.Planning.Explain;
using Shuttle.Planning.Timing;
using Route = Shuttle.Planning.Route;

namespace Shuttle.Server.Plans;

/// <summary>The cheapest place for a leg in a plan whose other routes stay as they are.</summary>
public static class BestPlace
{
    /// <summary>The shift and its stops with the leg among them; null where it fits nowhere without breaking a rule.</summary>
    public static (string VehicleId, IReadOnlyList<OrderedStop> Stops)? Find(Problem problem, TimedPlan timed, string jobId)
    {
        var asked = Leniency.For(problem, timed);
        if (Quoter.Accept(asked, timed.Plan, jobId) is not { } with) return null;
        var route = with.Routes.First(r => r.Steps.Any(s => s.Kind == StepKind.Stop && s.JobId == jobId));
        return (route.VehicleId, [.. route.Steps.Where(s => s.Kind == StepKind.Stop).Select(s => new OrderedStop(s.JobId!, s.Stop))]);
    }
}

/// <summary>
/// The engine explains only plans that keep the rules. What a dispatcher has knowingly broken is taken as it stands: the rule is loosened
/// for that stop or shift alone, so that questions about the rest can be answered.
/// </summary>
public static class Leniency
{
    public static Problem For(Problem problem, TimedPlan timed)
    {
        if (timed.Report.Feasible) return problem;
        var vehicles = problem.Vehicles.ToDictionary(v => v.Id);
        var jobs = problem.Jobs.ToDictionary(j => j.Id);
        foreach (var broken in timed.Report.Violations)
        {
            if (broken.VehicleId is { } v && vehicles.TryGetValue(v, out var vehicle)) vehicles[v] = Loosen(vehicle, broken, timed.Plan.Routes.First(r => r.VehicleId == v));
            if (broken.JobId is { } j && jobs.TryGetValue(j, out var job)) jobs[j] = Loosen(job, broken.Code);
        }
        return problem with { Vehicles = [.. problem.Vehicles.Select(v => vehicles[v.Id])], Jobs = [.. problem.Jobs.Select(j => jobs[j.Id])] };
    }

    private static Planning.Vehicle Loosen(Planning.Vehicle vehicle, Violation broken, Route route) => broken.Code switch
    {
        ViolationCode.ShiftExceeded => vehicle with { ShiftFrom = Math.Min(vehicle.ShiftFrom, route.Steps[0].Departure), ShiftUntil = Math.Max(vehicle.ShiftUntil, route.Steps[^1].Arrival) },
        ViolationCode.FrozenChanged => vehicle with { Frozen = [] },
        ViolationCode.Capacity => vehicle with { Capacity = [] },
        ViolationCode.BreakMissing => vehicle with { Breaks = [.. vehicle.Breaks.Select(b => b with { Hard = false })] },
        ViolationCode.WindowMissed when vehicle.Breaks.Any(b => b.Id == broken.JobId) => vehicle with { Breaks = [.. vehicle.Breaks.Where(b => b.Id != broken.JobId)] },
        ViolationCode.MaxStops or ViolationCode.MaxMetres or ViolationCode.MaxDriving or ViolationCode.MaxDuty =>
            vehicle with { MaxStops = null, MaxMetres = null, MaxDrivingSeconds = null, MaxDutySeconds = null },
        _ => vehicle,
    };

    private static Job Loosen(Job job, ViolationCode code) => code switch
    {
        ViolationCode.WindowMissed => job with { Stops = [.. job.Stops.Select(s => s with { Windows = [] })] },
        ViolationCode.SkillMissing => job with { Skills = [] },
        ViolationCode.VehicleNotAllowed => job with { OnlyVehicles = null, NotVehicles = [] },
        ViolationCode.OnBoardTooLong => job with { MaxOnBoardSeconds = null },
        ViolationCode.PinnedVehicle or ViolationCode.PinnedPosition or ViolationCode.PinnedStart => job with { Pin = null },
        _ => job,
    };
}
