using Shuttle.Planning.Check;
using Shuttle.Planning.Timing;
using static Shuttle.Planning.Tests.LineTown;

namespace Shuttle.Planning.Tests.Check;

/// <summary>A plan that lies about itself is found out, whatever number is touched.</summary>
public class RefereeTruthTests
{
    static readonly Break Lunch = new() { Id = "lunch", Windows = [new(0, 5000)], DurationSeconds = 600 };

    static readonly Problem Town = Day(
        [Courier() with { Breaks = [Lunch], Reload = new(0, 60, 3), CostPerKilometre = 7 }, Courier("v2")],
        Visit("a", 3, 50, new TimeWindow(400, 900, SoftUntil: 500)), Shipment("b", 1, 2, 4), Delivery("c", 4, 2), Visit("d", 5), Visit("e", 6));

    static readonly Plan Sound = PlanMode.Time(Town, [Order("v1", "b a |lunch| b#1 ~ c"), Order("v2", "d")]).Plan;

    static void Finds(ViolationCode code, Plan plan) =>
        Assert.Contains(code, Referee.Check(Town, plan).Violations.Select(violation => violation.Code));

    static Plan Change(int step, Func<Step, Step> change) =>
        Sound with { Routes = [Sound.Routes[0] with { Steps = [.. Sound.Routes[0].Steps.Select((s, i) => i == step ? change(s) : s)] }, Sound.Routes[1]] };

    [Fact]
    public void The_plan_as_it_is_is_sound() => Assert.Empty(Referee.Check(Town, Sound).Violations);

    [Fact]
    public void Every_number_of_every_step_matters()
    {
        for (var i = 0; i < Sound.Routes[0].Steps.Count; i++)
        {
            if (i > 0) Finds(ViolationCode.WrongTravel, Change(i, s => s with { TravelMetres = s.TravelMetres + 1 }));
            if (i > 0) Finds(ViolationCode.WrongTime, Change(i, s => s with { Arrival = s.Arrival - 1 }));
            Assert.False(Referee.Check(Town, Change(i, s => s with { TravelSeconds = s.TravelSeconds + 1 })).Feasible);
            Assert.False(Referee.Check(Town, Change(i, s => s with { ServiceStart = s.ServiceStart - 1 })).Feasible);
            Assert.False(Referee.Check(Town, Change(i, s => s with { Departure = s.Departure - 1 })).Feasible);
            Finds(ViolationCode.WrongLoad, Change(i, s => s with { Load = [s.Load[0] + 1] }));
        }
    }

    [Fact]
    public void Lateness_is_recomputed() => Finds(ViolationCode.WrongLateness, Change(2, s => s with { LatenessSeconds = s.LatenessSeconds + 5 }));

    [Fact]
    public void A_step_is_where_its_job_is() => Finds(ViolationCode.WrongPlace, Change(2, s => s with { Location = 9 }));

    [Fact]
    public void A_job_that_the_problem_does_not_have_is_unknown() => Finds(ViolationCode.Unknown, Change(2, s => s with { JobId = "zz" }));

    [Fact]
    public void A_break_that_the_vehicle_does_not_have_is_unknown() => Finds(ViolationCode.Unknown, Change(3, s => s with { JobId = "nap" }));

    [Fact]
    public void A_vehicle_that_the_problem_does_not_have_is_unknown() =>
        Finds(ViolationCode.Unknown, Sound with { Routes = [Sound.Routes[0] with { VehicleId = "v9" }, Sound.Routes[1]] });

    [Fact]
    public void A_vehicle_drives_one_route() => Finds(ViolationCode.Twice, Sound with { Routes = [.. Sound.Routes, Sound.Routes[1]] });

    [Fact]
    public void A_stop_is_made_once() => Finds(ViolationCode.Twice, PlanMode.Time(Town, [Order("v1", "|lunch| a a")]).Plan);

    [Fact]
    public void A_break_is_taken_once() => Finds(ViolationCode.Twice, PlanMode.Time(Town, [Order("v1", "|lunch| a |lunch|")]).Plan);

    [Fact]
    public void A_route_runs_from_start_to_end() =>
        Finds(ViolationCode.Malformed, Sound with { Routes = [Sound.Routes[0] with { Steps = [.. Sound.Routes[0].Steps.SkipLast(1)] }, Sound.Routes[1]] });

    [Fact]
    public void A_route_without_a_stop_is_no_route() => Finds(ViolationCode.Malformed, PlanMode.Time(Town, [Order("v2", "")]).Plan);

    [Fact]
    public void Routes_come_in_the_order_of_the_problem() => Finds(ViolationCode.Malformed, Sound with { Routes = [Sound.Routes[1], Sound.Routes[0]] });

    [Fact]
    public void Totals_are_recomputed()
    {
        Finds(ViolationCode.WrongTotal, Sound with { Routes = [Sound.Routes[0] with { Metres = 1 }, Sound.Routes[1]] });
        Finds(ViolationCode.WrongTotal, Sound with { Routes = [Sound.Routes[0] with { DrivingSeconds = 1 }, Sound.Routes[1]] });
        Finds(ViolationCode.WrongTotal, Sound with { Routes = [Sound.Routes[0] with { DutySeconds = 1 }, Sound.Routes[1]] });
        Finds(ViolationCode.WrongTotal, Sound with { Routes = [Sound.Routes[0] with { Cost = 1 }, Sound.Routes[1]] });
    }

    [Fact]
    public void Unserved_jobs_are_those_without_a_stop()
    {
        Assert.Equal(["e"], Sound.Unserved);
        Finds(ViolationCode.WrongUnserved, Sound with { Unserved = [] });
        Finds(ViolationCode.WrongUnserved, Sound with { Unserved = ["d", "e"] });
    }

    [Fact]
    public void Every_term_of_the_score_is_recomputed()
    {
        for (var level = 0; level < Sound.Score.Levels.Count; level++)
        {
            var levels = Sound.Score.Levels.ToArray();
            levels[level] = levels[level] with { Value = levels[level].Value + 1 };
            Finds(ViolationCode.WrongScore, Sound with { Score = new(levels) });
            levels[level] = Sound.Score.Levels[level] with { Terms = [Sound.Score.Levels[level].Terms[0] with { Value = -1 }] };
            Finds(ViolationCode.WrongScore, Sound with { Score = new(levels) });
        }
    }
}
