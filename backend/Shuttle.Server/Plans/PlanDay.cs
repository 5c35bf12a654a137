using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Planning;
using Shuttle.Planning.Check;
using Shuttle.Planning.Explain;
using Shuttle.Roads;
using Shuttle.Server.Areas;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Plans;

/// <summary>Makes a draft of a day: loads what is open, asks the roads and the engine, lets the referee judge, keeps the result.</summary>
public sealed class PlanDay(ShuttleDb db, Numbers numbers, DistrictCalendars calendars, RoadsInUse roads, IConfiguration configuration, TimeProvider clock)
{
    public static readonly Refusal DayPast = new("plan-day-past") { Field = "day" };
    public static readonly Refusal NoShifts = new("plan-no-shifts") { Field = "day" };

    public async Task<Outcome<DayPlan>> PlanAsync(DateOnly day, string by, CancellationToken ct)
    {
        var calendar = await calendars.GetAsync(ct);
        if (day < calendar.DateOf(clock.GetUtcNow())) return DayPast;
        var toPlan = await LoadAsync(day, calendar, ct);
        if (toPlan.Shifts.Count == 0) return NoShifts.With(day);

        var matrices = new List<RoadMatrix>();
        foreach (var profile in ProblemOfTheDay.Profiles(toPlan))
            matrices.Add(await roads.Network.MatrixAsync(profile, ProblemOfTheDay.Points(toPlan), cancel: ct));
        var problem = ProblemOfTheDay.Build(toPlan, matrices);
        var plan = await Task.Run(() => Solver.Solve(problem, new SolverOptions
        {
            Seed = (ulong)day.DayNumber, TimeLimit = TimeSpan.FromSeconds(configuration.GetValue("Shuttle:Planning:Seconds", 2.0)),
        }, ct: ct), ct);

        // The engine is not believed on its word: a plan the referee finds fault with is a defect, not a result.
        var report = Referee.Check(problem, plan);
        if (!report.Feasible) throw new InvalidOperationException("The referee rejects the plan: " + string.Join("; ", report.Violations.Take(5)));
        return await SaveAsync(toPlan, problem, EarlyTimes.Of(problem, plan), matrices.Exists(m => m.IsEstimate), by, ct);
    }

    private async Task<DayToPlan> LoadAsync(DateOnly day, WorkingCalendar calendar, CancellationToken ct)
    {
        var shifts = await (from shift in db.Shifts where shift.Day == day
                            join courier in db.Couriers on shift.CourierId equals courier.Id
                            join vehicle in db.Vehicles on shift.VehicleId equals vehicle.Id
                            join depot in db.Depots on shift.DepotId equals depot.Id
                            orderby shift.Id
                            select new ShiftOfTheDay(shift, courier, vehicle, depot)).ToListAsync(ct);
        // Open legs of the day, and leftovers of earlier days that nobody has planned.
        var legs = await db.Legs.Include(l => l.Request).ThenInclude(r => r!.Items)
            .Where(l => l.Day == day && (l.State == LegState.Waiting || l.State == LegState.Planned) || l.Day < day && l.State == LegState.Waiting)
            .OrderBy(l => l.Id).ToListAsync(ct);
        return new(day, clock.GetUtcNow(), shifts, legs, calendar);
    }

    private async Task<DayPlan> SaveAsync(DayToPlan day, Problem problem, Plan plan, bool estimate, string by, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = new DayPlan
        {
            Id = Ids.New(clock), Day = day.Day, State = PlanState.Draft, CreatedAt = clock.GetUtcNow(), CreatedBy = by,
            Version = await numbers.NextAsync(string.Create(CultureInfo.InvariantCulture, $"plan-{day.Day:yyMMdd}"), ct),
            Seed = (long)plan.Seed, Iterations = plan.Iterations, EngineVersion = plan.EngineVersion,
            Content = JsonSerializer.Serialize(ContentOf(day, problem, plan, estimate), ContractJson.Options),
        };
        db.Add(row);
        db.Outbox.Add(OutboxMessage.Of("plan.drafted", row.Id, new { row.Version }, row.CreatedAt, day.Day));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return row;
    }

    private static PlanContent ContentOf(DayToPlan day, Problem problem, Plan plan, bool estimate)
    {
        var legOf = ProblemOfTheDay.LegOf(day);
        var jobs = LegJobs.Of(day.Legs).ToDictionary(LegJobs.IdOf);
        var shifts = day.Shifts.ToDictionary(s => s.Shift.Id.ToString());
        return new(
            [.. plan.Routes.Select(route => RouteOf(day, shifts[route.VehicleId], route, legOf))],
            [.. plan.Unserved.SelectMany(id => jobs[id].Select(leg => new UnservedLeg(leg.Id, leg.Request!.Number, ReasonOf(problem, plan, id))))],
            [.. plan.Score.Levels.SelectMany(level => level.Terms.Select(term => new PlanTerm(level.Name, term.Term.ToString(), term.Value)))],
            estimate);
    }

    // The rule that binds, named by the smallest change that would serve the leg.
    private static string ReasonOf(Problem problem, Plan plan, string id) =>
        (WhyUnserved.Explain(problem, plan, id).Changes is [var change, ..] ? change.Remedy : Remedy.Vehicle).ToString();

    private static PlannedRoute RouteOf(DayToPlan day, ShiftOfTheDay shift, Planning.Route route, Func<Step, Leg> legOf) => new(
        shift.Shift.Id, shift.Courier.Id, shift.Courier.Name, shift.Vehicle.Id, shift.Depot.Id,
        ProblemOfTheDay.TimeOf(day, route.Steps[0].Departure), ProblemOfTheDay.TimeOf(day, route.Steps[^1].Arrival), route.Metres, route.DrivingSeconds,
        [.. route.Steps.Where(s => s.Kind == StepKind.Stop).Select(step =>
        {
            var leg = legOf(step);
            return new PlannedStop(
                leg.Id, leg.Request!.Number, leg.Kind, leg.At.X, leg.At.Y, leg.Request.KelurahanCode, leg.WindowFrom, leg.WindowUntil,
                ProblemOfTheDay.TimeOf(day, step.Arrival), ProblemOfTheDay.TimeOf(day, step.ServiceStart), ProblemOfTheDay.TimeOf(day, step.Departure),
                step.LatenessSeconds, step.TravelSeconds, step.TravelMetres, step.Departure - step.ServiceStart);
        })]);
}
