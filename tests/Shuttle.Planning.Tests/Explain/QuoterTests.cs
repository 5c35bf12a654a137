using Shuttle.Planning.Check;
using Shuttle.Planning.Explain;
using Shuttle.Planning.Fuzz;
using Shuttle.Planning.Timing;
using static Shuttle.Planning.Tests.LineTown;

namespace Shuttle.Planning.Tests.Explain;

public class QuoterTests
{
    [Fact]
    public void Each_window_has_its_vehicle_time_and_cost()
    {
        var problem = Day([Courier(), Courier("v2") with { ShiftFrom = 5000 }], Visit("a", 3)) with { Objective = Objective.Distance };
        var plan = PlanMode.Time(problem, [Order("v1", "a")]).Plan;
        var quotes = Quoter.Ask(problem, plan, Visit("x", 5), [new(0, 900), new(9000, 9400), new(9900, 9950)]);
        // In the first window v1 goes on from 3 to 5: 4 km more. Service there may start at 550.
        Assert.Equal("v1", quotes[0].VehicleId);
        Assert.InRange(quotes[0].StartSeconds, 500, 900);
        Assert.Equal(4000, quotes[0].Difference.Single(level => level.Name == "distance").Value);
        Assert.Equal(-1, quotes[0].Difference.Single(level => level.Name == "unserved").Value);
        Assert.InRange(quotes[1].StartSeconds, 9000, 9400);
        // From 9900 on nobody is home by 10000.
        Assert.Null(quotes[2].VehicleId);
    }

    [Fact]
    public void A_place_off_the_map_is_named() =>
        Assert.Equal("job x.stops[0].location: must be from 0 to 9",
            Assert.Throws<ProblemException>(() => Quoter.Ask(Day([Courier()], Visit("a", 3)), PlanMode.Time(Day([Courier()], Visit("a", 3)), []).Plan, Visit("x", 10), [TimeWindow.Always])).Message);

    [Fact]
    public void What_is_quoted_is_what_a_referee_would_count()
    {
        var city = new CityDay(7);
        var problem = city.Build(20);
        // A day filled by accepting one leg after the other, each against the legs before it.
        var plan = PlanMode.Time(problem, []).Plan;
        foreach (var job in problem.Jobs) plan = Quoter.Accept(problem, plan, job.Id) ?? plan;
        for (var i = 0; i < 10; i++)
        {
            var leg = city.Leg($"asked {i}");
            foreach (var quote in Quoter.Ask(problem, plan, leg, city.Offered(3)).Where(quote => quote.VehicleId is not null))
            {
                var asked = problem with { Jobs = [.. problem.Jobs, leg with { Stops = [leg.Stops[0] with { Windows = [quote.Window] }, .. leg.Stops.Skip(1)] }] };
                var accepted = Quoter.Accept(asked, plan, leg.Id)!;
                var report = Referee.Check(asked, accepted);
                Assert.Empty(report.Violations);
                var (now, before) = (report.Score.Levels.Single(level => level.Name == "cost"), plan.Score.Levels.Single(level => level.Name == "cost"));
                Assert.Equal(quote.Difference.Single(level => level.Name == "cost").Value, now.Value - before.Value);
                Assert.Equal(quote.StartSeconds, accepted.Routes.SelectMany(route => route.Steps).First(step => step.JobId == leg.Id).ServiceStart);
            }
        }
    }
}
