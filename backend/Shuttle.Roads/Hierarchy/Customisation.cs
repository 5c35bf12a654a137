using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Hierarchy;

/// <summary>
/// Gives every arc of the hierarchy its cost. First from below: an arc is a turn, or two arcs by a lower vertex. Then from
/// above: an arc that a way by a higher vertex beats is not needed ("perfect customisation"), which leaves few to search.
/// </summary>
internal sealed class Customisation
{
    /// <summary>Middle of an arc that is on no shortest path.</summary>
    public const int Needless = -2;
    private const int Turn = -1;

    private readonly ContractionOrder _order;
    private readonly HierarchyIndex _index;
    private readonly long[] _up, _down;
    private readonly int[] _upMiddle, _downMiddle;

    /// <param name="order">The order.</param>
    /// <param name="index">Its look-ups.</param>
    /// <param name="costOfTurn">Cost of each turn and the piece after it.</param>
    /// <returns>Arcs that lead up, and arcs that lead down, both listed at their lower end.</returns>
    public static (SearchArcs Up, SearchArcs Down) Run(ContractionOrder order, HierarchyIndex index, ReadOnlySpan<long> costOfTurn)
    {
        var customisation = new Customisation(order, index);
        customisation.TakeTurns(costOfTurn);
        customisation.FromBelow();
        customisation.FromAbove();
        return (SearchArcs.Of(order, customisation._up, customisation._upMiddle), SearchArcs.Of(order, customisation._down, customisation._downMiddle));
    }

    private Customisation(ContractionOrder order, HierarchyIndex index)
    {
        (_order, _index) = (order, index);
        (_up, _down) = (new long[order.ArcCount], new long[order.ArcCount]);
        (_upMiddle, _downMiddle) = (new int[order.ArcCount], new int[order.ArcCount]);
        Array.Fill(_up, Cost.Unreachable);
        Array.Fill(_down, Cost.Unreachable);
        Array.Fill(_upMiddle, Turn);
        Array.Fill(_downMiddle, Turn);
    }

    private void TakeTurns(ReadOnlySpan<long> costOfTurn)
    {
        for (var t = 0; t < costOfTurn.Length; t++)
        {
            var arc = _index.ArcOfTurn[t];
            if (arc == HierarchyIndex.NoArc) continue;
            ref var cost = ref arc >= 0 ? ref _up[arc] : ref _down[~arc];
            cost = Math.Min(cost, costOfTurn[t]);
        }
    }

    private void FromBelow()
    {
        var arcTo = new int[_order.Count];
        for (var x = 0; x < _order.Count; x++)
        {
            for (var a = _order.UpStart[x]; a < _order.UpStart[x + 1]; a++) arcTo[_order.UpTo[a]] = a;
            for (var i = _index.DownStart[x]; i < _index.DownStart[x + 1]; i++)
            {
                var (v, vx) = (_index.DownFrom[i], _index.DownArc[i]);
                var (toX, fromX) = (_up[vx], _down[vx]);
                if (toX >= Cost.Unreachable && fromX >= Cost.Unreachable) continue;
                for (var vy = vx + 1; vy < _order.UpStart[v + 1]; vy++)
                {
                    var xy = arcTo[_order.UpTo[vy]];
                    if (fromX + _up[vy] < _up[xy]) (_up[xy], _upMiddle[xy]) = (fromX + _up[vy], v);
                    if (_down[vy] + toX < _down[xy]) (_down[xy], _downMiddle[xy]) = (_down[vy] + toX, v);
                }
            }
        }
    }

    private void FromAbove()
    {
        var arcTo = new int[_order.Count];
        for (var x = _order.Count - 1; x >= 0; x--)
        {
            for (var a = _order.UpStart[x]; a < _order.UpStart[x + 1]; a++) arcTo[_order.UpTo[a]] = a;
            for (var i = _index.DownStart[x]; i < _index.DownStart[x + 1]; i++)
            {
                var (v, vx) = (_index.DownFrom[i], _index.DownArc[i]);
                for (var vy = vx + 1; vy < _order.UpStart[v + 1]; vy++)
                {
                    var xy = arcTo[_order.UpTo[vy]];
                    var (xToY, yToX) = (_up[xy], _down[xy]);
                    if (_up[vy] + yToX < _up[vx]) (_up[vx], _upMiddle[vx]) = (_up[vy] + yToX, Needless);
                    if (_up[vx] + xToY < _up[vy]) (_up[vy], _upMiddle[vy]) = (_up[vx] + xToY, Needless);
                    if (xToY + _down[vy] < _down[vx]) (_down[vx], _downMiddle[vx]) = (xToY + _down[vy], Needless);
                    if (yToX + _down[vx] < _down[vy]) (_down[vy], _downMiddle[vy]) = (yToX + _down[vx], Needless);
                }
            }
        }
    }
}
