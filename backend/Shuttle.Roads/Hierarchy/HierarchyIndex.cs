using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Hierarchy;

/// <summary>Look-ups that follow from the order and the turns; made once per graph, shared by all customisations.</summary>
internal sealed class HierarchyIndex
{
    /// <summary>Vertex of the turn graph by rank.</summary>
    public int[] VertexOf { get; }
    public int[] Parent { get; }
    /// <summary>Arcs that come from below: their index and their lower end.</summary>
    public int[] DownStart { get; }
    public int[] DownArc { get; }
    public int[] DownFrom { get; }
    /// <summary>Hierarchy arc of each turn: the index, or its complement where the turn leads to a lower rank; <see cref="NoArc"/> for a turn onto itself.</summary>
    public int[] ArcOfTurn { get; }
    /// <summary>Turns into each vertex of the turn graph: the vertex they come from and the turn.</summary>
    public int[] EnterStart { get; }
    public int[] EnterFrom { get; }
    public int[] EnterTurn { get; }

    public const int NoArc = int.MinValue;

    public HierarchyIndex(ContractionOrder order, TurnGraph turns)
    {
        var count = order.Count;
        (VertexOf, Parent, ArcOfTurn) = (new int[count], new int[count], new int[turns.ArcTo.Length]);
        for (var v = 0; v < count; v++) (VertexOf[order.RankOf[v]], Parent[v]) = (v, order.ParentOf(v));

        (DownStart, DownArc, DownFrom) = (new int[count + 1], new int[order.ArcCount], new int[order.ArcCount]);
        foreach (var to in order.UpTo) DownStart[to + 1]++;
        for (var v = 0; v < count; v++) DownStart[v + 1] += DownStart[v];
        var next = DownStart.ToArray();
        for (var v = 0; v < count; v++)
            for (var a = order.UpStart[v]; a < order.UpStart[v + 1]; a++)
                (DownArc[next[order.UpTo[a]]], DownFrom[next[order.UpTo[a]]++]) = (a, v);

        (EnterStart, EnterFrom, EnterTurn) = (new int[count + 1], new int[ArcOfTurn.Length], new int[ArcOfTurn.Length]);
        foreach (var to in turns.ArcTo) EnterStart[to + 1]++;
        for (var v = 0; v < count; v++) EnterStart[v + 1] += EnterStart[v];
        Array.Copy(EnterStart, next, count);
        for (var v = 0; v < count; v++)
        {
            for (var t = turns.ArcStart[v]; t < turns.ArcStart[v + 1]; t++)
            {
                var to = turns.ArcTo[t];
                (EnterFrom[next[to]], EnterTurn[next[to]++]) = (v, t);
                var (low, high) = (order.RankOf[v], order.RankOf[to]);
                ArcOfTurn[t] = low == high ? NoArc : low < high ? order.ArcBetween(low, high) : ~order.ArcBetween(high, low);
            }
        }
    }
}
