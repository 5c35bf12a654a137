using Shuttle.Planning.Timing;
using static Shuttle.Planning.Tests.LineTown;

namespace Shuttle.Planning.Tests.Check;

/// <summary>Each term of the objective, with its arithmetic.</summary>
public class RefereeScoreTests
{
    static long Value(Term term, Problem problem, params RouteOrder[] orders) =>
        PlanMode.Time(problem, orders).Report.Score.Levels.Single(level => level.Name == $"{term}").Value;

    [Fact]
    public void The_worth_of_unserved_jobs_adds_up() =>
        Assert.Equal(12, Value(Term.UnservedWorth, Day([Courier()], Visit("a", 1) with { Worth = 5 }, Visit("b", 1) with { Worth = 7 })));

    [Fact]
    public void One_job_of_a_priority_outweighs_all_lower_ones_together()
    {
        // Two jobs of priority 0 weigh 1 each, one of 5 weighs 1 + 2 = 3, one of 9 weighs 1 + 2 + 3 = 6.
        var jobs = new[] { Visit("a", 1), Visit("b", 1), Visit("c", 1) with { Priority = 5 }, Visit("d", 1) with { Priority = 9 } };
        Assert.Equal(1 + 1 + 3 + 6, Value(Term.UnservedByPriority, Day([Courier()], jobs)));
        Assert.Equal(6, Value(Term.UnservedByPriority, Day([Courier()], jobs), Order("v1", "a b c")));
        Assert.Equal(5, Value(Term.UnservedByPriority, Day([Courier()], jobs), Order("v1", "d")));
    }

    [Fact]
    public void Vehicles_metres_and_seconds_are_summed_over_routes()
    {
        // v1 to 2 and back: 4 km, 400 s of driving, 450 on duty. v2 to 3 and back: 6 km, 600 s, 650.
        var problem = Day([Courier(), Courier("v2"), Courier("v3")], Visit("a", 2), Visit("b", 3));
        var orders = new[] { Order("v1", "a"), Order("v2", "b") };
        Assert.Equal(2, Value(Term.Vehicles, problem, orders));
        Assert.Equal(10_000, Value(Term.Metres, problem, orders));
        Assert.Equal(1000, Value(Term.DrivingSeconds, problem, orders));
        Assert.Equal(1100, Value(Term.DutySeconds, problem, orders));
    }

    [Fact]
    public void The_balance_is_the_squared_distance_from_the_mean_in_hours()
    {
        // Duties 450 and 650, mean 550: (100² + 100²) / 3600 = 5.55, rounded down.
        var problem = Day([Courier(), Courier("v2")], Visit("a", 2), Visit("b", 3));
        Assert.Equal(5, Value(Term.DutySecondsSquaredImbalance, problem, Order("v1", "a"), Order("v2", "b")));
    }

    [Fact]
    public void Cost_is_rounded_down_once_per_vehicle()
    {
        // 400 s driving at 9 an hour = 1.0, 450 s duty at 5 = 0.625, 50 s work at 20 = 0.277…, 4 km at 3 = 12, fixed 100: 113.9.
        var rates = Courier() with { FixedCost = 100, CostPerDrivingHour = 9, CostPerDutyHour = 5, CostPerTaskHour = 20, CostPerKilometre = 3 };
        Assert.Equal(113, Value(Term.Cost, Day([rates], Visit("a", 2)), Order("v1", "a")));
    }

    [Fact]
    public void Priced_legs_stand_for_the_driving()
    {
        var costs = new int[Places * Places];
        (costs[2], costs[2 * Places]) = (40, 2);
        Assert.Equal(42, Value(Term.Cost, Day([Courier()], Visit("a", 2)) with { Travel = [Road with { Costs = costs }] }, Order("v1", "a")));
    }

    [Fact]
    public void Lateness_counts_beyond_the_soft_end()
    {
        // At place 3 at 300, soft until 250: 50. At place 5 at 550, soft until 540: 10.
        var problem = Day([Courier()], Visit("a", 3, 50, new TimeWindow(0, 900, SoftUntil: 250)), Visit("b", 5, 50, new TimeWindow(0, 900, SoftUntil: 540)));
        Assert.Equal(60, Value(Term.LatenessSeconds, problem, Order("v1", "a b")));
    }

    [Fact]
    public void Soft_breaks_that_are_skipped_are_counted_for_used_vehicles()
    {
        // Back at 650: the break until 640 is due, the one until 650 is not.
        var pause = new Break { Id = "p", Windows = [new(0, 640)], DurationSeconds = 60, Hard = false };
        var late = pause with { Id = "q", Windows = [new(0, 650)] };
        var problem = Day([Courier() with { Breaks = [pause, late] }, Courier("v2") with { Breaks = [pause] }], Visit("a", 3));
        Assert.Equal(1, Value(Term.SkippedBreaks, problem, Order("v1", "a")));
        Assert.Equal(0, Value(Term.SkippedBreaks, problem, Order("v1", "a |p| |q|")));
    }

    [Fact]
    public void An_announced_start_may_move_within_its_tolerance()
    {
        // Announced 1000, starts at 300: 700 earlier, of which 600 are free.
        var problem = Day([Courier()], Visit("a", 3) with { Announced = new(null, 1000, 600) });
        var early = new RouteOrder("v1", [new(StepKind.Stop, "a", At: 300)]);
        Assert.Equal(100, Value(Term.AnnouncedShiftSeconds, problem, early));
        Assert.Equal(0, Value(Term.AnnouncedShiftSeconds, problem));
    }

    [Fact]
    public void Another_vehicle_than_announced_is_a_change()
    {
        var problem = Day([Courier(), Courier("v2")], Visit("a", 3) with { Announced = new("v1", null) });
        Assert.Equal(1, Value(Term.VehicleChanges, problem, Order("v2", "a")));
        Assert.Equal(0, Value(Term.VehicleChanges, problem, Order("v1", "a")));
        Assert.Equal(0, Value(Term.VehicleChanges, problem));
    }

    [Fact]
    public void Neighbours_that_change_places_are_a_change_of_order()
    {
        static Job Told(string id, int order) => Visit(id, 3) with { Announced = new("v1", null, Order: order) };
        var problem = Day([Courier(), Courier("v2")], Told("a", 0), Told("b", 2), Told("c", 5), Visit("x", 4));
        Assert.Equal(0, Value(Term.OrderChanges, problem, Order("v1", "a x b c")));
        Assert.Equal(1, Value(Term.OrderChanges, problem, Order("v1", "b a c")));
        // (a,b) and (b,c) both lose b to the other vehicle.
        Assert.Equal(2, Value(Term.OrderChanges, problem, Order("v1", "a c"), Order("v2", "b")));
        Assert.Equal(2, Value(Term.OrderChanges, problem));
    }

    [Fact]
    public void A_job_in_an_area_the_courier_does_not_know_is_unfamiliar()
    {
        var problem = Day([Courier() with { FamiliarAreas = ["north"] }], Visit("a", 3) with { Area = "north" }, Visit("b", 3) with { Area = "south" }, Visit("c", 3));
        Assert.Equal(1, Value(Term.Unfamiliar, problem, Order("v1", "a b c")));
    }
}
