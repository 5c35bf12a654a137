using Shuttle.Roads.Graphs;
using Shuttle.Roads.Hierarchy;
using Shuttle.Roads.Profiles;

namespace Shuttle.Roads.Routing;

/// <summary>The hierarchy with the costs of one profile under given conditions. Immutable; searches share it.</summary>
internal sealed class Metric
{
    private readonly ProfileData _data;

    public Metric(RoadGraph graph, ProfileTable profiles, RoadProfile profile, RoadConditions conditions)
    {
        (Graph, Profile, Conditions, _data) = (graph, profile, conditions, profiles[profile]);
        Edges = new EdgeCosts(graph, _data, profile, conditions);
        var turns = graph.Turns;
        var costOfTurn = new long[turns.ArcTo.Length];
        for (var v = 0; v < turns.Count; v++)
            for (var t = turns.ArcStart[v]; t < turns.ArcStart[v + 1]; t++)
                costOfTurn[t] = Math.Min(TurnCost(v, t) + Edges.Of[turns.EdgeOf[turns.ArcTo[t]]], Cost.Unreachable);
        (Up, Down) = Customisation.Run(graph.Order, graph.Index, costOfTurn);
    }

    public RoadGraph Graph { get; }
    public RoadProfile Profile { get; }
    public RoadConditions Conditions { get; }
    public EdgeCosts Edges { get; }
    /// <summary>Arcs from a vertex to higher ones.</summary>
    public SearchArcs Up { get; }
    /// <summary>Arcs from higher vertices down to a vertex.</summary>
    public SearchArcs Down { get; }

    /// <summary>The turn alone, without the piece after it.</summary>
    public long TurnCost(int vertex, int turn)
    {
        var turns = Graph.Turns;
        if ((turns.ArcForbidden[turn] & Profile.AsSet()) != 0) return Cost.Unreachable;
        var milliseconds = _data.TurnMsByKind[(int)turns.ArcTurn[turn]];
        if (_data.DestinationEntryMs > 0 && IsForDestination(turns.ArcTo[turn]) && !IsForDestination(vertex)) milliseconds += _data.DestinationEntryMs;
        return Cost.OfTime(milliseconds);
    }

    private bool IsForDestination(int vertex) => (Graph.Edges[Graph.Turns.EdgeOf[vertex] >> 1].Access & StreetAccess.DestinationOnly) != 0;
}
