using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Calendar;
using Shuttle.Server.Custody;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>What an admitted event changes: the stop, the documents' holder, the request and its history.</summary>
public sealed class ApplyDriverEvent(ShuttleDb db, CustodyBook custody, DistrictCalendars calendars, PersonalData personal, UndoDriverEvent undo, CurrentUser user, TimeProvider clock)
{
    private Party? _courier;

    /// <summary>Whose hands the documents pass through: who is signed in, unless an officer enters it from paper.</summary>
    public Party Courier { get => _courier ?? new(user.Name, "courier", user.Required); set => _courier = value; }

    public async Task<Refusal?> ApplyAsync(DriverEvent said, Run run, Stop? stop, DateTimeOffset now, CancellationToken ct)
    {
        var request = stop?.LegId is { } legId ? await RequestOfAsync(legId, ct) : null;
        var leg = request?.Legs.Find(l => l.Id == stop!.LegId);
        switch (said)
        {
            case RunStarted started:
                (run.State, run.AcknowledgedVersion) = (RunState.Started, started.SheetVersion);
                return null;
            case ItemsLoaded loaded:
                return await LoadAsync(loaded, run, now, ct);
            case Departed:
                DriverEventRules.Depart(run, stop!, leg, said.DeviceTime);
                if (leg is { Place: null }) request!.Tell(leg.Kind == LegKind.Return ? "return-departed" : "courier-departed", said.DeviceTime, now, clock);
                break;
            case Arrived:
                DriverEventRules.Arrive(stop!, said.DeviceTime);
                if (leg is { Place: null }) request!.Tell("courier-arrived", said.DeviceTime, now, clock);
                break;
            case ItemsReceived received:
                return await HandOverAsync(received, received.Items, received.Proof, items => new(
                    received.Id, request!, items, Holder.Resident, Holder.Courier(run.CourierId), PartyOf(received.OtherParty), Courier, received.DeviceTime) { Seal = received.Seal },
                    "items-received", stop!, leg!, request!, run, now, ct);
            case ItemsDelivered delivered:
                return await HandOverAsync(delivered, delivered.Items, delivered.Proof, items => new(
                    delivered.Id, request!, items, Holder.Courier(run.CourierId), leg!.Kind == LegKind.HandOff ? Holder.OtherOffice(leg.OfficeCode!) : Holder.Resident, Courier, PartyOf(delivered.OtherParty), delivered.DeviceTime),
                    "items-delivered", stop!, leg!, request!, run, now, ct);
            case StopFailed failed:
                await FailAsync(failed, stop!, leg!, request!, now, ct);
                break;
            case Undone undone:
                return await undo.UndoAsync(undone, run, Courier, now, ct);
            case StopServed:
                DriverEventRules.Finish(stop!, StopState.Done, said.DeviceTime);
                if (leg is not null) request!.Visited(leg, some: true);
                if (leg is { Kind: LegKind.Attest }) request!.Tell("letter-signed", said.DeviceTime, now, clock, leg.PlaceName!);
                break;
            // Unloading and ending are the courier's word; documents change holder when the counter takes them over.
            case RunEnded:
                foreach (var end in run.Stops.Where(s => s.Kind == StopKind.DepotEnd)) DriverEventRules.Finish(end, StopState.Done, said.DeviceTime);
                break;
        }
        if (request is not null) Say(request, run, now);
        return null;
    }

    private async Task<Refusal?> LoadAsync(ItemsLoaded loaded, Run run, DateTimeOffset now, CancellationToken ct)
    {
        var legIds = run.Stops.Where(s => s is { Kind: StopKind.Return, IsFinished: false }).Select(s => s.LegId).ToList();
        var requests = await db.Requests.Include(r => r.Items).Include(r => r.Legs).Where(r => r.Legs.Any(l => legIds.Contains(l.Id))).ToListAsync(ct);
        if (loaded.ItemIds.Any(id => requests.TrueForAll(r => r.Items.TrueForAll(i => i.Id != id)))) return DriverEventRules.ItemNotOnStop;
        foreach (var request in requests)
        {
            var items = request.Items.Where(i => loaded.ItemIds.Contains(i.Id)).ToList();
            if (items.Count == 0) continue;
            var handing = new Handing(loaded.Id, request, items, Holder.Counter, Holder.Courier(run.CourierId), new("Loket", "officer"), Courier, loaded.DeviceTime) { Point = loaded.Point };
            if (await custody.HandOverAsync(handing, ct) is { } refusal) return refusal;
            if (request.Legs.Exists(l => l.Kind == LegKind.Return && legIds.Contains(l.Id))) request.State = RequestState.OutForReturn;
            request.Tell("items-loaded", loaded.DeviceTime, now, clock, $"{items.Count}");
            Say(request, run, now);
        }
        return null;
    }

