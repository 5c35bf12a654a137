using Shuttle.Planning.Check;
using Shuttle.Planning.Timing;
using static Shuttle.Planning.Tests.LineTown;

namespace Shuttle.Planning.Tests.Check;

/// <summary>What a plan may break in the world: each kind is found out, with the amount.</summary>
public class RefereeWorldTests
{
    static Violation Only(Problem problem, params RouteOrder[] orders) =>
        Assert.Single(PlanMode.Time(problem, orders).Report.Violations);

    static void Breaks(ViolationCode code, long amount, Problem problem, params RouteOrder[] orders)
    {
        var violation = Only(problem, orders);
        Assert.Equal((code, amount), (violation.Code, violation.Amount));
    }

    static void Keeps(Problem problem, params RouteOrder[] orders) => Assert.Empty(PlanMode.Time(problem, orders).Report.Violations);

    [Fact]
    public void A_window_that_closes_before_arrival_is_missed_by_the_seconds_between()
    {
        // 300 s of road to place 3, the window closes at 280.
        Breaks(ViolationCode.WindowMissed, 20, Day([Courier()], Visit("a", 3, 50, new TimeWindow(0, 280))), Order("v1", "a"));
    }

    [Fact]
    public void The_last_second_of_a_window_still_counts() =>
        Keeps(Day([Courier()], Visit("a", 3, 50, new TimeWindow(0, 300))), Order("v1", "a"));

    [Fact]
    public void Of_several_windows_the_nearest_tells_by_how_much_all_are_missed()
    {
        // At 300: 200 after the first closed. The second opens at 5000 and would be kept by waiting, so the forced start is what misses both.
        var problem = Day([Courier()], Visit("a", 3, 50, new(0, 100), new(5000, 6000)));
        var forced = new RouteOrder("v1", [new(StepKind.Stop, "a", At: 300)]);
        Breaks(ViolationCode.WindowMissed, 200, problem, forced);
        Keeps(problem, Order("v1", "a"));
    }

    [Fact]
    public void A_start_before_the_window_opens_is_early() =>
        Breaks(ViolationCode.WindowMissed, -600, Day([Courier()], Visit("a", 3, 50, new TimeWindow(1000, 2000))), new RouteOrder("v1", [new(StepKind.Stop, "a", At: 400)]));

    [Fact]
    public void Returning_after_the_shift_is_found()
    {
        // Out 300, work 50, back 300 = 650; the shift ends at 600.
        Breaks(ViolationCode.ShiftExceeded, 50, Day([Courier() with { ShiftUntil = 600 }], Visit("a", 3)), Order("v1", "a"));
    }

    [Fact]
    public void Leaving_before_the_shift_is_found()
    {
        // To begin at place 3 at 1000 one leaves at 700, and the shift begins at 800.
        var problem = Day([Courier() with { ShiftFrom = 800 }], Visit("a", 3));
        Breaks(ViolationCode.ShiftExceeded, -100, problem, new RouteOrder("v1", [new(StepKind.Stop, "a", At: 1000)]));
    }

    [Fact]
    public void Deliveries_are_on_board_from_the_start()
    {
        // 6 + 5 = 11 leave the depot in a vehicle for 10.
        Breaks(ViolationCode.Capacity, 1, Day([Courier()], Delivery("a", 1, 6), Delivery("b", 2, 5)), Order("v1", "a b"));
    }

    [Fact]
    public void Pickups_stay_on_board_to_the_end_of_the_trip() =>
        Breaks(ViolationCode.Capacity, 1, Day([Courier()], Pickup("a", 1, 6), Pickup("b", 2, 5)), Order("v1", "a b"));

    [Fact]
    public void What_is_delivered_makes_room_for_what_is_picked_up() =>
        Keeps(Day([Courier()], Delivery("a", 1, 6), Pickup("b", 2, 10), Delivery("c", 1, 4)), Order("v1", "a c b"));

    [Fact]
    public void A_reload_empties_the_vehicle_and_loads_it_again() =>
        Keeps(Day([Courier() with { Reload = new(0, 60, 2) }], Delivery("a", 1, 6), Delivery("b", 2, 5)), Order("v1", "a ~ b"));

    [Fact]
    public void A_dimension_of_its_own_overflows_alone()
    {
        var heavy = Delivery("a", 1, 0) with { Stops = [new() { Location = 1, Delivery = [1, 9] }] };
        Breaks(ViolationCode.Capacity, 2, Day([Courier() with { Capacity = [10, 7] }], heavy) with { LoadDimensions = 2 }, Order("v1", "a"));
    }

    [Fact]
    public void Missing_skills_are_counted() =>
        Breaks(ViolationCode.SkillMissing, 2, Day([Courier() with { Skills = ["sign"] }], Visit("a", 1) with { Skills = ["sign", "lift", "heavy"] }), Order("v1", "a"));

