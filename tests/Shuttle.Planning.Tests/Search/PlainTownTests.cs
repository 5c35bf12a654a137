using Shuttle.Planning.Check;
using Shuttle.Planning.Search;
using Shuttle.Planning.Search.Moves;

namespace Shuttle.Planning.Tests.Search;

/// <summary>Textbook days of some hundred stops, which have a search of their own.</summary>
public class PlainTownTests
{
    static readonly Objective[] Both = [Objective.Hierarchical, Objective.Distance];

    /// <summary>Homes on a plane about one depot; deliveries from it or shipments between homes, windows over a day.</summary>
    static Problem Town(int seed, int jobs, bool shipments)
    {
        var dice = new Random(seed);
        var nodes = 1 + jobs * (shipments ? 2 : 1);
        var at = Enumerable.Range(0, nodes).Select(_ => (X: dice.Next(1000), Y: dice.Next(1000))).ToArray();
        var legs = new int[nodes * nodes];
        for (var cell = 0; cell < legs.Length; cell++)
            legs[cell] = (int)Math.Ceiling(Math.Sqrt(Math.Pow(at[cell / nodes].X - at[cell % nodes].X, 2) + Math.Pow(at[cell / nodes].Y - at[cell % nodes].Y, 2)));
        JobStop Stop(int location, int opens, int closes) => new() { Location = location, ServiceSeconds = 60, Windows = [new(opens, closes)] };
        Job Delivery(int number) => new() { Id = $"j{number}", Stops = [Stop(number + 1, dice.Next(5000), dice.Next(8000, 14_000)) with { Delivery = [dice.Next(1, 9)] }] };
        Job Shipment(int number)
        {
            var (opens, load) = (dice.Next(9000), (int[])[dice.Next(1, 9)]);
            return new() { Id = $"j{number}", Stops = [Stop(2 * number + 1, opens, opens + 2000) with { Pickup = load }, Stop(2 * number + 2, opens, opens + 5000) with { Delivery = load }] };
        }
        return new()
        {
            Travel = [new(nodes, legs, legs)],
            Vehicles = [.. Enumerable.Range(0, jobs / 4).Select(v => new Vehicle { Id = $"v{v}", Start = 0, End = 0, ShiftFrom = 0, ShiftUntil = 16_000, Capacity = [100] })],
            Jobs = [.. Enumerable.Range(0, jobs).Select(number => shipments ? Shipment(number) : Delivery(number))],
            LoadDimensions = 1,
        };
    }

