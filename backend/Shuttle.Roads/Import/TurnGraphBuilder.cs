using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Import;

/// <summary>
/// Lists the turns from every directed edge and marks which profiles a restriction or barrier forbids. A restriction over
/// several ways needs memory: each beginning of its path gets a copy of the edge it ends in, entered only that way.
/// </summary>
internal sealed class TurnGraphBuilder
{
    private readonly StreetPieces _pieces;
    private readonly ILookup<int, Restriction> _byLastEdge;
    private readonly Dictionary<string, int> _copies = [];
    private readonly List<int[]> _histories = [];
    private readonly HashSet<int> _remembered = [];

    public static TurnGraph Build(StreetPieces pieces, List<Restriction> restrictions) => new TurnGraphBuilder(pieces, restrictions).Build();

    private TurnGraphBuilder(StreetPieces pieces, List<Restriction> restrictions)
    {
        _pieces = pieces;
        _byLastEdge = restrictions.ToLookup(r => r.Path[^2]);
        foreach (var restriction in restrictions)
        {
            if (restriction.Path.Length > 2) _remembered.Add(restriction.Path[0]);
            for (var length = 2; length < restriction.Path.Length; length++)
            {
                var history = restriction.Path[..length];
                if (_copies.TryAdd(KeyOf(history), 2 * pieces.Edges.Length + _histories.Count)) _histories.Add(history);
            }
        }
    }

    private TurnGraph Build()
    {
        var directed = 2 * _pieces.Edges.Length;
        List<int> arcTo = [];
        List<TurnKind> arcTurn = [];
        List<ProfileSet> arcForbidden = [];
        var arcStart = new int[directed + _histories.Count + 1];
        var edgeOf = new int[directed + _histories.Count];
        for (var vertex = 0; vertex < edgeOf.Length; vertex++)
        {
            int[] history = vertex < directed ? [vertex] : _histories[vertex - directed];
            edgeOf[vertex] = history[^1];
            if (_pieces.Edges[history[^1] >> 1].Access.AllowsAny((history[^1] & 1) != 0)) AddTurns(history);
            arcStart[vertex + 1] = arcTo.Count;
        }
        return new TurnGraph { EdgeOf = edgeOf, ArcStart = arcStart, ArcTo = [.. arcTo], ArcTurn = [.. arcTurn], ArcForbidden = [.. arcForbidden] };

        void AddTurns(int[] history)
        {
            var edge = history[^1];
            var node = _pieces.HeadOf(edge);
            var leaving = _pieces.LeavingFrom(node);
            foreach (var next in leaving)
            {
                var isUTurn = next == (edge ^ 1);
                if (!_pieces.Edges[next >> 1].Access.AllowsAny((next & 1) != 0) || isUTurn && IsPlainBend(node)) continue;
                // Turning round twice on the way between would be a loophole in a restriction over it.
                var forbidden = Forbidden(history, next) | (!isUTurn ? _pieces.Blocked[node] : history.Length > 1 ? ProfileSet.Motorbike | ProfileSet.Car : ProfileSet.None);
                if (forbidden == ProfileSet.All) continue;
                arcTo.Add(VertexAfter(history, next));
                arcTurn.Add(isUTurn ? TurnKind.UTurn : leaving.Length <= 2 ? TurnKind.None : TurnKinds.OfAngle(Angle(edge, next)));
                arcForbidden.Add(forbidden);
            }
        }
    }

    /// <summary>Two pieces meet that everybody may use alike: nobody needs to turn round there.</summary>
    private bool IsPlainBend(int node)
    {
        if (_pieces.Blocked[node] != ProfileSet.None || _pieces.LeavingFrom(node) is not [var a, var b]) return false;
        return BothWays(_pieces.Edges[a >> 1].Access) == BothWays(_pieces.Edges[b >> 1].Access) && !_byLastEdge.Contains(a ^ 1) && !_byLastEdge.Contains(b ^ 1);

        // One-ways count as alike: nobody turns round on them anyway.
        static int BothWays(StreetAccess access) => (((int)access >> 1) & 0b01010101) == ((int)access & 0b01010101) ? (int)access & 255 : -1;
    }

    private ProfileSet Forbidden(int[] history, int next)
    {
        var forbidden = ProfileSet.None;
        foreach (var restriction in _byLastEdge[history[^1]])
        {
            var before = restriction.Path.AsSpan(0, restriction.Path.Length - 1);
            if (history.AsSpan().EndsWith(before) && restriction.IsOnly != (next == restriction.Path[^1])) forbidden |= restriction.AppliesTo;
        }
        return forbidden;
    }

    /// <summary>The copy that remembers the longest useful part of the way here, else the edge itself.</summary>
    private int VertexAfter(int[] history, int next)
    {
        for (var skip = 0; skip < history.Length; skip++)
        {
            if (!_remembered.Contains(history[skip])) continue;
            if (_copies.TryGetValue(KeyOf([.. history[skip..], next]), out var copy)) return copy;
        }
        return next;
    }

    private double Angle(int edge, int next) => TurnKinds.AngleBetween(BearingAtEnd(edge), (BearingAtEnd(next ^ 1) + 180) % 360);

    private double BearingAtEnd(int directedEdge)
    {
        var shape = _pieces.Shape.AsSpan(_pieces.ShapeStart[directedEdge >> 1].._pieces.ShapeStart[(directedEdge >> 1) + 1]);
        return (directedEdge & 1) == 0
            ? shape[^2].ToLonLat().BearingTo(shape[^1].ToLonLat())
            : shape[1].ToLonLat().BearingTo(shape[0].ToLonLat());
    }

    private static string KeyOf(int[] history) => string.Join(',', history);
}
