using Shuttle.Planning.Search.Moves;

namespace Shuttle.Planning.Search;

/// <summary>
/// The loop: take strings of stops out, put them back greedily, keep or undo. First with as few vehicles and as few jobs left out as
/// it can, then on the energy, by simulated annealing. Runs in slices, so that several can exchange what they found in between.
/// </summary>
internal sealed class RuinAndRecreate
{
    /// <summary>First temperature, in typical legs, where there are plenty of iterations and where there are few; and the last.</summary>
    private const double Hot = 10, Mild = 0.6, Cold = 0.02;

    /// <summary>Jobs per route from which on all the heat is needed to put long routes in order; with fewer, it falls by their square.</summary>
    private const double AllHeatFrom = 16;

    private const double PlentyPerJob = 1500;

    /// <summary>Exchanges of tails to look at in each iteration.</summary>
    private const int TailsPerIteration = 40;

    /// <summary>Stops to take out on average where putting one back is dear.</summary>
    private const double FewStops = 6;

    private readonly Budget _budget;
    private readonly Working _working;
    private readonly RouteSet _routes;
    private readonly StringRemoval _ruin;
    private readonly GreedyInsertion _recreate;
    private readonly FleetReduction _fleet;
    private readonly TailExchange? _tails;
    private readonly PlanWriter? _judge;
    private Score? _bestScore;
    private Snapshot _candidate = new();
    private readonly int _checkEvery;
    private double _unit = 1;
    private bool _squeezing;

    public long Iterations { get; private set; }
    public int Jobs => _routes.Jobs;
    public Snapshot Best { get; private set; } = new();
    public int BestVehicles { get; private set; }
    public int BestAbsent { get; private set; }

    /// <summary>Part of the budget that was spent when a vehicle was last saved or fewer jobs left out.</summary>
    public double LastSqueezed { get; private set; }

    /// <summary>The judge compares plans level by level; none is needed where less energy is always better.</summary>
    public RuinAndRecreate(RouteSet routes, Budget budget, ulong seed, PlanWriter? judge)
    {
        (_routes, _budget, _judge) = (routes, budget, judge);
        _working = new Working(routes, seed);
        (_ruin, _recreate) = (new StringRemoval(_working), new GreedyInsertion(_working));
        _fleet = new FleetReduction(_working, _ruin, _recreate);
        if (routes is PlainRoutes plain) _tails = new TailExchange(_working, plain);
        if (routes is RichRoutes) _ruin.Average = FewStops;
        _checkEvery = routes is PlainRoutes ? 16 : 4;
    }

    /// <summary>The first plan: cheapest insertion, what has begun first. What is in the routes already stays.</summary>
    public void Construct()
    {
        _routes.Tidy();
        _working.Recount();
        _working.Begin();
        var left = 0;
        for (var i = 0; i < _working.AbsentCount; i++)
        {
            var job = _working.Absent[i];
            if (!_routes.Mandatory[job] || !_working.InsertBest(job, false)) _working.Absent[left++] = job;
        }
        _working.AbsentCount = left;
        for (var before = left + 1; _working.AbsentCount > 0 && _working.AbsentCount < before;)
        {
            before = _working.AbsentCount;
            _recreate.Apply(blink: false);
        }
        Settle();
        Record();
    }

    /// <summary>Parts of the budget that are spent.</summary>
    public double Spent() => _budget.Spent(Iterations);

    private void Settle()
    {
        _routes.Tidy();
        _routes.Refresh();
        _working.Recount();
        _unit = _routes.TypicalLeg();
    }

    private void Record()
    {
        Best.Take(_working);
        _bestScore = _judge?.Score(Best.Routes());
        Note();
    }

    private void Note()
    {
        if (_working.AbsentCount < BestAbsent) LastSqueezed = Spent();
        (BestVehicles, BestAbsent) = (_routes.UsedSlots(), _working.AbsentCount);
    }

    /// <summary>A mandatory job that is left out, or −1.</summary>
    public int MandatoryLeftOut()
    {
        for (var i = 0; i < _working.AbsentCount; i++)
            if (_routes.Mandatory[_working.Absent[i]]) return _working.Absent[i];
        return -1;
    }

