using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Import;

/// <summary>Ways cut at junctions, ends and barriers.</summary>
internal sealed class StreetPieces
{
    public required StreetNode[] Nodes { get; init; }
    public required StreetEdge[] Edges { get; init; }
    public required int[] ShapeStart { get; init; }
    public required GeoPoint[] Shape { get; init; }
    public required string[] Names { get; init; }
    /// <summary>Node index by OpenStreetMap id.</summary>
    public required Dictionary<long, int> NodeIndex { get; init; }
    /// <summary>Who cannot pass a node, by node index.</summary>
    public required ProfileSet[] Blocked { get; init; }
    /// <summary>Directed edges that leave node v: Leaving[LeavingStart[v]..LeavingStart[v+1]].</summary>
    public required int[] LeavingStart { get; init; }
    public required int[] Leaving { get; init; }

    public ReadOnlySpan<int> LeavingFrom(int node) => Leaving.AsSpan(LeavingStart[node], LeavingStart[node + 1] - LeavingStart[node]);
    public int TailOf(int directedEdge) => (directedEdge & 1) == 0 ? Edges[directedEdge >> 1].From : Edges[directedEdge >> 1].To;
    public int HeadOf(int directedEdge) => TailOf(directedEdge ^ 1);

    public static StreetPieces Build(Extract extract, ImportReport report)
    {
        var cuts = CutNodes(extract);
        List<StreetNode> nodes = [];
        List<StreetEdge> edges = [];
        List<int> shapeStart = [0];
        List<GeoPoint> shape = [];
        Dictionary<long, int> nodeIndex = [];
        Dictionary<string, int> names = new() { [""] = 0 };

        foreach (var (way, street) in extract.Streets)
        {
            var access = AccessRules.Of(way, street);
            if ((access & ~StreetAccess.DestinationOnly) == 0)
            {
                report.Drop("way: closed to everyone by its access tags");
                continue;
            }
            var name = way.Tag("name") ?? way.Tag("ref") ?? "";
            if (!names.TryGetValue(name, out var nameIndex)) names[name] = nameIndex = names.Count;
            var kind = new StreetEdge
            {
                Name = nameIndex, Way = way.Id, Class = street, Surface = StreetTags.Surface(way), Access = access, Flags = StreetTags.Flags(way),
                LimitForward = StreetTags.SpeedLimit(way, "forward"), LimitBackward = StreetTags.SpeedLimit(way, "backward"),
            };
            report.KilometresByClass[street] = report.KilometresByClass.GetValueOrDefault(street) + AddPieces(way, kind);
        }
        report.StreetNodes = extract.Streets.SelectMany(s => s.Way.Nodes).Distinct().Count();
        (report.Junctions, report.Pieces) = (nodes.Count, edges.Count);
        if (edges.Count == 0) throw new RoadException(RoadError.BadFile, "the extract has no street that anybody may use in the area");

        var blocked = new ProfileSet[nodes.Count];
        foreach (var (id, who) in extract.Barriers) if (nodeIndex.TryGetValue(id, out var index)) blocked[index] = who;
        var (leavingStart, leaving) = ListLeaving(nodes.Count, edges);
        var pieces = new StreetPieces
        {
            Nodes = [.. nodes], Edges = [.. edges], ShapeStart = [.. shapeStart], Shape = [.. shape], Names = [.. names.Keys],
            NodeIndex = nodeIndex, Blocked = blocked, LeavingStart = leavingStart, Leaving = leaving,
        };
        Components.Count(pieces, report);
        return pieces;

        double AddPieces(OsmWay way, StreetEdge kind)
        {
            var metres = 0.0;
            for (int first = 0, last = 1; last < way.Nodes.Count; last++)
            {
                if (last < way.Nodes.Count - 1 && !cuts.Contains(way.Nodes[last])) continue;
                var length = 0.0;
                for (var i = first; i <= last; i++)
                {
                    shape.Add(GeoPoint.Of(extract.Points[way.Nodes[i]]));
                    if (i > first) length += extract.Points[way.Nodes[i - 1]].MetresTo(extract.Points[way.Nodes[i]]);
                }
                shapeStart.Add(shape.Count);
                edges.Add(kind with { From = NodeOf(way.Nodes[first]), To = NodeOf(way.Nodes[last]), LengthCm = (int)Math.Round(length * 100) });
                (metres, first) = (metres + length, last);
            }
            return metres / 1000;
        }

        int NodeOf(long id)
        {
            if (nodeIndex.TryGetValue(id, out var index)) return index;
            nodeIndex[id] = nodes.Count;
            nodes.Add(new StreetNode { Id = id, Point = GeoPoint.Of(extract.Points[id]) });
            return nodes.Count - 1;
        }
    }

    /// <summary>Nodes where a way must be cut: met twice, ends, barriers.</summary>
    private static HashSet<long> CutNodes(Extract extract)
    {
        HashSet<long> seen = [], cuts = [.. extract.Barriers.Keys];
        foreach (var (way, _) in extract.Streets)
        {
            foreach (var node in way.Nodes) if (!seen.Add(node)) cuts.Add(node);
            cuts.Add(way.Nodes[0]);
            cuts.Add(way.Nodes[^1]);
        }
        return cuts;
    }

    private static (int[] Start, int[] Leaving) ListLeaving(int nodeCount, List<StreetEdge> edges)
    {
        var start = new int[nodeCount + 1];
        foreach (var edge in edges)
        {
            start[edge.From + 1]++;
            start[edge.To + 1]++;
        }
        for (var i = 0; i < nodeCount; i++) start[i + 1] += start[i];
        var (next, leaving) = (start.ToArray(), new int[2 * edges.Count]);
        for (var i = 0; i < edges.Count; i++)
        {
            leaving[next[edges[i].From]++] = 2 * i;
            leaving[next[edges[i].To]++] = 2 * i + 1;
        }
        return (start, leaving);
    }
}
