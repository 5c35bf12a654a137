using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Hierarchy;

/// <summary>
/// The part of the hierarchy that does not depend on speeds: the rank of every vertex of the turn graph, and the arcs that
/// contraction in that order can ever make. Vertices are called by rank from here on. (Customizable contraction
/// hierarchies: Dibbelt, Strasser, Wagner 2014; with turns: Buchhold, Wagner, Zeitz, Zündorf 2020.)
/// </summary>
internal sealed class ContractionOrder
{
    /// <summary>Rank of each vertex of the turn graph.</summary>
    public required int[] RankOf { get; init; }
    /// <summary>Arcs from v to higher ranks: UpTo[UpStart[v]..UpStart[v+1]], ascending.</summary>
    public required int[] UpStart { get; init; }
    public required int[] UpTo { get; init; }

    public int Count => RankOf.Length;
    public int ArcCount => UpTo.Length;

    /// <summary>The lowest higher neighbour: its ancestors are all a search from v can meet. −1 at the top.</summary>
    public int ParentOf(int rank) => UpStart[rank] < UpStart[rank + 1] ? UpTo[UpStart[rank]] : -1;

    /// <summary>The arc between two ranks, the lower given first.</summary>
    public int ArcBetween(int low, int high) => UpStart[low] + UpTo.AsSpan(UpStart[low]..UpStart[low + 1]).BinarySearch(high);

    public static ContractionOrder Prepare(StreetNode[] nodes, StreetEdge[] edges, TurnGraph turns)
    {
        var rankOf = Rank(NestedDissection.Order(nodes, edges), edges.Length, turns);
        var (upStart, upTo) = Contract(rankOf, turns);
        return new ContractionOrder { RankOf = rankOf, UpStart = upStart, UpTo = upTo };
    }

    /// <summary>Both directions of a piece, and its copies, are ranked side by side.</summary>
    private static int[] Rank(int[] edgeOrder, int edgeCount, TurnGraph turns)
    {
        var (rankOf, rank) = (new int[turns.Count], 0);
        foreach (var edge in edgeOrder)
        {
            foreach (var directed in (ReadOnlySpan<int>)[2 * edge, 2 * edge + 1])
            {
                rankOf[directed] = rank++;
                foreach (var copy in turns.CopiesOf(directed, 2 * edgeCount)) rankOf[copy] = rank++;
            }
        }
        return rankOf;
    }

    /// <summary>
    /// Each vertex hands its higher neighbours on to the lowest of them. That alone yields every arc that contracting in
    /// this order makes, whatever the speeds.
    /// </summary>
    private static (int[] Start, int[] To) Contract(int[] rankOf, TurnGraph turns)
    {
        var (first, neighbours) = HigherNeighbours(rankOf, turns);
        var count = rankOf.Length;
        var start = new int[count + 1];
        var to = new List<int>(neighbours.Length * 3);
        var (mark, firstChild, nextChild) = (Filled(count), Filled(count), Filled(count));
        for (var v = 0; v < count; v++)
        {
            mark[v] = v;
            for (var i = first[v]; i < first[v + 1]; i++) Add(neighbours[i]);
            for (var child = firstChild[v]; child >= 0; child = nextChild[child])
                for (var i = start[child]; i < start[child + 1]; i++) Add(to[i]);
            start[v + 1] = to.Count;
            if (to.Count == start[v]) continue;
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(to)[start[v]..].Sort();
            var parent = to[start[v]];
            (nextChild[v], firstChild[parent]) = (firstChild[parent], v);

            void Add(int higher)
            {
                if (mark[higher] == v) return;
                mark[higher] = v;
                to.Add(higher);
            }
        }
        return (start, [.. to]);
    }

    private static (int[] First, int[] Neighbours) HigherNeighbours(int[] rankOf, TurnGraph turns)
    {
        var first = new int[rankOf.Length + 1];
        ForEachPair((low, _) => first[low + 1]++);
        for (var i = 0; i < rankOf.Length; i++) first[i + 1] += first[i];
        var (next, neighbours) = (first.ToArray(), new int[first[^1]]);
        ForEachPair((low, high) => neighbours[next[low]++] = high);
        return (first, neighbours);

        void ForEachPair(Action<int, int> visit)
        {
            for (var v = 0; v < turns.Count; v++)
            {
                for (var a = turns.ArcStart[v]; a < turns.ArcStart[v + 1]; a++)
                {
                    var (from, to) = (rankOf[v], rankOf[turns.ArcTo[a]]);
                    if (from != to) visit(Math.Min(from, to), Math.Max(from, to));
                }
            }
        }
    }

    private static int[] Filled(int count)
    {
        var array = new int[count];
        Array.Fill(array, -1);
        return array;
    }
}
