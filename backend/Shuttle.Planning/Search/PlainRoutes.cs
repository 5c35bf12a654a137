using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Shuttle.Planning.Search;

/// <summary>
/// The textbook case: like vehicles, one trip, one hard window per stop, one load, jobs of one or two stops, energy = vehicles + legs.
/// Insertion is judged in constant time per place from the earliest departure before it and the latest arrival after it.
/// </summary>
internal sealed unsafe partial class PlainRoutes : RouteSet
{
    /// <summary>A position of a route: 32 bytes, so two share a cache line.</summary>
    private struct Place
    {
        public int Node;
        /// <summary>Earliest departure.</summary>
        public int Leave;
        /// <summary>Latest arrival from which the rest is in time.</summary>
        public int Latest;
        /// <summary>Load on departure.</summary>
        public int Load;
        /// <summary>Seconds and cost of the leg that leads here.</summary>
        public int Seconds, Leg;
        public int Opens, Service;
    }

    private readonly PlainProblem _p;
    private readonly Place** _route, _kept;
    private readonly int[] _room, _keptRoom, _keptVersion, _keptCount;
    private readonly double[] _keptEnergy;
    private readonly uint* _at;
    private readonly int* _placeOf;
    private readonly int _n;
    private Place* _without;
    private int _withoutRoom, _outNow;
    private readonly int[] _out;

    private int _limit;

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public PlainRoutes(PlainProblem p, SharedTables tables)
    {
        _p = p;
        _n = p.Size;
        (First, JobOf, Jobs, Nodes) = (tables.First, tables.JobOf, tables.Jobs, tables.Nodes);
        MaxSlots = _limit = Math.Max(1, Math.Min(p.Vehicles, Jobs));
        (SlotOf, Version, Count, Energy, Closed, Class) = (new int[Jobs], new int[MaxSlots], new int[MaxSlots], new double[MaxSlots], new bool[MaxSlots], new int[MaxSlots]);
        (Near, NearCount, Demand, Distance) = (tables.Near, tables.NearCount, tables.Demand, tables.Distance);
        (Width, Opens, Closes, Unserved, Mandatory) = (tables.Width, tables.Opens, tables.Closes, tables.Unserved, new bool[Jobs]);
        (_room, _keptRoom, _keptVersion, _keptCount, _keptEnergy) = (new int[MaxSlots], new int[MaxSlots], new int[MaxSlots], new int[MaxSlots], new double[MaxSlots]);
        _out = new int[Jobs];
        Array.Fill(SlotOf, -1);
        _route = (Place**)NativeMemory.AllocZeroed((nuint)MaxSlots, (nuint)sizeof(Place*));
        _kept = (Place**)NativeMemory.AllocZeroed((nuint)MaxSlots, (nuint)sizeof(Place*));
        _at = (uint*)NativeMemory.AllocZeroed((nuint)((long)Jobs * MaxSlots), sizeof(uint));
        _placeOf = (int*)NativeMemory.AllocZeroed((nuint)p.Size, sizeof(int));
    }

    ~PlainRoutes()
    {
        for (var s = 0; s < MaxSlots; s++)
        {
            NativeMemory.AlignedFree(_route[s]);
            NativeMemory.AlignedFree(_kept[s]);
        }
        NativeMemory.AlignedFree(_without);
        NativeMemory.Free(_route);
        NativeMemory.Free(_kept);
        NativeMemory.Free(_at);
        NativeMemory.Free(_placeOf);
    }

    private int[] _steps = new int[64];

    public override ReadOnlySpan<int> Steps(int slot)
    {
        var m = Count[slot];
        if (_steps.Length < m) _steps = new int[2 * m];
        for (var i = 0; i < m; i++) _steps[i] = _route[slot][i + 1].Node;
        return _steps.AsSpan(0, m);
    }

    public override void Insert(int job, int slot)
    {
        var at = _at[(long)job * MaxSlots + slot];
        var node = First[job];
        var m = Count[slot];
        Reserve(slot, m + 2);
        var r = _route[slot];
        int i, j;
        if (First[job + 1] - node == 1)
        {
            (i, j) = ((int)at, (int)at + 1);
            for (var x = m + 1; x > i; x--) r[x + 1] = r[x];
            r[i + 1].Node = node;
            Count[slot] = m + 1;
        }
        else
        {
            (i, j) = ((int)(at >> 16), (int)(at & 0xFFFF) + 2);
            for (var x = m + 1; x > j - 2; x--) r[x + 2] = r[x];
            r[j].Node = node + 1;
            for (var x = j - 2; x > i; x--) r[x + 1] = r[x];
            r[i + 1].Node = node;
            Count[slot] = m + 2;
        }
        SlotOf[job] = slot;
        Update(slot, i + 1, j);
    }

