namespace Shuttle.Planning.Explain;

/// <summary>What serving a job in one of the offered windows would mean.</summary>
/// <param name="Window">The window offered.</param>
/// <param name="VehicleId">Who would do it, or null if it fits nowhere; then the rest is empty.</param>
/// <param name="StartSeconds">When service of the first stop would start.</param>
/// <param name="Difference">Score with the job minus score without it, level by level: what it would cost, the unserved job itself included.</param>
public sealed record Quote(TimeWindow Window, string? VehicleId, int StartSeconds, IReadOnlyList<LevelScore> Difference);

/// <summary>
/// Answers "what would it cost, and when would you come?" for a job that is not in a plan yet, without planning anew: the cheapest
/// feasible insertion into the routes as they are, for each window that could be offered. Not safe to share between threads.
/// </summary>
public static class Quoter
{
    /// <summary>
    /// Quotes a job for each window of its first stop. Its locations must be in the problem's matrices; a <see cref="ProblemException"/>
    /// says so if they are not, and names a route of the plan that breaks a rule.
    /// </summary>
    public static IReadOnlyList<Quote> Ask(Problem problem, Plan plan, Job job, IReadOnlyList<TimeWindow> offered)
    {
        // The variants stand side by side in one problem, so that it is compiled once.
        var variants = offered.Select((window, i) => job with { Id = $"{job.Id} in window {i}", Stops = [job.Stops[0] with { Windows = [window] }, .. job.Stops.Skip(1)] }).ToList();
        var asked = problem with { Jobs = [.. problem.Jobs, .. variants] };
        Placement.CheckLocations(problem, job);
        var hasty = new Hunt(asked, plan, strict: false);
        var strict = new Lazy<Hunt>(() => new Hunt(asked, plan, strict: true));
        return [.. offered.Select((window, i) => hasty.Quote(problem.Jobs.Count + i, window) ?? strict.Value.Quote(problem.Jobs.Count + i, window)!)];
    }

    /// <summary>
    /// Looks for places. Time limits on board and pinned positions make the search replay a whole route for each place and rarely decide,
    /// so the first hunt does without them and gives up only where its answer breaks one.
    /// </summary>
    sealed class Hunt(Problem problem, Plan plan, bool strict)
    {
        readonly Inserter inserter = new(strict ? problem : Inserter.Lenient(problem), plan);
        Score? without;

        public Quote? Quote(int job, TimeWindow window)
        {
            without ??= inserter.Score();
            if (inserter.Best(job) is not { } spot) return new(window, null, 0, []);
            var (step, route, score) = inserter.StepAt(spot, job);
            return strict || Placement.KeepsTimesAndPins(problem, route) ? new(window, route.VehicleId, step.ServiceStart, Placement.Difference(score, without)) : null;
        }
    }

    /// <summary>
    /// The plan with a job of the problem put where it was quoted, all other routes as they are; null if it fits nowhere. The job comes
    /// with the window that was chosen.
    /// </summary>
    public static Plan? Accept(Problem problem, Plan plan, string jobId)
    {
        var inserter = Placement.Read(problem, plan);
        return inserter.Best(inserter.JobOf(jobId)) is { } spot ? inserter.PlanWith(spot, plan) : null;
    }
}
