namespace Shuttle.Server.Custody;

/// <summary>An item in a bag.</summary>
public sealed record BagItem(Guid ItemId, string Name);

/// <summary>A named officer answers for a difference.</summary>
public sealed record DiscrepancyStatement(Guid OfficerId, string OfficerName, string Reason);

/// <summary>What should be in the bag at the end of a run against what was counted, item by item.</summary>
/// <param name="Matched">Expected and counted.</param>
/// <param name="Missing">Expected, not counted.</param>
/// <param name="Unexpected">Counted, not expected.</param>
public sealed record RunReconciliation(IReadOnlyList<BagItem> Matched, IReadOnlyList<BagItem> Missing, IReadOnlyList<BagItem> Unexpected)
{
    /// <summary>True when nothing is missing and nothing is too much.</summary>
    public bool Balanced => Missing.Count == 0 && Unexpected.Count == 0;

    /// <summary>What must be in the bag: loaded at the start or received on the way, and not handed over since.</summary>
    public static IReadOnlyList<BagItem> ExpectedBag(IEnumerable<BagItem> loaded, IEnumerable<BagItem> received, IEnumerable<Guid> handedOver)
    {
        var gone = handedOver.ToHashSet();
        return [.. loaded.Concat(received).DistinctBy(item => item.ItemId).Where(item => !gone.Contains(item.ItemId))];
    }

    /// <summary>Compares item by item; the order does not matter, and scanning an item twice counts once.</summary>
    public static RunReconciliation Compare(IEnumerable<BagItem> expected, IEnumerable<BagItem> counted)
    {
        var (should, has) = (expected.DistinctBy(item => item.ItemId).ToList(), counted.DistinctBy(item => item.ItemId).ToList());
        var (shouldIds, hasIds) = (should.Select(item => item.ItemId).ToHashSet(), has.Select(item => item.ItemId).ToHashSet());
        return new(
            [.. should.Where(item => hasIds.Contains(item.ItemId))],
            [.. should.Where(item => !hasIds.Contains(item.ItemId))],
            [.. has.Where(item => !shouldIds.Contains(item.ItemId))]);
    }

    /// <summary>Null when the run may close; else the code why not.</summary>
    public string? WhyNotClose(DiscrepancyStatement? statement)
    {
        if (Balanced) return null;
        if (statement is null) return CustodyCodes.RunNotReconciled;
        return string.IsNullOrWhiteSpace(statement.OfficerName) || string.IsNullOrWhiteSpace(statement.Reason) ? CustodyCodes.StatementEmpty : null;
    }
}
