using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Custody;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>
/// Takes back a device's last step at a stop, within minutes: the stop, its leg and its request become what they were, documents go back
/// through the ledger by a hand-over of their own. Nothing is deleted: the step and its undoing both stay in history.
/// </summary>
public sealed class UndoDriverEvent(ShuttleDb db, CustodyBook custody, PersonalData personal, TimeProvider clock)
{
    public static readonly Refusal Impossible = new("undo-not-possible", StatusCodes.Status409Conflict);
    public static readonly Refusal TooLate = new("undo-too-late", StatusCodes.Status409Conflict);
    public static readonly Refusal NotLast = new("undo-not-last", StatusCodes.Status409Conflict);
    public static readonly Refusal NextVisitSettled = new("undo-next-visit-settled", StatusCodes.Status409Conflict);

    public async Task<Refusal?> UndoAsync(Undone said, Run run, Party courier, DateTimeOffset now, CancellationToken ct)
    {
        var kept = await db.DriverEvents.SingleOrDefaultAsync(e => e.Id == said.EventId && e.RunId == run.Id && e.DeviceId == said.DeviceId, ct);
        if (kept is null || await db.DriverEvents.AnyAsync(e => e.TakesBackId == kept.Id, ct)) return Impossible;
        var step = JsonSerializer.Deserialize<DriverEvent>(personal.Reveal(kept.BodySealed), ContractJson.Options)!;
        if (step is CallAttempted or Paused or Resumed or HelpCalled or PhotoTaken or ItemsUnloaded) return null;
        if (kept.Before is null) return Impossible;
        if (UndoWindow.Between(step, said) > UndoWindow.Length) return TooLate.With(UndoWindow.Length.TotalMinutes);
        if (await HasGoneOnAsync(kept, ct)) return NotLast;

        if (step is StopFailed { Reason: FailureReason.NobodyHome } && await WithdrawAsync(step.Id, now, ct) is { } decided) return decided;
        if (step is ItemsLoaded loaded) return await UnloadAsync(loaded, said, run, courier, now, ct);
        var stop = run.Stops.Single(s => s.Id == kept.StopId);
        var before = StepBefore.FromJson(kept.Before);
        var request = stop.LegId is { } legId ? await db.Requests.Include(r => r.Items).Include(r => r.Legs).SingleAsync(r => r.Legs.Any(l => l.Id == legId), ct) : null;
        if (request is not null)
        {
            if (await GiveBackAsync(step, said, request, run, courier, ct) is { } refusal) return refusal;
            if (Restore(request, request.Legs.Single(l => l.Id == stop.LegId), before) is { } settled) return settled;
            request.Tell("step-undone", said.DeviceTime, now, clock, kept.Kind);
            db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State }, now, run.Day));
        }
        (stop.State, stop.ArrivedAt, stop.FinishedAt) = (before.Stop, before.ArrivedAt, null);
        return null;
    }

    // A claim of "nobody home" that nobody has answered falls; one that the dispatcher has answered stands.
    private async Task<Refusal?> WithdrawAsync(Guid claimId, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Set<AbsenceClaim>().SingleOrDefaultAsync(c => c.Id == claimId, ct) is not { } claim) return null;
        if (claim.State is AbsenceState.Confirmed or AbsenceState.Denied) return NextVisitSettled;
        (claim.State, claim.DecidedAt) = (AbsenceState.Denied, now);
        return null;
    }

    /// <summary>A later step at the same stop, by whomever, that was not itself taken back.</summary>
    private async Task<bool> HasGoneOnAsync(RecordedEvent kept, CancellationToken ct)
    {
        var there = await db.DriverEvents.Where(e => e.StopId == kept.StopId && e.Id != kept.Id && e.Before != null
                && !db.DriverEvents.Any(u => u.TakesBackId == e.Id))
            .Select(e => new { e.DeviceId, e.Sequence, e.ReceivedAt }).ToListAsync(ct);
        return there.Exists(e => e.DeviceId == kept.DeviceId ? e.Sequence > kept.Sequence : e.ReceivedAt >= kept.ReceivedAt);
    }

    private async Task<Refusal?> GiveBackAsync(DriverEvent step, Undone said, Request request, Run run, Party courier, CancellationToken ct)
    {
        var (outcomes, person) = step switch
        {
            ItemsReceived received => (received.Items, received.OtherParty),
            ItemsDelivered delivered => (delivered.Items, delivered.OtherParty),
            _ => ([], null),
        };
        foreach (var left in request.Items.Where(i => outcomes.Any(o => o.ItemId == i.Id && o.Result != ItemResult.Accepted))) left.NotFetched = null;
        var items = request.Items.Where(i => outcomes.Any(o => o.ItemId == i.Id && o.Result == ItemResult.Accepted)).ToList();
        // What this visit gave up is open again.
        if (items.Count == 0) return null;
        var resident = new Party(person!.Name, person.Relation);
        var back = step is ItemsReceived
            ? new Handing(said.Id, request, items, Holder.Courier(run.CourierId), Holder.Resident, courier, resident, said.DeviceTime)
            : new Handing(said.Id, request, items, Holder.Resident, Holder.Courier(run.CourierId), resident, courier, said.DeviceTime);
        return await custody.HandOverAsync(back with { Point = said.Point }, ct);
    }

    // The visit that the step booked goes again, unless somebody has counted on it since.
    private static Refusal? Restore(Request request, Leg leg, StepBefore before)
    {
        if (before.NextLegId is { } nextId)
        {
            var next = request.Legs.Single(l => l.Id == nextId);
            if (next.State != LegState.Waiting) return NextVisitSettled;
            next.State = LegState.Cancelled;
        }
        (leg.State, leg.FailedVisits) = (before.Leg ?? leg.State, before.FailedVisits);
        request.State = before.Request ?? request.State;
        return null;
    }

    private async Task<Refusal?> UnloadAsync(ItemsLoaded loaded, Undone said, Run run, Party courier, DateTimeOffset now, CancellationToken ct)
    {
        var requests = await db.Requests.Include(r => r.Items).Where(r => r.Items.Any(i => loaded.ItemIds.Contains(i.Id))).ToListAsync(ct);
        foreach (var request in requests)
        {
            var items = request.Items.Where(i => loaded.ItemIds.Contains(i.Id)).ToList();
            var back = new Handing(said.Id, request, items, Holder.Courier(run.CourierId), Holder.Counter, courier, new("Loket", "officer"), said.DeviceTime) { Point = said.Point };
            if (await custody.HandOverAsync(back, ct) is { } refusal) return refusal;
            if (request.State == RequestState.OutForReturn) request.State = RequestState.ReturnScheduled;
            request.Tell("step-undone", said.DeviceTime, now, clock, nameof(ItemsLoaded));
            db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State }, now, run.Day));
        }
        return null;
    }
}
