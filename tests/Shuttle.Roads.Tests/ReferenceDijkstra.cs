using Shuttle.Roads.Graphs;
using Shuttle.Roads.Routing;

namespace Shuttle.Roads.Tests;

/// <summary>
/// A plain search with a queue over the turns of the graph, written without the hierarchy: the measure of exactness.
/// Labels are (milliseconds, centimetres) up to the end of a directed piece; the smallest time wins, then the shortest.
/// </summary>
internal sealed class ReferenceDijkstra(RoadGraph graph, RoadProfile profile, EdgeCosts edges)
{
    private readonly int[] _turnMs = [.. ProfileTable.BuiltIn[profile].TurnMsByKind];
    private readonly ILookup<int, (int Vertex, int Turn)> _turnsInto = Enumerable.Range(0, graph.Turns.Count)
        .SelectMany(v => Enumerable.Range(graph.Turns.ArcStart[v], graph.Turns.ArcStart[v + 1] - graph.Turns.ArcStart[v]), (v, t) => (v, t))
        .ToLookup(pair => graph.Turns.EdgeOf[graph.Turns.ArcTo[pair.t]]);
    private readonly int _entryMs = ProfileTable.BuiltIn[profile].DestinationEntryMs;

    /// <returns>Milliseconds and centimetres from one place to each of the others; null where there is no way.</returns>
    public (long Ms, long Cm)?[] From(Anchor start, Anchor[] ends)
    {
        var labels = Labels(start);
        return [.. ends.Select(end => Best(start, end, labels))];
    }

    private Dictionary<int, (long Ms, long Cm)> Labels(Anchor start)
    {
        Dictionary<int, (long Ms, long Cm)> done = [];
        PriorityQueue<int, (long, long)> queue = new();
        foreach (var directed in new[] { 2 * start.Edge, 2 * start.Edge + 1 })
        {
            // Only a way out that touches no closure counts; these tests start on open pieces or not at all.
            if (!start.Uses(directed) || Split(edges.IfOpen(directed)) is not { } whole || !CanLeave(start, directed)) continue;
            var part = PartOf(whole, start.Along(directed));
            queue.Enqueue(directed, (whole.Ms - part.Ms, whole.Cm - part.Cm));
        }
        while (queue.TryDequeue(out var vertex, out var label))
        {
            if (!done.TryAdd(vertex, label)) continue;
            for (var t = graph.Turns.ArcStart[vertex]; t < graph.Turns.ArcStart[vertex + 1]; t++)
            {
                var next = graph.Turns.ArcTo[t];
                if (TurnMs(vertex, t) is not { } turn || Split(edges.Of[graph.Turns.EdgeOf[next]]) is not { } edge || done.ContainsKey(next)) continue;
                queue.Enqueue(next, (label.Item1 + turn + edge.Ms, label.Item2 + edge.Cm));
            }
        }
        return done;
    }

    /// <summary>Along the first piece, or by the pieces before the last one.</summary>
    private (long, long)? Best(Anchor start, Anchor end, Dictionary<int, (long Ms, long Cm)> labels)
    {
        (long, long)? best = null;
        foreach (var directed in new[] { 2 * end.Edge, 2 * end.Edge + 1 })
        {
            if (!end.Uses(directed) || Split(edges.IfOpen(directed)) is not { } whole) continue;
            var part = PartOf(whole, end.Along(directed));
            if (start.Uses(directed) && start.Along(directed) <= end.Along(directed) && IsOpen(directed, start.Fraction, end.Fraction))
            {
                var from = PartOf(whole, start.Along(directed));
                Take((part.Ms - from.Ms, part.Cm - from.Cm));
            }
            if (!IsOpen(directed, (directed & 1) == 0 ? 0 : 1, end.Fraction)) continue;
            foreach (var (vertex, t) in _turnsInto[directed])
                if (labels.TryGetValue(vertex, out var label) && TurnMs(vertex, t) is { } turn) Take((label.Ms + turn + part.Ms, label.Cm + part.Cm));
        }
        return best;

        void Take((long, long) candidate)
        {
            if (best is null || candidate.CompareTo(best.Value) < 0) best = candidate;
        }
    }

    private bool CanLeave(Anchor start, int directed) => IsOpen(directed, start.Fraction, (directed & 1) == 0 ? 1 : 0);

    private bool IsOpen(int directed, double from, double to) => !edges.Closed.ContainsKey(directed) || edges.IsPartOpen(directed >> 1, from, to);

    private int? TurnMs(int vertex, int turn)
    {
        if (((int)graph.Turns.ArcForbidden[turn] >> (int)profile & 1) != 0) return null;
        var ms = _turnMs[(int)graph.Turns.ArcTurn[turn]];
        return ms + (!ForDestination(vertex) && ForDestination(graph.Turns.ArcTo[turn]) ? _entryMs : 0);
    }

    private bool ForDestination(int vertex) => graph.Edges[graph.Turns.EdgeOf[vertex] / 2].Access.HasFlag(StreetAccess.DestinationOnly);

    private static (long Ms, long Cm)? Split(long cost) => cost >= Cost.Unreachable ? null : (cost / (1L << 32), cost % (1L << 32));

    private static (long Ms, long Cm) PartOf((long Ms, long Cm) whole, double share) => ((long)Math.Round(whole.Ms * share), (long)Math.Round(whole.Cm * share));
}
