using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;

namespace Shuttle.Server.Custody.Batches;

/// <summary>A document of a batch, and why it is still there.</summary>
public sealed record BatchItemView(Guid ItemId, Guid RequestId, string RequestNumber, string Name, BatchItemState State, string? Reason, DateTimeOffset? ReasonAt, DateTimeOffset? SettledAt);

/// <summary>A batch with its age.</summary>
/// <param name="AgeWorkingMinutes">Working time since it was sent, until now or until it was closed.</param>
/// <param name="Late">It is past the standard time and something is still there.</param>
public sealed record BatchView(
    Guid Id, string Number, string Office, string OfficeName, BatchState State, DateTimeOffset SentAt, DateTimeOffset DueAt, DateTimeOffset? ClosedAt, string SentBy, string? Note,
    int AgeWorkingMinutes, bool Late, IReadOnlyList<BatchItemView> Items);

/// <summary>How an office is doing, for everybody to see: no number, no name.</summary>
/// <param name="OldestWorkingMinutes">Age of the oldest document there.</param>
/// <param name="Reasons">Reason → how many documents wait for it.</param>
public sealed record OfficePace(string Office, string Name, int AtOffice, int Late, int OldestWorkingMinutes, IReadOnlyDictionary<string, int> Reasons);

/// <summary>Reads batches.</summary>
public sealed class BatchViews(ShuttleDb db, Offices offices, DistrictCalendars calendars, TimeProvider clock)
{
    public async Task<BatchView?> FindAsync(Guid id, CancellationToken ct) =>
        await db.Set<Batch>().AsNoTracking().Include(b => b.Items).SingleOrDefaultAsync(b => b.Id == id, ct) is { } batch ? await OfAsync(batch, ct) : null;

    /// <summary>Oldest first: what waits longest stands on top.</summary>
    public async Task<IReadOnlyList<BatchView>> ListAsync(bool openOnly, CancellationToken ct)
    {
        var batches = await db.Set<Batch>().AsNoTracking().Include(b => b.Items).Where(b => !openOnly || b.State == BatchState.AtOffice).OrderBy(b => b.SentAt).ToListAsync(ct);
        return await AllAsync(batches, ct);
    }

    public async Task<BatchView> OfAsync(Batch batch, CancellationToken ct) => (await AllAsync([batch], ct))[0];

    public async Task<IReadOnlyList<OfficePace>> PaceAsync(CancellationToken ct)
    {
        var batches = await ListAsync(openOnly: true, ct);
        return [.. batches.GroupBy(b => (b.Office, b.OfficeName)).OrderBy(g => g.Key.Office, StringComparer.Ordinal).Select(g =>
        {
            var there = g.SelectMany(b => b.Items.Where(i => i.State == BatchItemState.AtOffice).Select(i => (Batch: b, Item: i))).ToList();
            return new OfficePace(g.Key.Office, g.Key.OfficeName, there.Count, there.Count(t => t.Batch.Late), there.Select(t => t.Batch.AgeWorkingMinutes).DefaultIfEmpty(0).Max(),
                there.Where(t => t.Item.Reason is not null).CountBy(t => t.Item.Reason!).ToDictionary());
        })];
    }

    private async Task<IReadOnlyList<BatchView>> AllAsync(IReadOnlyList<Batch> batches, CancellationToken ct)
    {
        var ids = batches.SelectMany(b => b.Items).Select(i => i.RequestId).Distinct().ToList();
        var numbers = await db.Requests.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Number, ct);
        var names = (await offices.ListAsync(ct)).ToDictionary(o => o.Code, o => o.Name);
        var (calendar, now) = (await calendars.GetAsync(ct), clock.GetUtcNow());
        return [.. batches.Select(b => new BatchView(
            b.Id, b.Number, b.Office, names.GetValueOrDefault(b.Office, b.Office), b.State, b.SentAt, b.DueAt, b.ClosedAt, b.SentBy, b.Note,
            (int)calendar.WorkingBetween(b.SentAt, b.ClosedAt ?? now).TotalMinutes, b.State == BatchState.AtOffice && b.DueAt < now,
            [.. b.Items.OrderBy(i => i.Id).Select(i => new BatchItemView(i.ItemId, i.RequestId, numbers[i.RequestId], i.Name, i.State, i.Reason, i.ReasonAt, i.SettledAt))]))];
    }
}
