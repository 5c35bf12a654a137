namespace Shuttle.Planning.Search;

/// <summary>The stops of the first route from place <c>At</c> on and those of the second from <c>Where</c> on are to change places.</summary>
internal readonly record struct Tails(int First, int At, int Second, int Where, double Delta);

/// <summary>What is left of two routes behind a place of each.</summary>
internal sealed unsafe partial class PlainRoutes
{
    /// <summary>Neighbours known of each node.</summary>
    public int Reach => _p.Reach;

    /// <summary>The exchange that puts a node right behind its neighbour of this rank. False if it cannot be made or changes the energy by the threshold or more.</summary>
    public bool FindTails(int node, int rank, double threshold, out Tails tails)
    {
        tails = default;
        var at = (long)node * _p.Reach + rank;
        var before = _p.Before[at];
        if (before < 0 || !_p.LoadsTell) return false;
        int first = SlotOf[JobOf[before]], second = SlotOf[JobOf[node]];
        if (first < 0 || second < 0 || first == second) return false;
        int i = _placeOf[before], j = _placeOf[node];
        Place* a = _route[first] + i, b = _route[second] + j;
        // The first of the new legs alone is seldom cheap enough: that spares most looks into the matrix.
        var delta = (double)_p.CostBefore[at] - a[1].Leg - b[0].Leg;
        var merged = j == 1 && i == Count[first];
        if (merged) delta -= _p.VehicleCost;
        if (delta >= threshold || a[0].Leave >= b[0].Latest || b[-1].Leave >= a[1].Latest) return false;
        var other = (long)b[-1].Node * _n + a[1].Node;
        if (!merged) delta += _p.Cost[other];
        if (delta >= threshold || a[0].Leave + _p.Seconds[(long)before * _n + node] > b[0].Latest || b[-1].Leave + _p.Seconds[other] > a[1].Latest) return false;
        if (_p.Pairs ? a[0].Load != 0 || b[-1].Load != 0
            : a[0].Load + Load(second) - b[-1].Load > _p.Capacity || b[-1].Load + Load(first) - a[0].Load > _p.Capacity) return false;
        tails = new Tails(first, i + 1, second, j, delta);
        return true;
    }

    private int Load(int slot) => _route[slot][Count[slot]].Load;

    public void Exchange(in Tails x)
    {
        int mine = Count[x.First] + 1 - x.At, theirs = Count[x.Second] + 1 - x.Where;
        (Count[x.First], Count[x.Second]) = (x.At - 1 + theirs, x.Where - 1 + mine);
        Grow(ref _without, ref _withoutRoom, mine, 0);
        Grow(ref _route[x.First], ref _room[x.First], Count[x.First], x.At + mine + 1);
        Grow(ref _route[x.Second], ref _room[x.Second], Count[x.Second], x.Where + theirs + 1);
        Place* a = _route[x.First] + x.At, b = _route[x.Second] + x.Where;
        // The end goes with the stops.
        Copy(a, _without, mine + 1);
        Copy(b, a, theirs + 1);
        Copy(_without, b, mine + 1);
        for (var n = 0; n < theirs; n++) SlotOf[JobOf[a[n].Node]] = x.First;
        for (var n = 0; n < mine; n++) SlotOf[JobOf[b[n].Node]] = x.Second;
        Update(x.First, x.At, x.At - 1);
        Update(x.Second, x.Where, x.Where - 1);

        static void Copy(Place* from, Place* to, int places) => Buffer.MemoryCopy(from, to, (long)places * sizeof(Place), (long)places * sizeof(Place));
    }
}
