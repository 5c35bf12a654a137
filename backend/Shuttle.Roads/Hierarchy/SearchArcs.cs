namespace Shuttle.Roads.Hierarchy;

/// <summary>Arcs between each vertex and higher ones, in one direction, ascending by the higher end.</summary>
internal sealed class SearchArcs
{
    /// <summary>Arcs of v: Start[v]..Start[v+1].</summary>
    public required int[] Start { get; init; }
    /// <summary>The higher end.</summary>
    public required int[] Other { get; init; }
    public required long[] Cost { get; init; }
    /// <summary>The vertex a shortcut goes by, below both ends; −1 for a turn.</summary>
    public required int[] Middle { get; init; }

    public int Find(int low, int high) => Start[low] + Other.AsSpan(Start[low]..Start[low + 1]).BinarySearch(high);

    /// <summary>Takes the arcs that are on a shortest path.</summary>
    public static SearchArcs Of(ContractionOrder order, Func<int, long> cost, int[] middle)
    {
        var needed = 0;
        for (var a = 0; a < middle.Length; a++) if (IsNeeded(a)) needed++;
        var (start, other) = (new int[order.Count + 1], new int[needed]);
        var (costs, middles) = (new long[needed], new int[needed]);
        var next = 0;
        for (var v = 0; v < order.Count; v++)
        {
            for (var a = order.UpStart[v]; a < order.UpStart[v + 1]; a++)
            {
                if (!IsNeeded(a)) continue;
                (other[next], costs[next], middles[next]) = (order.UpTo[a], cost(a), middle[a]);
                next++;
            }
            start[v + 1] = next;
        }
        return new SearchArcs { Start = start, Other = other, Cost = costs, Middle = middles };

        bool IsNeeded(int arc) => middle[arc] != Customisation.Needless && cost(arc) < Graphs.Cost.Unreachable;
    }
}
