using Shuttle.Planning.Explain;
using Shuttle.Planning.Timing;
using static Shuttle.Planning.Tests.LineTown;

namespace Shuttle.Planning.Tests.Explain;

public class WhyUnservedTests
{
    static UnservedReason Why(Problem problem, params RouteOrder[] orders) => WhyUnserved.Explain(problem, PlanMode.Time(problem, orders).Plan, "x");

    static Change Of(UnservedReason reason, Remedy remedy) => Assert.Single(reason.Changes, change => change.Remedy == remedy);

    [Fact]
    public void A_job_that_fits_needs_no_change() =>
        Assert.Equal([new Change(Remedy.None, "v1", 0)], Why(Day([Courier()], Visit("x", 3))).Changes);

    [Fact]
    public void A_window_that_closes_too_early_must_end_later()
    {
        // 500 s of road, and the window closes at 440.
        var reason = Why(Day([Courier()], Visit("x", 5, 50, new TimeWindow(0, 440))));
        Assert.Equal(new Change(Remedy.WindowLater, "v1", 60, Stop: 0), Of(reason, Remedy.WindowLater));
    }

    [Fact]
    public void A_window_that_opens_too_late_must_begin_earlier_or_the_shift_end_later()
    {
        // From 900 on: 50 of work and 500 of road end at 1450; the shift ends at 1400.
        var reason = Why(Day([Courier() with { ShiftUntil = 1400 }], Visit("x", 5, 50, new TimeWindow(900, 2000))));
        Assert.Equal(50, Of(reason, Remedy.WindowEarlier).Amount);
        Assert.Equal(50, Of(reason, Remedy.ShiftLater).Amount);
    }

    [Fact]
    public void A_full_vehicle_needs_as_much_room_as_is_missing()
    {
        var reason = Why(Day([Courier() with { Reload = new(0, 0, 1) }], Delivery("a", 2, 8), Delivery("x", 3, 4)), Order("v1", "a"));
        // 8 + 4 are two more than 10; or a second trip; or another vehicle.
        Assert.Equal(new Change(Remedy.Capacity, "v1", 2, Detail: "0"), Of(reason, Remedy.Capacity));
        Assert.Equal(1, Of(reason, Remedy.Trips).Amount);
        Assert.Equal("v1", Of(reason, Remedy.Vehicle).VehicleId);
    }

    [Fact]
    public void A_missing_skill_is_named()
    {
        var reason = Why(Day([Courier(), Courier("v2") with { Skills = ["sign"], Capacity = [1] }], Delivery("x", 3, 4) with { Skills = ["sign"] }));
        Assert.Equal(new Change(Remedy.Skill, "v1", 1, Detail: "sign"), Of(reason, Remedy.Skill));
        Assert.Equal(3, Of(reason, Remedy.Capacity).Amount);
    }

    [Fact]
    public void A_rule_about_vehicles_is_named() =>
        Assert.Equal("v1", Of(Why(Day([Courier()], Visit("x", 3) with { NotVehicles = ["v1"] })), Remedy.VehicleRule).VehicleId);

    [Fact]
    public void A_break_in_the_way_is_named()
    {
        // The way to place 5 and back with 50 of work is 1050; the break of 600 in between makes it too long. Who leaves at 301 needs no break.
        var lunch = new Break { Id = "lunch", Windows = [new(100, 300)], DurationSeconds = 600 };
        var reason = Why(Day([Courier() with { Breaks = [lunch], ShiftUntil = 1100 }], Visit("x", 5)));
        Assert.Equal("lunch", Of(reason, Remedy.Break).Detail);
        Assert.Equal(301 + 1050 - 1100, Of(reason, Remedy.ShiftLater).Amount);
    }

    [Theory]
    [InlineData(Remedy.MaxStops, 1)]
    [InlineData(Remedy.MaxMetres, 2000)]
    [InlineData(Remedy.MaxDriving, 200)]
    [InlineData(Remedy.MaxDuty, 250)]
    public void A_limit_is_passed_by_as_little_as_possible(Remedy remedy, long amount)
    {
        // With a at 2 the route is 4 km, 400 s of driving and 450 of duty; x at 3 makes it 6 km, 600 s and 700.
        var tight = remedy switch
        {
            Remedy.MaxStops => Courier() with { MaxStops = 1 },
            Remedy.MaxMetres => Courier() with { MaxMetres = 4000 },
            Remedy.MaxDriving => Courier() with { MaxDrivingSeconds = 400 },
            _ => Courier() with { MaxDutySeconds = 450 },
        };
        Assert.Equal(amount, Of(Why(Day([tight], Visit("a", 2), Visit("x", 3)), Order("v1", "a")), remedy).Amount);
    }

    [Fact]
    public void A_time_on_board_is_lengthened_by_as_little_as_possible() =>
        Assert.Equal(50, Of(Why(Day([Courier()], Shipment("x", 1, 4) with { MaxOnBoardSeconds = 250 })), Remedy.OnBoard).Amount);

    [Fact]
    public void Two_rules_that_bind_at_once_leave_no_single_change() =>
        Assert.Empty(Why(Day([Courier()], Delivery("x", 3, 11) with { Skills = ["sign"] })).Changes);

    [Fact]
    public void A_served_job_is_refused() =>
        Assert.Equal("job x: is served in this plan", Assert.Throws<ProblemException>(() => Why(Day([Courier()], Visit("x", 3)), Order("v1", "x"))).Message);
}
