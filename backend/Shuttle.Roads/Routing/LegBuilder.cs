using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Routing;

/// <summary>Makes a leg for people out of the vertices driven: line, names, instructions.</summary>
internal static class LegBuilder
{
    public static RouteLeg Build(Metric metric, List<int> path, Placed from, Placed to, long cost)
    {
        var stretches = Stretches(metric, path, from.Anchor, to.Anchor);
        List<LonLat> line = [];
        foreach (var stretch in stretches)
        {
            stretch.LineIndex = Math.Max(0, line.Count - 1);
            foreach (var point in stretch.Points(metric.Graph))
                if (line.Count == 0 || line[^1] != point.ToLonLat()) line.Add(point.ToLonLat());
        }
        if (line.Count == 1) line.Add(line[0]);
        List<string> names = [];
        foreach (var stretch in stretches)
            if (metric.Graph.NameOf(stretch.Directed >> 1) is { } name && (names.Count == 0 || names[^1] != name)) names.Add(name);
        return new RouteLeg(Cost.Seconds(cost), Cost.Metres(cost), line, Guide.Steps(metric.Graph, stretches, line, to.Snapped)) { StreetNames = names };
    }

    private static List<Stretch> Stretches(Metric metric, List<int> path, Anchor from, Anchor to)
    {
        var turns = metric.Graph.Turns;
        List<Stretch> stretches = [];
        for (var i = 0; i < path.Count; i++)
        {
            var directed = turns.EdgeOf[path[i]];
            var (start, end) = (i == 0 ? from.Along(directed) : 0, i == path.Count - 1 ? to.Along(directed) : 1);
            var whole = metric.Edges.IfOpen(directed);
            var cost = Cost.Part(whole, end) - Cost.Part(whole, start);
            var turn = TurnKind.None;
            if (i > 0)
            {
                var arc = turns.ArcStart[path[i - 1]] + turns.ArcTo.AsSpan(turns.ArcStart[path[i - 1]]..turns.ArcStart[path[i - 1] + 1]).IndexOf(path[i]);
                (turn, cost) = (turns.ArcTurn[arc], cost + metric.TurnCost(path[i - 1], arc));
            }
            stretches.Add(new Stretch(directed, start, end, cost, turn));
        }
        return stretches;
    }
}

/// <summary>One piece driven, or a part of it, with the turn before it.</summary>
/// <param name="directed">Directed edge.</param>
/// <param name="from">Fraction in the direction of travel where it starts.</param>
/// <param name="to">Where it ends.</param>
/// <param name="cost">Turn and driving.</param>
/// <param name="turn">Turn onto it.</param>
internal sealed class Stretch(int directed, double from, double to, long cost, TurnKind turn)
{
    public int Directed { get; } = directed;
    public long Cost { get; } = cost;
    public TurnKind Turn { get; } = turn;
    /// <summary>Index of its first point in the leg's line.</summary>
    public int LineIndex { get; set; }

    public IEnumerable<GeoPoint> Points(RoadGraph graph)
    {
        var shape = graph.ShapeOf(Directed >> 1);
        var backward = (Directed & 1) != 0;
        if (from == 0 && to == 1) return backward ? shape.ToArray().Reverse() : shape.ToArray();
        return backward ? StreetLine.Part(shape, 1 - from, 1 - to) : StreetLine.Part(shape, from, to);
    }
}
