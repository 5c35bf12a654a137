using System.Globalization;
using System.Text.Json;
using Shuttle.Contracts;
using Shuttle.Planning;
using Shuttle.Planning.Check;
using Shuttle.Roads;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Plans;

/// <summary>What is to be planned.</summary>
/// <param name="Day">Which day.</param>
/// <param name="By">For whom.</param>
public sealed record PlanOrder(DateOnly Day, string By)
{
    /// <summary>Where everybody is, once the day has begun.</summary>
    public RunningDay? Running { get; init; }
    /// <summary>What stays as it is pinned.</summary>
    public IReadOnlyList<PlanPin> Pins { get; init; } = [];
    /// <summary>Routes to begin from, and legs that belong to the day by them.</summary>
    public IReadOnlyList<Planning.Route> From { get; init; } = [];
    /// <summary>How long to search; as configured where null.</summary>
    public TimeSpan? Limit { get; init; }
}

/// <summary>A day with the engine's answer.</summary>
public sealed record PlannedDay(DayAtHand Day, Problem Problem, Plan Plan, bool TravelIsEstimate);

/// <summary>Makes a draft of a day: loads what is open, asks the roads and the engine, lets the referee judge, keeps the result.</summary>
public sealed class PlanDay(ShuttleDb db, Numbers numbers, DistrictCalendars calendars, LoadDay load, TravelTimes travel, IConfiguration configuration, TimeProvider clock)
{
    public static readonly Refusal DayPast = new("plan-day-past") { Field = "day" };
    public static readonly Refusal NoShifts = new("plan-no-shifts") { Field = "day" };
    public static readonly Refusal CannotBePlanned = new("plan-impossible") { Field = "day" };

    public Task<Outcome<DayPlan>> PlanAsync(DateOnly day, string by, CancellationToken ct) => PlanAsync(new PlanOrder(day, by), ct);

    public async Task<Outcome<DayPlan>> PlanAsync(PlanOrder order, CancellationToken ct)
    {
        var solved = await SolveAsync(order, null, ct, ct);
        return solved.Refusal is { } refusal ? refusal : await SaveAsync(order, solved.Value, ct);
    }

    /// <summary>Searches without keeping anything.</summary>
    /// <param name="order">What is to be planned.</param>
    /// <param name="progress">Told of every better plan.</param>
    /// <param name="enough">Ends the search; the best so far is the answer.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Outcome<PlannedDay>> SolveAsync(PlanOrder order, Action<PlannedDay>? progress, CancellationToken enough, CancellationToken ct)
    {
        var calendar = await calendars.GetAsync(ct);
        if (order.Day < calendar.DateOf(clock.GetUtcNow())) return DayPast;
        var day = await load.LoadAsync(order.Day, clock.GetUtcNow(), order.Running, LegsOf(order.From), ct);
        if (day.Day.Shifts.Count == 0) return NoShifts.With(order.Day);

        var matrices = await travel.OfAsync(day, ct);
        var estimate = matrices.Any(m => m.IsEstimate);
        var problem = DayProblem.Build(day, matrices, order.Pins);
        try
        {
            var plan = await Task.Run(() => Solver.Solve(problem, OptionsOf(order), progress is null ? null : new Telling(p => progress(new(day, problem, p.Plan, estimate))), enough), ct);
            // The engine is not believed on its word: a plan the referee finds fault with is a defect, not a result.
            var report = Referee.Check(problem, plan);
            if (!report.Feasible) throw new InvalidOperationException("The referee rejects the plan: " + string.Join("; ", report.Violations.Take(5)));
            return new PlannedDay(day, problem, EarlyTimes.Of(problem, plan), estimate);
        }
        catch (ProblemException impossible)
        {
            return CannotBePlanned.With(impossible.Message);
        }
    }

    private SolverOptions OptionsOf(PlanOrder order) => new()
    {
        Seed = (ulong)order.Day.DayNumber,
        TimeLimit = order.Limit ?? TimeSpan.FromSeconds(configuration.GetValue("Shuttle:Planning:Seconds", 2.0)),
        WarmStart = order.From.Count == 0 ? null : new Plan { Routes = order.From, Unserved = [], Score = new([]) },
    };

    private static List<Guid> LegsOf(IEnumerable<Planning.Route> routes) =>
        [.. routes.SelectMany(r => r.Steps).Where(s => s.Kind == StepKind.Stop).Select(s => Guid.Parse(s.JobId!))];

    /// <summary>Keeps a plan as the day's next draft.</summary>
    /// <param name="order">What was asked for.</param>
    /// <param name="planned">The answer.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="content">What it means, where that is known; else it is written with the reasons for what is left out.</param>
    public async Task<DayPlan> SaveAsync(PlanOrder order, PlannedDay planned, CancellationToken ct, PlanContent? content = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (day, plan) = (planned.Day, planned.Plan);
        var row = new DayPlan
        {
            Id = Ids.New(clock), Day = day.Date, State = PlanState.Draft, CreatedAt = clock.GetUtcNow(), CreatedBy = order.By, AsOf = day.Day.Now,
            Version = await numbers.NextAsync(string.Create(CultureInfo.InvariantCulture, $"plan-{day.Date:yyMMdd}"), ct),
            Seed = (long)plan.Seed, Iterations = plan.Iterations, EngineVersion = plan.EngineVersion, Content = "",
            Running = day.Running is null ? null : Write(day.Running),
        };
        row.Say(new(plan.Routes, order.Pins), content ?? ContentOf(planned, order.Pins));
        db.Add(row);
        db.Outbox.Add(OutboxMessage.Of("plan.drafted", row.Id, new { row.Version }, row.CreatedAt, day.Date));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return row;
    }

    public static string Write(RunningDay running) => JsonSerializer.Serialize(running, ContractJson.Options);

    public static PlanContent ContentOf(PlannedDay planned, IReadOnlyList<PlanPin> pins)
    {
        var reasons = PlanWriting.Reasons(planned.Day, planned.Problem, planned.Plan);
        return PlanWriting.Write(planned.Day, planned.Problem, planned.Plan, pins, planned.TravelIsEstimate, [], id => reasons.GetValueOrDefault(id));
    }

    // Progress<T> posts to a thread pool and loses the order; the engine's own thread tells.
    private sealed class Telling(Action<SolverProgress> tell) : IProgress<SolverProgress>
    {
        public void Report(SolverProgress value) => tell(value);
    }
}
