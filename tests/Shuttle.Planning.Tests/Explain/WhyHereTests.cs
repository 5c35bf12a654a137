using Shuttle.Planning.Explain;
using Shuttle.Planning.Timing;
using static Shuttle.Planning.Tests.LineTown;

namespace Shuttle.Planning.Tests.Explain;

public class WhyHereTests
{
    static readonly Problem Town = Day([Courier(), Courier("v2"), Courier("v3") with { ShiftUntil = 100 }], Visit("a", 3), Visit("b", 3), Visit("c", 8)) with { Objective = Objective.Distance };

    [Fact]
    public void The_next_best_place_and_what_it_would_cost_are_told()
    {
        // b lies on v1's way to 3 and back (6 km). In v2, which goes to 8 and back, it is on the way too: nothing to choose. Alone it would be 6 km more.
        var plan = PlanMode.Time(Town, [Order("v1", "a b"), Order("v2", "c")]).Plan;
        var reason = WhyHere.Explain(Town, plan, "b");
        var place = reason.Alternatives.Single(p => p.VehicleId == "v2");
        Assert.Equal(0, place.Difference.Single(level => level.Name == "distance").Value);
        Assert.Equal(["v3"], reason.ImpossibleVehicles);
        Assert.Equal(1, reason.LeftOut.Single(level => level.Name == "unserved").Value);
    }

    [Fact]
    public void An_empty_vehicle_is_a_place_too()
    {
        var plan = PlanMode.Time(Town, [Order("v1", "a b c")]).Plan;
        var place = WhyHere.Explain(Town, plan, "c").Alternatives.Single(p => p.VehicleId == "v2");
        // c alone: 16 km; without it v1 drives 6 instead of 16.
        Assert.Equal(6000, place.Difference.Single(level => level.Name == "distance").Value);
        Assert.Null(place.AfterJobId);
        Assert.Null(place.BeforeJobId);
    }

    [Fact]
    public void A_job_that_is_not_served_is_refused() =>
        Assert.Equal("job c: is not served in this plan", Assert.Throws<ProblemException>(() => WhyHere.Explain(Town, PlanMode.Time(Town, [Order("v1", "a b")]).Plan, "c")).Message);

    [Fact]
    public void A_plan_that_breaks_a_rule_is_refused()
    {
        var plan = PlanMode.Time(Town, [Order("v3", "a b")]).Plan;
        Assert.Equal("route of vehicle v3: breaks a rule; check the plan first", Assert.Throws<ProblemException>(() => WhyHere.Explain(Town, plan, "a")).Message);
    }
}
