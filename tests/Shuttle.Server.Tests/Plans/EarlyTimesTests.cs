using Shuttle.Planning;
using Shuttle.Planning.Check;
using Shuttle.Server.Plans;

namespace Shuttle.Server.Tests.Plans;

public sealed class EarlyTimesTests
{
    // Depot 0, homes 1 and 2; every leg takes 10 minutes and a kilometre, every door 5 minutes.
    private static Problem Day(params (int From, int Until)[] windows) => new()
    {
        Travel = [new TravelMatrix(3, new[] { 0, 600, 600, 600, 0, 600, 600, 600, 0 }, new[] { 0, 1000, 1000, 1000, 0, 1000, 1000, 1000, 0 })],
        Vehicles = [new Vehicle { Id = "k", Start = 0, End = 0, ShiftFrom = 8 * 3600, ShiftUntil = 16 * 3600, Capacity = [9] }],
        Jobs = [.. windows.Select((w, i) => new Job { Id = $"j{i + 1}", Stops = [new JobStop { Location = i + 1, ServiceSeconds = 300, Pickup = [1], Windows = [new(w.From, w.Until + 3600, w.Until)] }] })],
    };

    [Fact]
    public void A_courier_is_at_the_first_door_when_its_window_opens_and_waits_for_the_second()
    {
        // First door 13.00–15.00, second 15.00–16.00. Leaving as late as it may, the engine would serve the first at 14.45.
        var problem = Day((13 * 3600, 15 * 3600), (15 * 3600, 16 * 3600));
        var plan = EarlyTimes.Of(problem, Solver.Solve(problem, new SolverOptions { IterationLimit = 200, Seed = 1 }));
        var steps = plan.Routes.Single().Steps;
        Assert.Equal(13 * 3600 - 600, steps[0].Departure);
        Assert.Equal(13 * 3600, steps[1].ServiceStart);
        // 13.00 + 5 min + 10 min = 13.15 at the second door, which opens at 15.00; home at 15.15.
        Assert.Equal((13 * 3600 + 900, 15 * 3600, 15 * 3600 + 900), (steps[2].Arrival, steps[2].ServiceStart, steps[3].Arrival));
        Assert.True(Referee.Check(problem, plan).Feasible);
    }

    [Fact]
    public void A_departure_is_never_before_the_shift_and_lateness_never_grows()
    {
        // Both doors want eight o'clock: the second is late whatever is done, by at least 10 + 5 + 10 − 15 = 10 minutes.
        var problem = Day((0, 8 * 3600 + 900), (0, 8 * 3600 + 900));
        var before = Solver.Solve(problem, new SolverOptions { IterationLimit = 200, Seed = 1 });
        var plan = EarlyTimes.Of(problem, before);
        Assert.Equal(8 * 3600, plan.Routes.Single().Steps[0].Departure);
        Assert.Equal(before.Score.Levels.Single(l => l.Name == "lateness").Value, plan.Score.Levels.Single(l => l.Name == "lateness").Value);
        Assert.Equal(600, plan.Score.Levels.Single(l => l.Name == "lateness").Terms.Single(t => t.Term == Term.LatenessSeconds).Value);
        Assert.True(Referee.Check(problem, plan).Feasible);
    }
}
