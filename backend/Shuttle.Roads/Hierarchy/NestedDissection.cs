using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Hierarchy;

/// <summary>
/// Orders street pieces by importance: cuts the network in two along few pieces, then each half again, down to single
/// junctions. Pieces of the first cut come last. The cuts are balanced minimum cuts between the outer quarters along
/// several directions ("inertial flow", Schild and Sommer 2015); speeds play no part.
/// </summary>
internal sealed class NestedDissection
{
    private readonly StreetNode[] _nodes;
    private readonly StreetEdge[] _edges;
    private readonly int[] _start, _incident;
    private readonly int[] _cellOf;
    private readonly List<int> _mostImportantFirst = [];

    /// <returns>Edge indices, the least important first.</returns>
    public static int[] Order(StreetNode[] nodes, StreetEdge[] edges)
    {
        var dissection = new NestedDissection(nodes, edges);
        dissection.Run();
        dissection._mostImportantFirst.Reverse();
        return [.. dissection._mostImportantFirst];
    }

    private NestedDissection(StreetNode[] nodes, StreetEdge[] edges)
    {
        (_nodes, _edges, _cellOf) = (nodes, edges, new int[nodes.Length]);
        _start = new int[nodes.Length + 1];
        foreach (ref readonly var edge in edges.AsSpan())
        {
            _start[edge.From + 1]++;
            if (edge.To != edge.From) _start[edge.To + 1]++;
        }
        for (var i = 0; i < nodes.Length; i++) _start[i + 1] += _start[i];
        var next = _start.ToArray();
        _incident = new int[_start[^1]];
        for (var e = 0; e < edges.Length; e++)
        {
            _incident[next[edges[e].From]++] = e;
            if (edges[e].To != edges[e].From) _incident[next[edges[e].To]++] = e;
        }
    }

    private void Run()
    {
        var (cells, nextCell) = (new Stack<int[]>(), 1);
        var flow = new InertialFlow(_nodes, _edges, _start, _incident);
        cells.Push([.. Enumerable.Range(0, _nodes.Length)]);
        while (cells.TryPop(out var cell))
        {
            var id = nextCell++;
            foreach (var node in cell) _cellOf[node] = id;
            if (cell.Length == 1)
            {
                // What is left within one junction are loops.
                foreach (var e in _incident.AsSpan(_start[cell[0]].._start[cell[0] + 1])) if (_edges[e].From == _edges[e].To) _mostImportantFirst.Add(e);
                continue;
            }
            foreach (var part in Parts(cell, id)) Split(part, flow, cells);
        }
    }

    private void Split(int[] part, InertialFlow flow, Stack<int[]> cells)
    {
        if (part.Length == 1)
        {
            cells.Push(part);
            return;
        }
        var isFirstSide = flow.Cut(part);
        List<int> first = [], second = [];
        for (var i = 0; i < part.Length; i++) (isFirstSide[i] ? first : second).Add(part[i]);
        foreach (var node in first) _cellOf[node] = -1;
        foreach (var node in second) _cellOf[node] = -2;
        foreach (var node in first)
            foreach (var e in _incident.AsSpan(_start[node].._start[node + 1]))
                if (_cellOf[_edges[e].From ^ _edges[e].To ^ node] == -2) _mostImportantFirst.Add(e);
        // Nobody reads these marks again: both sides are numbered anew when they are popped.
        foreach (var node in part) _cellOf[node] = 0;
        cells.Push([.. second]);
        cells.Push([.. first]);
    }

    /// <summary>Connected parts of a cell.</summary>
    private List<int[]> Parts(int[] cell, int id)
    {
        List<int[]> parts = [];
        Stack<int> open = [];
        foreach (var seed in cell)
        {
            if (_cellOf[seed] != id) continue;
            List<int> part = [];
            _cellOf[seed] = 0;
            open.Push(seed);
            while (open.TryPop(out var node))
            {
                part.Add(node);
                foreach (var e in _incident.AsSpan(_start[node].._start[node + 1]))
                {
                    var other = _edges[e].From ^ _edges[e].To ^ node;
                    if (_cellOf[other] != id) continue;
                    _cellOf[other] = 0;
                    open.Push(other);
                }
            }
            parts.Add([.. part]);
        }
        return parts;
    }
}
