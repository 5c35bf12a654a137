using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody.Anchors;

/// <summary>What does not hold: a link of a request, or the anchor of a day.</summary>
/// <param name="RequestNumber">Number of the request, where it is about one.</param>
/// <param name="Sequence">Place of the link in the request's chain.</param>
/// <param name="Day">Day of the anchor, where it is about one.</param>
/// <param name="Code">Why, of <see cref="CustodyCodes"/>.</param>
/// <param name="Detail">More, if there is more to say.</param>
public sealed record CustodyFault(string? RequestNumber, int? Sequence, DateOnly? Day, string Code, string? Detail = null);

/// <summary>A district's ledger, recomputed. The faults are in the order in which they were found: the first link of every broken chain.</summary>
public sealed record CustodyReport(string District, int Chains, int Links, int Anchors, DateOnly? LastAnchor, string? LastHash, IReadOnlyList<CustodyFault> Faults);

/// <summary>
/// Recomputes everything that the ledger of the district in view consists of: every link from its bytes, every column beside it, every anchor, and
/// the holder of every document, which must be the ledger's last word.
/// </summary>
public sealed class VerifyCustody(ShuttleDb db, CurrentDistrict district, PersonalData personal, TimeProvider clock)
{
    private const int Batch = 200;
    private static readonly TimeSpan AnchorGrace = TimeSpan.FromHours(2);

    public async Task<CustodyReport> VerifyAsync(IReadOnlyList<PublishedAnchor> published, CancellationToken ct)
    {
        var here = await db.Districts.SingleAsync(d => d.Id == district.Required, ct);
        var anchors = await db.Set<AnchorRow>().AsNoTracking().OrderBy(a => a.Day).ToListAsync(ct);
        var first = await db.Set<LedgerRow>().OrderBy(r => r.ServerTime).Select(r => (DateTimeOffset?)r.ServerTime).FirstOrDefaultAsync(ct);
        // Yesterday's anchor is made shortly after midnight: until then nobody may miss it.
        var due = LocalTime.DayOf(clock.GetUtcNow() - AnchorGrace, here.Zone).AddDays(-1);
        var noted = AnchorVerification.Verify(anchors, first is { } time ? LocalTime.DayOf(time, here.Zone) : null, due, [.. published.Where(p => p.District == here.Code)]);

        var faults = new List<CustodyFault>();
        if (noted.Broken is { } broken) faults.Add(new(null, null, broken.Day, broken.Code));
        var ids = await db.Set<LedgerRow>().Select(r => r.RequestId).Distinct().ToListAsync(ct);
        var moved = await db.Items.Where(i => i.Holder != (i.RequirementCode == DocumentItem.Result ? HolderKind.Counter : HolderKind.Resident)).Select(i => i.RequestId).Distinct().ToListAsync(ct);
        var links = 0;
        foreach (var some in ids.Union(moved).Union(noted.Heads.Keys).Order().Chunk(Batch))
        {
            var rows = (await db.Set<LedgerRow>().AsNoTracking().Where(r => some.Contains(r.RequestId)).OrderBy(r => r.Sequence).ToListAsync(ct)).ToLookup(r => r.RequestId);
            var requests = await db.Requests.AsNoTracking().Include(r => r.Items).Where(r => some.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
            foreach (var id in some)
            {
                links += rows[id].Count();
                if (FaultOf(id, [.. rows[id]], requests.GetValueOrDefault(id), noted.Heads.GetValueOrDefault(id)) is { } fault) faults.Add(fault);
            }
        }
        var last = anchors.Count > 0 ? anchors[^1] : null;
        return new(here.Code, ids.Count, links, anchors.Count, last?.Day, last is null ? null : Convert.ToHexStringLower(last.Hash), faults);
    }

    private CustodyFault? FaultOf(Guid requestId, IReadOnlyList<LedgerRow> rows, Request? request, ChainHead? noted)
    {
        var number = request?.Number ?? requestId.ToString();
        var stored = new List<StoredLink>();
        foreach (var row in rows)
        {
            var (link, fault) = Open(row);
            if (link is null || Beside(row, link) is { } column && (fault = column) is not null) return new(number, row.Sequence, null, fault!.Value.Code, fault.Value.Detail);
            stored.Add(link);
        }
        if (CustodyVerification.Verify(requestId, stored, noted) is { } broken) return new(number, broken.Sequence, null, broken.Code, broken.Detail);
        if (request is null) return new(number, null, null, CustodyCodes.RequestUnknown);
        var holders = CustodyChain.Load(requestId, stored).Holders;
        var strange = request.Items.Find(i => !SameHolder(i, holders.GetValueOrDefault(i.Id)));
        if (strange is not null) return new(number, rows.Count + 1, null, CustodyCodes.HolderDiffers, strange.Name);
        return holders.Keys.Any(id => request.Items.TrueForAll(i => i.Id != id)) ? new(number, rows.Count, null, CustodyCodes.UnknownItem) : null;
    }

    // The seal must open, and must be spelt the one way that sealing spells it: else a changed character would go unseen.
    private (StoredLink? Link, (string Code, string? Detail)? Fault) Open(LedgerRow row)
    {
        try
        {
            if (Convert.ToBase64String(Convert.FromBase64String(row.ContentSealed)) != row.ContentSealed) return (null, (CustodyCodes.LinkUnreadable, "sealed content"));
            return (new(row.Sequence, Convert.FromBase64String(personal.Reveal(row.ContentSealed)), row.Hash), null);
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException or ArgumentException or OverflowException)
        {
            return (null, (CustodyCodes.LinkUnreadable, "sealed content"));
        }
    }

    private static (string Code, string? Detail)? Beside(LedgerRow row, StoredLink stored)
    {
        CustodyLink link;
        try
        {
            link = CanonicalForm.Read(stored);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            // Replaying says whether it is the content or its hash.
            return null;
        }
        if (link.Handover.Id != row.HandoverId) return (CustodyCodes.LinkColumn, nameof(LedgerRow.HandoverId));
        return link.ServerTime == row.ServerTime ? null : (CustodyCodes.LinkColumn, nameof(LedgerRow.ServerTime));
    }

    // What has not entered the ledger is where it was booked or made.
    private static bool SameHolder(DocumentItem item, Holder? holder) => holder is null
        ? item.Holder == (item.RequirementCode == DocumentItem.Result ? HolderKind.Counter : HolderKind.Resident)
        : item.Holder == holder.Kind && item.HolderId == (Guid.TryParse(holder.Who, out var who) ? who : null);
}
