namespace Shuttle.Roads.Hierarchy;

/// <summary>Dinic's maximum flow with capacity one along every edge, both ways. Arrays are reused from call to call.</summary>
internal sealed class UnitFlow(int maxNodes, int maxArcs)
{
    private readonly sbyte[] _flow = new sbyte[maxArcs];
    private readonly int[] _level = new int[maxNodes], _next = new int[maxNodes], _queue = new int[maxNodes];
    private readonly bool[] _isSink = new bool[maxNodes];
    private readonly Stack<int> _path = [];

    public int Size { get; set; }
    public int[] ArcStart { get; } = new int[maxNodes + 1];
    public int[] ArcTo { get; } = new int[maxArcs];
    /// <summary>The same edge the other way.</summary>
    public int[] ArcBack { get; } = new int[maxArcs];

    /// <summary>After a run: whether the sources still reach the node, that is the side of a minimum cut it is on.</summary>
    public bool IsOnSourceSide(int node) => _level[node] >= 0;

    /// <returns>The flow, which is the number of edges in a minimum cut.</returns>
    public int Run(ReadOnlySpan<int> sources, ReadOnlySpan<int> sinks)
    {
        Array.Clear(_flow, 0, ArcStart[Size]);
        Array.Clear(_isSink, 0, Size);
        foreach (var sink in sinks) _isSink[sink] = true;
        var total = 0;
        while (Layer(sources))
        {
            Array.Copy(ArcStart, _next, Size);
            foreach (var source in sources) while (Augment(source)) total++;
        }
        return total;
    }

    /// <summary>Numbers nodes by their steps from the sources; false once no sink is reached.</summary>
    private bool Layer(ReadOnlySpan<int> sources)
    {
        Array.Fill(_level, -1, 0, Size);
        var (count, found) = (0, false);
        foreach (var source in sources) (_level[source], _queue[count++]) = (0, source);
        for (var q = 0; q < count; q++)
        {
            var node = _queue[q];
            found |= _isSink[node];
            if (_isSink[node]) continue;
            for (var a = ArcStart[node]; a < ArcStart[node + 1]; a++)
                if (_flow[a] < 1 && _level[ArcTo[a]] < 0) (_level[ArcTo[a]], _queue[count++]) = (_level[node] + 1, ArcTo[a]);
        }
        return found;
    }

    /// <summary>Pushes one unit along a path that climbs level by level.</summary>
    private bool Augment(int source)
    {
        _path.Clear();
        var node = source;
        while (!_isSink[node])
        {
            var advanced = false;
            for (; _next[node] < ArcStart[node + 1]; _next[node]++)
            {
                var arc = _next[node];
                if (_flow[arc] >= 1 || _level[ArcTo[arc]] != _level[node] + 1) continue;
                _path.Push(arc);
                (node, advanced) = (ArcTo[arc], true);
                break;
            }
            if (advanced) continue;
            if (!_path.TryPop(out var last)) return false;
            node = ArcTo[ArcBack[last]];
            _next[node]++;
        }
        foreach (var arc in _path)
        {
            _flow[arc]++;
            _flow[ArcBack[arc]]--;
        }
        return true;
    }
}
