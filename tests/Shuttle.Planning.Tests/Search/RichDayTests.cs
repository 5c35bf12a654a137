using Shuttle.Planning.Check;
using static Shuttle.Planning.Tests.LineTown;

namespace Shuttle.Planning.Tests.Search;

/// <summary>Small days on the line town whose best plan can be told by heart: one feature each.</summary>
public class RichDayTests
{
    static Plan Solve(Problem problem)
    {
        var plan = Solver.Solve(problem, new SolverOptions { IterationLimit = 600 });
        Assert.Empty(Referee.Check(problem, plan).Violations);
        return plan;
    }

    static Problem Promise(IReadOnlyList<Vehicle> vehicles, params IReadOnlyList<Job> jobs) => Day(vehicles, jobs) with { Objective = Objective.PromiseFirst };

    static long Value(Plan plan, Term term) => plan.Score.Levels.SelectMany(l => l.Terms).First(t => t.Term == term).Value;

    static string Order(Plan plan) => string.Join(' ', plan.Routes[0].Steps.Skip(1).SkipLast(1).Select(s => s.Kind == StepKind.Reload ? "~" : s.JobId));

    [Fact]
    public void A_soft_window_gives_way_to_a_hard_one()
    {
        // Service at 6 must start by 700; then 3 is reached at 600 + 50 + 300 = 950, 450 too late. The other way round 6 is missed.
        var plan = Solve(Promise([Courier()], Visit("soft", 3, 150, new TimeWindow(0, 2000, SoftUntil: 500)), Visit("hard", 6, 50, new TimeWindow(0, 700))));
        Assert.Empty(plan.Unserved);
        Assert.Equal("hard soft", Order(plan));
        Assert.Equal(450, Value(plan, Term.LatenessSeconds));
    }

    [Fact]
    public void A_soft_break_is_skipped_rather_than_a_job()
    {
        var courier = Courier() with { Breaks = [new() { Id = "meal", Windows = [new(100, 400)], DurationSeconds = 600, Hard = false }] };
        var plan = Solve(Promise([courier], Visit("a", 5, 50, new TimeWindow(0, 600))));
        Assert.Empty(plan.Unserved);
        Assert.Equal(1, Value(plan, Term.SkippedBreaks));
    }

    [Fact]
    public void A_hard_break_is_kept_while_waiting_where_that_costs_nothing()
    {
        // The windows leave 700 idle seconds between the visits, 600 of which are the prayer.
        var courier = Courier() with { Breaks = [new() { Id = "prayer", Windows = [new(300, 1000)], DurationSeconds = 600 }] };
        var plan = Solve(Promise([courier], Visit("a", 1, 50, new TimeWindow(100, 100)), Visit("b", 2, 50, new TimeWindow(950, 950))));
        Assert.Empty(plan.Unserved);
        Assert.Equal("a prayer b", Order(plan));
    }

    [Fact]
    public void Who_is_home_before_the_break_needs_none()
    {
        var courier = Courier() with { Breaks = [new() { Id = "prayer", Windows = [new(3000, 3600)], DurationSeconds = 600 }] };
        Assert.Equal("a", Order(Solve(Promise([courier], Visit("a", 1)))));
    }

    [Fact]
    public void Two_trips_carry_what_one_cannot()
    {
        var courier = Courier() with { Capacity = [5], Reload = new(0, 60, 2) };
        var plan = Solve(Promise([courier], Delivery("a", 2, 4), Delivery("b", 3, 4)));
        Assert.Empty(plan.Unserved);
        Assert.Contains('~', Order(plan));
    }

    [Fact]
    public void Where_capacity_is_short_the_higher_priority_goes_first()
    {
        var jobs = Enumerable.Range(0, 5).Select(j => Delivery($"low{j}", 1 + j, 2) with { Worth = 0 }).Append(Delivery("high", 9, 10) with { Priority = 10, Worth = 0 }).ToArray();
        Assert.Equal("high", Order(Solve(Promise([Courier()], jobs))));
    }

    [Fact]
    public void A_chain_keeps_its_order_and_others_may_come_between()
    {
        var chain = new Job { Id = "chain", Stops = [.. ((int[])[1, 5, 9]).Select(place => new JobStop { Location = place })] };
        var plan = Solve(Promise([Courier()], chain, Visit("v", 3)));
        Assert.Equal("chain v chain chain", Order(plan));
        Assert.Equal(18_000, plan.Routes[0].Metres);
    }

    [Fact]
    public void The_first_stop_waits_so_that_the_ride_stays_short()
    {
        // The office at 4 opens at 2000; with at most 400 s on board, the pickup at 1 waits until 2000 − 400 − 50.
        var shipment = new Job { Id = "s", MaxOnBoardSeconds = 400, Stops = [new() { Location = 1, ServiceSeconds = 50, Pickup = [1] }, new() { Location = 4, Delivery = [1], Windows = [new(2000, 3000)] }] };
        var plan = Solve(Promise([Courier()], shipment));
        Assert.Empty(plan.Unserved);
        Assert.True(plan.Routes[0].Steps[1].ServiceStart >= 1550);
    }

    [Fact]
    public void What_was_announced_is_kept_although_another_order_is_shorter()
    {
        var plan = Solve(Promise([Courier()], Visit("far", 9, 0) with { Announced = new("v1", 900, 100) }, Visit("near", 1, 0) with { Announced = new("v1", 2500, 100) }));
        Assert.Equal("far near", Order(plan));
        Assert.Equal(0, Value(plan, Term.AnnouncedShiftSeconds));
    }

    [Fact]
    public void A_frozen_prefix_stays_and_the_rest_of_its_job_follows()
    {
        var shipment = Shipment("s", 8, 2);
        var plan = Solve(Promise([Courier() with { Frozen = [("s", 0)] }], shipment, Visit("v", 1)));
        Assert.Equal("s s v", Order(plan));
        Assert.Equal(0, plan.Routes[0].Steps[0].Departure);
    }

    [Fact]
    public void Pins_fix_vehicle_position_and_time()
    {
        var plan = Solve(Promise([Courier(), Courier("v2")], Visit("a", 1) with { Pin = new(VehicleId: "v2", Position: -1) }, Visit("b", 2) with { Pin = new(VehicleId: "v2", StartSeconds: 777) }));
        Assert.Equal("b a", Order(plan));
        Assert.Equal(("v2", 777), (plan.Routes[0].VehicleId, plan.Routes[0].Steps[1].ServiceStart));
    }

    [Fact]
    public void Rush_hour_makes_the_vehicle_go_the_other_way_round()
    {
        // Half speed from 400 on: 9 by 950 is only possible first.
        var road = Road with { SpeedByTime = [(400, 500)] };
        var plan = Solve(Promise([Courier() with { ShiftUntil = 9000 }], Visit("a", 3, 100, new TimeWindow(0, 9000)), Visit("b", 9, 0, new TimeWindow(0, 1400))) with { Travel = [road] });
        Assert.Equal("b a", Order(plan));
    }

    [Fact]
    public void An_area_goes_to_who_knows_it()
    {
        var plan = Solve(Promise([Courier(), Courier("v2") with { FamiliarAreas = ["north"] }], Visit("a", 1) with { Area = "north" }));
        Assert.Equal("v2", plan.Routes[0].VehicleId);
    }
}
