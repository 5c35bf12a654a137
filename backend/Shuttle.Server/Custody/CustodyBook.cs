using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody;

/// <summary>A link of a request's ledger as it is kept; the content is sealed because it names people, the hash is over the plain bytes.</summary>
public sealed class LedgerRow : IOfDistrict
{
    public Guid RequestId { get; set; }
    public int Sequence { get; set; }
    public Guid DistrictId { get; set; }
    public Guid HandoverId { get; set; }
    public required string ContentSealed { get; set; }
    public required byte[] Hash { get; set; }
    public DateTimeOffset ServerTime { get; set; }
}

public sealed class CustodyTables : IEntityTypeConfiguration<LedgerRow>
{
    // The key is the place in the chain: of two hand-overs at the same moment one is saved and the other decides anew.
    public void Configure(EntityTypeBuilder<LedgerRow> builder)
    {
        builder.HasKey(r => new { r.RequestId, r.Sequence });
        builder.HasIndex(r => r.HandoverId);
        builder.HasIndex(r => new { r.DistrictId, r.ServerTime });
    }
}

/// <summary>A hand-over to be entered: some of a request's items from one holder to another.</summary>
public sealed record Handing(
    Guid Id, Request Request, IReadOnlyList<DocumentItem> Items, Holder From, Holder To, Party Giver, Party Receiver, DateTimeOffset DeviceTime)
{
    public string? Seal { get; init; }
    public IReadOnlyList<HandoverProof> Proofs { get; init; } = [];
    public GeoPoint? Point { get; init; }
    /// <summary>Where in words.</summary>
    public string? Place { get; init; }
    /// <summary>Condition by item as both parties saw it; an item that is not named here is in good condition.</summary>
    public IReadOnlyDictionary<Guid, string> Conditions { get; init; } = new Dictionary<Guid, string>();

    /// <summary>The condition of an item that nobody remarked on.</summary>
    public const string Good = "baik";

    public string ConditionOf(Guid itemId) => Conditions.TryGetValue(itemId, out var condition) && condition.Trim() is { Length: > 0 } said ? said : Good;
}

/// <summary>Keeps the ledgers: loads a request's chain, offers it the hand-over, and writes the new link and the items' holder together.</summary>
public sealed class CustodyBook(ShuttleDb db, PersonalData personal, TimeProvider clock)
{
    /// <summary>Adds the hand-over to the unit of work (the caller saves), or says why the ledger refuses it.</summary>
    public async Task<Refusal?> HandOverAsync(Handing handing, CancellationToken ct)
    {
        var chain = Enter(await LoadAsync(handing.Request.Id, ct), handing);
        var offered = chain.Append(new Handover
        {
            Id = handing.Id, RequestId = handing.Request.Id, From = handing.From, To = handing.To, Giver = handing.Giver, Receiver = handing.Receiver,
            Items = [.. handing.Items.Select(i => new HandoverItem(i.Id, i.Name, handing.ConditionOf(i.Id)))],
            Proofs = handing.Proofs, Seal = handing.Seal, Point = handing.Point, Place = handing.Place, DeviceTime = handing.DeviceTime,
        }, clock.GetUtcNow());
        switch (offered)
        {
            case HandoverRefused refused:
                return new Refusal(refused.Code, StatusCodes.Status409Conflict);
            case Appended appended:
                Keep(appended.Link, handing.Request.DistrictId);
                foreach (var item in handing.Items)
                    (item.Holder, item.HolderId) = (handing.To.Kind, Guid.TryParse(handing.To.Who, out var who) ? who : null);
                return null;
            default:
                return null;
        }
    }

    /// <summary>The request's chain, with what this unit of work has added to it and not yet saved.</summary>
    public async Task<CustodyChain> LoadAsync(Guid requestId, CancellationToken ct)
    {
        var rows = await db.Set<LedgerRow>().Where(r => r.RequestId == requestId).OrderBy(r => r.Sequence).ToListAsync(ct);
        rows.AddRange(db.Set<LedgerRow>().Local.Where(r => r.RequestId == requestId).Except(rows).OrderBy(r => r.Sequence).ToList());
        return CustodyChain.Load(requestId, rows.Select(r => new StoredLink(r.Sequence, Convert.FromBase64String(personal.Reveal(r.ContentSealed)), r.Hash)));
    }

    // An item enters the ledger with its first hand-over: until then it was where it was booked (or made).
    private CustodyChain Enter(CustodyChain chain, Handing handing)
    {
        foreach (var group in handing.Items.Where(i => !chain.Holders.ContainsKey(i.Id)).GroupBy(i => i.Holder))
        {
            // A result that another office made enters there; everything else where it was booked or made.
            var where = group.Key switch { HolderKind.Counter => Holder.Counter, HolderKind.OtherOffice => handing.From, _ => Holder.Resident };
            var party = group.Key switch { HolderKind.Counter => new Party("Loket", "officer"), HolderKind.OtherOffice => handing.Giver, _ => new Party("Warga", "holder") };
            var entry = chain.Append(new Handover
            {
                Id = Ids.New(clock), RequestId = handing.Request.Id, From = null, To = where, Giver = party, Receiver = party,
                Items = [.. group.Select(i => new HandoverItem(i.Id, i.Name, handing.ConditionOf(i.Id)))],
                DeviceTime = where == Holder.Resident ? handing.Request.CreatedAt : clock.GetUtcNow(),
            }, clock.GetUtcNow());
            if (entry is not Appended entered) throw new InvalidOperationException($"Custody: {group.Count()} item(s) cannot enter the ledger: {entry}");
            Keep(entered.Link, handing.Request.DistrictId);
            chain = entered.Chain;
        }
        return chain;
    }

    private void Keep(CustodyLink link, Guid districtId)
    {
        var stored = link.ToStored();
        db.Add(new LedgerRow
        {
            RequestId = link.Handover.RequestId, Sequence = stored.Sequence, DistrictId = districtId, HandoverId = link.Handover.Id,
            ContentSealed = personal.Protect(Convert.ToBase64String(stored.Content)), Hash = stored.Hash, ServerTime = link.ServerTime,
        });
    }
}
