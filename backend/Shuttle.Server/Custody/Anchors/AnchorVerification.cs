namespace Shuttle.Server.Custody.Anchors;

/// <summary>An anchor as it was published: printed, mailed, or exported to a file.</summary>
public sealed record PublishedAnchor(string District, DateOnly Day, string Hash);

/// <summary>An anchor that does not hold.</summary>
public sealed record BrokenAnchor(DateOnly Day, string Code);

/// <summary>What the anchors say: the heads they note, and the first of them that does not hold.</summary>
public sealed record NotedByAnchors(IReadOnlyDictionary<Guid, ChainHead> Heads, BrokenAnchor? Broken);

/// <summary>Recomputes the anchors from what is stored. Pure.</summary>
public static class AnchorVerification
{
    /// <param name="stored">The anchors of a district in the order of their days.</param>
    /// <param name="expectedUntil">The last day that must have an anchor; null when none is due yet.</param>
    /// <param name="firstDay">Day of the first hand-over; null when there was none.</param>
    /// <param name="published">Anchors of this district as somebody outside noted them.</param>
    public static NotedByAnchors Verify(IReadOnlyList<AnchorRow> stored, DateOnly? firstDay, DateOnly? expectedUntil, IReadOnlyList<PublishedAnchor> published)
    {
        var noted = new Dictionary<Guid, ChainHead>();
        var (expected, previous) = (stored.Count > 0 && (firstDay is null || stored[0].Day < firstDay) ? stored[0].Day : firstDay, CanonicalForm.NoHash);
        foreach (var anchor in stored)
        {
            if (anchor.Day != expected) return new(noted, new(expected!.Value, CustodyCodes.AnchorMissing));
            if (!anchor.PreviousHash.AsSpan().SequenceEqual(previous)) return new(noted, new(anchor.Day, CustodyCodes.AnchorPrevious));
            if (NotedHeads.Read(anchor.NewHeads) is not { } fresh) return new(noted, new(anchor.Day, CustodyCodes.AnchorHash));
            noted.Add(fresh);
            var recomputed = DailyAnchor.Over(anchor.Day, previous, noted.Values);
            if (recomputed.Chains != anchor.Chains || !recomputed.Hash.AsSpan().SequenceEqual(anchor.Hash)) return new(noted, new(anchor.Day, CustodyCodes.AnchorHash));
            (previous, expected) = (anchor.Hash, anchor.Day.AddDays(1));
        }
        if (expected is { } next && next <= expectedUntil) return new(noted, new(next, CustodyCodes.AnchorMissing));
        var hashes = stored.ToDictionary(a => a.Day, a => Convert.ToHexString(a.Hash));
        var differs = published.FirstOrDefault(p => !string.Equals(hashes.GetValueOrDefault(p.Day), p.Hash, StringComparison.OrdinalIgnoreCase));
        return new(noted, differs is null ? null : new(differs.Day, CustodyCodes.AnchorPublished));
    }
}