    [Fact]
    public void A_job_for_other_vehicles_is_found() =>
        Breaks(ViolationCode.VehicleNotAllowed, 0, Day([Courier(), Courier("v2")], Visit("a", 1) with { OnlyVehicles = ["v2"] }), Order("v1", "a"));

    [Fact]
    public void A_job_not_for_this_vehicle_is_found() =>
        Breaks(ViolationCode.VehicleNotAllowed, 0, Day([Courier()], Visit("a", 1) with { NotVehicles = ["v1"] }), Order("v1", "a"));

    [Fact]
    public void A_shipment_that_is_only_picked_up_is_found() =>
        Breaks(ViolationCode.StopMissing, 0, Day([Courier()], Shipment("a", 1, 2)), Order("v1", "a"));

    [Fact]
    public void A_delivery_before_its_pickup_is_found() =>
        Breaks(ViolationCode.StopsOutOfOrder, 0, Day([Courier()], Shipment("a", 1, 2)), Order("v1", "a#1 a"));

    [Fact]
    public void A_shipment_in_two_vehicles_is_found() =>
        Breaks(ViolationCode.SplitOverVehicles, 0, Day([Courier(), Courier("v2")], Shipment("a", 1, 2)), Order("v1", "a"), Order("v2", "a#1"));

    [Fact]
    public void A_shipment_in_two_trips_is_found() =>
        Breaks(ViolationCode.SplitOverTrips, 0, Day([Courier() with { Reload = new(0, 0, 2) }], Shipment("a", 1, 2)), Order("v1", "a ~ a#1"));

    [Fact]
    public void Too_long_on_board_is_found()
    {
        // From the end of work at 1 to the start of work at 9: 800 s of road, 700 are allowed.
        Breaks(ViolationCode.OnBoardTooLong, 100, Day([Courier()], Shipment("a", 1, 9) with { MaxOnBoardSeconds = 700 }), Order("v1", "a a#1"));
    }

    [Fact]
    public void What_is_on_board_of_one_vehicle_cannot_come_from_another() =>
        Breaks(ViolationCode.OnBoardElsewhere, 0, Day([Courier(), Courier("v2")], Delivery("a", 1, 1) with { OnBoardOf = "v1" }), Order("v2", "a"));

    [Fact]
    public void A_hard_break_must_be_taken()
    {
        // Out from 0 to 250; the break closes at 240.
        var pause = new Break { Id = "lunch", Windows = [new(0, 240)], DurationSeconds = 600 };
        Breaks(ViolationCode.BreakMissing, 0, Day([Courier() with { Breaks = [pause] }], Visit("a", 1)), Order("v1", "a"));
        Keeps(Day([Courier() with { Breaks = [pause with { Hard = false }] }], Visit("a", 1)), Order("v1", "a"));
    }

    [Fact]
    public void Who_is_back_before_a_break_closes_or_leaves_afterwards_needs_none()
    {
        var pause = new Break { Id = "lunch", Windows = [new(0, 250)], DurationSeconds = 600 };
        Keeps(Day([Courier() with { Breaks = [pause] }], Visit("a", 1)), Order("v1", "a"));
        Keeps(Day([Courier() with { Breaks = [pause], ShiftFrom = 251 }], Visit("a", 1)), Order("v1", "a"));
    }

    [Fact]
    public void A_break_begins_in_its_window()
    {
        // Work at place 3 ends at 350, the break had to begin by 340.
        var pause = new Break { Id = "lunch", Windows = [new(200, 340)], DurationSeconds = 600 };
        Breaks(ViolationCode.WindowMissed, 10, Day([Courier() with { Breaks = [pause] }], Visit("a", 3)), Order("v1", "a |lunch|"));
        Keeps(Day([Courier() with { Breaks = [pause] }], Visit("a", 3)), Order("v1", "|lunch| a"));
    }

    [Fact]
    public void A_break_may_ask_for_an_empty_vehicle()
    {
        var pause = new Break { Id = "lunch", Windows = [new(0, 5000)], DurationSeconds = 600, MaxLoad = [1] };
        Breaks(ViolationCode.BreakLoad, 2, Day([Courier() with { Breaks = [pause] }], Delivery("a", 1, 3)), Order("v1", "|lunch| a"));
        Keeps(Day([Courier() with { Breaks = [pause] }], Delivery("a", 1, 3)), Order("v1", "a |lunch|"));
    }

    [Fact]
    public void Too_many_stops_are_found() =>
        Breaks(ViolationCode.MaxStops, 1, Day([Courier() with { MaxStops = 1 }], Visit("a", 1), Visit("b", 2)), Order("v1", "a b"));

    [Fact]
    public void Too_many_metres_are_found() =>
        Breaks(ViolationCode.MaxMetres, 1000, Day([Courier() with { MaxMetres = 3000 }], Visit("a", 2)), Order("v1", "a"));

    [Fact]
    public void Too_much_driving_is_found() =>
        Breaks(ViolationCode.MaxDriving, 10, Day([Courier() with { MaxDrivingSeconds = 390 }], Visit("a", 2)), Order("v1", "a"));

