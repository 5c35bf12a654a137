using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody.Batches;

/// <summary>In whose court the ball is (bola di …).</summary>
/// <param name="Court">"resident", "courier", "counter", "done", or the code of an office.</param>
/// <param name="Name">Its name, where it has one.</param>
/// <param name="Since">Since when, where it is known.</param>
/// <param name="DueAt">When it should be done there.</param>
/// <param name="WorkingMinutes">Working time it has been there.</param>
/// <param name="Reason">Of <see cref="DelayReasons"/>.</param>
public sealed record CourtView(string Court, string? Name, DateTimeOffset? Since, DateTimeOffset? DueAt, int? WorkingMinutes, string? Reason, Bilingual? ReasonWords, IReadOnlyList<ItemCourt> Items);

/// <summary>Where one document is.</summary>
public sealed record ItemCourt(string Name, bool Original, HolderKind Holder, string? Office, string? Reason);

/// <summary>Says who has to act next, and where each document is, down to the office.</summary>
public sealed class WhoseCourt(ShuttleDb db, Tracking tracking, Offices offices, DistrictCalendars calendars, CurrentDistrict district, TimeProvider clock)
{
    public async Task<Outcome<CourtView>> OfTokenAsync(string token, CancellationToken ct)
    {
        var found = await tracking.FindAsync(token, ct);
        if (found.Refusal is { } refusal) return refusal;
        using var inView = district.Enter(found.Value.DistrictId);
        return await OfAsync(found.Value.RequestId, ct);
    }

    public async Task<CourtView> OfAsync(Guid requestId, CancellationToken ct)
    {
        var request = await db.Requests.AsNoTracking().Include(r => r.Items).SingleAsync(r => r.Id == requestId, ct);
        var there = await (from item in db.Set<BatchItem>().AsNoTracking()
                           where item.RequestId == requestId && item.State == BatchItemState.AtOffice
                           join batch in db.Set<Batch>() on item.BatchId equals batch.Id
                           orderby batch.SentAt
                           select new { Item = item, batch.Office, batch.SentAt, batch.DueAt }).ToListAsync(ct);
        var items = request.Items.OrderBy(i => i.Id).Select(i => (Document: i, At: there.Find(t => t.Item.ItemId == i.Id)))
            .Select(p => new ItemCourt(p.Document.Name, p.Document.Original, p.Document.Holder, p.At?.Office, p.At?.Item.Reason)).ToList();
        if (there.Count == 0) return new(Of(request), null, null, null, null, null, null, items);
        var first = there.Find(t => t.Item.Reason is not null) ?? there[0];
        return new(first.Office, (await offices.FindAsync(first.Office, ct))?.Name ?? first.Office, first.SentAt, first.DueAt,
            (int)(await calendars.GetAsync(ct)).WorkingBetween(first.SentAt, clock.GetUtcNow()).TotalMinutes, first.Item.Reason, DelayReasons.Find(first.Item.Reason)?.Words, items);
    }

    /// <summary>Who acts next while nothing is at another office; pure.</summary>
    public static string Of(Request request) => request.State switch
    {
        RequestState.Completed or RequestState.Cancelled or RequestState.Rejected => "done",
        RequestState.NeedsCorrection => "resident",
        _ when request.Items.Exists(i => i.Holder == HolderKind.Courier) => "courier",
        _ => "counter",
    };
}
