namespace Shuttle.Server.Custody;

/// <summary>The first link that does not hold.</summary>
/// <param name="RequestId">Whose chain.</param>
/// <param name="Sequence">Its place, from 1.</param>
/// <param name="Code">Why, of <see cref="CustodyCodes"/>.</param>
/// <param name="Detail">The rule broken or the fault of reading, if there is more to say.</param>
public sealed record BrokenLink(Guid RequestId, int Sequence, string Code, string? Detail = null);

/// <summary>The end of a chain as somebody noted it: count and hash.</summary>
public sealed record ChainHead(Guid RequestId, int Sequence, byte[] Hash);

/// <summary>Recomputes chains from what is stored.</summary>
public static class CustodyVerification
{
    /// <summary>
    /// The first broken link, or null when the chain holds. Without a noted head a chain that merely lost its last links still holds; pass
    /// the head of the last anchor to find that too.
    /// </summary>
    public static BrokenLink? Verify(Guid requestId, IEnumerable<StoredLink> stored, ChainHead? noted = null)
    {
        var chain = Replay(requestId, stored, out var broken);
        if (chain is null || noted is null) return broken;
        if (chain.Links.Count < noted.Sequence) return new(requestId, chain.Links.Count + 1, CustodyCodes.ChainShort);
        return noted.Sequence == 0 || chain.Links[noted.Sequence - 1].Hash.AsSpan().SequenceEqual(noted.Hash)
            ? null : new(requestId, noted.Sequence, CustodyCodes.ChainHead);
    }

    internal static CustodyChain? Replay(Guid requestId, IEnumerable<StoredLink> stored, out BrokenLink? broken)
    {
        var chain = CustodyChain.Empty(requestId);
        broken = null;
        foreach (var link in stored)
        {
            var expected = chain.Links.Count + 1;
            var (next, code, detail) = Check(chain, link, expected);
            if (next is null)
            {
                broken = new(requestId, expected, code!, detail);
                return null;
            }
            chain = next;
        }
        return chain;
    }

    static (CustodyChain? Next, string? Code, string? Detail) Check(CustodyChain chain, StoredLink stored, int expected)
    {
        if (!CanonicalForm.Hash(stored.Content).AsSpan().SequenceEqual(stored.Hash)) return (null, CustodyCodes.LinkHash, null);
        CustodyLink link;
        try
        {
            link = CanonicalForm.Read(stored);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            return (null, CustodyCodes.LinkUnreadable, fault.Message);
        }
        if (stored.Sequence != expected || link.Sequence != expected) return (null, CustodyCodes.LinkSequence, $"{stored.Sequence}, {link.Sequence}");
        if (!link.PreviousHash.AsSpan().SequenceEqual(chain.Head)) return (null, CustodyCodes.LinkPrevious, null);
        // A forger who recomputes hashes must still obey the rules; the anchor finds one who does both.
        return chain.Append(link.Handover, link.ServerTime) switch
        {
            Appended appended when appended.Link.Hash.AsSpan().SequenceEqual(stored.Hash) => (appended.Chain, null, null),
            Appended => (null, CustodyCodes.LinkUnreadable, "content: not in canonical form."),
            HandoverRefused refused => (null, CustodyCodes.LinkRule, refused.Code),
            _ => (null, CustodyCodes.LinkRule, CustodyCodes.IdReused),
        };
    }
}
