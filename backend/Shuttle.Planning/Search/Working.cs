using System.Runtime.CompilerServices;

namespace Shuttle.Planning.Search;

/// <summary>
/// The solution being worked on: routes, absent jobs, and undo. One iteration is
/// <see cref="Begin"/>, any number of changes, and either nothing more or <see cref="Undo"/>.
/// </summary>
internal sealed class Working
{
    public readonly RouteSet Routes;
    public Rng Rng;

    /// <summary>Jobs that are in no route.</summary>
    public readonly int[] Absent;
    public int AbsentCount;
    public readonly bool[] IsAbsent;

    /// <summary>Σ energy of slots and of absent jobs.</summary>
    public double Energy;

    private readonly int[] _stamp, _touched, _absentBefore;
    private readonly double[] _keptEnergy;
    private readonly PlaceTable _places;
    private readonly List<int> _also = [];
    private int _now, _touchedCount, _absentCountBefore;
    private double _energyBefore;

    public Working(RouteSet routes, ulong seed)
    {
        (Routes, Rng) = (routes, new Rng(seed));
        (Absent, IsAbsent, _absentBefore) = (new int[routes.Jobs], new bool[routes.Jobs], new int[routes.Jobs]);
        (_stamp, _touched, _keptEnergy) = (new int[routes.MaxSlots], new int[routes.MaxSlots], new double[routes.MaxSlots]);
        _places = new PlaceTable(routes);
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
        var slot = _places.Best(job, blink, below, ref Rng);
        if (slot < 0) return false;
        Touch(slot);
        var (opened, before) = (Routes.Count[slot] == 0, Routes.Energy[slot]);
        Routes.Insert(job, slot);
        LastCost = Routes.Energy[slot] - before;
        _places.Settle(job, slot);
        if (opened) Routes.OfferEmpty();
        IsAbsent[job] = false;
        return true;
    }

    /// <summary>Puts a job into this slot; false if it does not fit.</summary>
    public bool InsertInto(int job, int slot)
    {
        if (_places.Judge(job, slot) == double.PositiveInfinity) return false;
        Touch(slot);
        Routes.Insert(job, slot);
        _places.Settle(job, slot);
        IsAbsent[job] = false;
        return true;
    }

    /// <summary>The slots changed since <see cref="Begin"/>.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _touchedCount);
}
