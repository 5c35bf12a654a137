namespace Shuttle.Planning.Search.Moves;

/// <summary>Puts absent jobs back one by one where they cost least, in one of several orders, sometimes overlooking a route.</summary>
internal sealed class GreedyInsertion(Working working)
{
    private readonly RouteSet _routes = working.Routes;
    private readonly double[] _key = new double[working.Routes.Jobs];

    /// <summary>True if every job has a place afterwards.</summary>
    public bool Apply(bool blink = true)
    {
        SortByRandomOrder();
        var left = 0;
        for (var i = 0; i < working.AbsentCount; i++)
            if (!working.InsertBest(working.Absent[i], blink)) working.Absent[left++] = working.Absent[i];
        working.AbsentCount = left;
        return left == 0;
    }

    /// <summary>The same with routes overlooked, but only while what is put back or left out costs less than the limit: false as soon as it does not. What is left then is for an undo.</summary>
    public bool ApplyBelow(double limit)
    {
        SortByRandomOrder();
        var left = 0;
        for (var i = 0; i < working.AbsentCount; i++)
        {
            var job = working.Absent[i];
            if (working.InsertBest(job, blink: true, limit)) limit -= working.LastCost;
            else
            {
                limit -= _routes.Unserved[job];
                (working.Absent[left], working.Absent[i]) = (job, working.Absent[left]);
                left++;
            }
            if (limit <= 0) return false;
        }
        working.AbsentCount = left;
        return true;
    }

    private void SortByRandomOrder()
    {
        var order = working.Rng.Below(17);
        var (jobs, count) = (working.Absent, working.AbsentCount);
        for (var i = 0; i < count; i++)
        {
            var j = jobs[i];
            _key[i] = order switch
            {
                < 4 => working.Rng.Unit(),
                < 8 => -_routes.Demand[j],
                < 10 => -_routes.Distance[j],
                < 11 => _routes.Distance[j],
                < 13 => _routes.Width[j],
                < 15 => _routes.Opens[j],
                _ => -_routes.Closes[j],
            };
        }
        if (count > 40) { Array.Sort(_key, jobs, 0, count); return; }
        for (var i = 1; i < count; i++)
        {
            var (key, job, x) = (_key[i], jobs[i], i);
            for (; x > 0 && _key[x - 1] > key; x--) (_key[x], jobs[x]) = (_key[x - 1], jobs[x - 1]);
            (_key[x], jobs[x]) = (key, job);
        }
    }
}
