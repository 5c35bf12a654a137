using Shuttle.Planning.Check;
using Shuttle.Planning.Fuzz;
using static Shuttle.Planning.Tests.LineTown;

namespace Shuttle.Planning.Tests.Search;

/// <summary>What callers may rely on: same seed, same plan; feasible whenever it is stopped; a warm start is not lost.</summary>
public class SolverTests
{
    static readonly SolverOptions Short = new() { IterationLimit = 400, Seed = 7 };

    static string Told(Plan plan) => string.Join('|', plan.Routes.Select(r => r.VehicleId + ':' + string.Join(' ', r.Steps.Select(s => $"{s.JobId}#{s.Stop}@{s.ServiceStart}"))));

    static Problem Plain(int jobs) => new()
    {
        Travel = [Road],
        Vehicles = [.. Enumerable.Range(0, 4).Select(v => Courier($"v{v}"))],
        Jobs = [.. Enumerable.Range(0, jobs).Select(j => Shipment($"j{j}", 1 + j * 3 % 9, 1 + (j * 5 + 1) % 9, 1 + j % 3))],
        Objective = Objective.Hierarchical,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_same_seed_and_iterations_give_the_same_plan(int threads)
    {
        foreach (var problem in (Problem[])[Plain(20), ProblemGenerator.Generate(11), ProblemGenerator.Generate(12)])
            Assert.Equal(Told(Solver.Solve(problem, Short with { Threads = threads })), Told(Solver.Solve(problem, Short with { Threads = threads })));
    }

    [Fact]
    public void A_cancelled_search_returns_a_feasible_plan()
    {
        foreach (var problem in (Problem[])[Plain(20), ProblemGenerator.Generate(11)])
        {
            using var stop = new CancellationTokenSource();
            var seen = 0;
            var progress = new Sink(_ => { if (++seen == 2) stop.Cancel(); });
            Assert.True(Referee.Check(problem, Solver.Solve(problem, new() { IterationLimit = 100_000 }, progress, stop.Token)).Feasible);
            Assert.True(Referee.Check(problem, Solver.Solve(problem, new() { IterationLimit = 100_000 }, null, new(true))).Feasible);
        }
    }

    sealed class Sink(Action<SolverProgress> act) : IProgress<SolverProgress>
    {
        public void Report(SolverProgress value) => act(value);
    }

    [Fact]
    public void Progress_only_gets_better_and_ends_with_the_answer()
    {
        var plans = new List<Plan>();
        var answer = Solver.Solve(Plain(20), Short, new Sink(p => plans.Add(p.Plan)));
        for (var i = 1; i < plans.Count; i++) Assert.True(plans[i].Score.CompareTo(plans[i - 1].Score) < 0);
        Assert.Equal(0, answer.Score.CompareTo(plans[^1].Score));
    }

    [Fact]
    public void A_warm_start_is_never_made_worse()
    {
        for (var seed = 1ul; seed < 16; seed++)
        {
            var problem = ProblemGenerator.Generate(seed);
            try
            {
                var first = Solver.Solve(problem, Short);
                var again = Solver.Solve(problem, new SolverOptions { IterationLimit = 0, WarmStart = first });
                Assert.True(again.Score.CompareTo(first.Score) <= 0, $"seed {seed}");
            }
            catch (ProblemException) { }
        }
    }

    [Fact]
    public void Without_a_limit_the_first_plan_is_returned() =>
        Assert.Equal(0, Solver.Solve(Plain(8), new SolverOptions()).Iterations);

    [Fact]
    public void No_job_and_no_vehicle_is_an_empty_plan()
    {
        Assert.Empty(Solver.Solve(Day([Courier()], []), Short).Routes);
        Assert.Equal(["a"], Solver.Solve(Day([], Visit("a", 1)), Short).Unserved);
    }

    [Fact]
    public void The_plain_and_the_rich_search_agree_on_a_plain_problem()
    {
        // A level that can never count turns the plain case off.
        var plain = Plain(12);
        var rich = plain with { Objective = new([.. plain.Objective.Levels, new("late", [new(Term.LatenessSeconds, 1)])]) };
        var (a, b) = (Solver.Solve(plain, new() { IterationLimit = 4000 }), Solver.Solve(rich, new() { IterationLimit = 4000 }));
        Assert.Equal(a.Score.Levels.Select(l => l.Value), b.Score.Levels.Take(3).Select(l => l.Value));
    }
}
