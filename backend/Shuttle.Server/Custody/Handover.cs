using Shuttle.Contracts;

namespace Shuttle.Server.Custody;

/// <summary>
/// A two-party event: these items went from one holder to another, or entered the ledger. It is said once and never changed; the ledger
/// keeps times to the millisecond and places to 10⁻⁷ degrees (about 1 cm).
/// </summary>
public sealed record Handover
{
    /// <summary>Client-minted UUIDv7: repeating the event with the same body is harmless.</summary>
    public required Guid Id { get; init; }
    /// <summary>The request whose chain it belongs to.</summary>
    public required Guid RequestId { get; init; }
    /// <summary>What changed hands; the count is part of the record.</summary>
    public required IReadOnlyList<HandoverItem> Items { get; init; }
    /// <summary>Who held the items; null when they enter the ledger, held by <see cref="To"/>.</summary>
    public required Holder? From { get; init; }
    /// <summary>Who holds them now.</summary>
    public required Holder To { get; init; }
    /// <summary>Number of the bag's seal.</summary>
    public string? Seal { get; init; }
    /// <summary>How it is proved, perhaps in several ways.</summary>
    public IReadOnlyList<HandoverProof> Proofs { get; init; } = [];
    /// <summary>The person who gave.</summary>
    public required Party Giver { get; init; }
    /// <summary>The person who received.</summary>
    public required Party Receiver { get; init; }
    /// <summary>Where, if the device knew.</summary>
    public GeoPoint? Point { get; init; }
    /// <summary>Where in words: "loket 2", an address.</summary>
    public string? Place { get; init; }
    /// <summary>When, by the clock of the device that recorded it.</summary>
    public required DateTimeOffset DeviceTime { get; init; }
}

/// <summary>An item in a hand-over.</summary>
/// <param name="ItemId">Which.</param>
/// <param name="Name">What the resident calls it: "KK asli".</param>
/// <param name="Condition">As both parties saw it: "baik", "sobek di sudut".</param>
public sealed record HandoverItem(Guid ItemId, string Name, string Condition);

/// <summary>A proof.</summary>
/// <param name="Kind">code, slipQr, signature, photo, witness.</param>
/// <param name="Value">Hash of signature or photo, the slip's text, the witness's name; for a code the word "matched", never the digits.</param>
public sealed record HandoverProof(string Kind, string Value);

/// <summary>A person on one side.</summary>
/// <param name="Name">As given or as on the account.</param>
/// <param name="Relation">holder, family, proxy, rtHead, courier, officer.</param>
/// <param name="AccountId">The account, if the person signs in.</param>
public sealed record Party(string Name, string Relation, Guid? AccountId = null);

/// <summary>A hand-over in its place in the chain.</summary>
/// <param name="Handover">What happened.</param>
/// <param name="ServerTime">When the server accepted it.</param>
/// <param name="Sequence">1 for the first of the request.</param>
/// <param name="PreviousHash">Hash of the link before; 32 zero bytes for the first.</param>
/// <param name="Hash">SHA-256 of <see cref="CanonicalForm.Of(Handover, DateTimeOffset, int, byte[])"/>.</param>
public sealed record CustodyLink(Handover Handover, DateTimeOffset ServerTime, int Sequence, byte[] PreviousHash, byte[] Hash)
{
    /// <summary>The link as it is stored.</summary>
    public StoredLink ToStored() => new(Sequence, CanonicalForm.Of(Handover, ServerTime, Sequence, PreviousHash), Hash);
}

/// <summary>A link as stored: the canonical bytes are the truth; columns beside them serve queries only.</summary>
/// <param name="Sequence">Place in the chain, from 1.</param>
/// <param name="Content">Canonical bytes.</param>
/// <param name="Hash">SHA-256 of them.</param>
public sealed record StoredLink(int Sequence, byte[] Content, byte[] Hash);
