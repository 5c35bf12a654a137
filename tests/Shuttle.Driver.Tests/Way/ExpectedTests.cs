using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Tests.World;
using Shuttle.Driver.Way;

namespace Shuttle.Driver.Tests.Way;

/// <summary>The sheets plan 12 minutes from stop to stop, 3 of them work: legs of 9 minutes.</summary>
public sealed class ExpectedTests
{
    static DateTimeOffset Clock(int minutes) => Sheets.Morning.AddMinutes(minutes);

    [Fact]
    public void On_plan_every_arrival_is_the_planned_one()
    {
        var day = new RunInHand(StopKind.Collect, StopKind.Collect);
        day.Start();
        day.Say(1, Drafts.Departed());
        var arrivals = Expected.Arrivals(day.Sheet, day.Run, Clock(3), null);
        Assert.Equal([Clock(12), Clock(24), Clock(36)], arrivals.Select(a => a.At));
    }

    [Fact]
    public void A_late_driver_is_late_everywhere_and_the_broken_promise_is_named()
    {
        var day = new RunInHand(StopKind.Collect, StopKind.Collect);
        day.Start();
        day.Say(1, Drafts.Departed());
        // 40 minutes after the plan, 5 minutes from the first stop: arrival at 8:48, its window closed at 8:42.
        var arrivals = Expected.Arrivals(day.Sheet, day.Run, Clock(43), 300);
        Assert.Equal([Clock(48), Clock(60)], arrivals.Take(2).Select(a => a.At));
        Assert.Equal([360, 360], arrivals.Take(2).Select(a => a.Late));
    }

    [Fact]
    public void An_early_driver_waits_for_the_window()
    {
        var day = new RunInHand(StopKind.Collect, StopKind.Collect);
        day.Sheet = day.Sheet with { Stops = [.. day.Sheet.Stops.Select(s => s.Order == 1 ? s with { WindowFrom = Clock(30) } : s)] };
        day.Start();
        day.Say(1, Drafts.Departed());
        var arrivals = Expected.Arrivals(day.Sheet, day.Run, Clock(3), 60);
        Assert.Equal(Clock(4), arrivals[0].At);
        Assert.True(arrivals[1].At >= Clock(33)); // opens 8:30, three minutes of work
    }

    [Fact]
    public void At_a_stop_the_rest_of_its_work_comes_first()
    {
        var day = new RunInHand(StopKind.Collect, StopKind.Collect);
        day.Start();
        day.Time.Pass(TimeSpan.FromMinutes(12));
        day.ArriveAt(1);
        var arrivals = Expected.Arrivals(day.Sheet, day.Run, Clock(13), null);
        Assert.Equal(Clock(24), arrivals[0].At);
    }
}
