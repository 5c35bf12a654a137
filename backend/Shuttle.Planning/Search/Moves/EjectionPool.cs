namespace Shuttle.Planning.Search.Moves;

/// <summary>
/// Empties a vehicle: its jobs are placed one at a time, the last one out first. One that fits nowhere throws out the one or two jobs,
/// or as many as it takes, that were hardest to place least often (guided ejection search, Nagata and Kobayashi 2010); in between, a
/// few strings near it are ruined and recreated, so that room gathers where it is missing.
/// </summary>
internal sealed class EjectionPool(Working working, StringRemoval ruin, GreedyInsertion recreate, int[] absences)
{
    /// <summary>The least that throwing somebody out of a slot counts, at a version of its route. Absences only grow, so it stays a bound.</summary>
    private struct Floor
    {
        public int Version, Least;
    }

    /// <summary>Iterations of ruin and recreate after each ejection, and their temperature in typical legs.</summary>
    private const int Ruins = 5;
    private const double Temperature = 0.3;

    /// <summary>So many of the nearest routes are asked to make room.</summary>
    private const int Reach = 10;

    /// <summary>So many ejections per job, and another vehicle is tried.</summary>
    private const int Patience = 20;

    private readonly RouteSet _routes = working.Routes;
    private readonly Floor[] _floors = new Floor[(long)working.Routes.Jobs * working.Routes.MaxSlots];
    private readonly int[] _pool = new int[working.Routes.Jobs];
    private readonly int[] _seen = new int[working.Routes.MaxSlots];
    private readonly int[] _slots = new int[Reach];
    private readonly double[] _order = new double[Reach];
    private readonly int[] _victims = new int[working.Routes.Jobs + 1];
    private int[] _cheapest = new int[64];
    private int _victimCount;
    private double _temperature;
    private int _steps, _now;

    /// <summary>Iterations that a step counts for.</summary>
    public static int Iterations => 1 + Ruins;

    /// <summary>Whether to give up this vehicle.</summary>
    public bool Stuck => _steps > (long)Patience * _routes.Jobs;

    public void Start()
    {
        _steps = 0;
        _temperature = Temperature * _routes.TypicalLeg();
        working.Begin();
    }

    /// <summary>Places one job or makes room for it. True if none is left.</summary>
    public bool Step()
    {
        _steps++;
        var job = working.Absent[--working.AbsentCount];
        if (working.InsertBest(job, blink: false)) return working.AbsentCount == 0;
        absences[job]++;
        if (!Eject(job))
        {
            // Nothing helps for now: the others come first.
            working.MarkAbsent(job);
            (working.Absent[0], working.Absent[working.AbsentCount - 1]) = (job, working.Absent[0]);
        }
        Shake(job);
        return false;
    }

    private bool Eject(int job)
    {
        var slot = Find(job);
        if (slot < 0) slot = FindMany(job);
        if (slot < 0) return false;
        for (var v = 0; v < _victimCount; v++) working.MarkAbsent(_victims[v]);
        working.RemoveMarked(slot);
        return working.InsertInto(job, slot);
    }

    /// <summary>Ruins and recreates near the job, or now and then farther off, without the jobs of the pool.</summary>
    private void Shake(int job)
    {
        var count = working.AbsentCount;
        working.Absent.AsSpan(0, count).CopyTo(_pool);
        for (var i = 0; i < Ruins; i++)
        {
            working.AbsentCount = 0;
            working.Begin();
            ruin.ApplyNear(job);
            if (recreate.ApplyBelow(working.Rng.Threshold(_temperature) - working.RouteDelta()) && working.AbsentCount == 0) working.Accept();
            else working.Undo();
        }
        working.AbsentCount = count;
        _pool.AsSpan(0, count).CopyTo(working.Absent);
        working.Begin();
    }

    /// <summary>The slot of which the one or two jobs that were absent least must go for the job to fit, or −1.</summary>
    private int Find(int job)
    {
        var (found, best, slots) = (-1, int.MaxValue, Near(job));
        for (var n = 0; n < slots; n++)
        {
            var slot = _slots[n];
            ref var floor = ref _floors[(long)job * _routes.MaxSlots + slot];
            if (floor.Version != _routes.Version[slot]) floor = new Floor { Version = _routes.Version[slot], Least = 1 };
            _order[n] = floor.Least + 0.5 * working.Rng.Unit();
        }
        Array.Sort(_order, _slots, 0, slots);
        for (var n = 0; n < slots && _order[n] < best; n++)
        {
            ref var floor = ref _floors[(long)job * _routes.MaxSlots + _slots[n]];
            if (floor.Least < best) floor.Least = Search(job, _slots[n], ref best, ref found);
        }
        return found;
    }

