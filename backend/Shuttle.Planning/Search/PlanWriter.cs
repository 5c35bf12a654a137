namespace Shuttle.Planning.Search;

/// <summary>From routes as numbers to a <see cref="Plan"/>. Slot n of the search is vehicle n.</summary>
internal sealed class PlanWriter(Model model, Evaluator evaluator)
{
    private readonly long[] _terms = new long[Enum.GetValues<Term>().Length];
    private readonly Track _track = new();

    /// <summary>A plan of these routes, by vehicle.</summary>
    public Plan Write(IReadOnlyList<int[]> routes, long iterations, ulong seed)
    {
        var written = new List<Route>();
        var score = Score(routes, written);
        var served = new bool[model.Jobs];
        foreach (var node in routes.SelectMany(r => r))
            if (node >= 0) served[model.JobOf[node]] = true;
        return new Plan
        {
            Routes = written,
            Unserved = [.. Enumerable.Range(0, model.Jobs).Where(j => !served[j]).Select(j => model.Problem.Jobs[j].Id)],
            Score = score,
            Iterations = iterations,
            Seed = seed,
            EngineVersion = Solver.Version,
        };
    }

    /// <summary>The objective of these routes; optionally writes them out.</summary>
    public Score Score(IReadOnlyList<int[]> routes, List<Route>? written = null)
    {
        Array.Clear(_terms);
        var served = new bool[model.Jobs];
        var duties = new List<long>();
        for (var v = 0; v < model.Vehicles.Length; v++)
        {
            Span<int> steps = v < routes.Count ? routes[v] : [];
            var kept = 0;
            if (steps.Length > 0)
            {
                var route = Time(v, steps, out var timetable);
                foreach (var node in steps)
                    if (node >= 0) served[model.JobOf[node]] = true;
                Count(v, steps, timetable, route);
                duties.Add(route.DutySeconds);
                kept = evaluator.KeptPairs(v, _track);
                written?.Add(route);
            }
            this[Term.OrderChanges] += model.AnnouncedPairs[v].Length - kept;
        }
        for (var j = 0; j < model.Jobs; j++)
            if (!served[j]) (this[Term.UnservedWorth], this[Term.UnservedByPriority]) = (this[Term.UnservedWorth] + model.Worth[j], this[Term.UnservedByPriority] + model.PriorityWeight[j]);
        if (duties.Count > 0)
            this[Term.DutySecondsSquaredImbalance] = (duties.Count * duties.Sum(d => d * d) - duties.Sum() * duties.Sum()) / (3600 * duties.Count);
        return new Score([.. model.Problem.Objective.Levels.Select(level => new LevelScore(level.Name,
            level.Terms.Sum(t => t.Weight * this[t.Term]), [.. level.Terms.Select(t => new TermScore(t.Term, this[t.Term]))]))]);
    }

    private ref long this[Term term] => ref _terms[(int)term];

    private void Count(int vehicle, ReadOnlySpan<int> steps, Timetable timetable, Route route)
    {
        this[Term.Vehicles]++;
        this[Term.Metres] += route.Metres;
        this[Term.DrivingSeconds] += route.DrivingSeconds;
        this[Term.DutySeconds] += route.DutySeconds;
        this[Term.Cost] += route.Cost;
        var v = model.Vehicles[vehicle];
        for (var b = 0; b < v.Breaks.Length; b++)
            if (timetable.Departure[0] <= v.Breaks[b].Last && (timetable.Arrival[steps.Length + 1] > v.Breaks[b].Last || v.Breaks[b].WholeShift(v.ShiftUntil)) && !timetable.Breaks.Exists(x => x.Index == b))
                this[Term.SkippedBreaks]++;
        for (var p = 1; p <= steps.Length; p++)
        {
            var node = steps[p - 1];
            if (node < 0) continue;
            this[Term.LatenessSeconds] += timetable.Lateness[p];
            var job = model.JobOf[node];
            if (node != model.First[job]) continue;
            var strange = model.Strangeness[job * model.Vehicles.Length + vehicle];
            this[Term.Unfamiliar] += strange & 1;
            this[Term.VehicleChanges] += strange >> 1;
            if (model.AnnouncedStart[node] is var announced and >= 0)
                this[Term.AnnouncedShiftSeconds] += Math.Max(0, Math.Abs(timetable.Start[p] - announced) - model.Tolerance[node]);
        }
    }

