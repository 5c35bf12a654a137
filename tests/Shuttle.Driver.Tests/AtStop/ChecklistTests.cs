using Shuttle.Contracts;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Device;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Tests.World;

namespace Shuttle.Driver.Tests.AtStop;

public sealed class ChecklistTests
{
    static readonly RunStop Stop = Sheets.Stop(1, StopKind.Collect);

    [Fact]
    public void Nothing_is_accepted_until_somebody_looked_at_it()
    {
        var list = Checklist.Of(Stop);
        Assert.Equal((2, 0, false), (list.Unmarked, list.Accepted, list.IsComplete));
        Assert.Empty(list.Outcomes);
    }

    [Fact]
    public void What_is_missing_carries_a_reason_from_the_list()
    {
        var list = Checklist.Of(Stop).Mark(Stop.Items[0].ItemId, ItemResult.Accepted);
        Assert.Throws<ArgumentException>(() => list.Mark(Stop.Items[1].ItemId, ItemResult.Missing));
        Assert.Throws<ArgumentException>(() => list.Mark(Stop.Items[1].ItemId, ItemResult.Missing, "faded"));
        list = list.Mark(Stop.Items[1].ItemId, ItemResult.Missing, "bring-later");
        Assert.True(list.IsComplete);
        Assert.Equal(new ItemOutcome(Stop.Items[1].ItemId, ItemResult.Missing, "bring-later"), list.Outcomes[1]);
    }

    [Fact]
    public void When_nothing_is_accepted_the_stop_failed_instead()
    {
        var list = Checklist.Of(Stop);
        foreach (var item in Stop.Items)
            list = list.Mark(item.ItemId, ItemResult.Refused, "resident-keeps");
        Assert.True(list.NothingAccepted);
    }

    [Fact]
    public void An_item_of_another_stop_is_refused() =>
        Assert.Throws<ArgumentException>(() => Checklist.Of(Stop).Mark(Guid.Empty, ItemResult.Accepted));

    [Fact]
    public void The_timer_at_the_gate_tells_the_minutes_and_the_calls_that_are_left()
    {
        var day = new RunInHand(StopKind.Collect);
        day.Start();
        day.ArriveAt(1);
        day.Time.Pass(TimeSpan.FromMinutes(2));
        day.Say(1, Drafts.Called("phone"));
        var timer = NobodyHome.At(day.Run, day[1], day.Now);
        Assert.Equal((TimeSpan.FromMinutes(3), 1, false), (timer.Left, timer.CallsLeft, timer.Allowed));
        Assert.Equal(Sheets.Morning.AddMinutes(5), timer.AllowedAt);
    }

    [Fact]
    public void Counting_the_bag_shows_what_is_missing_and_what_does_not_belong()
    {
        var day = new RunInHand(StopKind.Collect);
        day.Start();
        day.ArriveAt(1);
        day.Say(1, Drafts.Received(day.All(1), null, RunInHand.Signed, RunInHand.Siti));
        var count = BagCount.Begin(day.Sheet, day.Run).Scan(day.Ids(1)[0]).Scan(day.Ids(1)[0]).Scan(Guid.Empty);
        Assert.Equal([day.Ids(1)[1]], count.Comparison.Missing);
        Assert.Equal([Guid.Empty], count.Comparison.Unexpected);
        Assert.True(count.Unscan(Guid.Empty).Scan(day.Ids(1)[1]).Agrees);
    }
}
