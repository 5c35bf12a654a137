using System.Buffers;
using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Hierarchy;

/// <summary>
/// Gives every arc of the hierarchy its cost. First from below: an arc is a turn, or two arcs by a lower vertex. Then from
/// above: an arc that a way by a higher vertex beats is not needed ("perfect customisation"), which leaves few to search.
/// </summary>
internal sealed class Customisation
{
    /// <summary>Middle of an arc that is on no shortest path.</summary>
    private const int Needless = -2;
    private const int Turn = -1;

    /// <summary>Costs of an arc towards its higher end and back, side by side because they are always read together.</summary>
    private struct BothWays
    {
        public long Up, Down;
    }

    private readonly ContractionOrder _order;
    private readonly HierarchyIndex _index;
    private readonly BothWays[] _cost;
    private readonly int[] _upMiddle, _downMiddle;
    /// <summary>While a vertex is worked on: its arc to each higher neighbour.</summary>
    private readonly int[] _arcTo;

    /// <param name="order">The order.</param>
    /// <param name="index">Its look-ups.</param>
    /// <param name="costOfTurn">Cost of each turn and the piece after it.</param>
    /// <returns>Arcs that lead up, and arcs that lead down, both listed at their lower end.</returns>
    public static (SearchArcs Up, SearchArcs Down) Run(ContractionOrder order, HierarchyIndex index, ReadOnlySpan<long> costOfTurn)
    {
        var customisation = new Customisation(order, index);
        try
        {
            customisation.TakeTurns(costOfTurn);
            customisation.FromBelow();
            customisation.FromAbove();
            return (customisation.NeededArcs(up: true), customisation.NeededArcs(up: false));
        }
        finally
        {
            ArrayPool<BothWays>.Shared.Return(customisation._cost);
            ArrayPool<int>.Shared.Return(customisation._upMiddle);
            ArrayPool<int>.Shared.Return(customisation._downMiddle);
        }
    }

    private Customisation(ContractionOrder order, HierarchyIndex index)
    {
        (_order, _index) = (order, index);
        // Rented: tens of megabytes for a city, wanted for milliseconds at each customisation.
        _cost = ArrayPool<BothWays>.Shared.Rent(order.ArcCount);
        (_upMiddle, _downMiddle) = (ArrayPool<int>.Shared.Rent(order.ArcCount), ArrayPool<int>.Shared.Rent(order.ArcCount));
        _arcTo = new int[order.Count];
        _cost.AsSpan(0, order.ArcCount).Fill(new BothWays { Up = Cost.Unreachable, Down = Cost.Unreachable });
        _upMiddle.AsSpan(0, order.ArcCount).Fill(Turn);
        _downMiddle.AsSpan(0, order.ArcCount).Fill(Turn);
    }

    private void TakeTurns(ReadOnlySpan<long> costOfTurn)
    {
        for (var t = 0; t < costOfTurn.Length; t++)
        {
            var arc = _index.ArcOfTurn[t];
            if (arc == HierarchyIndex.NoArc) continue;
            ref var cost = ref arc >= 0 ? ref _cost[arc].Up : ref _cost[~arc].Down;
            cost = Math.Min(cost, costOfTurn[t]);
        }
    }

    private void FromBelow()
    {
        for (var x = 0; x < _order.Count; x++)
        {
            NoteArcsOf(x);
            for (var i = _index.DownStart[x]; i < _index.DownStart[x + 1]; i++)
            {
                var (v, vx) = (_index.DownFrom[i], _index.DownArc[i]);
                var (toX, fromX) = (_cost[vx].Up, _cost[vx].Down);
                if (toX >= Cost.Unreachable && fromX >= Cost.Unreachable) continue;
                var end = _order.UpStart[v + 1];
                for (var vy = vx + 1; vy < end; vy++)
                {
                    var xy = _arcTo[_order.UpTo[vy]];
                    ref readonly var beside = ref _cost[vy];
                    ref var across = ref _cost[xy];
                    if (fromX + beside.Up < across.Up) (across.Up, _upMiddle[xy]) = (fromX + beside.Up, v);
                    if (beside.Down + toX < across.Down) (across.Down, _downMiddle[xy]) = (beside.Down + toX, v);
                }
            }
        }
    }

    private void FromAbove()
    {
        for (var x = _order.Count - 1; x >= 0; x--)
        {
            NoteArcsOf(x);
            for (var i = _index.DownStart[x]; i < _index.DownStart[x + 1]; i++)
            {
                var (v, vx) = (_index.DownFrom[i], _index.DownArc[i]);
                ref var near = ref _cost[vx];
                var end = _order.UpStart[v + 1];
                for (var vy = vx + 1; vy < end; vy++)
                {
                    ref var far = ref _cost[vy];
                    ref readonly var across = ref _cost[_arcTo[_order.UpTo[vy]]];
                    if (far.Up + across.Down < near.Up) (near.Up, _upMiddle[vx]) = (far.Up + across.Down, Needless);
                    if (near.Up + across.Up < far.Up) (far.Up, _upMiddle[vy]) = (near.Up + across.Up, Needless);
                    if (across.Up + far.Down < near.Down) (near.Down, _downMiddle[vx]) = (across.Up + far.Down, Needless);
                    if (across.Down + near.Down < far.Down) (far.Down, _downMiddle[vy]) = (across.Down + near.Down, Needless);
                }
            }
        }
    }

    /// <summary>The arcs that are on a shortest path, one direction of them.</summary>
    private SearchArcs NeededArcs(bool up)
    {
        var middle = up ? _upMiddle : _downMiddle;
        var needed = 0;
        for (var a = 0; a < _order.ArcCount; a++) if (IsNeeded(a)) needed++;
        var arcs = new SearchArcs { Start = new int[_order.Count + 1], Other = new int[needed], Cost = new long[needed], Middle = new int[needed] };
        var next = 0;
        for (var v = 0; v < _order.Count; v++)
        {
            for (var a = _order.UpStart[v]; a < _order.UpStart[v + 1]; a++)
            {
                if (!IsNeeded(a)) continue;
                (arcs.Other[next], arcs.Cost[next], arcs.Middle[next]) = (_order.UpTo[a], up ? _cost[a].Up : _cost[a].Down, middle[a]);
                next++;
            }
            arcs.Start[v + 1] = next;
        }
        return arcs;

        bool IsNeeded(int arc) => middle[arc] != Needless && (up ? _cost[arc].Up : _cost[arc].Down) < Cost.Unreachable;
    }

    private void NoteArcsOf(int vertex)
    {
        for (var a = _order.UpStart[vertex]; a < _order.UpStart[vertex + 1]; a++) _arcTo[_order.UpTo[a]] = a;
    }
}
