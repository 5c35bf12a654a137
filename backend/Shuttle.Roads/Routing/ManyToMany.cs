using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Routing;

/// <summary>
/// Costs between all pairs of places. The part of the hierarchy that leads down to the targets is cut out once; then
/// sources are taken a handful at a time: each climbs alone, and one sweep from the top carries all of them down together,
/// a vector instruction per arc. (PHAST restricted to the targets: Delling, Goldberg, Werneck 2011.)
/// </summary>
internal sealed class ManyToMany
{
    /// <summary>Sources per sweep: enough to use every lane, few enough for the labels to stay in the cache.</summary>
    private static readonly int Lanes = Math.Max(8, 2 * Vector<long>.Count);

    private readonly Metric _metric;
    private readonly SearchState _state;
    private readonly Anchor?[] _targets;
    private readonly Seeds _seeds;
    /// <summary>Position in the cut-out part by rank, from the top down; −1 outside.</summary>
    private readonly int[] _position;
    private readonly List<int> _ranks = [];
    private int[] _arcStart = [], _arcFrom = [];
    private long[] _arcCost = [];
    private readonly int[] _endStart;
    private readonly List<(int Position, long Cost)> _ends = [];

    private ManyToMany(Metric metric, SearchState state, Anchor?[] targets)
    {
        (_metric, _state, _targets, _seeds) = (metric, state, targets, new Seeds(metric));
        _position = state.Position;
        _endStart = new int[targets.Length + 1];
        CutOut();
    }

    /// <summary>Writes sources × targets costs, row-major.</summary>
    public static void Run(Metric metric, SearchState state, Anchor?[] sources, Anchor?[] targets, Span<long> costs)
    {
        var run = new ManyToMany(metric, state, targets);
        var labels = new long[(run._ranks.Count + 1) * Lanes];
        for (var first = 0; first < sources.Length; first += Lanes)
        {
            var block = sources.AsSpan(first, Math.Min(Lanes, sources.Length - first));
            run.Climb(block, labels);
            run.Sweep(labels);
            run.Collect(block, labels, costs.Slice(first * targets.Length, block.Length * targets.Length));
        }
        foreach (var rank in run._ranks) state.Position[rank] = -1;
    }

    /// <summary>Marks the ancestors of all targets and lists the arcs down between them, highest first.</summary>
    private void CutOut()
    {
        List<Seed> seeds = [];
        for (var t = 0; t < _targets.Length; t++)
        {
            if (_targets[t] is { } target) _seeds.AddEnd(seeds, target);
            _endStart[t + 1] = seeds.Count;
        }
        var parent = _metric.Graph.Index.Parent;
        foreach (var seed in seeds)
        {
            for (var v = seed.Rank; v >= 0 && _position[v] < 0; v = parent[v])
            {
                _position[v] = 0;
                _ranks.Add(v);
            }
        }
        _ranks.Sort((a, b) => b.CompareTo(a));
        for (var i = 0; i < _ranks.Count; i++) _position[_ranks[i]] = i;
        foreach (var seed in seeds) _ends.Add((_position[seed.Rank], seed.Cost));

        var down = _metric.Down;
        _arcStart = new int[_ranks.Count + 1];
        for (var i = 0; i < _ranks.Count; i++) _arcStart[i + 1] = _arcStart[i] + down.Start[_ranks[i] + 1] - down.Start[_ranks[i]];
        (_arcFrom, _arcCost) = (new int[_arcStart[^1]], new long[_arcStart[^1]]);
        for (var i = 0; i < _ranks.Count; i++)
        {
            var next = _arcStart[i];
            for (var a = down.Start[_ranks[i]]; a < down.Start[_ranks[i] + 1]; a++)
                (_arcFrom[next], _arcCost[next++]) = (_position[down.Other[a]] * Lanes, down.Cost[a]);
        }
    }

    private void Climb(ReadOnlySpan<Anchor?> block, long[] labels)
    {
        Array.Fill(labels, Cost.Unreachable);
        for (var lane = 0; lane < block.Length; lane++)
        {
            if (block[lane] is not { } source) continue;
            _state.Starts.Clear();
            _seeds.AddStart(_state.Starts, source);
            var seen = PointToPoint.Climb(_metric, _metric.Up, _state.Starts, _state.Forward, _state.ForwardFrom, _state.ForwardArc, _state.Seen);
            foreach (var v in _state.Seen.AsSpan(0, seen))
            {
                if (_position[v] is var position && position >= 0) labels[position * Lanes + lane] = _state.Forward[v];
                _state.Forward[v] = Cost.Unreachable;
            }
        }
    }

    private void Sweep(long[] labels)
    {
        var width = Vector<long>.Count;
        ref var label = ref MemoryMarshal.GetArrayDataReference(labels);
        for (var v = 0; v < _ranks.Count; v++)
        {
            // Two vectors at a time, so that an arc is read once for both.
            for (var lane = 0; lane < Lanes; lane += 2 * width)
            {
                ref var own = ref Unsafe.Add(ref label, v * Lanes + lane);
                var (first, second) = (Vector.LoadUnsafe(ref own), Vector.LoadUnsafe(ref own, (nuint)width));
                for (var a = _arcStart[v]; a < _arcStart[v + 1]; a++)
                {
                    ref var above = ref Unsafe.Add(ref label, _arcFrom[a] + lane);
                    var cost = new Vector<long>(_arcCost[a]);
                    first = Vector.Min(first, Vector.LoadUnsafe(ref above) + cost);
                    second = Vector.Min(second, Vector.LoadUnsafe(ref above, (nuint)width) + cost);
                }
                first.StoreUnsafe(ref own);
                second.StoreUnsafe(ref own, (nuint)width);
            }
        }
    }

    private void Collect(ReadOnlySpan<Anchor?> block, long[] labels, Span<long> costs)
    {
        for (var lane = 0; lane < block.Length; lane++)
        {
            for (var t = 0; t < _targets.Length; t++)
            {
                var best = Cost.Unreachable;
                for (var i = _endStart[t]; i < _endStart[t + 1]; i++)
                {
                    var (position, cost) = _ends[i];
                    var reached = labels[position * Lanes + lane];
                    if (reached < Cost.Unreachable) best = Math.Min(best, reached + cost);
                }
                // Two places on one piece: labels of whole pieces may not tell them apart.
                if (block[lane] is { } from && _targets[t] is { } to && from.Edge == to.Edge)
                    best = _seeds.NeedsNewEntry(from, to) ? PointToPoint.Run(_metric, _state, from, to) : best;
                costs[lane * _targets.Length + t] = best;
            }
        }
    }
}
