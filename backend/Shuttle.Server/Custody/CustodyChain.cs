using Shuttle.Server.Requests;
using System.Collections.Immutable;

namespace Shuttle.Server.Custody;

/// <summary>What became of a hand-over that was offered to the chain.</summary>
public abstract record AppendResult;
/// <summary>It is in the chain now.</summary>
public sealed record Appended(CustodyChain Chain, CustodyLink Link) : AppendResult;
/// <summary>It was in the chain already, with the same body; nothing changed.</summary>
public sealed record Repeated(CustodyLink Link) : AppendResult;
/// <summary>It is not in the chain.</summary>
/// <param name="Code">Of <see cref="CustodyCodes"/>.</param>
/// <param name="ItemId">The item it failed at, if it was one.</param>
public sealed record HandoverRefused(string Code, Guid? ItemId = null) : AppendResult;

/// <summary>
/// The custody ledger of one request: an append-only chain of hand-overs. Immutable. Every item in it has exactly one holder, because an item
/// enters once and leaves a holder only towards another.
/// </summary>
public sealed class CustodyChain
{
    readonly ImmutableDictionary<Guid, Holder> holders;
    readonly ImmutableDictionary<Guid, CustodyLink> byHandover;

    CustodyChain(Guid requestId, ImmutableList<CustodyLink> links, ImmutableDictionary<Guid, Holder> holders, ImmutableDictionary<Guid, CustodyLink> byHandover) =>
        (RequestId, Links, this.holders, this.byHandover) = (requestId, links, holders, byHandover);

    /// <summary>The request.</summary>
    public Guid RequestId { get; }

    /// <summary>Links in order.</summary>
    public ImmutableList<CustodyLink> Links { get; }

    /// <summary>Hash of the last link; 32 zero bytes while empty.</summary>
    public byte[] Head => Links.IsEmpty ? CanonicalForm.NoHash : Links[^1].Hash;

    /// <summary>All items with the one holder each has now.</summary>
    public IReadOnlyDictionary<Guid, Holder> Holders => holders;

    /// <summary>The ledger of a request that nothing has happened to.</summary>
    public static CustodyChain Empty(Guid requestId) =>
        new(requestId, [], ImmutableDictionary<Guid, Holder>.Empty, ImmutableDictionary<Guid, CustodyLink>.Empty);

    /// <summary>The ledger as stored; throws <see cref="InvalidDataException"/> naming the first broken link.</summary>
    public static CustodyChain Load(Guid requestId, IEnumerable<StoredLink> stored) =>
        CustodyVerification.Replay(requestId, stored, out var broken) is { } chain
            ? chain
            : throw new InvalidDataException($"Custody of request {requestId}: link {broken!.Sequence}: {broken.Code}.");

    /// <summary>Offers a hand-over: appended, repeated, or refused. The chain itself does not change.</summary>
    /// <param name="handover">What happened.</param>
    /// <param name="serverTime">When the server heard of it.</param>
    public AppendResult Append(Handover handover, DateTimeOffset serverTime)
    {
        if (Malformed(handover)) return new HandoverRefused(CustodyCodes.MalformedHandover);
        if (handover.RequestId != RequestId) return new HandoverRefused(CustodyCodes.OtherRequest);
        if (byHandover.TryGetValue(handover.Id, out var known))
        {
            return CanonicalForm.Body(known.Handover).AsSpan().SequenceEqual(CanonicalForm.Body(handover))
                ? new Repeated(known) : new HandoverRefused(CustodyCodes.IdReused);
        }
        if (Refusal(handover) is { } refused) return refused;

        var sequence = Links.Count + 1;
        var content = CanonicalForm.Of(handover, serverTime, sequence, Head);
        var link = CanonicalForm.Read(new(sequence, content, CanonicalForm.Hash(content)));
        return new Appended(
            new(RequestId, Links.Add(link), holders.SetItems(handover.Items.Select(item => KeyValuePair.Create(item.ItemId, handover.To))),
                byHandover.Add(handover.Id, link)), link);
    }

    HandoverRefused? Refusal(Handover handover)
    {
        if (handover.From == handover.To) return new(CustodyCodes.SameHolder);
        if (handover.From is null && handover.To.Kind is not (HolderKind.Resident or HolderKind.Counter or HolderKind.OtherOffice))
            return new(CustodyCodes.EntersNotHere);
        if (handover.To.Kind == HolderKind.Destroyed && handover.From?.Kind is not (HolderKind.Counter or HolderKind.OtherOffice or HolderKind.Archive))
            return new(CustodyCodes.DestroysNotHere);
        foreach (var item in handover.Items)
        {
            var known = holders.TryGetValue(item.ItemId, out var holder);
            if (handover.From is null && known) return new(CustodyCodes.ItemKnown, item.ItemId);
            if (handover.From is not null && !known) return new(CustodyCodes.UnknownItem, item.ItemId);
            if (holder?.Kind == HolderKind.Destroyed) return new(CustodyCodes.ItemDestroyed, item.ItemId);
            if (holder != handover.From) return new(CustodyCodes.ItemHeldByAnother, item.ItemId);
        }
        return null;
    }

    static bool Malformed(Handover handover)
    {
        string?[] words =
        [
            .. handover.Items.SelectMany(item => new[] { item.Name, item.Condition }), handover.Giver.Name, handover.Giver.Relation,
            handover.Receiver.Name, handover.Receiver.Relation, .. handover.Proofs.SelectMany(proof => new[] { proof.Kind, proof.Value }),
        ];
        return handover.Items.Count == 0 || handover.Items.DistinctBy(item => item.ItemId).Count() < handover.Items.Count
            || Array.Exists(words, string.IsNullOrWhiteSpace)
            || words.Concat([handover.Seal, handover.Place, handover.From?.Who, handover.To.Who]).Any(text => !CanonicalForm.CanWrite(text))
            || handover.Point is { } point && !(Math.Abs(point.Lon) <= 180 && Math.Abs(point.Lat) <= 90);
    }
}
