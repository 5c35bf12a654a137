using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Custody.Anchors;

/// <summary>
/// Closes the ledger's days: one anchor for every local day that is over, from the first hand-over on, days without hand-overs included.
/// An anchor follows from what is stored, so making one again gives the same.
/// </summary>
public sealed class MakeAnchors(ShuttleDb db, CurrentDistrict district, TimeProvider clock)
{
    /// <summary>Makes the anchors that are missing up to yesterday; the newest one comes back, if there is any.</summary>
    public async Task<AnchorRow?> UpToYesterdayAsync(CancellationToken ct)
    {
        var zone = (await db.Districts.SingleAsync(d => d.Id == district.Required, ct)).Zone;
        var today = LocalTime.DayOf(clock.GetUtcNow(), zone);
        var last = await db.Set<AnchorRow>().AsNoTracking().OrderByDescending(a => a.Day).FirstOrDefaultAsync(ct);
        if (await FirstDayAsync(last, zone, ct) is not { } day || day >= today) return last;

        var noted = new Dictionary<Guid, ChainHead>();
        foreach (var heads in await db.Set<AnchorRow>().AsNoTracking().OrderBy(a => a.Day).Select(a => a.NewHeads).ToListAsync(ct))
            noted.Add(NotedHeads.Read(heads) ?? throw new InvalidDataException("An anchor's heads cannot be read: run `shuttle custody verify`."));
        for (; day < today; day = day.AddDays(1))
        {
            var fresh = await HeadsOfAsync(day, zone, ct);
            noted.Add(fresh);
            var anchor = DailyAnchor.Over(day, last?.Hash ?? CanonicalForm.NoHash, noted.Values);
            last = new AnchorRow { DistrictId = district.Required, Day = day, Chains = anchor.Chains, PreviousHash = anchor.PreviousHash, Hash = anchor.Hash, NewHeads = NotedHeads.Write(fresh) };
            db.Add(last);
            var at = clock.GetUtcNow();
            db.Outbox.Add(OutboxMessage.Of("custody.anchored", district.Required, new { day, hash = Convert.ToHexStringLower(anchor.Hash), anchor.Chains }, at, today));
        }
        await db.SaveChangesAsync(ct);
        return last;
    }

    private async Task<DateOnly?> FirstDayAsync(AnchorRow? last, TimeZoneInfo zone, CancellationToken ct)
    {
        if (last is not null) return last.Day.AddDays(1);
        var first = await db.Set<LedgerRow>().OrderBy(r => r.ServerTime).Select(r => (DateTimeOffset?)r.ServerTime).FirstOrDefaultAsync(ct);
        return first is { } time ? LocalTime.DayOf(time, zone) : null;
    }

    // The last link of each chain among those the server heard of on this day.
    private async Task<List<ChainHead>> HeadsOfAsync(DateOnly day, TimeZoneInfo zone, CancellationToken ct)
    {
        var (from, until) = (LocalTime.At(day, TimeOnly.MinValue, zone), LocalTime.At(day.AddDays(1), TimeOnly.MinValue, zone));
        var links = await db.Set<LedgerRow>().Where(r => r.ServerTime >= from && r.ServerTime < until).Select(r => new { r.RequestId, r.Sequence, r.Hash }).ToListAsync(ct);
        return [.. links.GroupBy(l => l.RequestId).Select(g => g.MaxBy(l => l.Sequence)!).Select(l => new ChainHead(l.RequestId, l.Sequence, l.Hash))];
    }
}
