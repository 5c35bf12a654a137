using Shuttle.Planning.Check;
using static Shuttle.Planning.Tests.LineTown;

namespace Shuttle.Planning.Tests.Search;

/// <summary>What must not stop the planning of everything else, and what must not outweigh what.</summary>
public class AwkwardDayTests
{
    static Plan Solve(Problem problem, long iterations = 600, int threads = 1)
    {
        var plan = Solver.Solve(problem, new SolverOptions { IterationLimit = iterations, Threads = threads });
        Assert.Empty(Referee.Check(problem, plan).Violations);
        return plan;
    }

    static Problem Promise(IReadOnlyList<Vehicle> vehicles, params IReadOnlyList<Job> jobs) => Day(vehicles, jobs) with { Objective = Objective.PromiseFirst };

    public static TheoryData<Vehicle> Stranded => new(
        Courier("stranded") with { Start = 5, ShiftUntil = 300 },
        Courier("stranded") with { Start = 5, MaxDrivingSeconds = 400 },
        Courier("stranded") with { Start = 5, MaxDutySeconds = 400 },
        Courier("stranded") with { Start = 5, MaxMetres = 4000 });

    [Theory]
    [MemberData(nameof(Stranded))]
    public void A_vehicle_that_cannot_get_home_stays_unused_and_the_others_are_planned(Vehicle stranded)
    {
        Assert.Equal("v1", Solve(Promise([stranded, Courier()], Visit("a", 2), Visit("b", 7))).Routes.Single().VehicleId);
        Assert.Equal(["a"], Solve(Promise([stranded], Visit("a", 2))).Unserved);
    }

    [Fact]
    public void A_hard_break_that_may_be_taken_until_the_shift_ends_is_taken_in_every_route()
    {
        var courier = Courier() with { ShiftUntil = 2000, Breaks = [new() { Id = "meal", Windows = [new(0, 2000)], DurationSeconds = 600 }] };
        var steps = Solve(Promise([courier], Visit("a", 3))).Routes.Single().Steps;
        Assert.Single(steps, step => step.Kind == StepKind.Break);
        // 300 out, 50 there, 300 back and the meal are 1250: with a stop that lasts 850 there is no room for the meal.
        Assert.Equal(["long"], Solve(Promise([courier], Visit("long", 3, 850))).Unserved);
    }

    [Fact]
    public void A_soft_break_that_may_be_taken_until_the_shift_ends_counts_where_it_is_skipped()
    {
        var courier = Courier() with { ShiftUntil = 2000, Breaks = [new() { Id = "meal", Windows = [new(0, 2000)], DurationSeconds = 600, Hard = false }] };
        var plan = Solve(Promise([courier], Visit("long", 3, 850)));
        Assert.Empty(plan.Unserved);
        Assert.Equal(1, plan.Score.Levels.SelectMany(l => l.Terms).Single(t => t.Term == Term.SkippedBreaks).Value);
    }

    [Fact]
    public void No_worth_outweighs_a_priority()
    {
        // There is time for one of the two only.
        var courier = Courier() with { ShiftUntil = 1900 };
        var plan = Solve(Promise([courier], Visit("dear", 9, 50) with { Worth = 1_000_000 }, Visit("vulnerable", 9, 80) with { Priority = 1, Worth = 0 }));
        Assert.Equal(["dear"], plan.Unserved);
    }

    [Fact]
    public void Worth_decides_between_jobs_of_one_priority()
    {
        var courier = Courier() with { ShiftUntil = 1900 };
        Assert.Equal(["cheap"], Solve(Promise([courier], Visit("cheap", 9, 60), Visit("dear", 9, 80) with { Worth = 3 })).Unserved);
    }

    [Fact]
    public void The_plan_does_not_depend_on_the_number_of_threads()
    {
        static string Told(Plan plan) => string.Join('|', plan.Routes.Select(r => r.VehicleId + ':' + string.Join(' ', r.Steps.Select(s => $"{s.JobId}#{s.Stop}@{s.ServiceStart}"))));
        var jobs = Enumerable.Range(0, 24).Select(j => Shipment($"j{j}", 1 + j * 3 % 9, 1 + (j * 5 + 1) % 9, 1 + j % 3)).ToList();
        var plain = new Problem { Travel = [Road], Vehicles = [.. Enumerable.Range(0, 5).Select(v => Courier($"v{v}"))], Jobs = jobs, Objective = Objective.Hierarchical };
        var alone = Told(Solve(plain, 30_000));
        Assert.Equal(alone, Told(Solve(plain, 30_000, threads: 2)));
        Assert.Equal(alone, Told(Solve(plain, 30_000, threads: 3)));
    }
}
