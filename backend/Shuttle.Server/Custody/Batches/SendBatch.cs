using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody.Batches;

/// <summary>Documents to be sent to another office; the client mints the id of the batch.</summary>
public sealed record BatchToSend(
    Guid Id, [property: Required, StringLength(60)] string Office, [property: Required, MinLength(1), MaxLength(200)] IReadOnlyList<Guid> ItemIds,
    [property: StringLength(500)] string? Note = null, [property: StringLength(40)] string? Seal = null);

/// <summary>Sends a batch: every document goes from the counter to the office in the ledger, and the clock of the office starts.</summary>
public sealed class SendBatch(ShuttleDb db, CustodyBook custody, Offices offices, BatchViews views, OpenBatch open, CurrentUser user, TimeProvider clock)
{
    public static readonly Refusal UnknownOffice = new("unknown-office") { Field = "office" };
    public static readonly Refusal UnknownItem = new(CustodyCodes.UnknownItem) { Field = "itemIds" };

    public async Task<Outcome<BatchView>> SendAsync(BatchToSend batch, CancellationToken ct) =>
        Ids.IsVersion7(batch.Id) ? await Retry.OnConflictAsync(db, () => SendOnceAsync(batch, ct)) : BookRequest.IdNotVersion7;

    private async Task<Outcome<BatchView>> SendOnceAsync(BatchToSend batch, CancellationToken ct)
    {
        var wanted = batch.ItemIds.ToHashSet();
        if (await db.Set<Batch>().AsNoTracking().Include(b => b.Items).SingleOrDefaultAsync(b => b.Id == batch.Id, ct) is { } known)
            return known.Office == batch.Office && wanted.SetEquals(known.Items.Select(i => i.ItemId)) ? await views.OfAsync(known, ct) : BookRequest.IdReused;
        if (await offices.FindAsync(batch.Office, ct) is not { } office) return UnknownOffice.With(batch.Office);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var requests = await db.Requests.Include(r => r.Items).Include(r => r.Legs).Where(r => r.Items.Any(i => wanted.Contains(i.Id))).OrderBy(r => r.Number).ToListAsync(ct);
        if (requests.SelectMany(r => r.Items).Count(i => wanted.Contains(i.Id)) < wanted.Count) return UnknownItem;

        var now = clock.GetUtcNow();
        var papers = requests.ConvertAll(r => (Request: r, Items: (IReadOnlyList<DocumentItem>)r.Items.Where(i => wanted.Contains(i.Id)).ToList()));
        foreach (var (request, items) in papers)
        {
            var handing = new Handing(batch.Id, request, items, Holder.Counter, Holder.OtherOffice(office.Code), new(user.Name, "officer", user.Id), new(office.Name, "office"), now) { Seal = batch.Seal, Place = office.Name };
            if (await custody.HandOverAsync(handing, ct) is { } refusal) return refusal;
        }
        var sent = await open.OpenAsync(batch.Id, office, papers, user.Name, batch.Note, now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return await views.OfAsync(sent, ct);
    }
}
