using Microsoft.EntityFrameworkCore;
using Shuttle.Planning;
using Shuttle.Planning.Explain;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Plans;

/// <summary>What a level of the objective would change by; the first that is not 0 decides.</summary>
public sealed record LevelChange(string Level, long Value, IReadOnlyList<TermChange> Terms);

public sealed record TermChange(string Term, long Value);

/// <summary>Another place for a leg and what it would cost.</summary>
public sealed record OtherPlace(Guid ShiftId, string CourierName, Guid? AfterLegId, Guid? BeforeLegId, DateTimeOffset Start, IReadOnlyList<LevelChange> Difference);

/// <summary>Why a leg is where it is, or nowhere.</summary>
/// <param name="LegId">The leg.</param>
/// <param name="ShiftId">Whose it is; null where it is unserved.</param>
/// <param name="Places">Other places, the best first.</param>
/// <param name="Impossible">Couriers that cannot take it at all.</param>
/// <param name="LeftOut">What leaving it out would change.</param>
/// <param name="Unserved">Why it is not served, and what would help.</param>
/// <param name="Lenient">True where rules that somebody broke were taken as they stand.</param>
public sealed record Why(
    Guid LegId, Guid? ShiftId, IReadOnlyList<OtherPlace> Places, IReadOnlyList<string> Impossible, IReadOnlyList<LevelChange> LeftOut, UnservedLeg? Unserved, bool Lenient);

/// <summary>A question that changes nothing.</summary>
public sealed record WhatIf
{
    /// <summary>One more courier like this shift's.</summary>
    public Guid? OneMoreLike { get; init; }
    /// <summary>This shift ends later, by so many minutes.</summary>
    public Guid? LongerShift { get; init; }
    public int Minutes { get; init; }
    /// <summary>Nobody takes this break.</summary>
    public string? WithoutBreak { get; init; }
}

/// <summary>Figures as they are, as they would be with as long a search again, and with the change.</summary>
public sealed record WhatIfAnswer(PlanFigures Now, PlanFigures Same, PlanFigures Then);

/// <summary>Asks the engine about a plan; nothing is saved.</summary>
public sealed class ExplainPlan(ShuttleDb db, OpenPlan open)
{
    public static readonly Refusal NotOfPlan = new("plan-unknown-leg", StatusCodes.Status404NotFound) { Field = "legId" };
    public static readonly Refusal CannotExplain = new("plan-cannot-explain", StatusCodes.Status409Conflict);
    public static readonly Refusal NothingAsked = new("plan-what-if-empty");
    private const int Alternatives = 4, MostMinutes = 240;
    private static readonly TimeSpan Thinking = TimeSpan.FromSeconds(1);

