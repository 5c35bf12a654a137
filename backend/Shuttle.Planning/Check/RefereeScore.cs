namespace Shuttle.Planning.Check;

/// <summary>The objective, term by term, from what the referee found in the routes.</summary>
static class RefereeScore
{
    public static Score Of(Problem problem, IReadOnlyList<RouteFacts> routes)
    {
        var counts = new PlanCounts(problem, routes);
        return new([.. problem.Objective.Levels.Select(level =>
        {
            var terms = level.Terms.Select(term => new TermScore(term.Term, counts.Of(term.Term))).ToList();
            return new LevelScore(level.Name, level.Terms.Zip(terms, (weight, term) => weight.Weight * term.Value).Sum(), terms);
        })]);
    }

    public static void Compare(Score reported, Score actual, Findings book)
    {
        if (reported.Levels.Count != actual.Levels.Count) { book.Add(ViolationCode.WrongScore, field: "levels"); return; }
        foreach (var (said, counted) in reported.Levels.Zip(actual.Levels))
        {
            book.Same(said.Value, counted.Value, ViolationCode.WrongScore, null, null, null, counted.Name);
            foreach (var term in counted.Terms)
                book.Same(said.Terms.FirstOrDefault(t => t.Term == term.Term)?.Value ?? 0, term.Value, ViolationCode.WrongScore, null, null, null, $"{counted.Name}.{term.Term}");
        }
    }
}

/// <summary>Counts each term.</summary>
sealed class PlanCounts(Problem problem, IReadOnlyList<RouteFacts> routes)
{
    readonly List<RouteFacts> used = [.. routes.Where(facts => facts.Visits.Count > 0)];
    readonly Dictionary<string, (RouteFacts Facts, Visit First)> served = routes
        .SelectMany(facts => facts.Visits.Select(visit => (facts, visit)))
        .GroupBy(v => v.visit.Job.Id).ToDictionary(job => job.Key, job => job.First());

    IEnumerable<Job> Unserved => problem.Jobs.Where(job => !served.ContainsKey(job.Id));
    IEnumerable<Job> Announced => problem.Jobs.Where(job => job.Announced is not null);

    public long Of(Term term) => term switch
    {
        Term.UnservedWorth => Unserved.Sum(job => job.Worth),
        Term.UnservedByPriority => UnservedByPriority(),
        Term.Vehicles => used.Count,
        Term.Metres => used.Sum(facts => facts.Metres),
        Term.DrivingSeconds => used.Sum(facts => facts.DrivingSeconds),
        Term.DutySeconds => used.Sum(facts => facts.DutySeconds),
        Term.Cost => used.Sum(facts => facts.Cost),
        Term.LatenessSeconds => used.Sum(facts => facts.Visits.Sum(visit => (long)visit.Lateness)),
        Term.SkippedBreaks => used.Sum(facts => facts.Vehicle.Breaks.Count(pause => !pause.Hard && facts.Misses(pause))),
        Term.AnnouncedShiftSeconds => Announced.Sum(Shift),
        Term.VehicleChanges => Announced.Count(job => job.Announced!.VehicleId is { } id && served.TryGetValue(job.Id, out var now) && now.Facts.Vehicle.Id != id),
        Term.OrderChanges => OrderChanges(),
        Term.DutySecondsSquaredImbalance => Imbalance(),
        Term.Unfamiliar => served.Values.Count(now => now.First.Job.Area is { } area && !now.Facts.Vehicle.FamiliarAreas.Contains(area)),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, "not a term"),
    };

    /// <summary>A job weighs one more than all jobs of lower priorities together, up to 2^40.</summary>
    long UnservedByPriority()
    {
        var (weights, below) = (new Dictionary<int, long>(), 0L);
        foreach (var rank in problem.Jobs.GroupBy(job => job.Priority).OrderBy(rank => rank.Key))
        {
            weights[rank.Key] = Math.Min(1 + below, 1L << 40);
            below = (long)Int128.Min((Int128)below + (Int128)weights[rank.Key] * rank.Count(), 1L << 40);
        }
        return Unserved.Sum(job => weights[job.Priority]);
    }

    long Shift(Job job) =>
        job.Announced!.StartSeconds is { } start && served.TryGetValue(job.Id, out var now)
            ? Math.Max(0, Math.Abs((long)now.First.Start - start) - job.Announced.ToleranceSeconds)
            : 0;

    long OrderChanges() => Announced.Where(job => job.Announced!.VehicleId is not null && job.Announced.Order is not null)
        .GroupBy(job => job.Announced!.VehicleId)
        .Where(vehicle => problem.Vehicles.Any(v => v.Id == vehicle.Key))
        .Sum(vehicle =>
        {
            var order = vehicle.OrderBy(job => job.Announced!.Order).ToList();
            return order.Zip(order.Skip(1)).Count(pair => !Still(pair.First, pair.Second, vehicle.Key!));
        });

    bool Still(Job before, Job after, string vehicle) =>
        served.TryGetValue(before.Id, out var a) && served.TryGetValue(after.Id, out var b)
        && a.Facts.Vehicle.Id == vehicle && b.Facts.Vehicle.Id == vehicle && a.First.Step < b.First.Step;

    /// <summary>Σ (d − mean)² = Σ d² − (Σ d)² / n, kept in whole numbers until the end.</summary>
    long Imbalance()
    {
        if (used.Count == 0) return 0;
        Int128 n = used.Count, sum = 0, squares = 0;
        foreach (var facts in used) { sum += facts.DutySeconds; squares += (Int128)facts.DutySeconds * facts.DutySeconds; }
        return (long)((n * squares - sum * sum) / (3600 * n));
    }
}
