using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Plans;

/// <summary>A planning job as pages see it.</summary>
public sealed record PlanJobView(Guid JobId, DateOnly Day, PlanJobState State, string By, DateTimeOffset StartedAt, int Improvements, PlanFigures? Best, Guid? PlanId, string? RefusalCode, string? RefusalText)
{
    public static PlanJobView Of(PlanJob job) => new(
        job.Id, job.Day, job.State, job.By, job.StartedAt, job.Improvements, job.Best is null ? null : JsonSerializer.Deserialize<PlanFigures>(job.Best, ContractJson.Options),
        job.PlanId, job.RefusalCode, job.RefusalText);
}

/// <summary>
/// Searches in the background. How it stands is a row: any node can show it and anybody may say that it is good enough. The work itself
/// is done by the node that was asked.
/// </summary>
public sealed class PlanJobs(IServiceScopeFactory scopes, TimeProvider clock, IHostApplicationLifetime life, ILogger<PlanJobs> log)
{
    public static readonly Refusal Unknown = new("unknown-plan-job", StatusCodes.Status404NotFound);
    private static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(300), Silence = TimeSpan.FromMinutes(1);

    /// <param name="Order">What is to be planned.</param>
    /// <param name="IntoPlan">The draft that takes the result; null makes a new one.</param>
    /// <param name="Revision">The revision of that draft as its dispatcher saw it.</param>
    public sealed record Wish(PlanOrder Order, Guid? IntoPlan = null, int Revision = 0);

    public async Task<PlanJob> StartAsync(ShuttleDb db, Guid district, Wish wish, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = new PlanJob { Id = Ids.New(clock), Day = wish.Order.Day, By = wish.Order.By, StartedAt = now, HeardAt = now };
        db.Add(row);
        await db.SaveChangesAsync(ct);
        _ = Task.Run(() => RunAsync(row.Id, district, wish), CancellationToken.None);
        return row;
    }

    /// <summary>The row as it stands; a job whose node has fallen silent is told as lost.</summary>
    public async Task<PlanJobView?> FindAsync(ShuttleDb db, Guid id, CancellationToken ct)
    {
        if (await db.PlanJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, ct) is not { } row) return null;
        if (row.State == PlanJobState.Running && clock.GetUtcNow() - row.HeardAt > clock.Real(Silence)) row.State = PlanJobState.Lost;
        return PlanJobView.Of(row);
    }

    private async Task RunAsync(Guid id, Guid district, Wish wish)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping);
        using var over = new CancellationTokenSource();
        var best = new Latest();
        var pulse = PulseAsync(id, district, best, enough, over.Token);
        try
        {
            await using var scope = Scope(district, out var services);
            var made = await WorkAsync(services, wish, best, enough.Token);
            await over.CancelAsync();
            await pulse;
            await EndAsync(id, district, made);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            PlanJobLog.Broke(log, broken, id);
            await over.CancelAsync();
            await pulse;
            await EndAsync(id, district, PlanDay.CannotBePlanned.With("-"));
        }
    }

    private static async Task<Outcome<DayPlan>> WorkAsync(IServiceProvider services, Wish wish, Latest best, CancellationToken enough)
    {
        var plan = services.GetRequiredService<PlanDay>();
        var solved = await plan.SolveAsync(wish.Order, best.Take, enough, CancellationToken.None);
        if (solved.Refusal is { } refusal) return refusal;
        return wish.IntoPlan is { } draft
            ? await services.GetRequiredService<EditPlan>().ReplaceAsync(draft, wish.Revision, solved.Value, wish.Order.Pins, wish.Order.By, CancellationToken.None)
            : await plan.SaveAsync(wish.Order, solved.Value, CancellationToken.None);
    }

    // Writes how it stands and hears whether somebody is satisfied, a few times a second.
    private async Task PulseAsync(Guid id, Guid district, Latest best, CancellationTokenSource enough, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(Pulse, over).ContinueWith(_ => { }, TaskScheduler.Default);
            await using var scope = Scope(district, out var services);
            var db = services.GetRequiredService<ShuttleDb>();
            var (figures, count) = best.Read();
            var (json, now) = (figures is null ? null : JsonSerializer.Serialize(figures, ContractJson.Options), clock.GetUtcNow());
            await db.PlanJobs.Where(j => j.Id == id).ExecuteUpdateAsync(s => s.SetProperty(j => j.Best, json).SetProperty(j => j.Improvements, count).SetProperty(j => j.HeardAt, now), CancellationToken.None);
            if (await db.PlanJobs.Where(j => j.Id == id).Select(j => j.StopAsked).SingleAsync(CancellationToken.None)) await enough.CancelAsync();
        }
    }

    private async Task EndAsync(Guid id, Guid district, Outcome<DayPlan> made)
    {
        await using var scope = Scope(district, out var services);
        var db = services.GetRequiredService<ShuttleDb>();
        var row = await db.PlanJobs.SingleAsync(j => j.Id == id);
        if (made.Refusal is { } refusal) (row.State, row.RefusalCode, row.RefusalText) = (PlanJobState.Refused, refusal.Code, Door.Words(refusal));
        else
        {
            (row.State, row.PlanId) = (PlanJobState.Done, made.Value.Id);
            row.Best = JsonSerializer.Serialize(made.Value.Says().Figures, ContractJson.Options);
        }
        db.Outbox.Add(OutboxMessage.Of("plan.job-ended", id, new { row.State }, clock.GetUtcNow(), row.Day));
        await db.SaveChangesAsync();
    }

    private AsyncServiceScope Scope(Guid district, out IServiceProvider services)
    {
        var scope = scopes.CreateAsyncScope();
        services = scope.ServiceProvider;
        services.GetRequiredService<CurrentDistrict>().Set(district);
        return scope;
    }

    /// <summary>The newest better plan, written down only when the pulse asks.</summary>
    private sealed class Latest
    {
        private PlannedDay? _planned;
        private int _count;

        public void Take(PlannedDay better)
        {
            Volatile.Write(ref _planned, better);
            Interlocked.Increment(ref _count);
        }

        public (PlanFigures? Figures, int Count) Read() => Volatile.Read(ref _planned) is { } planned
            ? (PlanWriting.Write(planned.Day, planned.Problem, planned.Plan, [], planned.TravelIsEstimate, [], _ => null).Figures, _count) : (null, 0);
    }
}

internal static partial class PlanJobLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Planning job {Id} broke")]
    public static partial void Broke(ILogger log, Exception exception, Guid id);
}