    private Route Time(int vehicle, ReadOnlySpan<int> nodes, out Timetable times)
    {
        var (v, source) = (model.Vehicles[vehicle], model.Problem.Vehicles[vehicle]);
        _track.Length = nodes.Length;
        _track.Reserve(nodes.Length, v.Breaks.Length + 1, model.Dims);
        nodes.CopyTo(_track.Steps.AsSpan(1));
        times = evaluator.Replay(vehicle, _track) ?? throw new InvalidOperationException($"the route of vehicle '{source.Id}' is not feasible");
        var steps = new List<Step>(nodes.Length + 2 + times.Breaks.Count);
        var (metres, driving, work, priced) = (0, 0, 0L, 0L);
        for (var p = 0; p <= nodes.Length + 1; p++)
        {
            var (from, to) = (p == 0 ? -1 : evaluator.Place(v, _track, p - 1), p > nodes.Length ? v.End : evaluator.Place(v, _track, p));
            var leg = from < 0 || to < 0 ? 0 : v.Metres[from * v.Size + to];
            (metres, driving) = (metres + leg, driving + times.Driving[p]);
            if (v.Costs.Length > 0 && from >= 0 && to >= 0) priced += v.Costs[from * v.Size + to];
            if (p >= 1 && p <= nodes.Length && nodes[p - 1] >= 0) work += v.Service[nodes[p - 1]] + (evaluator.SetupFree(_track, p) ? 0 : v.Setup[nodes[p - 1]]);
            var driven = Pauses(times, p, leg, source, v, steps);
            var node = p == 0 || p > nodes.Length ? -1 : nodes[p - 1];
            var kind = p == 0 ? StepKind.Start : p > nodes.Length ? StepKind.End : node == Model.Reload ? StepKind.Reload : StepKind.Stop;
            steps.Add(new Step(kind, node < 0 ? null : model.Problem.Jobs[model.JobOf[node]].Id, node < 0 ? 0 : node - model.First[model.JobOf[node]],
                to < 0 ? (p == 0 && nodes.Length > 0 ? model.Location[nodes[0]] : p > nodes.Length ? evaluator.Place(v, _track, nodes.Length) : null) : to,
                driven ? steps[^1].Departure : times.Arrival[p], times.Start[p], times.Departure[p], times.Lateness[p], p > nodes.Length ? new int[model.Dims] : LoadAfter(p), driven ? 0 : times.Driving[p], driven ? 0 : leg));
        }
        var duty = times.Arrival[nodes.Length + 1] - times.Departure[0];
        var roads = v.Costs.Length > 0 ? (Int128)18000 * priced : (Int128)5 * driving * source.CostPerDrivingHour;
        var cost = source.FixedCost + (long)((roads + (Int128)5 * duty * source.CostPerDutyHour + (Int128)5 * work * source.CostPerTaskHour + (Int128)18 * metres * source.CostPerKilometre) / 18000);
        return new Route(source.Id, steps, metres, driving, duty, cost);
    }

    /// <summary>Breaks of the gap before position p. One at the door of the next step has the drive behind it: the step itself tells none then.</summary>
    private bool Pauses(Timetable times, int p, int leg, Vehicle source, VehicleModel v, List<Step> steps)
    {
        var driven = false;
        foreach (var (index, gap, afterDrive, start) in times.Breaks)
        {
            if (gap != p - 1) continue;
            var pause = v.Breaks[index];
            var drives = afterDrive && !driven;
            steps.Add(new Step(StepKind.Break, source.Breaks[v.BreakIndex[index]].Id, 0, null, drives ? times.Arrival[p] : steps[^1].Departure, start, start + pause.Duration,
                0, LoadAfter(p - 1), drives ? times.Driving[p] : 0, drives ? leg : 0));
            driven |= afterDrive;
        }
        return driven;
    }

    private int[] LoadAfter(int p) => _track.Load.AsSpan(p * model.Dims, model.Dims).ToArray();
}