    [Fact]
    public void Too_long_a_duty_is_found() =>
        // 200 out, 50 work, 200 back.
        Breaks(ViolationCode.MaxDuty, 50, Day([Courier() with { MaxDutySeconds = 400 }], Visit("a", 2)), Order("v1", "a"));

    [Fact]
    public void Too_many_trips_are_found() =>
        Breaks(ViolationCode.MaxTrips, 1, Day([Courier() with { Reload = new(0, 0, 1) }], Visit("a", 2), Visit("b", 2)), Order("v1", "a ~ b"));

    [Fact]
    public void No_way_is_found()
    {
        var seconds = Road.Seconds.ToArray();
        seconds[0 * Places + 2] = TravelMatrix.Unreachable;
        var problem = Day([Courier()], Visit("a", 2)) with { Travel = [Road with { Seconds = seconds }] };
        Breaks(ViolationCode.Unreachable, 0, problem, Order("v1", "a"));
    }

    [Fact]
    public void A_pin_to_a_vehicle_is_kept() =>
        Breaks(ViolationCode.PinnedVehicle, 0, Day([Courier(), Courier("v2")], Visit("a", 1) with { Pin = new(VehicleId: "v2") }), Order("v1", "a"));

    [Theory]
    [InlineData(0, "b a")]
    [InlineData(-1, "a b")]
    [InlineData(1, "a b")]
    public void A_pin_to_a_position_is_kept(int position, string order) =>
        Breaks(ViolationCode.PinnedPosition, 0, Day([Courier()], Visit("a", 1) with { Pin = new(Position: position) }, Visit("b", 2)), Order("v1", order));

    [Fact]
    public void The_last_stop_of_a_shipment_may_be_pinned_last() =>
        Keeps(Day([Courier()], Shipment("a", 1, 3) with { Pin = new(Position: -1) }, Visit("b", 2)), Order("v1", "a b a#1"));

    [Fact]
    public void A_pinned_start_is_kept_to_the_second()
    {
        Breaks(ViolationCode.PinnedStart, 100, Day([Courier()], Visit("a", 3) with { Pin = new(StartSeconds: 200) }), Order("v1", "a"));
        Keeps(Day([Courier()], Visit("a", 3) with { Pin = new(StartSeconds: 777) }), Order("v1", "a"));
    }

    [Fact]
    public void Frozen_stops_stay_first_and_in_order()
    {
        var running = Courier() with { Frozen = [("a", 0), ("b", 0)] };
        Keeps(Day([running], Visit("a", 1), Visit("b", 2), Visit("c", 3)), Order("v1", "a b c"));
        Breaks(ViolationCode.FrozenChanged, 0, Day([running], Visit("a", 1), Visit("b", 2), Visit("c", 3)), Order("v1", "a c b"));
    }

    [Fact]
    public void A_vehicle_with_frozen_stops_cannot_stay_at_home() =>
        Breaks(ViolationCode.FrozenChanged, 0, Day([Courier() with { Frozen = [("a", 0)] }], Visit("a", 1)));

    [Fact]
    public void Set_up_is_paid_once_at_a_place()
    {
        // Two jobs at place 2: 200 road, 30 set-up + 50 work, 50 work, 200 back = 530.
        var job = Visit("a", 2) with { Stops = [Visit("a", 2).Stops[0] with { SetupSeconds = 30 }] };
        var timed = PlanMode.Time(Day([Courier()], job, job with { Id = "b" }), [Order("v1", "a b")]);
        Assert.True(timed.Report.Feasible);
        Assert.Equal(530, timed.Plan.Routes[0].DutySeconds);
    }

    [Fact]
    public void Set_up_may_come_before_the_window_opens()
    {
        // There at 200, set up by 230, service at 230: the window opens at 225.
        var job = Visit("a", 2, 50, new TimeWindow(225, 900));
        var timed = PlanMode.Time(Day([Courier()], job with { Stops = [job.Stops[0] with { SetupSeconds = 30 }] }), [Order("v1", "a")]);
        Assert.True(timed.Report.Feasible);
        Assert.Equal(230, timed.Plan.Routes[0].Steps[1].ServiceStart);
    }

    [Fact]
    public void Driving_takes_longer_when_the_road_is_slow()
    {
        // Half speed from second 100 on: 100 s at full speed leave 200 s of the 300, which take 400: 500 in all. Back: 600.
        var slow = Road with { SpeedByTime = [(100, 500)] };
        var timed = PlanMode.Time(Day([Courier()], Visit("a", 3)) with { Travel = [slow] }, [Order("v1", "a")]);
        Assert.True(timed.Report.Feasible, string.Join("\n", timed.Report.Violations));
        Assert.Equal([0, 500, 600], timed.Plan.Routes[0].Steps.Select(step => step.TravelSeconds));
    }
}
