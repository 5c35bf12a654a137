using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Custody;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>Documents that a resident fetches at the counter; the client mints the id of the hand-over.</summary>
public sealed record CounterHandover(
    Guid Id, Guid RequestId, [property: Required, MinLength(1), MaxLength(50)] IReadOnlyList<Guid> ItemIds, [property: Required] Proof Proof, [property: Required] Person Receiver);

/// <summary>What is left at the counter for this request.</summary>
public sealed record HandedOver(int Handed, IReadOnlyList<Guid> StillHere, RequestState State);

/// <summary>The counter hands over to a resident who comes: the same receivers and the same proofs as at a door.</summary>
public sealed class HandOverAtCounter(ShuttleDb db, CustodyBook custody, ProofCheck proofs, ServiceCatalogue catalogue, CurrentUser user, TimeProvider clock)
{
    public static readonly Refusal NotReady = new("request-not-ready", StatusCodes.Status409Conflict);

    public async Task<Outcome<HandedOver>> HandOverAsync(CounterHandover handover, CancellationToken ct) =>
        Ids.IsVersion7(handover.Id) ? await Retry.OnConflictAsync(db, () => HandOverOnceAsync(handover, ct)) : BookRequest.IdNotVersion7;

    private async Task<Outcome<HandedOver>> HandOverOnceAsync(CounterHandover handover, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Requests.Include(r => r.Items).Include(r => r.Legs).SingleOrDefaultAsync(r => r.Id == handover.RequestId, ct) is not { } request) return CancelRequest.UnknownRequest;
        var items = request.Items.Where(i => handover.ItemIds.Contains(i.Id)).ToList();
        if (items.Count < handover.ItemIds.Distinct().Count()) return DriverEventRules.ItemNotOnStop;
        var known = await db.Set<LedgerRow>().AnyAsync(r => r.HandoverId == handover.Id && r.RequestId == request.Id, ct);
        if (known) return ViewOf(request, items.Count);
        if (request.State is not (RequestState.Ready or RequestState.ReturnScheduled) || request.Legs.Exists(l => l.State == LegState.Underway)) return NotReady.With(request.Number);
        if (ReceiverAtDoor.Judge(handover.Receiver, catalogue.Find(request.ServiceCode)) is { } notEntitled) return notEntitled;
        var now = clock.GetUtcNow();
        if (await proofs.JudgeAsync(handover.Id, request.Id, handover.Proof, request, now, onPaper: false, ct) is { } unproved) return unproved;

        var rule = ProofRules.Of(handover.Proof.Kind);
        var handing = new Handing(handover.Id, request, items, Holder.Counter, Holder.Resident, new(user.Name, "officer", user.Id), new(handover.Receiver.Name, handover.Receiver.Relation), now)
        {
            Place = "Loket", Proofs = [new(handover.Proof.Kind.ToString(), rule.InLedger(handover.Proof.Value ?? "-"))],
        };
        if (await custody.HandOverAsync(handing, ct) is { } refusal) return refusal;
        if (request.Items.TrueForAll(i => i.Holder is HolderKind.Resident or HolderKind.Archive or HolderKind.Destroyed)) await CompleteAsync(request, now, ct);
        request.Tell("handed-at-counter", now, now, clock, $"{items.Count}");
        db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State }, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return ViewOf(request, items.Count);
    }

    // Nothing is left to bring: the return leg goes, and with it its stop.
    private async Task CompleteAsync(Request request, DateTimeOffset now, CancellationToken ct)
    {
        request.State = RequestState.Completed;
        var open = request.Legs.Where(l => l.IsOpen).ToList();
        foreach (var leg in open) leg.State = LegState.Cancelled;
        await db.TakeOutAsync([.. open.Select(l => l.Id)], now, ct);
    }

    private static HandedOver ViewOf(Request request, int handed) => new(handed, [.. request.Items.Where(i => i.Holder == HolderKind.Counter).Select(i => i.Id)], request.State);
}
