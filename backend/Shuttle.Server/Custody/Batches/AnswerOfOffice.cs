using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody.Batches;

/// <summary>Why documents are still at the office.</summary>
/// <param name="Reason">Of <see cref="DelayReasons"/>; null when nothing hinders it any more.</param>
/// <param name="ItemIds">Which; all that are still there when left out.</param>
public sealed record BatchDelay(string? Reason, [property: MaxLength(200)] IReadOnlyList<Guid>? ItemIds = null);

/// <summary>A document that the office made.</summary>
public sealed record OfficeResult(Guid RequestId, [property: Required, StringLength(120, MinimumLength = 2)] string Name);

/// <summary>What came back from the office, item by item; the client mints the id of the hand-over.</summary>
/// <param name="Returned">Back at the counter.</param>
/// <param name="Kept">The office keeps it in its archive.</param>
/// <param name="Destroyed">Withdrawn and destroyed, as with an old KTP-el.</param>
/// <param name="Results">What the office made.</param>
public sealed record OfficeReceipt(
    Guid Id, [property: MaxLength(200)] IReadOnlyList<Guid>? Returned = null, [property: MaxLength(200)] IReadOnlyList<Guid>? Kept = null,
    [property: MaxLength(200)] IReadOnlyList<Guid>? Destroyed = null, [property: MaxLength(200)] IReadOnlyList<OfficeResult>? Results = null);

/// <summary>The other office's answer: what hinders it, and what came back. The batch closes with its last document.</summary>
public sealed class AnswerOfOffice(ShuttleDb db, CustodyBook custody, BatchViews views, Offices offices, CurrentUser user, TimeProvider clock)
{
    public static readonly Refusal UnknownBatch = new("unknown-batch", StatusCodes.Status404NotFound);
    public static readonly Refusal UnknownReason = new("delay-reason-unknown") { Field = "reason" };
    public static readonly Refusal NotAtOffice = new("item-not-at-office", StatusCodes.Status409Conflict);
    public static readonly Refusal Twice = new("item-twice");
    public static readonly Refusal NotOfBatch = new("request-not-in-batch") { Field = "results" };
    public static readonly Refusal Nothing = new("receipt-empty");

