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
}
