using Shuttle.Planning.Fuzz;
using Shuttle.Planning.Search;

namespace Shuttle.Planning.Tests.Search;

/// <summary>What time alone allows: a bound that must never rule out what is possible.</summary>
public class ReachTests
{
    [Fact]
    public void The_latest_departure_is_the_last_one_that_is_there_in_time()
    {
        var dice = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var v = Road(seconds: dice.Next(0, 9000), [(dice.Next(0, 9000), dice.Next(300, 1500)), (dice.Next(9001, 20_000), 1000), (dice.Next(20_001, 30_000), dice.Next(300, 1500))]);
            var arrival = dice.Next(10_000, 40_000);
            var departure = v.Departure(0, 1, arrival);
            Assert.True(v.Arrival(0, 1, departure) <= arrival);
            Assert.True(v.Arrival(0, 1, departure + 1) > arrival);
        }
    }

    [Fact]
    public void Where_a_job_stands_in_a_plan_there_is_time_for_it()
    {
        var asked = 0;
        for (var seed = 1ul; seed <= 150; seed++)
        {
            var problem = ProblemGenerator.Generate(seed);
            if (Routes(problem, seed) is not var (model, insertion, routes)) continue;
            for (var slot = 0; slot < routes.Slots; slot++)
            {
                var steps = routes.Steps(slot).ToArray();
                // A reload may be the only way round between two places.
                if (steps.Contains(Model.Reload)) continue;
                foreach (var job in steps.Select(node => model.JobOf[node]).Distinct().Where(job => model.FrozenStops[job] == 0))
                {
                    asked++;
                    Assert.True(insertion.HasTime(slot, job, Track([.. steps.Where(node => model.JobOf[node] != job)])), $"seed {seed}, job {job}, vehicle {slot}");
                }
            }
        }
        Assert.True(asked > 300, $"only {asked} jobs were asked about");
    }

    [Fact]
    public void A_hard_break_that_no_longer_fits_is_seen_in_the_bounds()
    {
        // An hour of driving there and back, a break of an hour that must begin between 1:00 and 2:00, and the shift ends at 4:00.
        var lunch = new Break { Id = "lunch", Windows = [new(3600, 7200)], DurationSeconds = 3600, Hard = true };
        Job Visit(int minutes) => new() { Id = "j", Stops = [new() { Location = 1, ServiceSeconds = minutes * 60 }] };
        bool HasTime(int minutes, Break pause)
        {
            var vehicle = new Vehicle { Id = "v", Start = 0, End = 0, ShiftUntil = 14_400, Breaks = [pause] };
            var model = new Model(new() { Travel = [new(2, Hours, Hours)], Vehicles = [vehicle], Jobs = [Visit(minutes)] });
            var weights = new Weights(model);
            return new Insertion(model, weights, new Evaluator(model, weights)).HasTime(0, 0, Track([]));
        }

        Assert.True(HasTime(60, lunch));
        Assert.False(HasTime(61, lunch));
        Assert.True(HasTime(61, lunch with { Hard = false }));
    }

    static readonly int[] Hours = [0, 3600, 3600, 0];

    static VehicleModel Road(int seconds, IReadOnlyList<(int, int)> speed)
    {
        int[] legs = [0, seconds, seconds, 0];
        var vehicle = new Vehicle { Id = "v", Start = 0, End = 0 };
        return new(new() { Travel = [new(2, legs, legs) { SpeedByTime = speed }], Vehicles = [vehicle], Jobs = [] }, vehicle);
    }

    static Track Track(int[] steps)
    {
        var track = new Track { Length = steps.Length };
        track.Reserve(steps.Length, 1, 1);
        steps.CopyTo(track.Steps, 1);
        return track;
    }

    static (Model Model, Insertion Insertion, RouteSet Routes)? Routes(Problem problem, ulong seed)
    {
        try
        {
            var plan = Solver.Solve(problem, new SolverOptions { IterationLimit = 40, Seed = seed });
            var model = new Model(problem);
            var weights = new Weights(model);
            var routes = new RichRoutes(model, weights, new SharedTables(model, weights));
            new WarmStart(model, plan).Into(routes);
            return (model, new Insertion(model, weights, routes.Evaluator), routes);
        }
        catch (ProblemException) { return null; }
    }
}