    public override void Remove(int slot, bool[] absent, List<int> also)
    {
        var r = _route[slot];
        int m = Count[slot], w = 1, first = 0, last = 0;
        for (var x = 1; x <= m; x++)
        {
            var job = JobOf[r[x].Node];
            if (absent[job])
            {
                SlotOf[job] = -1;
                if (first == 0) first = x;
                last = w - 1;
            }
            else if (first == 0) w++;
            else r[w++] = r[x];
        }
        if (first == 0) return;
        r[w] = r[m + 1];
        Count[slot] = w - 1;
        Update(slot, first, last);
        if (r[0].Latest < r[0].Leave) Empty(slot, absent, also);
    }

    /// <summary>Where a detour is quicker than the direct way, taking a stop out can make the rest late: then all goes out.</summary>
    private void Empty(int slot, bool[] absent, List<int> also)
    {
        foreach (var node in Steps(slot))
        {
            var job = JobOf[node];
            SlotOf[job] = -1;
            if (absent[job]) continue;
            absent[job] = true;
            also.Add(job);
        }
        Clear(slot);
    }

    /// <summary>Recomputes a route whose nodes changed at places first … last; behind them only times and loads can be others.</summary>
    private void Update(int slot, int first, int last)
    {
        var r = _route[slot];
        var (m, i) = (Count[slot], first);
        var mended = Math.Min(last, m) + 1;
        var load = r[mended].Load;
        for (; i <= mended; i++)
        {
            int a = r[i - 1].Node, b = r[i].Node;
            ref var x = ref r[i];
            var at = (long)a * _n + b;
            (x.Seconds, x.Leg) = (_p.Seconds[at], _p.Cost[at]);
            if (i <= last) (x.Opens, x.Service) = (_p.Opens[b], _p.Service[b]);
            var t = r[i - 1].Leave + x.Seconds;
            x.Leave = (t > x.Opens ? t : x.Opens) + x.Service;
            x.Load = r[i - 1].Load + _p.Demand[b];
            _placeOf[b] = i;
        }
        load = r[mended].Load - load;
        for (; i <= m + 1; i++)
        {
            ref var x = ref r[i];
            var t = r[i - 1].Leave + x.Seconds;
            x.Leave = (t > x.Opens ? t : x.Opens) + x.Service;
            x.Load += load;
            _placeOf[x.Node] = i;
        }
        for (i = mended - 1; i >= 0; i--)
        {
            var t = r[i + 1].Latest - r[i + 1].Seconds - r[i].Service;
            var closes = _p.Closes[r[i].Node];
            t = t < closes ? t : closes;
            if (i < first && t == r[i].Latest) break;
            r[i].Latest = t;
        }
        var cost = 0L;
        for (i = 1; i <= m + 1; i++) cost += r[i].Leg;
        Energy[slot] = m == 0 ? 0 : cost + _p.VehicleCost;
        Version[slot] = m == 0 ? 0 : NextVersion();
        Audit(slot);
    }

    public override void Keep(int slot)
    {
        var m = Count[slot];
        Grow(ref _kept[slot], ref _keptRoom[slot], m, 0);
        Buffer.MemoryCopy(_route[slot], _kept[slot], (m + 2L) * sizeof(Place), (m + 2L) * sizeof(Place));
        (_keptCount[slot], _keptEnergy[slot], _keptVersion[slot]) = (m, Energy[slot], Version[slot]);
    }

    public override void Restore(int slot)
    {
        var m = _keptCount[slot];
        Reserve(slot, m);
        Buffer.MemoryCopy(_kept[slot], _route[slot], (m + 2L) * sizeof(Place), (m + 2L) * sizeof(Place));
        (Count[slot], Energy[slot], Version[slot]) = (m, _keptEnergy[slot], _keptVersion[slot]);
        for (var i = 1; i <= m; i++)
        {
            var node = _route[slot][i].Node;
            (SlotOf[JobOf[node]], _placeOf[node]) = (slot, i);
        }
    }

    public override void Recognise(int slot)
    {
        var m = Count[slot];
        if (m != _keptCount[slot] || Energy[slot] != _keptEnergy[slot]) return;
        Place* now = _route[slot], kept = _kept[slot];
        for (var i = 1; i <= m; i++)
            if (now[i].Node != kept[i].Node) return;
        Version[slot] = _keptVersion[slot];
    }

    public override bool Set(int slot, ReadOnlySpan<int> steps)
    {
        if (slot >= Slots) { for (var s = Slots; s <= slot; s++) Clear(s); Slots = slot + 1; }
        Clear(slot);
        if (steps.Length == 0) return true;
        Reserve(slot, steps.Length);
        var r = _route[slot];
        r[steps.Length + 1] = r[1];
        for (var i = 0; i < steps.Length; i++) r[i + 1].Node = steps[i];
        Count[slot] = steps.Length;
        Update(slot, 1, steps.Length);
        if (!Feasible(slot)) { Clear(slot); return false; }
        foreach (var node in steps) SlotOf[JobOf[node]] = slot;
        return true;
    }

