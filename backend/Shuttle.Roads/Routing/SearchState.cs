using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Routing;

/// <summary>Working arrays of searches over one graph; taken from a pool, cleaned by whoever used them.</summary>
internal sealed class SearchState
{
    public SearchState(int vertices)
    {
        (Forward, Backward) = (new long[vertices], new long[vertices]);
        (ForwardFrom, ForwardArc) = (new int[vertices], new int[vertices]);
        (BackwardFrom, BackwardArc) = (new int[vertices], new int[vertices]);
        (Seen, BackwardSeen) = (new int[vertices], new int[vertices]);
        Position = new int[vertices];
        Array.Fill(Position, -1);
        Array.Fill(Forward, Cost.Unreachable);
        Array.Fill(Backward, Cost.Unreachable);
    }

    /// <summary>Labels by rank; unreachable between searches.</summary>
    public long[] Forward { get; }
    public long[] Backward { get; }
    /// <summary>The vertex and arc a label came by; at a seed the complement of the seed's index.</summary>
    public int[] ForwardFrom { get; }
    public int[] ForwardArc { get; }
    public int[] BackwardFrom { get; }
    public int[] BackwardArc { get; }
    /// <summary>Vertices visited, ascending.</summary>
    public int[] Seen { get; }
    public int[] BackwardSeen { get; }
    /// <summary>Position of a vertex in a part cut out of the hierarchy; −1 outside it and between searches.</summary>
    public int[] Position { get; }
    public List<Seed> Starts { get; } = [];
    public List<Seed> Ends { get; } = [];
}
