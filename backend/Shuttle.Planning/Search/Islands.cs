namespace Shuttle.Planning.Search;

/// <summary>
/// Searches side by side that run slice by slice and share the best between slices. With an iteration limit the slices end at fixed
/// counts and the number of searches does not depend on the threads, so neither does the outcome.
/// </summary>
internal sealed class Islands(RuinAndRecreate[] searches, int threads, Budget budget, Action improved)
{
    private const int Slices = 40;

    /// <summary>Annealing searches take over the best plan after so many slices.</summary>
    private const int Exchange = 4;

    /// <summary>Part of the budget for fewer vehicles before the road has its first turn, and the length of that.</summary>
    private const double FirstSqueeze = 0.25, FirstAnneal = 0.2;

    private double _reported = double.PositiveInfinity;

    public RuinAndRecreate Leader => searches.MinBy(s => (s.BestAbsent, s.Best.Energy))!;

    public long Iterations => searches.Sum(s => s.Iterations);

    /// <param name="share">Part of the budget for fewer vehicles.</param>
    /// <param name="fewest">Vehicles below which the objective does not ask to go.</param>
    public void Run(double share, int fewest)
    {
        Report();
        if (!budget.Limited) return;
        // Routes that lie well have room for the jobs of one more vehicle: between two attempts at fewer vehicles some time goes into the road.
        if (Squeeze(FirstSqueeze, fewest))
        {
            if (Leader.BestAbsent == 0)
            {
                Anneal(Math.Min(1, Leader.Spent() + FirstAnneal));
                Each(s => searches[s].Return());
            }
            Squeeze(share, fewest);
        }
        Anneal(1);
    }

    /// <summary>False if there was nothing left to do.</summary>
    private bool Squeeze(double share, int fewest)
    {
        for (var slice = Slice() + 1; slice <= share * Slices && !Hopeless((double)(slice - 1) / Slices); slice++)
        {
            var until = (double)slice / Slices;
            var active = new bool[searches.Length];
            Each(s => active[s] = searches[s].Squeeze(until, fewest));
            var leader = Leader;
            foreach (var s in searches)
                if ((s.BestAbsent, s.BestVehicles).CompareTo((leader.BestAbsent, leader.BestVehicles)) > 0) s.Adopt(leader.Best);
            Report();
            if (!Array.TrueForAll(active, a => a)) return false;
        }
        return true;
    }

    private void Anneal(double to)
    {
        Each(s => searches[s].Return());
        var from = Leader.Spent();
        for (var slice = Slice() + 1; Leader.Spent() < to; slice++)
        {
            var until = Math.Min(to, (double)slice / Slices);
            Each(s => searches[s].Anneal(from, until, to));
            var leader = Leader;
            foreach (var s in searches)
                if (s != leader && s.Best.Energy > leader.Best.Energy && slice % Exchange == 0 && slice < Slices) s.Adopt(leader.Best);
            Report();
        }
    }

    private int Slice() => (int)(Leader.Spent() * Slices);

    /// <summary>Whether the last vehicle saved, or the last job that found a place, lies so far back that the time is better spent on the road; large fleets are given longer.</summary>
    private bool Hopeless(double spent) =>
        spent > Math.Max(Leader.BestAbsent > 0 ? 0.4 : 0.5 + 0.35 * Math.Min(1, Math.Pow(Leader.Jobs / 500.0, 1.5)), 2 * searches.Max(s => s.LastSqueezed));

    private void Each(Action<int> work)
    {
        if (searches.Length > 1 && threads > 1) Parallel.For(0, searches.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, work);
        else
            for (var s = 0; s < searches.Length; s++) work(s);
    }

    private void Report()
    {
        if (Leader.Best.Energy >= _reported) return;
        _reported = Leader.Best.Energy;
        improved();
    }
}
