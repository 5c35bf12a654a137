using Shuttle.Roads.Graphs;
using Shuttle.Roads.Hierarchy;

namespace Shuttle.Roads;

/// <summary>
/// The compact road graph: junctions, street pieces, turns, the contraction order and the index for snapping. Immutable,
/// shared by all profiles; speeds and closures come in by customisation.
/// </summary>
public sealed class RoadGraph
{
    private readonly Lazy<HierarchyIndex> _index;

    internal RoadGraph(StreetNode[] nodes, StreetEdge[] edges, int[] shapeStart, GeoPoint[] shape, string[] names, TurnGraph turns, ContractionOrder order, StreetGrid grid) =>
        (Nodes, Edges, ShapeStart, Shape, Names, Turns, Order, Grid, _index) =
        (nodes, edges, shapeStart, shape, names, turns, order, grid, new Lazy<HierarchyIndex>(() => new HierarchyIndex(order, turns)));

    internal StreetNode[] Nodes { get; }
    internal StreetEdge[] Edges { get; }
    /// <summary>Shape of edge i: <see cref="Shape"/>[ShapeStart[i]..ShapeStart[i+1]], both ends included.</summary>
    internal int[] ShapeStart { get; }
    internal GeoPoint[] Shape { get; }
    /// <summary>Street names; index 0 is "".</summary>
    internal string[] Names { get; }
    internal TurnGraph Turns { get; }
    internal ContractionOrder Order { get; }
    internal StreetGrid Grid { get; }
    internal HierarchyIndex Index => _index.Value;

    /// <summary>Junctions, ends and barriers.</summary>
    public int JunctionCount => Nodes.Length;
    /// <summary>Pieces of street between them.</summary>
    public int PieceCount => Edges.Length;
    /// <summary>Directed pieces that the hierarchy is built over (twice the pieces, and more where restrictions remember a way).</summary>
    public int TurnNodeCount => Turns.Count;
    /// <summary>Possible turns between them.</summary>
    public int TurnCount => Turns.ArcTo.Length;
    /// <summary>Arcs of the hierarchy, shortcuts included.</summary>
    public int HierarchyArcCount => Order.ArcCount;

    internal ReadOnlySpan<GeoPoint> ShapeOf(int edge) => Shape.AsSpan(ShapeStart[edge], ShapeStart[edge + 1] - ShapeStart[edge]);

    internal string? NameOf(int edge) => Edges[edge].Name == 0 ? null : Names[Edges[edge].Name];

    internal StreetPiece PieceOf(int directedEdge)
    {
        ref readonly var edge = ref Edges[directedEdge >> 1];
        var (from, to) = (Nodes[edge.From].Id, Nodes[edge.To].Id);
        return (directedEdge & 1) == 0 ? new(edge.Way, from, to) : new(edge.Way, to, from);
    }
}
