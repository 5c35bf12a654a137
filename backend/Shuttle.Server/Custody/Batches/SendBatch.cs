using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody.Batches;

/// <summary>Documents to be sent to another office; the client mints the id of the batch.</summary>
public sealed record BatchToSend(
    Guid Id, [property: Required, StringLength(60)] string Office, [property: Required, MinLength(1), MaxLength(200)] IReadOnlyList<Guid> ItemIds,
    [property: StringLength(500)] string? Note = null, [property: StringLength(40)] string? Seal = null);

/// <summary>Sends a batch: every document goes from the counter to the office in the ledger, and the clock of the office starts.</summary>
public sealed class SendBatch(
    ShuttleDb db, CustodyBook custody, Offices offices, BatchViews views, ServiceCatalogue catalogue, DistrictCalendars calendars, Numbers numbers, CurrentUser user, TimeProvider clock)
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

        var (calendar, now) = (await calendars.GetAsync(ct), clock.GetUtcNow());
        var minutes = requests.Max(r => MinutesAt(office.At, catalogue.Find(r.ServiceCode)));
        var sent = new Batch
        {
            Id = batch.Id, Office = office.Code, SentAt = now, DueAt = calendar.Add(now, TimeSpan.FromMinutes(minutes)), SentBy = user.Name, Note = batch.Note?.Trim(),
            Number = await NumberAsync(calendar.DateOf(now), ct),
        };
        foreach (var request in requests)
        {
            var items = request.Items.Where(i => wanted.Contains(i.Id)).ToList();
            var handing = new Handing(batch.Id, request, items, Holder.Counter, Holder.OtherOffice(office.Code), new(user.Name, "officer", user.Id), new(office.Name, "office"), now) { Seal = batch.Seal, Place = office.Name };
            if (await custody.HandOverAsync(handing, ct) is { } refusal) return refusal;
            sent.Items.AddRange(items.Select(i => new BatchItem { Id = Ids.New(clock), BatchId = sent.Id, RequestId = request.Id, ItemId = i.Id, Name = i.Name }));
            if (request.State == RequestState.AtCounter) request.State = RequestState.InProcess;
            request.Tell("sent-to-office", now, now, clock, $"{items.Count}", office.Name);
            db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State, court = office.Code }, now));
        }
        db.Add(sent);
        db.Outbox.Add(OutboxMessage.Of("batch.sent", sent.Id, new { sent.Number, sent.Office, items = sent.Items.Count }, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return await views.OfAsync(sent, ct);
    }

    // What the step at this office takes; where only the whole is known, the whole.
    private static int MinutesAt(Counterparty office, ServiceDefinition? service) =>
        service is null ? 0 : service.Steps.Where(s => s.At == office).Sum(s => s.WorkingMinutes) is > 0 and { } own ? own : service.StandardTime.WorkingMinutes;

    private async Task<string> NumberAsync(DateOnly day, CancellationToken ct)
    {
        var number = await numbers.NextAsync(string.Create(CultureInfo.InvariantCulture, $"batch-{day:yyMMdd}"), ct);
        return string.Create(CultureInfo.InvariantCulture, $"B-{day:yyMMdd}-{number:D4}");
    }
}
