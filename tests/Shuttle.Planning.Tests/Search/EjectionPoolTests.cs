using Shuttle.Planning.Search;
using Shuttle.Planning.Search.Moves;

namespace Shuttle.Planning.Tests.Search;

/// <summary>Making room for a job that fits nowhere as things are.</summary>
public class EjectionPoolTests
{
    static readonly int[] Legs = [.. Enumerable.Range(0, 17 * 17).Select(cell => cell / 17 == cell % 17 ? 0 : 10)];

    /// <summary>One vehicle for four parcels; shipments of so many parcels, all on board at the same time.</summary>
    static Problem Van(params int[] parcels)
    {
        JobStop Stop(int location, int opens) => new() { Location = location, Windows = [new(opens, opens + 1000)] };
        return new()
        {
            Travel = [new(17, Legs, Legs)],
            Vehicles = [new() { Id = "v", Start = 0, End = 0, ShiftFrom = 0, ShiftUntil = 10_000, Capacity = [4] }],
            Jobs = [.. parcels.Select((count, j) => new Job
            {
                Id = $"j{j}",
                Stops = [Stop(2 * j + 1, 0) with { Pickup = [count] }, Stop(2 * j + 2, 5000) with { Delivery = [count] }],
            })],
            LoadDimensions = 1,
            Objective = Objective.Hierarchical,
        };
    }

    static (Working Working, RouteSet Routes, EjectionPool Pool) Start(Problem problem, int[] absences, params int[] steps)
    {
        RouteSet routes = PlainTownTests.Routes(problem);
        Assert.True(routes.Set(0, steps));
        routes.CloseEmpty();
        var working = new Working(routes, 1);
        var pool = new EjectionPool(working, new StringRemoval(working), new GreedyInsertion(working), absences);
        pool.Start();
        return (working, routes, pool);
    }

    [Fact]
    public void A_job_that_needs_the_room_of_three_throws_out_three()
    {
        // Jobs 0 to 3 have one parcel each, job 4 has three; job 2 was the hardest to place before.
        int[] absences = [0, 0, 9, 0, 0];
        var (working, routes, pool) = Start(Van(1, 1, 1, 1, 3), absences, 0, 2, 4, 6, 1, 3, 5, 7);
        Assert.Equal([4], working.Absent[..working.AbsentCount]);

        Assert.False(pool.Step());

        Assert.Equal([0, 1, 3], working.Absent[..working.AbsentCount].Order());
        Assert.Equal([4, 5, 8, 9], routes.Steps(0).ToArray().Order());
    }

    [Fact]
    public void Where_one_or_two_will_do_no_more_are_thrown_out()
    {
        var (working, _, pool) = Start(Van(1, 1, 2, 2), [0, 0, 0, 0], 0, 2, 4, 1, 3, 5);
        pool.Step();
        Assert.Equal([2], working.Absent[..working.AbsentCount]);
    }

    [Fact]
    public void A_job_for_which_even_an_empty_route_is_too_small_waits_and_throws_nobody_out()
    {
        var (working, routes, pool) = Start(Van(1, 1, 5), [0, 0, 0], 0, 2, 1, 3);
        for (var round = 0; round < 3; round++) Assert.False(pool.Step());
        Assert.Equal([2], working.Absent[..working.AbsentCount]);
        Assert.Equal(4, routes.Count[0]);
    }
}