    public async Task<Outcome<Why>> WhyAsync(Guid planId, Guid legId, CancellationToken ct)
    {
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, ct) is not { } row) return PlanEndpoints.UnknownPlan;
        var opened = await open.OpenAsync(row, [legId], ct);
        if (opened.Day.Leg(legId) is null) return NotOfPlan;
        // A leg that was put aside is asked about as if it were not.
        var pins = opened.Arrangement.Pins.Where(p => !(p.LegId == legId && p.Aside)).ToList();
        var problem = opened.ProblemWith(pins);
        var timed = HandTiming.Together(problem, opened.Arrangement.Routes);
        var lenient = Leniency.For(problem, timed);
        try
        {
            return WhyOf(opened.Day, lenient, timed.Plan, legId) with { Lenient = !timed.Report.Feasible };
        }
        catch (ProblemException cannot)
        {
            return CannotExplain.With(cannot.Message);
        }
    }

    private static Why WhyOf(DayAtHand day, Problem problem, Plan plan, Guid legId)
    {
        var job = day.JobOf(legId);
        var route = plan.Routes.FirstOrDefault(r => r.Steps.Any(s => s.Kind == StepKind.Stop && s.JobId == job));
        if (route is null) return new(legId, null, [], [], [], PlanWriting.ReasonOf(day, problem, plan, legId), false);
        var reason = WhyHere.Explain(problem, plan, job, Alternatives);
        return new(legId, Guid.Parse(route.VehicleId),
            [.. reason.Alternatives.Select(a => new OtherPlace(Guid.Parse(a.VehicleId), NameOf(day, a.VehicleId), LegOf(day, a.AfterJobId), LegOf(day, a.BeforeJobId), day.TimeOf(a.StartSeconds), ChangesOf(a.Difference)))],
            [.. reason.ImpossibleVehicles.Select(v => NameOf(day, v))], ChangesOf(reason.LeftOut), null, false);
    }

    public async Task<Outcome<WhatIfAnswer>> WhatIfAsync(Guid planId, WhatIf asked, CancellationToken ct)
    {
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, ct) is not { } row) return PlanEndpoints.UnknownPlan;
        if (asked is { OneMoreLike: null, LongerShift: null, WithoutBreak: null } || asked.Minutes is < 0 or > MostMinutes) return NothingAsked.With(MostMinutes);
        var opened = await open.OpenAsync(row, [], ct);
        if (new[] { asked.OneMoreLike, asked.LongerShift }.Any(id => id is { } shift && opened.Day.Shift(shift) is null)) return PlanChanges.UnknownShift;
        var (problem, now) = (opened.Problem, HandTiming.Together(opened.Problem, opened.Arrangement.Routes).Plan);
        var changed = Change(problem, asked);
        try
        {
            // Side by side: what a second search alone would gain is not the merit of the change.
            var (same, then) = (Search(problem, now, ct), Search(changed, now, ct));
            return new WhatIfAnswer(row.Says().Figures, FiguresOf(opened, problem, await same, asked), FiguresOf(opened, changed, await then, asked));
        }
        catch (ProblemException cannot)
        {
            return CannotExplain.With(cannot.Message);
        }
    }

    private static Problem Change(Problem problem, WhatIf asked) => problem with
    {
        Vehicles =
        [
            .. problem.Vehicles.Select(v => v with
            {
                ShiftUntil = v.Id == asked.LongerShift?.ToString() ? v.ShiftUntil + asked.Minutes * 60 : v.ShiftUntil,
                Breaks = [.. v.Breaks.Where(b => b.Id != asked.WithoutBreak)],
            }),
            .. problem.Vehicles.Where(v => v.Id == asked.OneMoreLike?.ToString()).Select(v => v with { Id = Guid.Empty.ToString(), Frozen = [] }),
        ],
    };

    private static Task<Plan> Search(Problem problem, Plan from, CancellationToken ct) =>
        Task.Run(() => Solver.Solve(problem, new SolverOptions { Seed = 1, TimeLimit = Thinking, WarmStart = from }, ct: ct), ct);

    // The courier who does not exist yet borrows the shift of the one they are like.
    private static PlanFigures FiguresOf(OpenedPlan opened, Problem problem, Plan plan, WhatIf asked)
    {
        var day = opened.Day;
        if (asked.OneMoreLike is { } like && day.Shift(like) is { } shift)
        {
            var extra = new Fleet.Shift { Id = Guid.Empty, CourierId = shift.Courier.Id, VehicleId = shift.Vehicle.Id, DepotId = shift.Depot.Id, Day = day.Date, From = shift.Shift.From, Until = shift.Shift.Until };
            day = day with { Day = day.Day with { Shifts = [.. day.Day.Shifts, shift with { Shift = extra }] } };
        }
        return PlanWriting.Write(day, problem, plan, opened.Arrangement.Pins, opened.TravelIsEstimate, [], _ => null).Figures;
    }

    private static string NameOf(DayAtHand day, string vehicleId) => day.Shift(Guid.Parse(vehicleId))?.Courier.Name ?? "-";

    private static Guid? LegOf(DayAtHand day, string? job) => job is null ? null : day.LegsOf(job)[0].Id;

    private static List<LevelChange> ChangesOf(IReadOnlyList<LevelScore> levels) =>
        [.. levels.Select(l => new LevelChange(l.Name, l.Value, [.. l.Terms.Where(t => t.Value != 0).Select(t => new TermChange(t.Term.ToString(), t.Value))]))];
}
