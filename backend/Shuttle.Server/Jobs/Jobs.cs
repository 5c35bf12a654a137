using Microsoft.EntityFrameworkCore;
using Quartz;
using Shuttle.Server.Calendar;
using Shuttle.Server.Custody.Anchors;
using Shuttle.Server.Data;
using Shuttle.Server.Notices;
using Shuttle.Server.Plans;
using Shuttle.Server.Requests;
using Shuttle.Server.Runs;

namespace Shuttle.Server.Jobs;

/// <summary>The nightly draft: a dispatcher finds tomorrow planned and only has to look, adjust and publish.</summary>
[DisallowConcurrentExecution]
public sealed class PlanTomorrowJob(EachDistrict districts, TimeProvider clock, ILogger<PlanTomorrowJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await districts.DoAsync(async services =>
    {
        var calendar = await services.GetRequiredService<DistrictCalendars>().GetAsync(cancellationToken);
        var day = calendar.NextWorkingDay(calendar.DateOf(clock.GetUtcNow()));
        var made = await services.GetRequiredService<PlanDay>().PlanAsync(day, "timetable", cancellationToken);
        if (made.Refusal is { } refusal) JobLog.NotPlanned(log, day, refusal.Code);
    }, cancellationToken);
}

/// <summary>Closes the ledger's days with their anchors; what was missed while the server was off is made up for.</summary>
[DisallowConcurrentExecution]
public sealed class AnchorCustodyJob(EachDistrict districts) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await districts.DoAsync(services => services.GetRequiredService<MakeAnchors>().UpToYesterdayAsync(cancellationToken), cancellationToken);
}

/// <summary>"Nobody home" that no dispatcher has answered in time counts, and books the next visit.</summary>
[DisallowConcurrentExecution]
public sealed class SettleAbsencesJob(EachDistrict districts) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await districts.DoAsync(services => services.GetRequiredService<Absences>().SettleAsync(cancellationToken), cancellationToken);
}

/// <summary>The weekly patterns become shifts, four weeks ahead.</summary>
[DisallowConcurrentExecution]
public sealed class RollShiftsJob(EachDistrict districts) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await districts.DoAsync(services => services.GetRequiredService<Fleet.RollShifts>().RollAsync(cancellationToken), cancellationToken);
}

/// <summary>Hands what happened to those who make notices of it, in order, once.</summary>
[DisallowConcurrentExecution]
public sealed class PumpOutboxJob(EachDistrict districts) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await districts.DoAsync(services => services.GetRequiredService<OutboxPump>().PumpAsync(cancellationToken), cancellationToken);
}

/// <summary>Old idempotent replies and pumped messages go after a week, one-time codes when they have run out.</summary>
[DisallowConcurrentExecution]
public sealed class SweepJob(EachDistrict districts, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await districts.DoAsync(async services =>
    {
        var db = services.GetRequiredService<ShuttleDb>();
        var (now, old) = (clock.GetUtcNow(), clock.GetUtcNow().AddDays(-7));
        await db.IdempotentReplies.Where(r => r.At < old).ExecuteDeleteAsync(cancellationToken);
        await db.Offers.Where(o => o.ExpiresAt < old && o.State != OfferState.Booked).ExecuteDeleteAsync(cancellationToken);
        await db.OneTimeCodes.Where(c => c.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        await services.GetRequiredService<HomePhotos>().SweepAsync(cancellationToken);
        await db.Outbox.Where(m => m.PumpedAt != null && m.At < old).ExecuteDeleteAsync(cancellationToken);
    }, cancellationToken);
}

internal static partial class JobLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Day} was not planned: {Code}")]
    public static partial void NotPlanned(ILogger log, DateOnly day, string code);
}
