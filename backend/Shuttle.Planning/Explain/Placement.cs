namespace Shuttle.Planning.Explain;

/// <summary>What the explanations share.</summary>
static class Placement
{
    /// <summary>The routes of a plan in a problem that may have more jobs or vehicles than the plan knows.</summary>
    public static Inserter Read(Problem problem, Plan plan, string? without = null)
    {
        var inserter = new Inserter(problem, without is null ? plan : Without(plan, without));
        return inserter.Impossible is null ? inserter : throw inserter.Broken();
    }

    /// <summary>The plan without a job, and without the trips that this leaves empty.</summary>
    public static Plan Without(Plan plan, string jobId) => plan with
    {
        Routes = [.. plan.Routes.Select(route =>
        {
            var steps = route.Steps.Where(step => step.Kind is StepKind.Reload || (step.Kind == StepKind.Stop && step.JobId != jobId)).ToList();
            for (var i = steps.Count - 1; i >= 0; i--)
                if (steps[i].Kind == StepKind.Reload && (i == 0 || i == steps.Count - 1 || steps[i - 1].Kind == StepKind.Reload)) steps.RemoveAt(i);
            return route with { Steps = steps };
        })],
    };

    public static IReadOnlyList<LevelScore> Difference(Score score, Score from) =>
        [.. score.Levels.Zip(from.Levels, (now, before) => new LevelScore(now.Name, now.Value - before.Value,
            [.. now.Terms.Zip(before.Terms, (a, b) => new TermScore(a.Term, a.Value - b.Value))]))];

    public static void CheckLocations(Problem problem, Job job)
    {
        for (var s = 0; s < job.Stops.Count; s++)
            if (job.Stops[s].Location < 0 || job.Stops[s].Location >= problem.Travel[0].Size)
                throw new ProblemException($"job {job.Id}.stops[{s}].location", $"must be from 0 to {problem.Travel[0].Size - 1}");
    }

    /// <summary>Whether a route, timed without them, keeps the longest times on board and the pinned positions.</summary>
    public static bool KeepsTimesAndPins(Problem problem, Route route)
    {
        var stops = route.Steps.Where(step => step.Kind == StepKind.Stop).ToList();
        var at = stops.Select((step, i) => (step, i)).ToLookup(x => x.step.JobId, x => x.i);
        return problem.Jobs.Where(job => Inserter.NeedsReplay(job) && at.Contains(job.Id)).All(job =>
        {
            var (first, last) = (at[job.Id].First(), at[job.Id].Last());
            return !(stops[last].ServiceStart - stops[first].Departure > job.MaxOnBoardSeconds)
                && (job.Pin?.Position is not { } position || (position == -1 ? last == stops.Count - 1 : first == position));
        });
    }
}
