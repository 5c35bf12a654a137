using Shuttle.Roads.Hierarchy;

namespace Shuttle.Roads.Tests;

/// <summary>The parts of the preparation.</summary>
public class HierarchyTests
{
    /// <summary>A ladder of n rungs: two rails and n rungs; every cut across it has two edges.</summary>
    private static UnitFlow Ladder(int rungs)
    {
        List<(int A, int B)> edges = [];
        for (var i = 0; i < rungs; i++)
        {
            edges.Add((2 * i, 2 * i + 1));
            if (i + 1 < rungs) edges.AddRange([(2 * i, 2 * i + 2), (2 * i + 1, 2 * i + 3)]);
        }
        return Flow(2 * rungs, edges);
    }

    private static UnitFlow Flow(int nodes, List<(int A, int B)> edges)
    {
        var flow = new UnitFlow(nodes, 2 * edges.Count) { Size = nodes };
        var next = 0;
        Dictionary<(int Edge, int From), int> arcs = [];
        for (var node = 0; node < nodes; node++)
        {
            flow.ArcStart[node] = next;
            for (var e = 0; e < edges.Count; e++)
            {
                if (edges[e].A != node && edges[e].B != node) continue;
                flow.ArcTo[next] = edges[e].A + edges[e].B - node;
                arcs[(e, node)] = next++;
            }
        }
        flow.ArcStart[nodes] = next;
        for (var e = 0; e < edges.Count; e++)
            (flow.ArcBack[arcs[(e, edges[e].A)]], flow.ArcBack[arcs[(e, edges[e].B)]]) = (arcs[(e, edges[e].B)], arcs[(e, edges[e].A)]);
        return flow;
    }

    [Fact]
    public void A_ladder_is_cut_through_its_two_rails()
    {
        var flow = Ladder(50);
        Assert.Equal(2, flow.Run([0, 1], [98, 99]));
        Assert.True(flow.IsOnSourceSide(0) && !flow.IsOnSourceSide(99));
    }

    [Fact]
    public void The_cut_is_the_smallest_there_is()
    {
        // Small random graphs: the flow equals the smallest number of edges between any two sides.
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            var nodes = 4 + random.Next(5);
            List<(int A, int B)> edges = [];
            for (var a = 0; a < nodes; a++) for (var b = a + 1; b < nodes; b++) if (random.Next(100) < 45) edges.Add((a, b));
            var flow = Flow(nodes, edges);
            var smallest = Enumerable.Range(0, 1 << nodes).Where(side => (side & 1) == 1 && side >> (nodes - 1) == 0)
                .Min(side => edges.Count(e => (side >> e.A & 1) != (side >> e.B & 1)));
            Assert.Equal(smallest, flow.Run([0], [nodes - 1]));
            Assert.Equal(smallest, edges.Count(e => flow.IsOnSourceSide(e.A) != flow.IsOnSourceSide(e.B)));
        }
    }

    [Fact]
    public void Every_piece_has_a_rank_of_its_own_and_parents_rank_higher()
    {
        var graph = SharedData.Network("monaco-gh-2012").Graph;
        Assert.Equal(Enumerable.Range(0, graph.PieceCount), NestedDissection.Order(graph.Nodes, graph.Edges).Order());
        Assert.Equal(Enumerable.Range(0, graph.TurnNodeCount), graph.Order.RankOf.Order());
        for (var v = 0; v < graph.TurnNodeCount; v++) Assert.True(graph.Order.ParentOf(v) is var parent && (parent == -1 || parent > v));
    }

    [Fact]
    public void Higher_neighbours_of_a_piece_are_neighbours_of_each_other()
    {
        // What customisation relies on: every lower triangle is there.
        var order = SharedData.Network("monaco-gh-2012").Graph.Order;
        for (var v = 0; v < order.Count; v++)
            for (var a = order.UpStart[v]; a < order.UpStart[v + 1]; a++)
                for (var b = a + 1; b < order.UpStart[v + 1]; b++)
                    Assert.True(order.ArcBetween(order.UpTo[a], order.UpTo[b]) >= order.UpStart[order.UpTo[a]]);
    }
}
