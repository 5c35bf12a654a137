using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Tests.World;

namespace Shuttle.Driver.Tests.Runs;

public sealed class RunUndoTests
{
    static RunInHand Received()
    {
        var day = new RunInHand(StopKind.Collect, StopKind.DepotReload, StopKind.Collect);
        day.Start();
        day.ArriveAt(1);
        Assert.Null(day.Say(1, Drafts.Received(day.All(1), null, RunInHand.Signed, RunInHand.Siti)));
        return day;
    }

    [Fact]
    public void A_hand_over_taken_back_leaves_the_driver_at_the_stop_with_an_empty_bag()
    {
        var day = Received();
        Assert.Null(day.Say(1, Drafts.Undo(day.LastEvent!.Id, "salah pilih")));
        Assert.Equal(StopState.Arrived, day.StateOf(1));
        Assert.Empty(Bag.OnBoard(day.Sheet, day.Run));
    }

    [Fact]
    public void Steps_are_taken_back_one_by_one_down_to_the_plan()
    {
        var day = Received();
        var received = day.LastEvent!.Id;
        Assert.Null(day.Say(1, Drafts.Undo(received, "x")));
        Assert.Equal("undo-not-last", day.Say(1, Drafts.Undo(received, "x")));
        TakeBack(day);
        Assert.Equal(StopState.Planned, day.StateOf(1));
    }

    [Fact]
    public void After_ten_minutes_a_step_stands()
    {
        var day = Received();
        day.Time.Pass(RunRules.UndoWindow + TimeSpan.FromSeconds(1));
        Assert.Equal("undo-too-late", day.Say(1, Drafts.Undo(day.LastEvent!.Id, "x")));
        Assert.Null(RunUndo.Possible(day.Sheet, day.Run, day[1], day.Now));
    }

    [Fact]
    public void What_can_no_longer_be_taken_back_is_forgotten()
    {
        var day = Received();
        day.Time.Pass(RunRules.UndoWindow + TimeSpan.FromSeconds(1));
        day.Say(3, Drafts.Departed());
        Assert.Null(day.Run.Stops[day[1].StopId].Last);
    }

    [Fact]
    public void A_step_is_taken_back_only_with_a_reason()
    {
        var day = Received();
        Assert.Equal("undo-needs-reason", day.Say(1, Drafts.Undo(day.LastEvent!.Id, " ")));
    }

    [Fact]
    public void A_later_step_elsewhere_does_not_prevent_it()
    {
        var day = Received();
        var received = day.LastEvent!.Id;
        day.Say(3, Drafts.Departed());
        Assert.Null(day.Say(1, Drafts.Undo(received, "x")));
    }

    [Fact]
    public void What_has_gone_on_to_the_counter_cannot_be_taken_back_at_the_home()
    {
        var day = Received();
        var received = day.LastEvent!.Id;
        day.ArriveAt(2);
        Assert.Null(day.Say(2, Drafts.Unloaded(day.Ids(1))));
        Assert.Equal("item-not-on-board", day.Say(1, Drafts.Undo(received, "x")));
    }

    [Fact]
    public void Calls_and_photos_stay_when_a_step_is_taken_back()
    {
        var day = Received();
        var received = day.LastEvent!.Id;
        day.Say(1, Drafts.Photo("aa", "bb", 10, "items"));
        Assert.Null(day.Say(1, Drafts.Undo(received, "x")));
        Assert.Equal(["aa"], day.Run.Stops[day[1].StopId].Photos);
    }

    static RunInHand Failed()
    {
        var day = new RunInHand(StopKind.Collect, StopKind.Collect);
        day.Start();
        day.ArriveAt(1);
        Assert.Null(day.Say(1, Drafts.Failed(FailureReason.Refused)));
        return day;
    }

    static void TakeBack(RunInHand day) => Assert.Null(day.Say(1, Drafts.Undo(day.Run.Stops[day[1].StopId].Last!.EventId, "x")));

    static void SheetSays(RunInHand day, int order, StopState state) =>
        day.Sheet = day.Sheet with { Stops = [.. day.Sheet.Stops.Select(s => s.StopId == day[order].StopId ? s with { State = state } : s)] };

    [Fact]
    public void A_failed_stop_taken_back_down_to_the_plan_is_open_though_the_sheet_still_tells_of_the_failure()
    {
        var day = Failed();
        SheetSays(day, 1, StopState.Failed);
        day.ArriveAt(2);
        TakeBack(day);
        TakeBack(day);
        Assert.Equal(StopState.Planned, day.StateOf(1));
        day.ArriveAt(1);
    }

    [Fact]
    public void A_stop_taken_back_here_and_finished_by_another_device_is_over()
    {
        var day = Failed();
        TakeBack(day);
        TakeBack(day);
        SheetSays(day, 1, StopState.Done);
        Assert.Equal("stop-finished", day.Say(1, Drafts.Arrived()));
    }
}
