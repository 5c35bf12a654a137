using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Shuttle.Planning.Search;

/// <summary>
/// The solution being worked on: routes, absent jobs, the table of best places, and undo. One iteration is
/// <see cref="Begin"/>, any number of changes, and either nothing more or <see cref="Undo"/>.
/// </summary>
internal sealed class Working
{
    /// <summary>No route has this version, nor its complement.</summary>
    private const int Never = int.MinValue;

    public readonly RouteSet Routes;
    public Rng Rng;

    /// <summary>Jobs that are in no route.</summary>
    public readonly int[] Absent;
    public int AbsentCount;
    public readonly bool[] IsAbsent;

    /// <summary>Σ energy of slots and of absent jobs.</summary>
    public double Energy;

    /// <summary>
    /// By job and slot: the version of the route at which <see cref="_cost"/> is what the job costs there, or its complement where it
    /// is what it costs at least; and the version at which not even haste helped.
    /// </summary>
    private readonly int[] _known, _hasteFailed;
    private readonly double[] _cost;
    private readonly int[] _stamp, _touched, _absentBefore;
    private readonly double[] _keptEnergy;
    private readonly int[] _classSeen;
    private readonly int[] _pending, _home;
    private readonly double[] _bound;
    private readonly List<int> _also = [];
    private int _now, _touchedCount, _absentCountBefore, _classNow;
    private double _energyBefore;

    public Working(RouteSet routes, ulong seed)
    {
        (Routes, Rng) = (routes, new Rng(seed));
        (Absent, IsAbsent, _absentBefore) = (new int[routes.Jobs], new bool[routes.Jobs], new int[routes.Jobs]);
        (_stamp, _touched, _keptEnergy) = (new int[routes.MaxSlots], new int[routes.MaxSlots], new double[routes.MaxSlots]);
        (_pending, _bound, _home) = (new int[routes.MaxSlots], new double[routes.MaxSlots], new int[routes.Jobs]);
        _classSeen = new int[routes.MaxSlots * 2 + 2];
        var cells = (long)routes.Jobs * routes.MaxSlots;
        (_known, _hasteFailed, _cost) = (new int[cells], new int[routes.KnowsHaste ? cells : 0], new double[cells]);
        Array.Fill(_known, Never);
        Array.Fill(_hasteFailed, Never);
        Recount();
    }

    /// <summary>Reads off the routes who is absent and what all costs.</summary>
    public void Recount()
    {
        AbsentCount = 0;
        for (var j = 0; j < Routes.Jobs; j++)
            if (IsAbsent[j] = Routes.SlotOf[j] < 0) Absent[AbsentCount++] = j;
        Energy = Routes.TotalEnergy() + AbsentEnergy();
    }

    public void Begin()
    {
        (_now, _touchedCount, _absentCountBefore, _energyBefore) = (_now + 1, 0, AbsentCount, Energy);
        Absent.AsSpan(0, AbsentCount).CopyTo(_absentBefore);
    }

    /// <summary>Keeps a slot as it is for <see cref="Undo"/>; call it before changing the slot.</summary>
    public void Touch(int slot)
    {
        if (_stamp[slot] == _now) return;
        _stamp[slot] = _now;
        _keptEnergy[slot] = Routes.Energy[slot];
        Routes.Keep(slot);
        _touched[_touchedCount++] = slot;
    }

    /// <summary>What the jobs cost that are left out.</summary>
    public double AbsentEnergy()
    {
        var sum = 0.0;
        for (var i = 0; i < AbsentCount; i++) sum += Routes.Unserved[Absent[i]];
        return sum;
    }

    /// <summary>Change of energy since <see cref="Begin"/>.</summary>
    public double Delta()
    {
        var delta = RouteDelta();
        for (var i = 0; i < AbsentCount; i++) delta += Routes.Unserved[Absent[i]];
        for (var i = 0; i < _absentCountBefore; i++) delta -= Routes.Unserved[_absentBefore[i]];
        return delta;
    }

