using Shuttle.Roads.Graphs;
using Shuttle.Roads.Hierarchy;

namespace Shuttle.Roads.Routing;

/// <summary>
/// The fastest way between two places: both sides climb their ancestors in the elimination tree (all that a search in the
/// hierarchy can reach, already in order, so there is no queue) and meet at the best common one.
/// </summary>
internal static class PointToPoint
{
    /// <summary>The cost, and the vertices of the turn graph driven where <paramref name="path"/> is given.</summary>
    public static long Run(Metric metric, SearchState state, Anchor from, Anchor to, List<int>? path = null)
    {
        var seeds = new Seeds(metric);
        state.Starts.Clear();
        state.Ends.Clear();
        seeds.AddStart(state.Starts, from);
        seeds.AddEnd(state.Ends, to, enterAnew: seeds.NeedsNewEntry(from, to));
        var direct = seeds.Direct(from, to);
        var best = Search(metric, state, out var meeting);
        // With a label of the last edge itself the way straight along is found too, at the same cost: then say so.
        var isDirect = direct.Cost <= best;
        if (path is not null && !isDirect && best < Cost.Unreachable) Unpack(metric, state, meeting, path);
        if (path is not null && isDirect && direct.Cost < Cost.Unreachable) path.Add(direct.Directed);
        return Math.Min(best, direct.Cost);
    }

    private static long Search(Metric metric, SearchState state, out int meeting)
    {
        (var best, meeting) = (Cost.Unreachable, -1);
        var seen = Climb(metric, metric.Up, state.Starts, state.Forward, state.ForwardFrom, state.ForwardArc, state.Seen);
        var backwardSeen = Climb(metric, metric.Down, state.Ends, state.Backward, state.BackwardFrom, state.BackwardArc, state.BackwardSeen);
        foreach (var v in state.BackwardSeen.AsSpan(0, backwardSeen))
        {
            if (state.Forward[v] < Cost.Unreachable && state.Backward[v] < Cost.Unreachable && state.Forward[v] + state.Backward[v] < best)
                (best, meeting) = (state.Forward[v] + state.Backward[v], v);
        }
        foreach (var v in state.Seen.AsSpan(0, seen)) state.Forward[v] = Cost.Unreachable;
        foreach (var v in state.BackwardSeen.AsSpan(0, backwardSeen)) state.Backward[v] = Cost.Unreachable;
        return best;
    }

    /// <summary>Relaxes the arcs of all ancestors of the seeds in ascending order; labels are left to be cleaned.</summary>
    /// <returns>How many vertices were seen.</returns>
    internal static int Climb(Metric metric, SearchArcs arcs, List<Seed> seeds, long[] label, int[] from, int[] arc, int[] seen)
    {
        var parent = metric.Graph.Index.Parent;
        Span<int> at = stackalloc int[seeds.Count];
        for (var i = 0; i < seeds.Count; i++)
        {
            at[i] = seeds[i].Rank;
            if (seeds[i].Cost < label[at[i]]) (label[at[i]], from[at[i]]) = (seeds[i].Cost, ~i);
        }
        var count = 0;
        while (Lowest(at) is var v && v != int.MaxValue)
        {
            seen[count++] = v;
            foreach (ref var place in at) if (place == v) place = parent[v] < 0 ? int.MaxValue : parent[v];
            var reached = label[v];
            if (reached >= Cost.Unreachable) continue;
            for (var a = arcs.Start[v]; a < arcs.Start[v + 1]; a++)
            {
                var (other, cost) = (arcs.Other[a], reached + arcs.Cost[a]);
                if (cost < label[other]) (label[other], from[other], arc[other]) = (cost, v, a);
            }
        }
        return count;
    }

    private static int Lowest(ReadOnlySpan<int> places)
    {
        var lowest = int.MaxValue;
        foreach (var place in places) lowest = Math.Min(lowest, place);
        return lowest;
    }

    /// <summary>Follows the labels from the meeting down to both ends and replaces shortcuts by what they stand for.</summary>
    private static void Unpack(Metric metric, SearchState state, int meeting, List<int> path)
    {
        var vertexOf = metric.Graph.Index.VertexOf;
        List<int> climbed = [meeting];
        while (state.ForwardFrom[climbed[^1]] >= 0) climbed.Add(state.ForwardFrom[climbed[^1]]);
        path.Add(vertexOf[climbed[^1]]);
        for (var i = climbed.Count - 1; i > 0; i--) Expand(climbed[i], climbed[i - 1], metric.Up.Middle[state.ForwardArc[climbed[i - 1]]]);
        var last = meeting;
        for (; state.BackwardFrom[last] >= 0; last = state.BackwardFrom[last])
            Expand(last, state.BackwardFrom[last], metric.Down.Middle[state.BackwardArc[last]]);
        if (state.Ends[~state.BackwardFrom[last]].Then is var then && then >= 0) path.Add(then);

        void Expand(int a, int b, int middle)
        {
            if (middle < 0)
            {
                path.Add(vertexOf[b]);
                return;
            }
            var (down, up) = (metric.Down.Find(middle, a), metric.Up.Find(middle, b));
            Expand(a, middle, metric.Down.Middle[down]);
            Expand(middle, b, metric.Up.Middle[up]);
        }
    }
}
