using Shuttle.Planning;
using Shuttle.Planning.Check;
using Shuttle.Planning.Explain;
using Shuttle.Server.Requests;
using Route = Shuttle.Planning.Route;

namespace Shuttle.Server.Plans;

/// <summary>Writes an engine's plan in the district's words. Pure.</summary>
public static class PlanWriting
{
    /// <summary>Reasons are sought for the first so many; the others are explained when somebody asks.</summary>
    private const int MostReasons = 25;

    /// <param name="day">The day.</param>
    /// <param name="problem">Its problem.</param>
    /// <param name="plan">The engine's plan, or a person's with its times.</param>
    /// <param name="pins">What was pinned.</param>
    /// <param name="estimate">Whether the travel times are estimates.</param>
    /// <param name="broken">What the plan breaks.</param>
    /// <param name="reasonOf">Why a leg is not served.</param>
    public static PlanContent Write(
        DayAtHand day, Problem problem, Plan plan, IReadOnlyList<PlanPin> pins, bool estimate, IReadOnlyList<Violation> broken, Func<Guid, UnservedLeg?> reasonOf)
    {
        var frozen = problem.Vehicles.SelectMany(v => v.Frozen.Select(f => f.JobId)).ToHashSet();
        var aside = pins.Where(p => p.Aside && day.Leg(p.LegId) is not null).Select(p => day.JobOf(p.LegId)).Distinct().SelectMany(day.LegsOf).ToList();
        var content = new PlanContent(
            [.. plan.Routes.Select(route => RouteOf(day, route, frozen))],
            [
                .. plan.Unserved.SelectMany(day.LegsOf).Select(leg => reasonOf(leg.Id) ?? new UnservedLeg(leg.Id, leg.Request!.Number, "Unasked")),
                .. aside.Select(leg => new UnservedLeg(leg.Id, leg.Request!.Number, "Aside")),
            ],
            [.. plan.Score.Levels.SelectMany(level => level.Terms.Select(term => new PlanTerm(level.Name, term.Term.ToString(), term.Value)))],
            estimate)
        {
            Pins = pins,
            Broken = [.. broken.Select(v => new BrokenRule(v.Code.ToString(), GuidOf(v.VehicleId), LegOf(day, problem, v), v.Amount)).Distinct()],
        };
        return content with { Figures = PlanFigures.Of(content, day.TimeOf(0)) };
    }

    /// <summary>Asks the engine why legs are left out: the rule that binds, named by the smallest change that would serve the leg.</summary>
    public static Dictionary<Guid, UnservedLeg> Reasons(DayAtHand day, Problem problem, Plan plan) =>
        plan.Unserved.SelectMany(day.LegsOf).Take(MostReasons).ToDictionary(leg => leg.Id, leg => ReasonOf(day, problem, plan, leg.Id));

    public static UnservedLeg ReasonOf(DayAtHand day, Problem problem, Plan plan, Guid legId)
    {
        if (day.Running?.Stranded.Contains(legId) == true) return new(legId, day.Leg(legId)!.Request!.Number, "Stranded");
        // The engine only knows that no vehicle may: that a skill is missing today is said as what it is.
        if (MissingSkill(day, legId) is { } skill)
            return new(legId, day.Leg(legId)!.Request!.Number, nameof(Remedy.Skill)) { Remedies = [.. day.Day.Shifts.Take(1).Select(s => new ProposedChange(nameof(Remedy.Skill), s.Shift.Id, s.Courier.Name, 1, skill))] };
        var changes = WhyUnserved.Explain(problem, plan, day.JobOf(legId)).Changes;
        return new(legId, day.Leg(legId)!.Request!.Number, (changes is [var first, ..] ? first.Remedy : Remedy.Vehicle).ToString())
        {
            Remedies = [.. changes.Select(c => new ProposedChange(c.Remedy.ToString(), Guid.Parse(c.VehicleId), day.Shift(Guid.Parse(c.VehicleId))?.Courier.Name ?? "-", c.Amount, c.Detail))],
        };
    }

    private static string? MissingSkill(DayAtHand day, Guid legId) =>
        day.LegsOf(day.JobOf(legId)).SelectMany(l => l.Skills).FirstOrDefault(skill => !day.Day.Shifts.Any(s => s.Courier.Skills.Contains(skill)));

    private static Guid? GuidOf(string? id) => Guid.TryParse(id, out var guid) ? guid : null;

    // A break has no leg; neither has a rule about a whole shift.
    private static Guid? LegOf(DayAtHand day, Problem problem, Violation broken) =>
        broken.JobId is { } job && problem.Jobs.Any(j => j.Id == job) ? day.LegsOf(job)[0].Id : null;

    private static PlannedRoute RouteOf(DayAtHand day, Route route, HashSet<string> frozen)
    {
        var shift = day.Shift(Guid.Parse(route.VehicleId))!;
        return new(
            shift.Shift.Id, shift.Courier.Id, shift.Courier.Name, shift.Vehicle.Id, shift.Depot.Id, day.TimeOf(route.Steps[0].Departure), day.TimeOf(route.Steps[^1].Arrival),
            route.Metres, route.DrivingSeconds, [.. route.Steps.Where(s => s.Kind == StepKind.Stop).Select(step => StopOf(day, step, day.LegOf(step), frozen))])
        {
            Breaks = [.. route.Steps.Where(s => s.Kind == StepKind.Break).Select(s => new PlannedBreak(s.JobId!, day.TimeOf(s.ServiceStart), day.TimeOf(s.Departure)))],
        };
    }

    private static PlannedStop StopOf(DayAtHand day, Step step, Leg leg, HashSet<string> frozen)
    {
        var told = day.Announced.GetValueOrDefault(leg.Id);
        return new(
            leg.Id, leg.Request!.Number, leg.Kind, leg.At.X, leg.At.Y, leg.Request.KelurahanCode, leg.WindowFrom, leg.WindowUntil,
            day.TimeOf(step.Arrival), day.TimeOf(step.ServiceStart), day.TimeOf(step.Departure), step.LatenessSeconds, step.TravelSeconds, step.TravelMetres,
            step.Departure - step.ServiceStart)
        {
            Part = step.Stop, Frozen = frozen.Contains(step.JobId!), Announced = told?.Start, AnnouncedShiftId = told?.ShiftId,
        };
    }
}
