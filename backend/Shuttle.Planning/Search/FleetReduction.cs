using Shuttle.Planning.Search.Moves;

namespace Shuttle.Planning.Search;

/// <summary>
/// Finds places for absent jobs at any price in distance. A job that was often left out before counts for more, so the search gives
/// way elsewhere in the end (absence counters, Christiaens and Vanden Berghe 2020, section 5.6).
/// </summary>
internal sealed class FleetReduction
{
    /// <summary>With more jobs left out than this, ejecting single ones is too early.</summary>
    private const int MostToEject = 8;

    /// <summary>Share of the iterations that end with ejections: each costs as much as several iterations, where routes are long as many.</summary>
    private const double EjectionRate = 0.2, EjectionEffort = 80;

    /// <summary>Share of the iterations that ruin near a job that is left out, where iterations are few.</summary>
    private const double FocusRate = 0.5;

    /// <summary>From so many stops per route on, choosing which two jobs to eject takes too long.</summary>
    private const double LongRoutes = 50;

    private readonly Working _working;
    private readonly StringRemoval _ruin;
    private readonly GreedyInsertion _recreate;
    private readonly Ejection _ejection;
    private readonly RouteSet _routes;
    private readonly int[] _absences, _ejections;
    private EjectionPool? _pool;
    private double _stopsPerRoute = 1;

    public FleetReduction(Working working, StringRemoval ruin, GreedyInsertion recreate)
    {
        (_working, _ruin, _recreate, _routes) = (working, ruin, recreate, working.Routes);
        (_absences, _ejections) = (new int[_routes.Jobs], new int[_routes.Jobs]);
        _ejection = new Ejection(working, _absences);
    }

    /// <summary>Empties the route with the fewest jobs, those left out before counting for more, and closes its slot. False if none may be emptied.</summary>
    public bool EmptyOne()
    {
        var (slot, least) = (-1, long.MaxValue);
        for (var s = 0; s < _routes.Slots; s++)
        {
            if (_routes.Count[s] == 0 || _routes.FrozenSteps(s) > 0) continue;
            var sum = 0L;
            foreach (var node in _routes.Steps(s))
                if (node >= 0) sum += _absences[_routes.JobOf[node]] + _ejections[_routes.JobOf[node]] + 1;
            if (sum < least) (slot, least) = (s, sum);
        }
        if (slot < 0) return false;
        foreach (var node in _routes.Steps(slot).ToArray())
            if (node >= 0 && !_working.IsAbsent[_routes.JobOf[node]]) _working.MarkAbsent(_routes.JobOf[node]);
        _working.RemoveMarked(slot);
        _routes.CloseEmpty();
        _working.Recount();
        _stopsPerRoute = _routes.Nodes / Math.Max(1.0, _routes.UsedSlots());
        Pool = _routes is PlainRoutes && _stopsPerRoute < LongRoutes ? _pool ??= new EjectionPool(_working, _ruin, _recreate, _ejections) : null;
        Pool?.Start();
        return true;
    }

    /// <summary>What empties the vehicle that was chosen, where two ejected jobs can be judged quickly.</summary>
    public EjectionPool? Pool { get; private set; }

    /// <summary>Old grudges count half: before another vehicle is tried.</summary>
    public void Forgive()
    {
        for (var j = 0; j < _absences.Length; j++) (_absences[j], _ejections[j]) = (_absences[j] / 2, _ejections[j] / 2);
    }

    /// <summary>One iteration. True if no job is left out after it.</summary>
    public bool Iterate(double temperature)
    {
        var (jobs, sum) = (_working.AbsentCount, Sum());
        _working.Begin();
        if (_routes is RichRoutes && jobs > 0 && _working.Rng.Unit() < FocusRate) _ruin.ApplyNear(_working.Absent[_working.Rng.Below(jobs)]);
        else _ruin.Apply();
        var full = _recreate.Apply();
        if (!full && _working.AbsentCount <= MostToEject && _working.Rng.Unit() < Math.Min(EjectionRate, EjectionEffort / (_stopsPerRoute * _stopsPerRoute)))
        {
            _ejection.Apply();
            full = _working.AbsentCount == 0;
        }
        var (nowJobs, nowSum, delta) = (_working.AbsentCount, Sum(), _working.RouteDelta());
        for (var i = 0; i < nowJobs; i++) _absences[_working.Absent[i]]++;
        if (full || nowJobs < jobs || nowSum < sum || (nowJobs == jobs && delta < _working.Rng.Threshold(temperature)))
        {
            _working.Accept();
            _working.Energy += _working.Delta();
            return full;
        }
        _working.Undo();
        return false;
    }

    private long Sum()
    {
        var sum = 0L;
        for (var i = 0; i < _working.AbsentCount; i++) sum += _absences[_working.Absent[i]] + 1;
        return sum;
    }
}
