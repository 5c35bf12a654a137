using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using Shuttle.Roads.Graphs;
using Shuttle.Roads.Profiles;

namespace Shuttle.Roads.Routing;

/// <summary>What every directed edge costs a profile under given conditions.</summary>
internal sealed class EdgeCosts
{
    private static readonly GeometryFactory Geometry = new(new PrecisionModel(), 4326);

    private readonly RoadGraph _graph;
    private readonly IPreparedGeometry[] _closures;

    /// <summary>By directed edge; <see cref="Cost.Unreachable"/> where it may not be used or is closed.</summary>
    public long[] Of { get; }

    /// <summary>What edges that a closure touches would cost if they were open.</summary>
    public Dictionary<int, long> Closed { get; } = [];

    public EdgeCosts(RoadGraph graph, ProfileData data, RoadProfile profile, RoadConditions conditions)
    {
        _graph = graph;
        Of = new long[2 * graph.Edges.Length];
        var factor = conditions.SpeedFactor;
        var byHour = conditions.HourOfDay is { } hour ? data.FactorByHour[hour] : 1;
        for (var d = 0; d < Of.Length; d++)
        {
            ref readonly var edge = ref graph.Edges[d >> 1];
            if (!edge.Access.Allows(profile, (d & 1) != 0, conditions.MotorbikeOnPaths))
            {
                Of[d] = Cost.Unreachable;
                continue;
            }
            var measured = conditions.Measured?.Find(graph.PieceOf(d), conditions.HourOfDay);
            Of[d] = data.CostOf(edge, (d & 1) != 0, measured is null ? factor * byHour : factor, measured);
        }
        _closures = [.. conditions.Closures.Where(c => c.Closes(profile)).Select(c => PreparedGeometryFactory.Prepare(c.Area))];
        foreach (var closure in _closures) Close(closure);
    }

    private void Close(IPreparedGeometry closure)
    {
        var box = closure.Geometry.EnvelopeInternal;
        foreach (var edge in _graph.Grid.EdgesIn(box.MinX * 1e7, box.MinY * 1e7, box.MaxX * 1e7, box.MaxY * 1e7))
        {
            if (Closed.ContainsKey(2 * edge) || Closed.ContainsKey(2 * edge + 1) || !closure.Intersects(LineOf(_graph.ShapeOf(edge)))) continue;
            foreach (var directed in (ReadOnlySpan<int>)[2 * edge, 2 * edge + 1])
            {
                if (Of[directed] >= Cost.Unreachable) continue;
                Closed[directed] = Of[directed];
                Of[directed] = Cost.Unreachable;
            }
        }
    }

    /// <summary>The cost if no closure were in force; <see cref="Cost.Unreachable"/> where the profile may not go.</summary>
    public long IfOpen(int directedEdge) => Closed.TryGetValue(directedEdge, out var cost) ? cost : Of[directedEdge];

    /// <summary>Whether the part of a drawn line between two fractions of it touches no closure.</summary>
    public bool IsPartOpen(int edge, double from, double to) =>
        LineOf(StreetLine.Part(_graph.ShapeOf(edge), from, to)) is var part && !_closures.Any(c => c.Intersects(part));

    private static LineString LineOf(ReadOnlySpan<GeoPoint> points)
    {
        var coordinates = new Coordinate[points.Length];
        for (var i = 0; i < points.Length; i++) coordinates[i] = new Coordinate(points[i].Lon / 1e7, points[i].Lat / 1e7);
        return Geometry.CreateLineString(coordinates);
    }
}
