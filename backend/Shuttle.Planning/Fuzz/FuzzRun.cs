using Shuttle.Planning.Check;

namespace Shuttle.Planning.Fuzz;

/// <summary>A generated problem on which the engine failed.</summary>
/// <param name="Seed">Of <see cref="ProblemGenerator.Generate"/>.</param>
/// <param name="Reason">What was wrong.</param>
/// <param name="Violations">What the referee found, if the plan was at fault.</param>
public sealed record FuzzFailure(ulong Seed, string Reason, IReadOnlyList<Violation> Violations);

/// <summary>Solves generated problems and lets the referee judge.</summary>
public static class FuzzRun
{
    /// <summary>What a day may be refused for: what is under way cannot be finished, a chain closes before it begins.</summary>
    static readonly string[] Refused = ["has begun", "frozen", "impossible chain"];

    /// <summary>The failure of one seed, or null. A problem that the engine refuses as impossible to begin with is no failure.</summary>
    public static FuzzFailure? Try(ulong seed, long iterations, int mostJobs = 14)
    {
        var problem = ProblemGenerator.Generate(seed, mostJobs);
        try
        {
            var plan = Solver.Solve(problem, new SolverOptions { IterationLimit = iterations, Seed = seed });
            var report = Referee.Check(problem, plan);
            return report.Feasible ? null : new(seed, $"{report.Violations.Count} violations", report.Violations);
        }
        catch (ProblemException e) when (Refused.Any(rule => e.Message.Contains(rule, StringComparison.Ordinal))) { return null; }
        catch (Exception e) when (e is not OutOfMemoryException) { return new(seed, e.ToString(), []); }
    }
}
