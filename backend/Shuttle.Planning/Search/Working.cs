using System.Runtime.CompilerServices;

namespace Shuttle.Planning.Search;

/// <summary>
/// The solution being worked on: routes, absent jobs, the table of best places, and undo. One iteration is
/// <see cref="Begin"/>, any number of changes, and either nothing more or <see cref="Undo"/>.
/// </summary>
internal sealed class Working
{
    /// <summary>
    /// What a job costs in a slot at a version of its route, or at least costs where the version is kept as its complement; and the
    /// version at which not even haste helped.
    /// </summary>
    private struct Cell
    {
        public int Version, HasteFailed;
        public double Cost;
    }

    public readonly RouteSet Routes;
    public Rng Rng;

    /// <summary>Jobs that are in no route.</summary>
    public readonly int[] Absent;
    public int AbsentCount;
    public readonly bool[] IsAbsent;

    /// <summary>Σ energy of slots and of absent jobs.</summary>
    public double Energy;

    private readonly Cell[] _cells;
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
        _cells = new Cell[(long)routes.Jobs * routes.MaxSlots];
        Array.Fill(_cells, new Cell { Version = int.MinValue, HasteFailed = int.MinValue });
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
        ref var cell = ref _cells[job * Routes.MaxSlots + slot];
        (cell.Version, cell.Cost) = (Routes.Version[slot], Routes.Evaluate(job, slot, inHaste: false));
        if (cell.Cost == double.PositiveInfinity) return false;
        Touch(slot);
        Routes.Insert(job, slot);
        _home[job] = slot;
        IsAbsent[job] = false;
        return true;
    }

    private int BestSlot(int job, bool blink, double below)
    {
        if (Routes.NearestPlace(job, blink, ref Rng) is not (var near and >= 0)) return BestOfAll(job, blink, below);
        // The place that the table stands for is no longer the one remembered.
        _cells[job * Routes.MaxSlots + near].Version = int.MinValue;
        return near;
    }

    private int BestOfAll(int job, bool blink, double below)
    {
        var (routes, best, bestSlot) = (Routes, below, -1);
        var slots = routes.Slots;
        var cells = _cells.AsSpan(job * routes.MaxSlots, slots);
        var versions = routes.Version.AsSpan(0, slots);
        var counts = routes.Count.AsSpan(0, slots);
        var (bounds, pending) = (routes.HasBounds, 0);
        var (home, likely, likelyAt, calm) = (0, double.PositiveInfinity, -1, false);
        _classNow++;
        var skip = blink ? Rng.UntilBlink() : int.MaxValue;
        for (var s = 0; s < cells.Length; s++)
        {
            if (counts[s] == 0) { if (!FirstOfItsClass(s)) continue; }
            else if (--skip < 0) { skip = Rng.UntilBlink(); continue; }
            ref var cell = ref cells[s];
            if (cell.Version == versions[s])
            {
                calm |= cell.Cost < double.PositiveInfinity;
                if (cell.Cost < best) (best, bestSlot) = (cell.Cost, s);
                continue;
            }
            var floor = cell.Version == ~versions[s] ? cell.Cost : bounds ? routes.Bound(job, s) : double.NegativeInfinity;
            if (floor >= best) continue;
            (_bound[pending], _pending[pending]) = (floor, s);
            if (!bounds && cell.Cost < likely) (likely, likelyAt) = (cell.Cost, pending);
            // Where the job was last it is likely to be cheap: the others need not be judged exactly then.
            if (s == _home[job]) home = pending;
            pending++;
        }
        if (home > 0) Swap(0, home);
        if (likelyAt == 0) likelyAt = home;
        if (likelyAt > 1) Swap(1, likelyAt);
        // Slots not judged yet, with good bounds the most promising first, as long as one can still win.
        if (bounds) Array.Sort(_bound, _pending, 0, pending);
        for (var i = 0; i < pending; i++)
        {
            if (_bound[i] >= best) continue;
            var s = _pending[i];
            ref var cell = ref cells[s];
            cell.Cost = routes.Evaluate(job, s, inHaste: false, best);
            cell.Version = cell.Cost < best || cell.Cost == double.PositiveInfinity ? versions[s] : ~versions[s];
            calm |= cell.Cost < double.PositiveInfinity;
            if (cell.Cost < best) (best, bestSlot) = (cell.Cost, s);
        }
        // A calm place that is too dear is no reason for haste, nor is a slot of which even a calm one would be.
        for (var s = 0; bestSlot < 0 && !calm && routes.KnowsHaste && s < cells.Length; s++)
        {
            // The table keeps the answer of the first try: that of haste would stand in the way of better places later.
            if (routes.Closed[s] || cells[s].Version != versions[s] || cells[s].HasteFailed == versions[s]) continue;
            if (routes.Evaluate(job, s, inHaste: true) == double.PositiveInfinity) { cells[s].HasteFailed = versions[s]; continue; }
            cells[s].Version = int.MinValue;
            bestSlot = s;
        }
        return bestSlot;
    }

    private void Swap(int a, int b) => (_bound[a], _pending[a], _bound[b], _pending[b]) = (_bound[b], _pending[b], _bound[a], _pending[a]);

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
