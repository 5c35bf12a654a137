using Shuttle.Contracts;

namespace Shuttle.Driver.Runs;

/// <summary>What the history says is in the bag, and what a count of the bag says about it.</summary>
public static class Bag
{
    /// <summary>Ids of the items on board now.</summary>
    public static IReadOnlySet<Guid> OnBoard(RunSheet sheet, RunProgress run)
    {
        var owner = new Dictionary<Guid, RunStop>();
        foreach (var stop in sheet.Stops.Where(s => !s.Kind.IsDepot())) // a depot may list what it loads for the homes
            foreach (var item in stop.Items)
                owner.TryAdd(item.ItemId, stop);
        foreach (var stop in sheet.Stops.Where(s => run.Stops.ContainsKey(s.StopId)))
            foreach (var statement in run.Stops[stop.StopId].Statements)
                owner.TryAdd(statement.ItemId, stop);
        // What the server knew when it made the sheet; a collection that this device touched is this device's own word.
        var count = new Dictionary<Guid, int>();
        foreach (var id in sheet.OnBoard)
            if (!owner.TryGetValue(id, out var stop) || stop.Kind == StopKind.Return || !run.Stops.ContainsKey(stop.StopId))
                count[id] = 1;
        foreach (var stop in run.Stops.Values)
            foreach (var id in stop.Took)
                count[id] = 1;
        foreach (var stop in run.Stops.Values)
            foreach (var id in stop.Gave)
                count[id] = 0;
        return count.Where(c => c.Value > 0).Select(c => c.Key).ToHashSet();
    }

    /// <summary>What the counter should hand over at this depot stop: the returns up to the next depot that are not in the bag yet.</summary>
    public static IReadOnlyList<RunItem> ToLoad(RunSheet sheet, RunProgress run, RunStop depot)
    {
        var bag = OnBoard(sheet, run);
        return [.. sheet.Stops.OrderBy(s => s.Order)
            .SkipWhile(s => s.StopId != depot.StopId).Skip(1)
            .TakeWhile(s => !s.Kind.IsDepot())
            .Where(s => s.Kind == StopKind.Return && !run.StateOf(s).IsFinal())
            .SelectMany(s => s.Items)
            .Where(i => !bag.Contains(i.ItemId))];
    }

    /// <summary>Compares what was counted out of the bag with what should be in it.</summary>
    public static BagComparison Compare(RunSheet sheet, RunProgress run, IReadOnlyCollection<Guid> counted)
    {
        var bag = OnBoard(sheet, run);
        return new([.. bag.Except(counted)], [.. counted.Distinct().Except(bag)]);
    }
}

/// <summary>How a counted bag differs from the history.</summary>
/// <param name="Missing">Should be there and is not.</param>
/// <param name="Unexpected">Is there and should not be.</param>
public sealed record BagComparison(IReadOnlyList<Guid> Missing, IReadOnlyList<Guid> Unexpected)
{
    public bool Agrees => Missing.Count == 0 && Unexpected.Count == 0;
}
