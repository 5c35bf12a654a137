using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Routing;

/// <summary>
/// Which directed edges a profile may use and which of them belong to the main network: the largest set where every edge
/// can be reached from every other, turns and restrictions observed. The rest are islands.
/// </summary>
internal sealed class Network
{
    private readonly RoadGraph _graph;
    private readonly RoadProfile _profile;
    private readonly bool _motorbikeOnPaths;
    private readonly bool[] _isMain;

    public Network(RoadGraph graph, RoadProfile profile, bool motorbikeOnPaths)
    {
        (_graph, _profile, _motorbikeOnPaths) = (graph, profile, motorbikeOnPaths);
        _isMain = LargestComponent();
    }

    public bool Allows(int directedEdge) => _graph.Edges[directedEdge >> 1].Access.Allows(_profile, (directedEdge & 1) != 0, _motorbikeOnPaths);

    public bool IsMain(int directedEdge) => _isMain[directedEdge];

    /// <summary>Tarjan's algorithm on an explicit stack; size is length of street.</summary>
    private bool[] LargestComponent()
    {
        var turns = _graph.Turns;
        var (number, low, component) = (new int[turns.Count], new int[turns.Count], new int[turns.Count]);
        var next = new int[turns.Count];
        Stack<int> path = [], open = [];
        var (counter, components, best, bestLength) = (0, 0, 0, -1L);
        for (var root = 0; root < turns.Count; root++)
        {
            if (number[root] != 0 || !Allows(turns.EdgeOf[root])) continue;
            Enter(root);
            while (path.TryPeek(out var v))
            {
                if (next[v] < turns.ArcStart[v + 1]) Visit(v, next[v]++);
                else Leave(v);
            }
        }
        var isMain = new bool[2 * _graph.Edges.Length];
        for (var d = 0; d < isMain.Length; d++) isMain[d] = component[d] == best && best > 0;
        return isMain;

        void Enter(int v)
        {
            (number[v], low[v], next[v]) = (++counter, counter, turns.ArcStart[v]);
            path.Push(v);
            open.Push(v);
        }

        void Visit(int v, int turn)
        {
            var to = turns.ArcTo[turn];
            if ((turns.ArcForbidden[turn] & _profile.AsSet()) != 0 || !Allows(turns.EdgeOf[to])) return;
            if (number[to] == 0) Enter(to);
            else if (component[to] == 0) low[v] = Math.Min(low[v], number[to]);
        }

        void Leave(int v)
        {
            path.Pop();
            if (path.TryPeek(out var before)) low[before] = Math.Min(low[before], low[v]);
            if (low[v] != number[v]) return;
            components++;
            var length = 0L;
            int member;
            do
            {
                member = open.Pop();
                component[member] = components;
                length += _graph.Edges[turns.EdgeOf[member] >> 1].LengthCm;
            }
            while (member != v);
            if (length > bestLength) (best, bestLength) = (components, length);
        }
    }
}