    // Both ways at a door: the proof first, then the ledger for what really changed hands, then the stop and its leg.
    private async Task<Refusal?> HandOverAsync(
        DriverEvent said, IReadOnlyList<ItemOutcome> outcomes, Proof proof, Func<IReadOnlyList<DocumentItem>, Handing> handing, string story,
        Stop stop, Leg leg, Request request, Run run, DateTimeOffset now, CancellationToken ct)
    {
        if (DriverEventRules.CheckProof(proof, personal.Reveal(request.CodeSealed)) is { } wrong) return wrong;
        var accepted = DriverEventRules.Accepted(outcomes, request);
        if (accepted.Refusal is { } refused) return refused;
        if (accepted.Value.Count > 0
            && await custody.HandOverAsync(handing(accepted.Value) with { Point = said.Point, Proofs = [ProofOf(proof)] }, ct) is { } refusal) return refusal;
        await FinishAsync(stop, leg, request, outcomes, accepted.Value.Count, said.DeviceTime, now, ct);
        request.Tell(story, said.DeviceTime, now, clock, $"{accepted.Value.Count}", $"{outcomes.Count}");
        Say(request, run, now);
        return null;
    }

    private async Task FinishAsync(Stop stop, Leg leg, Request request, IReadOnlyList<ItemOutcome> outcomes, int accepted, DateTimeOffset at, DateTimeOffset now, CancellationToken ct)
    {
        DriverEventRules.Finish(stop, accepted == outcomes.Count ? StopState.Done : accepted > 0 ? StopState.Partial : StopState.Failed, at);
        request.Visited(leg, accepted > 0);
        if (accepted < outcomes.Count) await BookAgainAsync(request, leg, now, ct);
    }

    private async Task FailAsync(StopFailed said, Stop stop, Leg leg, Request request, DateTimeOffset now, CancellationToken ct)
    {
        DriverEventRules.Finish(stop, StopState.Failed, said.DeviceTime);
        request.Visited(leg, some: false);
        request.Tell("visit-failed", said.DeviceTime, now, clock, said.Reason.ToString());
        await BookAgainAsync(request, leg, now, ct);
    }

    // A visit in vain books its own next one: same clock window on the next working day.
    private async Task BookAgainAsync(Request request, Leg leg, DateTimeOffset now, CancellationToken ct)
    {
        var calendar = await calendars.GetAsync(ct);
        var today = calendar.DateOf(now) > leg.Day ? calendar.DateOf(now) : leg.Day;
        var next = calendar.NextWorkingDay(today);
        var again = request.Again(leg, next, TimeSpan.FromDays(next.DayNumber - leg.Day.DayNumber), Ids.New(clock));
        request.Tell("visit-rebooked", now, now, clock, again.WindowFrom.ToString("O", CultureInfo.InvariantCulture), again.WindowUntil.ToString("O", CultureInfo.InvariantCulture));
    }

    private static Party PartyOf(Person person) => new(person.Name, person.Relation);

    // A code is proof that it matched; its digits never enter the ledger.
    private static HandoverProof ProofOf(Proof proof) => new(proof.Kind.ToString(), proof.Kind == ProofKind.Code ? "matched" : proof.Value ?? "-");

    private Task<Request> RequestOfAsync(Guid legId, CancellationToken ct) =>
        db.Requests.Include(r => r.Items).Include(r => r.Legs).SingleAsync(r => r.Legs.Any(l => l.Id == legId), ct);

    private void Say(Request request, Run run, DateTimeOffset now) =>
        db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State }, now, run.Day));
}
