using System.Globalization;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody.Batches;

/// <summary>Starts the clock of another office for the documents that have just come to it, whoever brought them. The caller saves.</summary>
public sealed class OpenBatch(ShuttleDb db, ServiceCatalogue catalogue, DistrictCalendars calendars, Numbers numbers, TimeProvider clock)
{
    public async Task<Batch> OpenAsync(
        Guid id, Office office, IReadOnlyList<(Request Request, IReadOnlyList<DocumentItem> Items)> papers, string sentBy, string? note, DateTimeOffset now, CancellationToken ct)
    {
        var calendar = await calendars.GetAsync(ct);
        var day = calendar.DateOf(now);
        var number = await numbers.NextAsync(string.Create(CultureInfo.InvariantCulture, $"batch-{day:yyMMdd}"), ct);
        var batch = new Batch
        {
            Id = id, Office = office.Code, SentAt = now, SentBy = sentBy, Note = note?.Trim(), Number = string.Create(CultureInfo.InvariantCulture, $"B-{day:yyMMdd}-{number:D4}"),
            DueAt = calendar.Add(now, TimeSpan.FromMinutes(papers.Max(p => MinutesAt(office.At, catalogue.Find(p.Request.ServiceCode))))),
        };
        foreach (var (request, items) in papers)
        {
            batch.Items.AddRange(items.Select(i => new BatchItem { Id = Ids.New(clock), BatchId = id, RequestId = request.Id, ItemId = i.Id, Name = i.Name }));
            if (request.State == RequestState.AtCounter) request.State = RequestState.InProcess;
            request.Tell("sent-to-office", now, now, clock, $"{items.Count}", office.Name);
            db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State, court = office.Code }, now));
        }
        db.Add(batch);
        db.Outbox.Add(OutboxMessage.Of("batch.sent", id, new { batch.Number, batch.Office, items = batch.Items.Count }, now));
        return batch;
    }

    // What the step at this office takes; where only the whole is known, the whole.
    private static int MinutesAt(Counterparty? office, ServiceDefinition? service) =>
        service is null ? 0 : service.Steps.Where(s => s.At == office).Sum(s => s.WorkingMinutes) is > 0 and { } own ? own : service.StandardTime.WorkingMinutes;
}