    /// <summary>Change of the routes' energy alone.</summary>
    public double RouteDelta()
    {
        var delta = 0.0;
        for (var i = 0; i < _touchedCount; i++) delta += Routes.Energy[_touched[i]] - _keptEnergy[_touched[i]];
        return delta;
    }

    /// <summary>The changes since <see cref="Begin"/> stay. A slot that is as it was counts as unchanged, so that what is known of it holds.</summary>
    public void Accept()
    {
        for (var i = 0; i < _touchedCount; i++) Routes.Recognise(_touched[i]);
    }

    public void Undo()
    {
        // A job may have moved between two touched slots: first forget, then restore.
        for (var i = 0; i < AbsentCount; i++) IsAbsent[Absent[i]] = false;
        AbsentCount = _absentCountBefore;
        _absentBefore.AsSpan(0, AbsentCount).CopyTo(Absent);
        for (var i = 0; i < _touchedCount; i++) Routes.Restore(_touched[i]);
        for (var i = 0; i < AbsentCount; i++)
        {
            IsAbsent[Absent[i]] = true;
            Routes.SlotOf[Absent[i]] = -1;
        }
        Energy = _energyBefore;
    }

    /// <summary>Marks a job as taken out; its slot must then be passed to <see cref="RouteSet.Remove"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MarkAbsent(int job)
    {
        IsAbsent[job] = true;
        Absent[AbsentCount++] = job;
    }

    /// <summary>Takes the marked jobs out of a slot, and whatever cannot stay without them.</summary>
    public void RemoveMarked(int slot)
    {
        _also.Clear();
        Routes.Remove(slot, IsAbsent, _also);
        foreach (var job in _also) Absent[AbsentCount++] = job;
    }

    /// <summary>What the last job put into its best slot costs there.</summary>
    public double LastCost { get; private set; }

    /// <summary>Puts a job into its best slot (if asked to, each slot is overlooked with a probability of 1 %). False if it fits nowhere for less than the limit.</summary>
    public bool InsertBest(int job, bool blink, double below = double.PositiveInfinity)
    {
        var slot = BestSlot(job, blink, below);
        if (slot < 0) return false;
        Touch(slot);
        var (opened, before) = (Routes.Count[slot] == 0, Routes.Energy[slot]);
        Routes.Insert(job, slot);
        LastCost = Routes.Energy[slot] - before;
        _home[job] = slot;
        if (opened) Routes.OfferEmpty();
        IsAbsent[job] = false;
        return true;
    }

    /// <summary>Puts a job into this slot; false if it does not fit.</summary>
    public bool InsertInto(int job, int slot)
    {
        // The place is remembered per job and slot, so what the table says of them must be of the same version.
        var cell = job * Routes.MaxSlots + slot;
        (_known[cell], _cost[cell]) = (Routes.Version[slot], Routes.Evaluate(job, slot, inHaste: false));
        if (_cost[cell] == double.PositiveInfinity) return false;
        Touch(slot);
        Routes.Insert(job, slot);
        _home[job] = slot;
        IsAbsent[job] = false;
        return true;
    }

    private int BestSlot(int job, bool blink, double below)
    {
        if (Routes.NearestPlace(job, blink, ref Rng) is not (var near and >= 0)) return Routes.HasBounds ? BestByBounds(job, blink, below) : BestOfAll(job, blink, below);
        // The place that the table stands for is no longer the one remembered.
        _known[job * Routes.MaxSlots + near] = Never;
        return near;
    }