    [Theory]
    [InlineData(350, false)]
    [InlineData(60, false)]
    [InlineData(160, true)]
    public void Every_plan_of_a_town_serves_all_and_satisfies_the_referee(int jobs, bool shipments)
    {
        foreach (var objective in Both)
        {
            var problem = Town(jobs, jobs, shipments) with { Objective = objective };
            var first = Solver.Solve(problem, new());
            var plan = Solver.Solve(problem, new() { IterationLimit = 3000 });
            Assert.Empty(Referee.Check(problem, plan).Violations);
            Assert.Empty(plan.Unserved);
            Assert.True(plan.Score.CompareTo(first.Score) < 0, "the search finds something better than the first plan");
            Assert.Equal(0, plan.Score.CompareTo(Solver.Solve(problem, new() { IterationLimit = 3000, Threads = 2 }).Score));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tails_that_change_places_cost_what_was_promised_and_leave_possible_routes(bool shipments)
    {
        var made = Enumerable.Range(1, 8).Sum(seed => ExchangesOf(Town(seed, 80, shipments) with { Objective = Objective.Distance }));
        Assert.True(made > 20, $"only {made} exchanges were possible");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_placement_broken_off_early_decides_as_one_judged_to_the_end(bool shipments)
    {
        var (working, routes) = Planned(Town(7, 80, shipments) with { Objective = Objective.Distance });
        var (ruin, recreate, kept, broken) = (new StringRemoval(working), new GreedyInsertion(working), 0, 0);
        for (var round = 0; round < 1500; round++)
        {
            var (dice, limit) = (working.Rng, 40.0 * (round % 5));
            working.Begin();
            ruin.Apply();
            recreate.Apply();
            var delta = working.Delta();
            working.Undo();

            working.Rng = dice;
            var before = routes.TotalEnergy();
            working.Begin();
            ruin.Apply();
            var taken = recreate.ApplyBelow(limit - working.RouteDelta());
            Assert.Equal(delta < limit, taken);
            if (taken)
            {
                Assert.Equal(before + delta, routes.TotalEnergy(), 0.5);
                working.Energy += delta;
                working.Accept();
                kept++;
            }
            else
            {
                working.Undo();
                Assert.Equal(before, routes.TotalEnergy(), 0.5);
                broken++;
            }
        }
        Assert.True(kept > 100 && broken > 100, $"{kept} kept, {broken} broken off");
    }

    [Fact]
    public void A_route_put_back_as_it_was_keeps_its_version_and_another_one_does_not()
    {
        var (working, routes) = Planned(Town(3, 40, shipments: true) with { Objective = Objective.Distance });
        var slot = routes.SlotOf[0];
        var (steps, version) = (routes.Steps(slot).ToArray(), routes.Version[slot]);

        working.Begin();
        working.Touch(slot);
        routes.Set(slot, []);
        routes.Set(slot, steps);
        working.Accept();
        Assert.Equal(version, routes.Version[slot]);

        working.Begin();
        working.Touch(slot);
        working.MarkAbsent(0);
        working.RemoveMarked(slot);
        working.Accept();
        Assert.NotEqual(version, routes.Version[slot]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_fits_into_a_route_without_some_jobs_fits_into_a_route_that_never_had_them(bool shipments)
    {
        var problem = Town(11, 60, shipments) with { Objective = Objective.Distance };
        var (_, routes) = Planned(problem);
        var (dice, fresh, fits) = (new Random(3), Routes(problem), 0);
        for (var round = 0; round < 2000; round++)
        {
            int job = dice.Next(routes.Jobs), slot = dice.Next(routes.Slots);
            if (routes.Count[slot] == 0 || routes.SlotOf[job] == slot) continue;
            var there = routes.Steps(slot).ToArray();
            int[] victims = [.. Enumerable.Range(0, routes.Jobs).Where(j => routes.SlotOf[j] == slot && dice.Next(4) == 0)];
            Assert.True(fresh.Set(0, [.. there.Where(node => !victims.Contains(routes.JobOf[node]))]));
            var expected = fresh.Evaluate(job, 0, inHaste: false, double.PositiveInfinity) < int.MaxValue / 4;
            Assert.Equal(expected, routes.FitsWithout(job, slot, victims));
            fits += expected ? 1 : 0;
        }
        Assert.True(fits is > 20 and < 1900, $"{fits} fit");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_table_of_places_finds_the_cheapest_slot_whatever_has_changed_since(bool shipments)
    {
        // More slots than are looked up at once, and some left over.
        var (working, routes) = Planned(Town(5, shipments ? 140 : 280, shipments) with { Objective = Objective.Distance });
        Assert.True(routes.Slots > 8, $"{routes.Slots} slots");
        var (ruin, recreate, judged) = (new StringRemoval(working), new GreedyInsertion(working), 0);
        for (var round = 0; round < 400; round++)
        {
            working.Begin();
            ruin.Apply();
            for (var i = 0; i < working.AbsentCount; i++)
            {
                var job = working.Absent[i];
                var least = Enumerable.Range(0, routes.Slots).Min(slot => routes.Evaluate(job, slot, inHaste: false, double.PositiveInfinity));
                var before = routes.TotalEnergy();
                working.Begin();
                Assert.True(working.InsertBest(job, blink: false));
                Assert.Equal(least, routes.TotalEnergy() - before, 0.5);
                judged++;
            }
            working.Recount();
            if (round % 7 == 0) routes.Tidy();
        }
        Assert.True(judged > 1000, $"{judged} judged");
    }

    /// <summary>The first plan of a problem, to be worked on.</summary>
    static (Working, PlainRoutes) Planned(Problem problem)
    {
        var routes = Routes(problem);
        new WarmStart(new Model(problem), Solver.Solve(problem, new())).Into(routes);
        routes.Tidy();
        return (new Working(routes, 5), routes);
    }

    internal static PlainRoutes Routes(Problem problem)
    {
        var model = new Model(problem);
        var weights = new Weights(model);
        return new(PlainProblem.From(model, weights)!, new SharedTables(model, weights));
    }

    static int ExchangesOf(Problem problem)
    {
        var (_, routes) = Planned(problem);
        var made = 0;
        for (var node = 0; node < routes.Nodes; node++)
            for (var rank = 0; rank < routes.Reach; rank++)
            {
                var before = routes.TotalEnergy();
                if (!routes.FindTails(node, rank, threshold: double.PositiveInfinity, out var tails)) continue;
                routes.Exchange(tails);
                made++;
                Assert.Equal(before + tails.Delta, routes.TotalEnergy(), 0.5);
                var fresh = Routes(problem);
                Assert.True(fresh.Set(0, routes.Steps(tails.First)) && fresh.Set(1, routes.Steps(tails.Second)), "both routes are possible");
                Assert.Equal(routes.Energy[tails.First] + routes.Energy[tails.Second], fresh.TotalEnergy(), 0.5);
            }
        return made;
    }
}
