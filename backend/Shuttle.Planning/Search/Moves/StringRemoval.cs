namespace Shuttle.Planning.Search.Moves;

/// <summary>Takes strings of consecutive stops out of routes near a random stop (Christiaens and Vanden Berghe 2020, section 5.2).</summary>
internal sealed class StringRemoval(Working working)
{
    private const int LongestString = 10;
    private const double SplitRate = 0.5, SplitDepth = 0.5;

    private readonly RouteSet _routes = working.Routes;
    private readonly int[] _seen = new int[working.Routes.MaxSlots];
    private readonly double _logNear = Math.Log(Math.Max(1, working.Routes.NearCount));
    private int _now;

    /// <summary>Average number of stops to remove.</summary>
    public double Average { get; set; } = 10;

    /// <summary>Near any stop.</summary>
    public void Apply() => Apply(working.Rng.Below(_routes.Nodes));

    /// <summary>Near a job: about a neighbour of one of its stops whose rank is spread evenly over the orders of magnitude.</summary>
    public void ApplyNear(int job)
    {
        var node = _routes.First[job] + working.Rng.Below(_routes.First[job + 1] - _routes.First[job]);
        var rank = Math.Min(_routes.NearCount, (int)Math.Exp(working.Rng.Unit() * _logNear));
        Apply(rank == 0 ? node : _routes.Near[(long)node * _routes.NearCount + rank - 1]);
    }

    /// <summary>Near this one, which need not be in a route.</summary>
    public void Apply(int seed)
    {
        ref var rng = ref working.Rng;
        var (used, stops) = (0, 0);
        for (var s = 0; s < _routes.Slots; s++)
            if (_routes.Count[s] > 0) (used, stops) = (used + 1, stops + _routes.Count[s]);
        if (used == 0) return;
        var longest = Math.Min(LongestString, (double)stops / used);
        var strings = (int)(rng.Unit() * (4 * Average / (1 + longest) - 1) + 1);
        _now++;
        var near = (long)seed * _routes.NearCount;
        for (int k = -1, done = 0; k < _routes.NearCount && done < strings; k++)
        {
            var node = k < 0 ? seed : _routes.Near[near + k];
            var slot = working.IsAbsent[_routes.JobOf[node]] ? -1 : _routes.SlotOf[_routes.JobOf[node]];
            if (slot < 0 || _seen[slot] == _now) continue;
            _seen[slot] = _now;
            if (Cut(slot, node, longest)) done++;
        }
    }

    private bool Cut(int slot, int node, double longest)
    {
        ref var rng = ref working.Rng;
        var steps = _routes.Steps(slot);
        var frozen = _routes.FrozenSteps(slot);
        var (m, at) = (steps.Length - frozen, steps.IndexOf(node) - frozen);
        if (m <= 0 || at < 0) return false;
        var length = Math.Min(m, (int)(rng.Unit() * Math.Min(m, longest) + 1));
        var kept = 0;
        if (length > 1 && length < m && rng.Unit() < SplitRate)
            for (kept = 1; length + kept < m && rng.Unit() > SplitDepth;) kept++;
        var total = length + kept;
        var low = Math.Max(0, at - total + 1);
        var start = low + rng.Below(Math.Min(at, m - total) - low + 1);
        var keep = kept > 0 ? start + rng.Below(length + 1) : m;
        working.Touch(slot);
        for (var x = start; x < start + total; x++)
            if ((x < keep || x >= keep + kept) && steps[frozen + x] is var n and >= 0 && _routes.JobOf[n] is var job && !working.IsAbsent[job]) working.MarkAbsent(job);
        working.RemoveMarked(slot);
        return true;
    }
}
