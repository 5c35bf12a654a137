using Shuttle.Planning.Check;
using Shuttle.Planning.Fuzz;

namespace Shuttle.Planning.Tests.Properties;

public class PlanPropertyTests
{
    [Fact]
    public void Every_plan_of_a_generated_day_satisfies_the_referee()
    {
        var failures = Enumerable.Range(1, Long.IsOn ? 20_000 : 200).Select(seed => FuzzRun.Try((ulong)seed, Long.IsOn ? 200 : 40)).Where(failure => failure is not null).Take(5).ToList();
        Assert.True(failures.Count == 0, string.Join("\n", failures.Select(failure => $"seed {failure!.Seed}: {failure.Reason}\n  {string.Join("\n  ", failure.Violations)}")));
    }

    [Fact]
    public void A_route_that_held_while_searching_holds_when_it_is_written_down() => Assert.Null(FuzzRun.Try(90_865, 100));

    [Fact]
    public void The_same_seed_and_iterations_make_the_same_plan()
    {
        for (var seed = 1ul; seed <= 20; seed++)
        {
            var problem = ProblemGenerator.Generate(seed);
            foreach (var threads in (int[])[1, 2])
            {
                var options = new SolverOptions { IterationLimit = 200, Seed = seed, Threads = threads };
                Assert.Equal(Told(problem, options), Told(problem, options));
            }
        }
    }

    [Fact]
    public void Cancelled_at_any_moment_the_plan_is_feasible()
    {
        var problem = new CityDay(3).Build(10);
        foreach (var reports in (int[])[0, 1, 3, 10])
        {
            using var stop = new CancellationTokenSource();
            if (reports == 0) stop.Cancel();
            var plan = Solver.Solve(problem, new SolverOptions { IterationLimit = 300 }, new StopAfter(reports, stop), stop.Token);
            Assert.Empty(Referee.Check(problem, plan).Violations);
        }
    }

    [Fact]
    public void A_plan_to_start_from_is_never_made_worse()
    {
        for (var seed = 1ul; seed <= 40; seed++)
        {
            var problem = ProblemGenerator.Generate(seed);
            if (Solve(problem, new SolverOptions { IterationLimit = 100, Seed = seed }) is not { } first) continue;
            var second = Solver.Solve(problem, new SolverOptions { IterationLimit = 50, Seed = seed + 1, WarmStart = first });
            Assert.True(second.Score.CompareTo(first.Score) <= 0, $"seed {seed}");
        }
    }

    static string Told(Problem problem, SolverOptions options) =>
        Solve(problem, options) is { } plan ? System.Text.Json.JsonSerializer.Serialize(plan) : "refused";

    static Plan? Solve(Problem problem, SolverOptions options)
    {
        try { return Solver.Solve(problem, options); }
        catch (ProblemException) { return null; }
    }

    /// <summary>Cancels after so many reports.</summary>
    sealed class StopAfter(int reports, CancellationTokenSource stop) : IProgress<SolverProgress>
    {
        int seen;

        public void Report(SolverProgress value)
        {
            if (++seen == reports) stop.Cancel();
        }
    }
}