    /// <summary>Takes over what another search found.</summary>
    public void Adopt(Snapshot other)
    {
        _squeezing = false;
        _routes.OpenAll();
        other.Give(_working);
        Settle();
        if (_working.Energy < Best.Energy) Record();
    }

    /// <summary>Squeezes jobs in until the given part of the budget is spent: those left out, then those of one vehicle after another.</summary>
    /// <returns>False if there is nothing to do.</returns>
    public bool Squeeze(double until, int fewest)
    {
        while (_budget.Spent(Iterations) < until)
        {
            if (!_squeezing && BestAbsent == 0 && (BestVehicles <= fewest || !_fleet.EmptyOne())) return false;
            _squeezing = true;
            if (!SqueezeIn(until)) return true;
            _squeezing = false;
            _routes.Tidy();
            _working.Recount();
            Record();
            LastSqueezed = Spent();
        }
        return true;
    }

    private bool SqueezeIn(double until)
    {
        for (var i = 0; ; i++)
        {
            if (i % _checkEvery == 0 && _budget.Spent(Iterations) >= until) return false;
            if (BestAbsent == 0 && _fleet.Pool is { } pool)
            {
                Iterations += EjectionPool.Iterations;
                if (pool.Step()) return true;
                if (pool.Stuck && !TryAnother()) return false;
                continue;
            }
            Iterations++;
            var before = _working.AbsentCount;
            if (_fleet.Iterate(_unit)) return true;
            if (BestAbsent > 0 && _working.AbsentCount < before) Consider();
        }
    }

    /// <summary>Another vehicle of the best plan is to be emptied.</summary>
    private bool TryAnother()
    {
        Return();
        _fleet.Forgive();
        return _squeezing = _fleet.EmptyOne();
    }

    /// <summary>Goes back to the best plan.</summary>
    public void Return()
    {
        _squeezing = false;
        _routes.OpenAll();
        Best.Give(_working);
        Settle();
    }

    /// <summary>Simulated annealing until a part of the budget is spent; the temperature falls over the parts from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public void Anneal(double from, double until, double to)
    {
        var temperature = 0.0;
        for (var i = 0; ; i++)
        {
            if (i % _checkEvery == 0)
            {
                var spent = _budget.Spent(Iterations);
                if (spent >= until) return;
                temperature = Temperature(spent, (spent - from) / (to - from));
            }
            if (_tails is not null) TryTails(_tails, _working.Rng.Threshold(temperature));
            Try(temperature);
            if (i % 256 == 255) _routes.Tidy();
        }
    }

    private void Try(double temperature)
    {
        Iterations++;
        var limit = _working.Rng.Threshold(temperature) + _working.AbsentEnergy();
        _working.Begin();
        _ruin.Apply();
        if (_recreate.ApplyBelow(limit - _working.RouteDelta()) && MandatoryLeftOut() < 0) Moved(_working.Delta());
        else _working.Undo();
    }

    private void TryTails(TailExchange tails, double threshold)
    {
        for (var k = 0; k < TailsPerIteration; k++)
            if (tails.Try(threshold) is var delta and not 0) Moved(delta);
    }

    private void Moved(double delta)
    {
        _working.Accept();
        _working.Energy += delta;
        if (_working.Energy < Best.Energy - 1e-7) Consider();
    }

    /// <summary>Falls exponentially; starts the lower the fewer iterations there will be per job, and the shorter the routes are.</summary>
    private double Temperature(double spent, double done)
    {
        var perJob = spent > 0 ? Iterations / spent / _routes.Jobs : 0;
        var length = Math.Min(1, _routes.Jobs / (AllHeatFrom * Math.Max(1, _routes.UsedSlots())));
        var hot = _unit * Math.Max(Mild, Hot * length * length * Math.Pow(Math.Min(1, perJob / PlentyPerJob), 3));
        return hot * Math.Pow(Math.Min(hot, Math.Max(_unit * Cold, _routes.Grain)) / hot, done);
    }

    private void Consider()
    {
        if (_working.Energy >= Best.Energy) return;
        _candidate.Take(_working);
        var score = _judge?.Score(_candidate.Routes());
        if (score is not null && _bestScore is not null && score.CompareTo(_bestScore) >= 0) return;
        (Best, _candidate, _bestScore) = (_candidate, Best, score);
        Note();
    }
}
