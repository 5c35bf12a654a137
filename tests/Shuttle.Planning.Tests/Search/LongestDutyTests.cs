using Shuttle.Planning.Check;
using static Shuttle.Planning.Tests.LineTown;

namespace Shuttle.Planning.Tests.Search;

/// <summary>
/// The second visit of these days is at 2, from 3000 to 3100: whoever serves it is back at 3250 or later. How late the courier may
/// leave decides whether the duty is short enough for the first visit, at 1, too.
/// </summary>
public class LongestDutyTests
{
    static readonly TimeWindow Late = new(3000, 3100);

    static Plan Solve(int longest, TravelMatrix road, params TimeWindow[] windows)
    {
        var problem = Day([Courier() with { MaxDutySeconds = longest }], Visit("a", 1, 50, windows), Visit("b", 2, 50, Late)) with { Travel = [road], Objective = Objective.PromiseFirst };
        var plan = Solver.Solve(problem, new SolverOptions { IterationLimit = 200 });
        Assert.Empty(Referee.Check(problem, plan).Violations);
        return plan;
    }

    static Step First(Plan plan) => plan.Routes.Single().Steps[1];

    [Fact]
    public void A_soft_end_is_missed_rather_than_a_visit_where_the_duty_is_limited()
    {
        // With 1000 seconds on duty the departure is not before 2250, so a begins at 2350 at the earliest: 1850 after the soft end.
        var plan = Solve(1000, Road, new TimeWindow(0, 3000, SoftUntil: 500));
        Assert.Empty(plan.Unserved);
        Assert.Equal(1850, plan.Score.Levels.SelectMany(level => level.Terms).First(term => term.Term == Term.LatenessSeconds).Value);
    }

    [Fact]
    public void A_later_window_is_taken_where_the_first_makes_the_duty_too_long()
    {
        var plan = Solve(1400, Road, new TimeWindow(0, 300), new TimeWindow(2000, 2900));
        Assert.Empty(plan.Unserved);
        Assert.InRange(First(plan).ServiceStart, 2000, 2900);
    }

    [Fact]
    public void The_courier_leaves_late_where_speed_changes_by_the_hour()
    {
        var plan = Solve(1000, Road with { SpeedByTime = [(8000, 500)] });
        Assert.Empty(plan.Unserved);
        Assert.True(plan.Routes.Single().DutySeconds <= 1000);
    }

    [Fact]
    public void A_duty_that_no_departure_makes_short_enough_leaves_a_visit_out()
    {
        Assert.Single(Solve(500, Road, new TimeWindow(0, 2000)).Unserved);
    }
}
