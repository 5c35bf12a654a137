using NetTopologySuite.Geometries;
using Shuttle.Roads.Graphs;
using Shuttle.Roads.Routing;

namespace Shuttle.Roads.Tests;

/// <summary>Every answer of the hierarchy against a plain search: single routes and the matrix, time and distance.</summary>
public class ExactnessTests
{
    public static TheoryData<string, RoadProfile, string> Cases()
    {
        TheoryData<string, RoadProfile, string> cases = [];
        foreach (var extract in new[] { "liechtenstein-2015", "pekanbaru-municipal-2016" })
            foreach (var profile in Enum.GetValues<RoadProfile>())
                foreach (var conditions in new[] { "usual", "closure", "rush hour" })
                    cases.Add(extract, profile, conditions);
        foreach (var extract in new[] { "liechtenstein-2015", "pekanbaru-municipal-2016" })
        {
            cases.Add(extract + SharedData.Restricted, RoadProfile.Motorbike, "usual");
            cases.Add(extract + SharedData.Restricted, RoadProfile.Car, "closure");
        }
        cases.Add("monaco-gh-2012", RoadProfile.Car, "usual");
        cases.Add("monaco-gh-2012", RoadProfile.Motorbike, "closure");
        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void Routes_and_matrices_equal_a_plain_search(string extract, RoadProfile profile, string kind)
    {
        var network = SharedData.Network(extract);
        var graph = network.Graph;
        var conditions = ConditionsOf(kind, graph);
        var metric = network.MetricFor(profile, conditions);
        var reference = new ReferenceDijkstra(graph, profile, metric.Edges);
        var random = new Random(20_260_101);
        // 20 × 20 pairs in a normal run, 100 × 100 in a long one.
        var count = SharedData.IsLongRun ? 100 : 20;
        var anchors = Anchors(graph, network.SnapperFor(profile, conditions), random, count);
        var state = new SearchState(graph.Order.Count);
        var matrix = new long[count * count];
        ManyToMany.Run(metric, state, anchors.Select(a => (Anchor?)a).ToArray(), anchors.Select(a => (Anchor?)a).ToArray(), matrix);

        // Restrictions over a way are in force: they made copies of pieces.
        if (extract.EndsWith(SharedData.Restricted, StringComparison.Ordinal)) Assert.True(graph.TurnNodeCount > 2 * graph.PieceCount);
        var reached = 0;
        List<int> path = [];
        for (var from = 0; from < count; from++)
        {
            var expected = reference.From(anchors[from], anchors);
            for (var to = 0; to < count; to++)
            {
                path.Clear();
                var cost = PointToPoint.Run(metric, state, anchors[from], anchors[to], path);
                var where = $"{extract} {profile} {kind} {from}→{to}";
                Assert.True(matrix[from * count + to] == cost, $"{where}: matrix {matrix[from * count + to]}, route {cost}");
                Assert.True(expected[to] == (cost >= Cost.Unreachable ? default((long, long)?) : (cost >> 32, cost & uint.MaxValue)), $"{where}: expected {expected[to]}, got {cost >> 32}, {cost & uint.MaxValue}");
                if (cost >= Cost.Unreachable) continue;
                reached++;
                Assert.Equal(cost, CostOf(metric, path, anchors[from], anchors[to]));
            }
        }
        Assert.True(reached > count * count / 2, $"only {reached} pairs are connected: the test says little");
    }

    /// <summary>Adds up the pieces and turns of a path by hand.</summary>
    private static long CostOf(Metric metric, List<int> path, Anchor from, Anchor to)
    {
        var turns = metric.Graph.Turns;
        var total = 0L;
        for (var i = 0; i < path.Count; i++)
        {
            var directed = turns.EdgeOf[path[i]];
            var whole = metric.Edges.IfOpen(directed);
            total += Cost.Part(whole, i == path.Count - 1 ? to.Along(directed) : 1) - Cost.Part(whole, i == 0 ? from.Along(directed) : 0);
            if (i == 0) continue;
            var turn = Enumerable.Range(turns.ArcStart[path[i - 1]], turns.ArcStart[path[i - 1] + 1] - turns.ArcStart[path[i - 1]]).Single(t => turns.ArcTo[t] == path[i]);
            total += metric.TurnCost(path[i - 1], turn);
        }
        return total;
    }

    private static RoadConditions ConditionsOf(string kind, RoadGraph graph) => kind switch
    {
        "closure" => new RoadConditions { Closures = [new Closure(MiddleOf(graph))] },
        "rush hour" => new RoadConditions { HourOfDay = 17, SpeedFactor = 0.9, MotorbikeOnPaths = true },
        _ => RoadConditions.Usual,
    };

    /// <summary>A slanted quarter of the middle of the map, so that pieces are cut at odd places.</summary>
    private static Polygon MiddleOf(RoadGraph graph)
    {
        var (lons, lats) = (graph.Nodes.Select(n => n.Point.Lon / 1e7).Order().ToArray(), graph.Nodes.Select(n => n.Point.Lat / 1e7).Order().ToArray());
        var (west, east) = (lons[lons.Length * 45 / 100], lons[lons.Length * 55 / 100]);
        var (south, north) = (lats[lats.Length * 40 / 100], lats[lats.Length * 60 / 100]);
        return new GeometryFactory(new PrecisionModel(), 4326).CreatePolygon(
            [new(west, south), new(east, (south + north) / 2), new((west + east) / 2, north), new(west, south)]);
    }

    private static Anchor[] Anchors(RoadGraph graph, Snapper snapper, Random random, int count)
    {
        List<Anchor> anchors = [];
        while (anchors.Count < count)
        {
            var near = graph.Shape[random.Next(graph.Shape.Length)].ToLonLat();
            var point = new LonLat(near.Lon + (random.NextDouble() - 0.5) * 0.002, near.Lat + (random.NextDouble() - 0.5) * 0.002);
            // Every tenth stays on its island, and every fifth shares a piece with the one before.
            var (any, main) = snapper.Find(point, SnapOptions.Default);
            if ((anchors.Count % 10 == 0 ? any : main) is { } hit) anchors.Add(hit.Anchor);
            if (anchors.Count % 5 == 4 && anchors.Count < count) anchors.Add(anchors[^1] with { Fraction = random.NextDouble() });
        }
        return [.. anchors];
    }
}
