using Shuttle.Planning.Fuzz;

namespace Shuttle.Planning.Tests.Properties;

public class BruteForceTests
{
    /// <summary>Generated days cut down to two vehicles with a break each and three jobs of one or two stops.</summary>
    static Problem Tiny(ulong seed)
    {
        var problem = ProblemGenerator.Generate(seed, 6);
        var vehicles = problem.Vehicles.Take(2).Select(vehicle => vehicle with { Breaks = [.. vehicle.Breaks.Take(1)], Frozen = [] }).ToList();
        bool Known(string? id) => id is null || vehicles.Any(vehicle => vehicle.Id == id);
        var jobs = problem.Jobs.Where(job => job.Stops.Count <= 2 && Known(job.OnBoardOf) && Known(job.Pin?.VehicleId) && job.NotVehicles.All(Known)
            && (job.OnlyVehicles ?? []).All(Known) && job.Skills.All(skill => vehicles.Any(vehicle => vehicle.Skills.Contains(skill)))).Take(3).ToList();
        return problem with { Vehicles = vehicles, Jobs = jobs };
    }

    [Fact]
    public void The_search_serves_as_much_as_trying_everything_and_nearly_always_finds_the_best()
    {
        var (worse, days) = (new List<string>(), Long.IsOn ? 3000 : 60);
        for (var seed = 1ul; seed <= (ulong)days; seed++)
        {
            var problem = Tiny(seed);
            var optimum = new BruteForce(problem).Best();
            Plan plan;
            try { plan = Solver.Solve(problem, new SolverOptions { IterationLimit = 300, Seed = seed }); }
            catch (ProblemException) { continue; }
            Assert.True(plan.Score.Levels[0].Value <= optimum.Levels[0].Value, $"seed {seed}: {Told(plan.Score)} where {Told(optimum)} is possible");
            if (plan.Score.CompareTo(optimum) > 0) worse.Add($"seed {seed}: {Told(plan.Score)} where {Told(optimum)} is possible");
        }
        Assert.True(worse.Count <= days / 20, string.Join("\n", worse));
    }

    static string Told(Score score) => string.Join('/', score.Levels.Select(level => level.Value));
}

/// <summary>Long runs are asked for with SHUTTLE_LONG=1.</summary>
static class Long
{
    public static bool IsOn => Environment.GetEnvironmentVariable("SHUTTLE_LONG") == "1";
}
