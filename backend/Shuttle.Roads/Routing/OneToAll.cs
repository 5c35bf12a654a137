using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Routing;

/// <summary>Costs from one place to the end of every directed edge: one climb, then one sweep over the whole hierarchy.</summary>
internal static class OneToAll
{
    /// <returns>By rank: cost up to the end of the edge, or unreachable.</returns>
    public static long[] Run(Metric metric, Anchor from)
    {
        List<Seed> starts = [];
        new Seeds(metric).AddStart(starts, from);
        var count = metric.Graph.Order.Count;
        var labels = new long[count];
        Array.Fill(labels, Cost.Unreachable);
        PointToPoint.Climb(metric, metric.Up, starts, labels, new int[count], new int[count], new int[count]);
        var down = metric.Down;
        for (var v = count - 1; v >= 0; v--)
        {
            var best = labels[v];
            for (var a = down.Start[v]; a < down.Start[v + 1]; a++)
                if (labels[down.Other[a]] + down.Cost[a] is var cost && cost < best) best = cost;
            labels[v] = best;
        }
        return labels;
    }
}
