using System.Numerics;
using System.Runtime.Intrinsics;

namespace Shuttle.Planning.Search;

/// <summary>What each job costs in each slot, judged again only where the route has changed since, and the slot where it costs least.</summary>
internal sealed class PlaceTable
{
    /// <summary>No route has this version, nor its complement.</summary>
    private const int Never = int.MinValue;

    private readonly RouteSet _routes;

    /// <summary>
    /// By job and slot: the version of the route at which <see cref="_cost"/> is what the job costs there, or its complement where it
    /// is what it costs at least; and the version at which not even haste helped.
    /// </summary>
    private readonly int[] _known, _hasteFailed;
    private readonly double[] _cost;
    private readonly int[] _home, _classSeen, _pending;
    private readonly double[] _bound;
    private int _classNow;

    public PlaceTable(RouteSet routes)
    {
        _routes = routes;
        var cells = (long)routes.Jobs * routes.MaxSlots;
        (_known, _hasteFailed, _cost) = (new int[cells], new int[routes.KnowsHaste ? cells : 0], new double[cells]);
        Array.Fill(_known, Never);
        Array.Fill(_hasteFailed, Never);
        (_home, _classSeen) = (new int[routes.Jobs], new int[routes.MaxSlots * 2 + 2]);
        (_pending, _bound) = (new int[routes.MaxSlots], new double[routes.MaxSlots]);
    }

    /// <summary>Notes where a job was put.</summary>
    public void Settle(int job, int slot) => _home[job] = slot;

    /// <summary>
    /// What a job costs in this slot, or infinity; where that is not below the limit, perhaps only the limit. The place is remembered
    /// per job and slot, so the table then is of the same version.
    /// </summary>
    public double Judge(int job, int slot, double below = double.PositiveInfinity)
    {
        var (cell, version) = (job * _routes.MaxSlots + slot, _routes.Version[slot]);
        var cost = _routes.Evaluate(job, slot, inHaste: false, below);
        _known[cell] = cost < below || cost == double.PositiveInfinity ? version : ~version;
        return _cost[cell] = cost;
    }

    /// <summary>The slot where a job costs least, or −1 if it fits nowhere for less than the limit; if asked to, each slot is overlooked with a probability of 1 %.</summary>
    public int Best(int job, bool blink, double below, ref Rng rng)
    {
        if (_routes.NearestPlace(job, blink, ref rng) is not (var near and >= 0)) return _routes.HasBounds ? BestByBounds(job, blink, below, ref rng) : BestOfAll(job, blink, below, ref rng);
        // The place that the table stands for is no longer the one remembered.
        _known[job * _routes.MaxSlots + near] = Never;
        return near;
    }

    /// <summary>Where the job was last it is likely to be cheap: with that known, most other slots need no judging.</summary>
    private int BestOfAll(int job, bool blink, double below, ref Rng rng)
    {
        var (best, bestSlot) = (below, -1);
        var (row, slots, versions) = (job * _routes.MaxSlots, _routes.Slots, _routes.Version);
        var known = _known.AsSpan(row, slots);
        var cost = _cost.AsSpan(row, slots);
        _classNow++;
        var (home, overlooked, ahead) = (_home[job], int.MaxValue, int.MaxValue);
        if (blink)
        {
            overlooked = ahead = rng.UntilBlink();
            for (var dice = rng; ahead < home;) ahead += 1 + dice.UntilBlink();
        }
        if (home < slots && home != ahead && _routes.Count[home] > 0) Try(home, known[home], cost[home]);
        for (var block = 0; block < slots; block += Block)
            for (var worth = Worth(known, versions, cost, block, best); worth != 0; worth &= worth - 1)
            {
                var s = block + BitOperations.TrailingZeroCount(worth);
                while (overlooked < s) overlooked += 1 + rng.UntilBlink();
                if (_routes.Count[s] == 0 ? FirstOfItsClass(s) : s != overlooked) Try(s, known[s], cost[s]);
            }
        // As many draws whatever the table knew.
        while (overlooked < slots) overlooked += 1 + rng.UntilBlink();
        return bestSlot;

        void Try(int slot, int known, double cost)
        {
            if (known == ~versions[slot] && cost >= best) return;
            if (known != versions[slot]) cost = Judge(job, slot, best);
            if (cost < best) (best, bestSlot) = (cost, slot);
        }
    }

