using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>
/// The history of a run: takes one event, once, in its own transaction, with its effect and with what it takes to undo it. Events come from a
/// device, or from an officer who reads the paper run sheet; whichever comes second hears that the first was there.
/// </summary>
public sealed class EventHistory(ShuttleDb db, ApplyDriverEvent apply, PaperOrDevice paperOrDevice, PersonalData personal, TimeProvider clock)
{
    public static readonly Refusal EventIdReused = new("event-id-reused", StatusCodes.Status409Conflict);

    /// <param name="body">As signed, or as entered.</param>
    /// <param name="enteredById">Who entered it from paper; null for a device's own.</param>
    /// <param name="open">Finds the run, or says why it is none of the caller's.</param>
    public Task<EventResult> TakeAsync(DriverEvent said, string body, string signature, Guid? enteredById, Func<Task<Outcome<Run>>> open, CancellationToken ct) =>
        Retry.OnConflictAsync(db, () => TakeOnceAsync(said, body, signature, enteredById, open, ct));

    private async Task<EventResult> TakeOnceAsync(DriverEvent said, string body, string signature, Guid? enteredById, Func<Task<Outcome<Run>>> open, CancellationToken ct)
    {
        var hash = PersonalData.Sha256(body);
        if (await db.DriverEvents.Where(e => e.Id == said.Id).Select(e => e.BodyHash).SingleOrDefaultAsync(ct) is { } known)
            return known == hash ? new(said.Id, EventStatus.Duplicate) : Refused(said.Id, EventIdReused);

        var opened = await open();
        if (opened.Refusal is { } notOurs) return Refused(said.Id, notOurs);
        var run = opened.Value;
        var other = await paperOrDevice.JudgeAsync(said, fromPaper: enteredById is not null, ct);
        if (other.Reply is { } reply) return reply;
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var recorded = new RecordedEvent
        {
            Id = said.Id, RunId = said.RunId, StopId = said.StopId, DeviceId = said.DeviceId, Sequence = said.Sequence, Kind = said.GetType().Name,
            DeviceTime = said.DeviceTime, ReceivedAt = now, Point = said.Point is { } p ? Ewkb.Point(p.Lon, p.Lat) : null,
            BodySealed = personal.Protect(body), BodyHash = hash, Signature = signature, EnteredById = enteredById, TakesBackId = (said as Undone)?.EventId,
        };
        if (!other.HistoryOnly && await ChangeAsync(said, run, recorded, now, ct) is { } refusal) return Refused(said.Id, refusal);
        db.Add(recorded);
        db.Outbox.Add(OutboxMessage.Of("run.changed", said.RunId, new { kind = said.GetType().Name, said.StopId }, now, run.Day));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new(said.Id, EventStatus.Accepted);
    }

    private async Task<Refusal?> ChangeAsync(DriverEvent said, Run run, RecordedEvent recorded, DateTimeOffset now, CancellationToken ct)
    {
        var admitted = DriverEventRules.Admit(said, run);
        if (admitted.Refusal is { } refused) return refused;
        var stop = admitted.Value;
        if (stop is null || !StepBefore.IsKeptFor(said)) return await apply.ApplyAsync(said, run, stop, now, ct);
        var (before, requestId, legIds) = await BeforeAsync(stop, ct);
        if (await apply.ApplyAsync(said, run, stop, now, ct) is { } refusal) return refusal;
        recorded.Before = (before with { NextLegId = NewLegOf(requestId, legIds) }).ToJson();
        return null;
    }

    private async Task<(StepBefore Step, Guid? RequestId, List<Guid> LegIds)> BeforeAsync(Stop stop, CancellationToken ct)
    {
        var step = new StepBefore(stop.State, stop.ArrivedAt, null, 0, null);
        if (await db.Legs.AsNoTracking().Include(l => l.Request).SingleOrDefaultAsync(l => l.Id == stop.LegId, ct) is not { } leg) return (step, null, []);
        var legIds = await db.Legs.Where(l => l.RequestId == leg.RequestId).Select(l => l.Id).ToListAsync(ct);
        return (step with { Leg = leg.State, FailedVisits = leg.FailedVisits, Request = leg.Request!.State }, leg.RequestId, legIds);
    }

    private Guid? NewLegOf(Guid? requestId, List<Guid> known) =>
        db.Legs.Local.Where(l => l.RequestId == requestId && !known.Contains(l.Id)).Select(l => (Guid?)l.Id).SingleOrDefault();

    public static EventResult Refused(Guid id, Refusal refusal) => new(id, EventStatus.Refused, refusal.Code, Door.Words(refusal));
}
