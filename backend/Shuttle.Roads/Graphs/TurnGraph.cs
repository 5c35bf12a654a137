namespace Shuttle.Roads.Graphs;

/// <summary>
/// The graph routes are searched in: its vertices are directed edges, its arcs are turns from one to the next. Vertex v
/// below twice the number of edges is directed edge v. Further vertices are copies of directed edges that remember how
/// they were entered, for restrictions over several ways.
/// </summary>
internal sealed class TurnGraph
{
    /// <summary>Directed edge of each vertex.</summary>
    public required int[] EdgeOf { get; init; }
    /// <summary>Arcs of vertex v: ArcStart[v]..ArcStart[v+1].</summary>
    public required int[] ArcStart { get; init; }
    public required int[] ArcTo { get; init; }
    public required TurnKind[] ArcTurn { get; init; }
    /// <summary>Profiles that may not take the turn.</summary>
    public required ProfileSet[] ArcForbidden { get; init; }

    private ILookup<int, int>? _copies;

    public int Count => EdgeOf.Length;

    /// <summary>Copies of a directed edge, without the edge itself.</summary>
    public IEnumerable<int> CopiesOf(int directedEdge, int directedEdgeCount)
    {
        if (Count == directedEdgeCount) return [];
        _copies ??= Enumerable.Range(directedEdgeCount, Count - directedEdgeCount).ToLookup(v => EdgeOf[v]);
        return _copies[directedEdge];
    }
}

/// <summary>Kinds of turns that differ in cost.</summary>
internal enum TurnKind : byte
{
    /// <summary>The street goes on without a junction.</summary>
    None,
    Straight, SlightLeft, Left, SharpLeft, SlightRight, Right, SharpRight, UTurn,
}

internal static class TurnKinds
{
    /// <param name="degrees">Change of direction, −180…180, right positive.</param>
    public static TurnKind OfAngle(double degrees) => Math.Abs(degrees) switch
    {
        < 20 => TurnKind.Straight,
        < 50 => degrees < 0 ? TurnKind.SlightLeft : TurnKind.SlightRight,
        < 120 => degrees < 0 ? TurnKind.Left : TurnKind.Right,
        _ => degrees < 0 ? TurnKind.SharpLeft : TurnKind.SharpRight,
    };

    public static double AngleBetween(double bearingIn, double bearingOut)
    {
        var turn = bearingOut - bearingIn;
        return turn > 180 ? turn - 360 : turn <= -180 ? turn + 360 : turn;
    }
}
