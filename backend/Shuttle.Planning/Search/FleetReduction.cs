using Shuttle.Planning.Search.Moves;

namespace Shuttle.Planning.Search;

/// <summary>
/// Finds places for absent jobs at any price in distance. A job that was often left out before counts for more, so the search gives
/// way elsewhere in the end (absence counters, Christiaens and Vanden Berghe 2020, section 5.6).
/// </summary>
internal sealed class FleetReduction
{
    private const int MostToEject = 8;
    private const double EjectionRate = 0.2;

    private readonly Working working;
    private readonly StringRemoval ruin;
    private readonly GreedyInsertion recreate;
    private readonly Ejection _ejection;
    private readonly RouteSet _routes;
    private readonly long[] _absences;

    public FleetReduction(Working working, StringRemoval ruin, GreedyInsertion recreate)
    {
        (this.working, this.ruin, this.recreate, _routes) = (working, ruin, recreate, working.Routes);
        _absences = new long[_routes.Jobs];
        _ejection = new Ejection(working, _absences);
    }

    /// <summary>Empties the route whose jobs were left out least so far and closes its slot. False if none may be emptied.</summary>
    public bool EmptyOne()
    {
        var (slot, least) = (-1, long.MaxValue);
        for (var s = 0; s < _routes.Slots; s++)
        {
            if (_routes.Count[s] == 0 || _routes.FrozenSteps(s) > 0) continue;
            var sum = 0L;
            foreach (var node in _routes.Steps(s))
                if (node >= 0) sum += _absences[_routes.JobOf[node]];
            if (sum < least) (slot, least) = (s, sum);
        }
        if (slot < 0) return false;
        foreach (var node in _routes.Steps(slot).ToArray())
            if (node >= 0 && !working.IsAbsent[_routes.JobOf[node]]) working.MarkAbsent(_routes.JobOf[node]);
        working.RemoveMarked(slot);
        _routes.CloseEmpty();
        working.Recount();
        return true;
    }

    /// <summary>One iteration. True if no job is left out after it.</summary>
    public bool Iterate(double temperature)
    {
        var (jobs, sum) = (working.AbsentCount, Sum());
        working.Begin();
        ruin.Apply();
        var full = recreate.Apply();
        if (!full && working.AbsentCount <= MostToEject && working.Rng.Unit() < EjectionRate)
        {
            _ejection.Apply();
            full = working.AbsentCount == 0;
        }
        var (nowJobs, nowSum, delta) = (working.AbsentCount, Sum(), working.RouteDelta());
        for (var i = 0; i < nowJobs; i++) _absences[working.Absent[i]]++;
        if (full || nowJobs < jobs || nowSum < sum || (nowJobs == jobs && delta < -temperature * Math.Log(working.Rng.Unit() + 1e-300)))
        {
            working.Energy += working.Delta();
            return full;
        }
        working.Undo();
        return false;
    }

    private long Sum()
    {
        var sum = 0L;
        for (var i = 0; i < working.AbsentCount; i++) sum += _absences[working.Absent[i]] + 1;
        return sum;
    }
}