    /// <summary>The slot of which the least must go, however many, or −1.</summary>
    private int FindMany(int job)
    {
        var (found, best, slots) = (-1, long.MaxValue, Near(job));
        for (var n = 0; n < slots; n++)
        {
            var count = Needed(job, _slots[n]);
            var sum = 0L;
            for (var x = 0; x < count; x++) sum += absences[_cheapest[x]] + 1;
            if (count == 0 || sum >= best) continue;
            (found, best, _victimCount) = (_slots[n], sum, count);
            _cheapest.AsSpan(0, count).CopyTo(_victims);
        }
        return found;
    }

    /// <summary>Leaves the jobs that must go first in the list of the cheapest: those absent least until the job fits, but for those that need not have gone. How many; 0 if it never fits.</summary>
    private int Needed(int job, int slot)
    {
        var (few, count) = (1, Cheapest(slot));
        while (few < count)
        {
            var middle = (few + count) / 2;
            if (_routes.FitsWithout(job, slot, _cheapest.AsSpan(0, middle))) count = middle;
            else few = middle + 1;
        }
        if (!_routes.FitsWithout(job, slot, _cheapest.AsSpan(0, count))) return 0;
        for (var x = count - 1; x >= 0; x--)
        {
            var victim = _cheapest[x];
            _cheapest[x] = _cheapest[--count];
            if (_routes.FitsWithout(job, slot, _cheapest.AsSpan(0, count))) continue;
            (_cheapest[x], _cheapest[count++]) = (victim, _cheapest[x]);
        }
        return count;
    }

    /// <summary>Finds the slots with stops near those of the job; how many.</summary>
    private int Near(int job)
    {
        _now++;
        var count = 0;
        for (var k = 0; k < _routes.NearCount; k++)
            for (var node = _routes.First[job]; node < _routes.First[job + 1]; node++)
            {
                var slot = _routes.SlotOf[_routes.JobOf[_routes.Near[(long)node * _routes.NearCount + k]]];
                if (slot < 0 || _seen[slot] == _now) continue;
                _seen[slot] = _now;
                _slots[count++] = slot;
                if (count == Reach) return count;
            }
        return count;
    }

    /// <summary>Looks for less than <paramref name="best"/>; returns the least there can be.</summary>
    private int Search(int job, int slot, ref int best, ref int found)
    {
        var count = Cheapest(slot);
        var more = false;
        for (var x = 0; x < count; x++)
        {
            var sum = absences[_cheapest[x]] + 1;
            if (more = sum >= best) break;
            if (!_routes.FitsWithout(job, slot, [_cheapest[x]])) continue;
            (best, found, more, _victimCount, _victims[0]) = (sum, slot, true, 1, _cheapest[x]);
            break;
        }
        for (var x = 0; x + 1 < count; x++)
            for (var y = x + 1; y < count; y++)
            {
                var sum = absences[_cheapest[x]] + absences[_cheapest[y]] + 2;
                if (sum >= best)
                {
                    more = true;
                    if (y == x + 1) return best;
                    break;
                }
                if (_routes.FitsWithout(job, slot, [_cheapest[x], _cheapest[y]])) (best, found, more, _victimCount, _victims[0], _victims[1]) = (sum, slot, true, 2, _cheapest[x], _cheapest[y]);
            }
        return more ? best : int.MaxValue;
    }

    /// <summary>The jobs of a slot, those that were absent least first.</summary>
    private int Cheapest(int slot)
    {
        var steps = _routes.Steps(slot);
        if (_cheapest.Length < steps.Length) _cheapest = new int[2 * steps.Length];
        var count = 0;
        foreach (var node in steps)
        {
            var job = _routes.JobOf[node];
            if (node != _routes.First[job]) continue;
            var x = count++;
            for (; x > 0 && absences[_cheapest[x - 1]] > absences[job]; x--) _cheapest[x] = _cheapest[x - 1];
            _cheapest[x] = job;
        }
        return count;
    }
}
