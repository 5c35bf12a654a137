using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Custody;
using Shuttle.Server.Custody.Batches;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>
/// What happens at a resident's door: who may receive, the proof, the ledger for what really changed hands, then the stop and its leg, and for
/// everything else a reason and what follows from it.
/// </summary>
public sealed class AtTheDoor(
    ShuttleDb db, CustodyBook custody, ProofCheck proofs, SignStatement statements, Absences absences, NextVisit nextVisit, AfterVisit after, ServiceCatalogue catalogue,
    Offices offices, OpenBatch open, TimeProvider clock)
{
    public Task<Refusal?> ReceiveAsync(ItemsReceived said, Stop stop, Leg leg, Request request, Run run, Party courier, DateTimeOffset now, CancellationToken ct) =>
        HandOverAsync(said, said.Items, said.Proof, items => new(
            said.Id, request, items, Holder.Resident, Holder.Courier(run.CourierId), PartyOf(said.OtherParty), courier, said.DeviceTime) { Seal = said.Seal },
            "items-received", stop, leg, request, run, now, ct);

    public async Task<Refusal?> DeliverAsync(ItemsDelivered said, Stop stop, Leg leg, Request request, Run run, Party courier, DateTimeOffset now, CancellationToken ct)
    {
        var office = leg.Kind == LegKind.HandOff ? leg.OfficeCode : null;
        var nothing = said.Items.All(i => i.Result != ItemResult.Accepted);
        if (office is null && !nothing && ReceiverAtDoor.Judge(said.OtherParty, catalogue.Find(request.ServiceCode)) is { } notEntitled) return notEntitled;
        var refusal = await HandOverAsync(said, said.Items, said.Proof, items => new(
            said.Id, request, items, Holder.Courier(run.CourierId), office is null ? Holder.Resident : Holder.OtherOffice(office), courier, PartyOf(said.OtherParty), said.DeviceTime) { Seal = said.Seal },
            "items-delivered", stop, leg, request, run, now, ct);
        if (refusal is null && office is not null && !nothing) await StartOfficeClockAsync(said, office, leg, request, courier, now, ct);
        return refusal;
    }

    // The courier brought the papers to the other office: from here on it is in that office's court.
    private async Task StartOfficeClockAsync(ItemsDelivered said, string code, Leg leg, Request request, Party courier, DateTimeOffset now, CancellationToken ct)
    {
        var office = await offices.FindAsync(code, ct) ?? new Office(code, leg.PlaceName ?? code, At: null);
        var brought = request.Items.Where(i => said.Items.Any(o => o.ItemId == i.Id && o.Result == ItemResult.Accepted)).ToList();
        await open.OpenAsync(said.Id, office, [(request, brought)], courier.Name, null, now, ct);
    }

    public Refusal? Sign(StatementSigned said, Request request, DateTimeOffset now) => statements.Sign(said, request, now);

    /// <summary>Nothing changed hands. "Nobody home" is a claim that somebody confirms; every other reason stands for itself.</summary>
    public async Task<Refusal?> FailAsync(StopFailed said, Stop stop, Leg leg, Request request, DateTimeOffset now, CancellationToken ct)
    {
        if (said.Reason == FailureReason.NobodyHome) return await absences.ClaimAsync(said, stop, leg, request, now, ct);
        DriverEventRules.Finish(stop, StopState.Failed, said.DeviceTime);
        request.Visited(leg, some: false);
        request.Tell("visit-failed", said.DeviceTime, now, clock, said.Reason.ToString());
        await nextVisit.BookAsync(request, leg, now, ct);
        return null;
    }

    private async Task<Refusal?> HandOverAsync(
        DriverEvent said, IReadOnlyList<ItemOutcome> outcomes, Proof proof, Func<IReadOnlyList<DocumentItem>, Handing> handing, string story,
        Stop stop, Leg leg, Request request, Run run, DateTimeOffset now, CancellationToken ct)
    {
        if (await proofs.JudgeAsync(said.Id, stop.Id, proof, request, now, onPaper: said.DeviceId == Guid.Empty, ct) is { } unproved) return unproved;
        var judged = Doorstep.Judge(outcomes, request, await statements.StatedAsync(request.Id, ct));
        if (judged.Refusal is { } refused) return refused;
        var (outcome, rule) = (judged.Value, ProofRules.Of(proof.Kind));
        if (outcome.Accepted.Count > 0)
        {
            var conditions = outcomes.Where(o => o.Condition is not null).ToDictionary(o => o.ItemId, o => o.Condition!);
            var full = handing(outcome.Accepted) with
            {
                Point = said.Point, Place = leg.PlaceName ?? "Rumah warga", Conditions = conditions, Proofs = [new(proof.Kind.ToString(), rule.InLedger(proof.Value ?? "-"))],
            };
            if (await custody.HandOverAsync(full, ct) is { } refusal) return refusal;
        }
        await FinishAsync(outcome, stop, leg, request, said.DeviceTime, now, ct);
        if (outcome.Accepted.Count > 0) await after.WentWellAsync(request, leg, stop.Id, said.Point, said.AccuracyMetres, said.DeviceTime, ct);
        request.Tell(story, said.DeviceTime, now, clock, $"{outcome.Accepted.Count}", $"{outcomes.Count}");
        foreach (var left in outcome.Left) request.Tell("door-" + left.Reason.Code, said.DeviceTime, now, clock, left.Item.Name);
        // Originals that went back on a picture alone: somebody looks at it.
        if (leg.Kind == LegKind.Return && rule.Strength == ProofStrength.Kept && outcome.Accepted.Any(i => i.Original))
            db.Outbox.Add(OutboxMessage.Of("handover.to-check", said.Id, new { request.Number, proof.Kind }, now, run.Day));
        db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State }, now, run.Day));
        return null;
    }

    private async Task FinishAsync(DoorOutcome outcome, Stop stop, Leg leg, Request request, DateTimeOffset at, DateTimeOffset now, CancellationToken ct)
    {
        DriverEventRules.Finish(stop, outcome.Stop, at);
        request.Visited(leg, some: outcome.Stop != StopState.Failed);
        var office = outcome.Left.Any(l => l.Reason.Next == DoorNext.Office);
        if (leg.Kind is LegKind.Collect or LegKind.Package)
        {
            foreach (var left in outcome.Left.Where(l => l.Reason.Next != DoorNext.Again)) left.Item.NotFetched = left.Reason.Code;
            if (office && outcome is { Accepted.Count: 0, Again: false }) request.State = RequestState.NeedsCorrection;
        }
        else if (office && leg.Kind == LegKind.Return) request.State = RequestState.NeedsCorrection;
        if (outcome.Again) await nextVisit.BookAsync(request, leg, now, ct);
    }

    private static Party PartyOf(Person person) => new(person.Name, person.Relation);
}