    /// <summary>Slots looked up at once.</summary>
    private const int Block = 8;

    /// <summary>The slots of a block of which it is not known that the job costs as much as the best or more, as bits.</summary>
    private static uint Worth(ReadOnlySpan<int> known, ReadOnlySpan<int> versions, ReadOnlySpan<double> cost, int from, double best)
    {
        var worth = 0u;
        if (known.Length - from < Block)
        {
            for (var s = from; s < known.Length; s++)
                if ((known[s] != versions[s] && known[s] != ~versions[s]) || cost[s] < best) worth |= 1u << (s - from);
            return worth;
        }
        var (at, now, dear) = (Vector256.Create(known.Slice(from, Block)), Vector256.Create(versions.Slice(from, Block)), Vector256.Create(best));
        worth = ~(Vector256.Equals(at, now) | Vector256.Equals(at, ~now)).ExtractMostSignificantBits() & 0xFF;
        worth |= Vector256.LessThan(Vector256.Create(cost.Slice(from, 4)), dear).ExtractMostSignificantBits();
        return worth | Vector256.LessThan(Vector256.Create(cost.Slice(from + 4, 4)), dear).ExtractMostSignificantBits() << 4;
    }

    /// <summary>The same where quick bounds are good: the most promising first, as long as one can still win.</summary>
    private int BestByBounds(int job, bool blink, double below, ref Rng rng)
    {
        var (best, bestSlot, pending) = (below, -1, 0);
        var (row, slots, versions) = (job * _routes.MaxSlots, _routes.Slots, _routes.Version);
        var known = _known.AsSpan(row, slots);
        var cost = _cost.AsSpan(row, slots);
        _classNow++;
        var skip = blink ? rng.UntilBlink() : int.MaxValue;
        for (var s = 0; s < slots; s++)
        {
            if (_routes.Count[s] == 0) { if (!FirstOfItsClass(s)) continue; }
            else if (--skip < 0) { skip = rng.UntilBlink(); continue; }
            if (known[s] == versions[s])
            {
                if (cost[s] < best) (best, bestSlot) = (cost[s], s);
                continue;
            }
            var floor = known[s] == ~versions[s] ? cost[s] : _routes.Bound(job, s);
            // By such a bound it does not fit in haste either.
            if (floor == double.PositiveInfinity) (known[s], _hasteFailed[row + s], cost[s]) = (versions[s], versions[s], floor);
            if (floor < best) (_bound[pending], _pending[pending++]) = (floor, s);
        }
        Array.Sort(_bound, _pending, 0, pending);
        for (var i = 0; i < pending && _bound[i] < best; i++)
        {
            var s = _pending[i];
            if (Judge(job, s, best) is var dear && dear < best) (best, bestSlot) = (dear, s);
        }
        return bestSlot < 0 && _routes.KnowsHaste ? InHaste(job) : bestSlot;
    }

    /// <summary>A slot that takes the job only in haste, or −1.</summary>
    private int InHaste(int job)
    {
        var row = job * _routes.MaxSlots;
        // A calm place that is too dear is no reason for haste, nor is a slot of which even a calm one would be.
        for (var s = 0; s < _routes.Slots; s++)
            if (!_routes.Closed[s] && (_known[row + s] == _routes.Version[s] || _known[row + s] == ~_routes.Version[s]) && _cost[row + s] < double.PositiveInfinity) return -1;
        var found = -1;
        for (var s = 0; found < 0 && s < _routes.Slots; s++)
        {
            // The table keeps the answer of the first try: that of haste would stand in the way of better places later.
            if (_routes.Closed[s] || _known[row + s] != _routes.Version[s] || _hasteFailed[row + s] == _routes.Version[s]) continue;
            if (_routes.Evaluate(job, s, inHaste: true) == double.PositiveInfinity) { _hasteFailed[row + s] = _routes.Version[s]; continue; }
            _known[row + s] = Never;
            found = s;
        }
        return found;
    }

    private bool FirstOfItsClass(int emptySlot)
    {
        if (_routes.Closed[emptySlot]) return false;
        if (_routes.Class[emptySlot] is not (var c and >= 0)) return true;
        if (_classSeen[c] == _classNow) return false;
        _classSeen[c] = _classNow;
        return true;
    }
}