    /// <summary>Where the job was last it is likely to be cheap: with that known, most other slots need no judging.</summary>
    private int BestOfAll(int job, bool blink, double below)
    {
        var (routes, best, bestSlot) = (Routes, below, -1);
        var (row, slots, versions) = (job * routes.MaxSlots, routes.Slots, routes.Version);
        var known = _known.AsSpan(row, slots);
        var cost = _cost.AsSpan(row, slots);
        _classNow++;
        // Turn 0 is that of the last home, s + 1 that of slot s.
        var (home, overlooked) = (_home[job], blink ? Rng.UntilBlink() : int.MaxValue);
        if (home < slots && routes.Count[home] > 0)
        {
            if (overlooked > 0) Judge(home, ref known[home], ref cost[home]);
        }
        else home = -1;
        for (var block = 0; block < slots; block += Block)
            for (var worth = Worth(known, versions, cost, block, best); worth != 0; worth &= worth - 1)
            {
                var s = block + BitOperations.TrailingZeroCount(worth);
                while (overlooked <= s) overlooked += 1 + Rng.UntilBlink();
                if (s == home || (routes.Count[s] == 0 ? !FirstOfItsClass(s) : overlooked == s + 1)) continue;
                Judge(s, ref known[s], ref cost[s]);
            }
        return bestSlot;

        void Judge(int slot, ref int known, ref double cost)
        {
            if (known != versions[slot])
            {
                cost = routes.Evaluate(job, slot, inHaste: false, best);
                known = cost < best || cost == double.PositiveInfinity ? versions[slot] : ~versions[slot];
            }
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
    private int BestByBounds(int job, bool blink, double below)
    {
        var (routes, best, bestSlot, pending) = (Routes, below, -1, 0);
        var (row, slots, versions) = (job * routes.MaxSlots, routes.Slots, routes.Version);
        var known = _known.AsSpan(row, slots);
        var cost = _cost.AsSpan(row, slots);
        _classNow++;
        var skip = blink ? Rng.UntilBlink() : int.MaxValue;
        for (var s = 0; s < slots; s++)
        {
            if (routes.Count[s] == 0) { if (!FirstOfItsClass(s)) continue; }
            else if (--skip < 0) { skip = Rng.UntilBlink(); continue; }
            if (known[s] == versions[s])
            {
                if (cost[s] < best) (best, bestSlot) = (cost[s], s);
                continue;
            }
            var floor = known[s] == ~versions[s] ? cost[s] : routes.Bound(job, s);
            if (floor < best) (_bound[pending], _pending[pending++]) = (floor, s);
        }
        Array.Sort(_bound, _pending, 0, pending);
        for (var i = 0; i < pending && _bound[i] < best; i++)
        {
            var s = _pending[i];
            cost[s] = routes.Evaluate(job, s, inHaste: false, best);
            known[s] = cost[s] < best || cost[s] == double.PositiveInfinity ? versions[s] : ~versions[s];
            if (cost[s] < best) (best, bestSlot) = (cost[s], s);
        }
        return bestSlot < 0 && routes.KnowsHaste ? InHaste(job) : bestSlot;
    }

    /// <summary>A slot that takes the job only in haste, or −1.</summary>
    private int InHaste(int job)
    {
        var (routes, row) = (Routes, job * Routes.MaxSlots);
        // A calm place that is too dear is no reason for haste, nor is a slot of which even a calm one would be.
        for (var s = 0; s < routes.Slots; s++)
            if ((_known[row + s] == routes.Version[s] || _known[row + s] == ~routes.Version[s]) && _cost[row + s] < double.PositiveInfinity) return -1;
        var found = -1;
        for (var s = 0; found < 0 && s < routes.Slots; s++)
        {
            // The table keeps the answer of the first try: that of haste would stand in the way of better places later.
            if (routes.Closed[s] || _known[row + s] != routes.Version[s] || _hasteFailed[row + s] == routes.Version[s]) continue;
            if (routes.Evaluate(job, s, inHaste: true) == double.PositiveInfinity) { _hasteFailed[row + s] = routes.Version[s]; continue; }
            _known[row + s] = Never;
            found = s;
        }
        return found;
    }

    private bool FirstOfItsClass(int emptySlot)
    {
        if (Routes.Closed[emptySlot]) return false;
        if (Routes.Class[emptySlot] is not (var c and >= 0)) return true;
        if (_classSeen[c] == _classNow) return false;
        _classSeen[c] = _classNow;
        return true;
    }

    /// <summary>The slots changed since <see cref="Begin"/>.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _touchedCount);
}
