using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Hierarchy;

/// <summary>Finds a small balanced cut of a connected part of the network.</summary>
internal sealed class InertialFlow(StreetNode[] nodes, StreetEdge[] edges, int[] start, int[] incident)
{
    private const double OuterShare = 0.25;
    private static readonly (double East, double North)[] Directions = [(1, 0), (0, 1), (1, 1), (1, -1), (2, 1), (1, 2), (2, -1), (1, -2)];

    private readonly UnitFlow _flow = new(nodes.Length, 2 * edges.Length);
    private readonly int[] _local = [.. Enumerable.Repeat(-1, nodes.Length)];
    private readonly int[] _arcEdge = new int[2 * edges.Length];

    /// <returns>For each node of the part whether it is on the first side; both sides have nodes.</returns>
    public bool[] Cut(int[] part)
    {
        BuildLocal(part);
        var (best, bestScore) = (new bool[part.Length], double.MaxValue);
        var (order, keys) = (new int[part.Length], new double[part.Length]);
        var outer = Math.Max(1, (int)(part.Length * OuterShare));
        // Small parts have few cuts: two directions find them.
        foreach (var (east, north) in Directions.AsSpan(0, part.Length < 32 ? 2 : part.Length < 200 ? 4 : Directions.Length))
        {
            for (var i = 0; i < part.Length; i++) (order[i], keys[i]) = (i, east * nodes[part[i]].Point.Lon + north * nodes[part[i]].Point.Lat);
            Array.Sort(keys, order);
            var value = _flow.Run(order.AsSpan(0, outer), order.AsSpan(part.Length - outer));
            var reached = 0;
            for (var i = 0; i < part.Length; i++) if (_flow.IsOnSourceSide(i)) reached++;
            var score = value / (double)Math.Min(reached, part.Length - reached);
            if (score >= bestScore) continue;
            bestScore = score;
            for (var i = 0; i < part.Length; i++) best[i] = _flow.IsOnSourceSide(i);
        }
        return best;
    }

    private void BuildLocal(int[] part)
    {
        for (var i = 0; i < part.Length; i++) _local[part[i]] = i;
        var arcs = 0;
        for (var i = 0; i < part.Length; i++)
        {
            _flow.ArcStart[i] = arcs;
            foreach (var e in incident.AsSpan(start[part[i]]..start[part[i] + 1]))
            {
                var other = _local[edges[e].From ^ edges[e].To ^ part[i]];
                if (other < 0 || other == i) continue;
                (_flow.ArcTo[arcs], _arcEdge[arcs]) = (other, e);
                arcs++;
            }
        }
        (_flow.Size, _flow.ArcStart[part.Length]) = (part.Length, arcs);
        for (var i = 0; i < part.Length; i++)
        {
            for (var a = _flow.ArcStart[i]; a < _flow.ArcStart[i + 1]; a++)
            {
                if (_flow.ArcTo[a] < i) continue;
                var b = _flow.ArcStart[_flow.ArcTo[a]];
                while (_arcEdge[b] != _arcEdge[a]) b++;
                (_flow.ArcBack[a], _flow.ArcBack[b]) = (b, a);
            }
        }
        foreach (var node in part) _local[node] = -1;
    }
}
