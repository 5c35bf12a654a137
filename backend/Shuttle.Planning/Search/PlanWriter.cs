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
            if (timetable.Departure[0] <= v.Breaks[b].Last && timetable.Arrival[steps.Length + 1] > v.Breaks[b].Last && !timetable.Breaks.Exists(x => x.Index == b))
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
        var (metres, driving) = (0, 0);
        for (var p = 0; p <= nodes.Length + 1; p++)
        {
            var (from, to) = (p == 0 ? -1 : evaluator.Place(v, _track, p - 1), p > nodes.Length ? v.End : evaluator.Place(v, _track, p));
            var leg = from < 0 || to < 0 ? 0 : v.Metres[from * v.Size + to];
            (metres, driving) = (metres + leg, driving + times.Driving[p]);
            Pauses(times, p - 1, source, v, p, steps);
            var node = p == 0 || p > nodes.Length ? -1 : nodes[p - 1];
            var kind = p == 0 ? StepKind.Start : p > nodes.Length ? StepKind.End : node == Model.Reload ? StepKind.Reload : StepKind.Stop;
            steps.Add(new Step(kind, node < 0 ? null : model.Problem.Jobs[model.JobOf[node]].Id, node < 0 ? 0 : node - model.First[model.JobOf[node]],
                to < 0 ? (p == 0 && nodes.Length > 0 ? model.Location[nodes[0]] : p > nodes.Length ? evaluator.Place(v, _track, nodes.Length) : null) : to,
                times.Arrival[p], times.Start[p], times.Departure[p], times.Lateness[p], p > nodes.Length ? new int[model.Dims] : LoadAfter(p), times.Driving[p], leg));
        }
        var duty = times.Arrival[nodes.Length + 1] - times.Departure[0];
        var cost = source.FixedCost + (10 * driving * source.CostPerDrivingHour + 10 * duty * source.CostPerDutyHour + 36 * metres * source.CostPerKilometre) / 36000;
        return new Route(source.Id, steps, metres, driving, duty, cost);
    }

    /// <summary>Breaks of the gap before position p. One after the drive is at the door of the next step; its drive is told there.</summary>
    private void Pauses(Timetable times, int gap, Vehicle source, VehicleModel v, int p, List<Step> steps)
    {
        foreach (var (index, at, afterDrive, start) in times.Breaks)
        {
            if (at != gap) continue;
            var pause = v.Breaks[index];
            var since = steps[^1].Kind == StepKind.Break || !afterDrive ? steps[^1].Departure : times.Arrival[p];
            steps.Add(new Step(StepKind.Break, source.Breaks[v.BreakIndex[index]].Id, 0, null, since, start, start + pause.Duration, 0, LoadAfter(p - 1), 0, 0));
        }
    }

    private int[] LoadAfter(int p) => _track.Load.AsSpan(p * model.Dims, model.Dims).ToArray();
}
