using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Custody;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>What an officer takes over from a courier; the client mints the id of the hand-over.</summary>
/// <param name="Seal">Number of the bag's seal as it was found.</param>
/// <param name="Conditions">What there is to remark on a document: id → "sobek di sudut".</param>
public sealed record CounterReceipt(
    Guid Id, Guid RunId, [property: Required, MinLength(1), MaxLength(500)] IReadOnlyList<Guid> ItemIds, [property: StringLength(40)] string? Seal = null, IReadOnlyDictionary<Guid, string>? Conditions = null);

/// <summary>What the counter took over, and what the courier of this run still holds.</summary>
public sealed record CounterReceived(int Received, IReadOnlyList<Guid> StillWithCourier, RunState Run);

/// <summary>The courier hands over at the office; when what went out has come in, item by item, the run closes.</summary>
public sealed class ReceiveAtCounter(ShuttleDb db, CustodyBook custody, CloseRun closing, CurrentUser user, TimeProvider clock)
{
    public async Task<Outcome<CounterReceived>> ReceiveAsync(CounterReceipt receipt, CancellationToken ct) =>
        Ids.IsVersion7(receipt.Id) ? await Retry.OnConflictAsync(db, () => ReceiveOnceAsync(receipt, ct)) : BookRequest.IdNotVersion7;

    private async Task<Outcome<CounterReceived>> ReceiveOnceAsync(CounterReceipt receipt, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Runs.Include(r => r.Stops).SingleOrDefaultAsync(r => r.Id == receipt.RunId, ct) is not { } run) return RunSheets.UnknownRun;
        var held = await db.Requests.Include(r => r.Items).Include(r => r.Legs)
            .Where(r => r.Items.Any(i => receipt.ItemIds.Contains(i.Id) || i.Holder == HolderKind.Courier && i.HolderId == run.CourierId)).ToListAsync(ct);
        if (receipt.ItemIds.Any(id => held.TrueForAll(r => r.Items.TrueForAll(i => i.Id != id)))) return DriverEventRules.ItemNotOnStop;

        var now = clock.GetUtcNow();
        var courierName = await db.Couriers.Where(c => c.Id == run.CourierId).Select(c => c.Name).SingleAsync(ct);
        var (courier, officer) = (new Party(courierName, "courier"), new Party(user.Name, "officer", user.Id));
        var received = 0;
        foreach (var request in held)
        {
            var items = request.Items.Where(i => receipt.ItemIds.Contains(i.Id)).ToList();
            if (items.Count == 0) continue;
            var handing = new Handing(receipt.Id, request, items, Holder.Courier(run.CourierId), Holder.Counter, courier, officer, now)
            {
                Seal = receipt.Seal, Place = "Loket", Conditions = receipt.Conditions ?? new Dictionary<Guid, string>(),
            };
            if (await custody.HandOverAsync(handing, ct) is { } refusal) return refusal;
            received += items.Count;
            request.AtCounter();
            // What could not be delivered comes back: it waits at the counter for its next leg.
            if (request.State == RequestState.OutForReturn) request.State = RequestState.Ready;
            // A result whose content is wrong was refused at the door: the office works on it again.
            if (request.State == RequestState.NeedsCorrection) request.State = RequestState.InProcess;
            request.Tell("received-at-counter", now, now, clock, $"{items.Count}");
            db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State }, now, run.Day));
        }
        var left = held.SelectMany(r => r.Items).Where(i => i.Holder == HolderKind.Courier && i.HolderId == run.CourierId).Select(i => i.Id).ToList();
        await closing.CloseIfBalancedAsync(run, held, ct);
        db.Outbox.Add(OutboxMessage.Of("run.changed", run.Id, new { run.State }, now, run.Day));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new CounterReceived(received, left, run.State);
    }
}
