using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Routing;

/// <summary>A vertex (by rank) where a search starts, and the cost it starts with; negative where part of a piece is given back.</summary>
/// <param name="Rank">The vertex.</param>
/// <param name="Cost">The cost.</param>
/// <param name="Then">Vertex of the turn graph that is still to be driven after this one; −1 where there is none.</param>
internal readonly record struct Seed(int Rank, long Cost, int Then = -1);

/// <summary>Turns places on streets into seeds for searches.</summary>
internal sealed class Seeds(Metric metric)
{
    private readonly RoadGraph _graph = metric.Graph;

    /// <summary>A label of an edge is the cost up to its end, so one starts with what is left of the first edge.</summary>
    public void AddStart(List<Seed> seeds, Anchor anchor)
    {
        foreach (var directed in (ReadOnlySpan<int>)[2 * anchor.Edge, 2 * anchor.Edge + 1])
        {
            if (!anchor.Uses(directed)) continue;
            var whole = metric.Edges.IfOpen(directed);
            if (whole >= Cost.Unreachable) continue;
            if (metric.Edges.Of[directed] >= Cost.Unreachable && !metric.Edges.IsPartOpen(anchor.Edge, anchor.Fraction, (directed & 1) == 0 ? 1 : 0)) continue;
            seeds.Add(new Seed(_graph.Order.RankOf[directed], whole - Cost.Part(whole, anchor.Along(directed))));
        }
    }

    /// <summary>
    /// One arrives by giving back the rest of the last edge. Where the edge is closed beyond the place, or the start lies
    /// further along the same edge (<paramref name="enterAnew"/>), the search ends at the edges before it instead.
    /// </summary>
    public void AddEnd(List<Seed> seeds, Anchor anchor, bool enterAnew = false)
    {
        foreach (var directed in (ReadOnlySpan<int>)[2 * anchor.Edge, 2 * anchor.Edge + 1])
        {
            if (!anchor.Uses(directed)) continue;
            var whole = metric.Edges.IfOpen(directed);
            if (whole >= Cost.Unreachable) continue;
            var isClosed = metric.Edges.Of[directed] >= Cost.Unreachable;
            if (isClosed && !metric.Edges.IsPartOpen(anchor.Edge, (directed & 1) == 0 ? 0 : 1, anchor.Fraction)) continue;
            var part = Cost.Part(whole, anchor.Along(directed));
            AddEnd(directed);
            foreach (var copy in _graph.Turns.CopiesOf(directed, 2 * _graph.Edges.Length)) AddEnd(copy);

            void AddEnd(int vertex)
            {
                if (isClosed || enterAnew) AddEntries(seeds, vertex, part);
                else seeds.Add(new Seed(_graph.Order.RankOf[vertex], part - whole));
            }
        }
    }

    private void AddEntries(List<Seed> seeds, int vertex, long part)
    {
        for (var i = _graph.Index.EnterStart[vertex]; i < _graph.Index.EnterStart[vertex + 1]; i++)
        {
            var (from, turn) = (_graph.Index.EnterFrom[i], metric.TurnCost(_graph.Index.EnterFrom[i], _graph.Index.EnterTurn[i]));
            if (turn < Cost.Unreachable) seeds.Add(new Seed(_graph.Order.RankOf[from], turn + part, vertex));
        }
    }

    /// <summary>Straight along one piece from a place to another further on; unreachable where that is not possible.</summary>
    public (long Cost, int Directed) Direct(Anchor from, Anchor to)
    {
        var best = (Cost: Cost.Unreachable, Directed: -1);
        if (from.Edge != to.Edge) return best;
        foreach (var directed in (ReadOnlySpan<int>)[2 * from.Edge, 2 * from.Edge + 1])
        {
            if (!from.Uses(directed) || !to.Uses(directed) || from.Along(directed) > to.Along(directed)) continue;
            var whole = metric.Edges.IfOpen(directed);
            if (whole >= Cost.Unreachable) continue;
            if (metric.Edges.Of[directed] >= Cost.Unreachable && !metric.Edges.IsPartOpen(from.Edge, from.Fraction, to.Fraction)) continue;
            var cost = Cost.Part(whole, to.Along(directed)) - Cost.Part(whole, from.Along(directed));
            if (cost < best.Cost) best = (cost, directed);
        }
        return best;
    }

    /// <summary>Whether two places share an edge in a way that labels of whole edges cannot tell apart.</summary>
    public bool NeedsNewEntry(Anchor from, Anchor to)
    {
        if (from.Edge != to.Edge) return false;
        foreach (var directed in (ReadOnlySpan<int>)[2 * from.Edge, 2 * from.Edge + 1])
            if (from.Uses(directed) && to.Uses(directed) && (from.Along(directed) > to.Along(directed) || metric.Edges.Closed.ContainsKey(directed))) return true;
        return false;
    }
}