    public Task<Outcome<BatchView>> DelayAsync(Guid batchId, BatchDelay delay, CancellationToken ct) => Retry.OnConflictAsync<Outcome<BatchView>>(db, async () =>
    {
        if (await LoadAsync(batchId, ct) is not { } batch) return UnknownBatch;
        if (delay.Reason is not null && DelayReasons.Find(delay.Reason) is null) return UnknownReason.With(delay.Reason);
        var items = batch.Items.Where(i => delay.ItemIds is { } some ? some.Contains(i.ItemId) : i.State == BatchItemState.AtOffice).ToList();
        if (items.Exists(i => i.State != BatchItemState.AtOffice) || delay.ItemIds?.Count > items.Count) return NotAtOffice;
        var (now, office) = (clock.GetUtcNow(), await offices.FindAsync(batch.Office, ct));
        foreach (var item in items) (item.Reason, item.ReasonAt) = (delay.Reason, delay.Reason is null ? null : now);
        foreach (var request in await RequestsAsync(items.Select(i => i.RequestId), ct))
        {
            if (delay.Reason is not null) request.Tell("office-" + delay.Reason, now, now, clock, office?.Name ?? batch.Office);
            db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State, court = batch.Office, delay.Reason }, now));
        }
        await db.SaveChangesAsync(ct);
        return await views.OfAsync(batch, ct);
    });

    public async Task<Outcome<BatchView>> ReceiveAsync(Guid batchId, OfficeReceipt receipt, CancellationToken ct) =>
        Ids.IsVersion7(receipt.Id) ? await Retry.OnConflictAsync(db, () => ReceiveOnceAsync(batchId, receipt, ct)) : BookRequest.IdNotVersion7;

    private async Task<Outcome<BatchView>> ReceiveOnceAsync(Guid batchId, OfficeReceipt receipt, CancellationToken ct)
    {
        if (await LoadAsync(batchId, ct) is not { } batch) return UnknownBatch;
        if (await db.Set<LedgerRow>().AnyAsync(r => r.HandoverId == receipt.Id, ct)) return await views.OfAsync(batch, ct);
        (IReadOnlyList<Guid> Ids, BatchItemState State, Holder To)[] ways =
        [
            (receipt.Returned ?? [], BatchItemState.Returned, Holder.Counter), (receipt.Kept ?? [], BatchItemState.Kept, Holder.Archive), (receipt.Destroyed ?? [], BatchItemState.Destroyed, Holder.Destroyed),
        ];
        var results = receipt.Results ?? [];
        var named = ways.SelectMany(w => w.Ids).ToList();
        if (named.Count == 0 && results.Count == 0) return Nothing;
        if (named.Distinct().Count() < named.Count) return Twice;
        var there = batch.Items.Where(i => i.State == BatchItemState.AtOffice).ToDictionary(i => i.ItemId);
        if (named.Exists(id => !there.ContainsKey(id))) return NotAtOffice;
        if (results.Any(r => batch.Items.TrueForAll(i => i.RequestId != r.RequestId))) return NotOfBatch;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        var office = await offices.FindAsync(batch.Office, ct) ?? new Office(batch.Office, batch.Office, default);
        foreach (var request in await RequestsAsync(named.Select(id => there[id].RequestId).Concat(results.Select(r => r.RequestId)), ct))
        {
            var made = results.Where(r => r.RequestId == request.Id).Select(r => Made(request, r.Name)).ToList();
            foreach (var (ids, state, to) in ways)
            {
                List<DocumentItem> items = [.. request.Items.Where(i => ids.Contains(i.Id)), .. to == Holder.Counter ? made : []];
                if (items.Count == 0) continue;
                // One receipt may end in several holders: each is a hand-over of its own.
                var id = to == Holder.Counter ? receipt.Id : Ids.New(clock);
                var handing = new Handing(id, request, items, Holder.OtherOffice(batch.Office), to, new(office.Name, "office"), new(user.Name, "officer", user.Id), now) { Place = "Loket" };
                if (await custody.HandOverAsync(handing, ct) is { } refusal) return refusal;
                foreach (var item in items)
                    if (there.TryGetValue(item.Id, out var settled)) (settled.State, settled.SettledAt, settled.Reason) = (state, now, null);
                request.Tell($"office-{state.ToString().ToLowerInvariant()}", now, now, clock, $"{items.Count}", office.Name);
            }
            db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State }, now));
        }
        if (batch.Items.TrueForAll(i => i.State != BatchItemState.AtOffice)) (batch.State, batch.ClosedAt) = (BatchState.Closed, now);
        db.Outbox.Add(OutboxMessage.Of("batch.answered", batch.Id, new { batch.Number, batch.State }, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return await views.OfAsync(batch, ct);
    }

    // It comes into being at the office that made it: its first link in the ledger says so.
    private DocumentItem Made(Request request, string name)
    {
        var item = new DocumentItem
        {
            Id = Ids.New(clock), DistrictId = request.DistrictId, RequestId = request.Id, RequirementCode = DocumentItem.Result, Name = name.Trim(), Original = true, Holder = HolderKind.OtherOffice,
        };
        request.Items.Add(item);
        return item;
    }

    private Task<Batch?> LoadAsync(Guid id, CancellationToken ct) => db.Set<Batch>().Include(b => b.Items).SingleOrDefaultAsync(b => b.Id == id, ct);

    private Task<List<Request>> RequestsAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var some = ids.Distinct().ToList();
        return db.Requests.Include(r => r.Items).Where(r => some.Contains(r.Id)).OrderBy(r => r.Number).ToListAsync(ct);
    }
}