    public override void OfferEmpty()
    {
        for (var s = 0; s < Slots; s++)
            if (Count[s] == 0) return;
        if (Slots < _limit) { Clear(Slots); Slots++; }
    }

    public override void CloseEmpty()
    {
        Compact();
        _limit = Slots;
    }

    public override void OpenAll()
    {
        _limit = MaxSlots;
        OfferEmpty();
    }

    public override void Tidy()
    {
        Compact();
        OfferEmpty();
    }

    private void Compact()
    {
        for (var s = 0; s < Slots;)
        {
            if (Count[s] > 0) { s++; continue; }
            var last = --Slots;
            if (s == last) continue;
            var emptied = _route[s];
            _route[s] = _route[last];
            _route[last] = emptied;
            (_room[s], _room[last]) = (_room[last], _room[s]);
            (Count[s], Energy[s], Version[s]) = (Count[last], Energy[last], Count[last] == 0 ? 0 : NextVersion());
            for (var i = 1; i <= Count[s]; i++) SlotOf[JobOf[_route[s][i].Node]] = s;
        }
    }

    public override double Grain => 1;

    public override double TypicalLeg()
    {
        double legs = 0, count = 0;
        for (var s = 0; s < Slots; s++)
            for (var i = 1; Count[s] > 0 && i <= Count[s] + 1; i++) (legs, count) = (legs + _route[s][i].Leg, count + 1);
        return Math.Max(1, legs / Math.Max(1, count));
    }

    private void Clear(int slot)
    {
        Reserve(slot, 0);
        var r = _route[slot];
        r[0] = new Place { Node = _p.StartNode, Leave = _p.ShiftFrom, Opens = _p.ShiftFrom };
        r[1] = new Place { Node = _p.EndNode, Latest = _p.ShiftUntil };
        Count[slot] = 0;
        Update(slot, 1, 1);
    }

    private void Reserve(int slot, int m) => Grow(ref _route[slot], ref _room[slot], m, Count[slot] + 2);

    private static void Grow(ref Place* places, ref int room, int m, int used)
    {
        if (places != null && m + 2 <= room) return;
        var more = Math.Max(24, 2 * (m + 2));
        var bigger = (Place*)NativeMemory.AlignedAlloc((nuint)(more * sizeof(Place)), 64);
        if (places != null) Buffer.MemoryCopy(places, bigger, (long)more * sizeof(Place), (long)Math.Min(used, room) * sizeof(Place));
        NativeMemory.AlignedFree(places);
        places = bigger;
        room = more;
    }

    private bool Feasible(int slot)
    {
        var r = _route[slot];
        var m = Count[slot];
        for (var i = 1; i <= m + 1; i++)
        {
            if (r[i - 1].Leave + r[i].Seconds > r[i].Latest || r[i].Load > _p.Capacity) return false;
            var node = r[i].Node;
            if (i > m) continue;
            var job = JobOf[node];
            var open = 0;
            for (var x = 1; x <= m; x++)
                if (JobOf[r[x].Node] == job) { if (r[x].Node != First[job] + open) return false; open++; }
            if (open != First[job + 1] - First[job]) return false;
        }
        return true;
    }

    /// <summary>In Debug builds every changed route is recomputed from its nodes.</summary>
    [Conditional("DEBUG")]
    private void Audit(int slot)
    {
        var r = _route[slot];
        int time = _p.ShiftFrom, load = 0;
        long cost = 0;
        for (var i = 1; i <= Count[slot] + 1; i++)
        {
            int a = r[i - 1].Node, b = r[i].Node;
            cost += _p.Cost[(long)a * _n + b];
            time = Math.Max(time + _p.Seconds[(long)a * _n + b], i <= Count[slot] ? _p.Opens[b] : 0);
            Debug.Assert(i <= Count[slot] || r[i].Latest == _p.ShiftUntil, "the end keeps its time");
            if (i <= Count[slot]) time += _p.Service[b];
            load += i <= Count[slot] ? _p.Demand[b] : 0;
            Debug.Assert(r[i].Leave == time && (i > Count[slot] || r[i].Load == load), "time and load agree with a full recompute");
        }
        for (int i = Count[slot], latest = _p.ShiftUntil; i >= 0; i--)
        {
            latest = Math.Min(latest - _p.Seconds[(long)r[i].Node * _n + r[i + 1].Node] - r[i].Service, _p.Closes[r[i].Node]);
            Debug.Assert(r[i].Latest == latest && (i == Count[slot] || _placeOf[r[i + 1].Node] == i + 1), "latest arrival and place agree with a full recompute");
        }
        Debug.Assert(Count[slot] == 0 || Math.Abs(Energy[slot] - cost - _p.VehicleCost) < 0.5, "cost agrees with a full recompute");
    }
}
