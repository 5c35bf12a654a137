namespace Shuttle.Planning.Search.Moves;

/// <summary>
/// Puts an absent job in the place of one that was left out less often: the one whose going makes room for it and that counts
/// least (guided ejection search, Nagata and Kobayashi 2010, with one ejected job). The ejected job then looks for a new place.
/// </summary>
internal sealed class Ejection(Working working, int[] absences)
{
    private readonly RouteSet _routes = working.Routes;
    private const int Longest = 3;
    private int[] _steps = new int[64];

    /// <summary>Tries all absent jobs once.</summary>
    public void Apply()
    {
        for (var i = working.AbsentCount - 1; i >= 0; i = Math.Min(i, working.AbsentCount) - 1) Chain(working.Absent[i]);
    }

    /// <summary>The ejected job may eject another one, which counts less again, so the chain ends.</summary>
    private void Chain(int job)
    {
        for (var links = 0; links < Longest && Find(job) is (var slot and >= 0, var victim); links++)
        {
            working.Touch(slot);
            Forget(job);
            working.MarkAbsent(victim);
            working.RemoveMarked(slot);
            if (!working.InsertInto(job, slot)) { working.MarkAbsent(job); return; }
            if (working.InsertBest(victim, blink: false)) { Forget(victim); return; }
            job = victim;
        }
    }

    private void Forget(int job)
    {
        var at = working.Absent.AsSpan(0, working.AbsentCount).IndexOf(job);
        working.Absent[at] = working.Absent[--working.AbsentCount];
    }

    private (int Slot, int Victim) Find(int job)
    {
        var (best, least) = ((-1, -1), absences[job]);
        var start = working.Rng.Below(_routes.Slots);
        for (var n = 0; n < _routes.Slots; n++)
        {
            var slot = start + n < _routes.Slots ? start + n : start + n - _routes.Slots;
            if (_routes.Count[slot] == 0) continue;
            var steps = _routes.Steps(slot);
            if (_steps.Length < steps.Length) _steps = new int[2 * steps.Length];
            steps.CopyTo(_steps);
            for (var p = _routes.FrozenSteps(slot); p < steps.Length; p++)
            {
                var node = _steps[p];
                if (node < 0 || node != _routes.First[_routes.JobOf[node]]) continue;
                var victim = _routes.JobOf[node];
                if (absences[victim] >= least || _routes.Mandatory[victim] || !_routes.FitsWithout(job, slot, [victim])) continue;
                (best, least) = ((slot, victim), absences[victim]);
            }
        }
        return best;
    }
}
