using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Tests.World;

namespace Shuttle.Driver.Tests.Runs;

public sealed class RunRulesTests
{
    [Fact]
    public void Nothing_happens_before_the_run_is_started_except_a_call_for_help()
    {
        var day = new RunInHand(StopKind.Collect);
        Assert.Equal("run-not-started", day.Say(1, Drafts.Departed()));
        Assert.Null(day.Say(null, Drafts.Help(HelpReason.Accident)));
    }

    [Fact]
    public void A_stop_goes_from_planned_over_underway_and_arrived_to_done()
    {
        var day = new RunInHand(StopKind.Collect);
        day.Start();
        Assert.Null(day.Say(1, Drafts.Departed()));
        Assert.Equal(StopState.Underway, day.StateOf(1));
        Assert.Equal(StopState.Done, day.StateOf(0)); // leaving ends the depot
        Assert.Null(day.Say(1, Drafts.Arrived()));
        Assert.Equal(StopState.Arrived, day.StateOf(1));
        Assert.Null(day.Say(1, Drafts.Received(day.All(1), "S1", RunInHand.Signed, RunInHand.Siti)));
        Assert.Equal(StopState.Done, day.StateOf(1));
        Assert.Equal("stop-finished", day.Say(1, Drafts.Arrived()));
    }

    [Fact]
    public void A_hand_over_needs_the_driver_there_a_whole_checklist_a_proof_and_a_name()
    {
        var day = new RunInHand(StopKind.Collect);
        day.Start();
        Assert.Equal("not-arrived", day.Say(1, Drafts.Received(day.All(1), null, RunInHand.Signed, RunInHand.Siti)));
        day.ArriveAt(1);
        Assert.Equal("checklist-incomplete", day.Say(1, Drafts.Received([day.All(1)[0]], null, RunInHand.Signed, RunInHand.Siti)));
        Assert.Equal("checklist-incomplete", day.Say(1, Drafts.Received([day.All(1)[0], day.All(1)[0]], null, RunInHand.Signed, RunInHand.Siti)));
        Assert.Equal("item-not-on-stop", day.Say(1, Drafts.Received([day.All(1)[0], new(Guid.Empty, ItemResult.Accepted)], null, RunInHand.Signed, RunInHand.Siti)));
        Assert.Equal("nothing-accepted", day.Say(1, Drafts.Received(day.All(1, ItemResult.Missing), null, RunInHand.Signed, RunInHand.Siti)));
        Assert.Equal("proof-missing", day.Say(1, Drafts.Received(day.All(1), null, new(ProofKind.Photo, " "), RunInHand.Siti)));
        Assert.Equal("other-party-missing", day.Say(1, Drafts.Received(day.All(1), null, RunInHand.Signed, new("", "holder"))));
        Assert.Equal("wrong-kind", day.Say(1, Drafts.Delivered(day.All(1), RunInHand.Signed, RunInHand.Siti)));
    }

    [Fact]
    public void A_missing_paper_makes_the_stop_partial_and_stays_out_of_the_bag()
    {
        var day = new RunInHand(StopKind.Collect);
        day.Start();
        day.ArriveAt(1);
        Assert.Null(day.Say(1, Drafts.Received([new(day.Ids(1)[0], ItemResult.Accepted), new(day.Ids(1)[1], ItemResult.Missing, "bring-later")], null, RunInHand.Signed, RunInHand.Siti)));
        Assert.Equal(StopState.Partial, day.StateOf(1));
        Assert.Equal([day.Ids(1)[0]], Bag.OnBoard(day.Sheet, day.Run));
    }

    [Fact]
    public void Only_what_was_loaded_can_be_delivered()
    {
        var day = new RunInHand(StopKind.Return);
        day.Start();
        Assert.Equal(day.Ids(1), Bag.ToLoad(day.Sheet, day.Run, day[0]).Select(i => i.ItemId));
        Assert.Null(day.Say(0, Drafts.Loaded([day.Ids(1)[0]])));
        Assert.Equal("item-on-board-already", day.Say(0, Drafts.Loaded([day.Ids(1)[0]])));
        day.ArriveAt(1);
        Assert.Equal("item-not-on-board", day.Say(1, Drafts.Delivered(day.All(1), RunInHand.Signed, RunInHand.Siti)));
        Assert.Null(day.Say(1, Drafts.Delivered([new(day.Ids(1)[0], ItemResult.Accepted), new(day.Ids(1)[1], ItemResult.Missing)], RunInHand.Signed, RunInHand.Siti)));
        Assert.Empty(Bag.OnBoard(day.Sheet, day.Run));
    }

    [Fact]
    public void Turning_to_another_stop_makes_the_first_a_plan_again()
    {
        var day = new RunInHand(StopKind.Collect, StopKind.Collect);
        day.Start();
        Assert.Null(day.Say(1, Drafts.Departed()));
        Assert.Null(day.Say(2, Drafts.Departed()));
        Assert.Equal((StopState.Planned, StopState.Underway), (day.StateOf(1), day.StateOf(2)));
    }

    [Fact]
    public void Nobody_home_needs_five_minutes_and_two_calls_and_says_when_it_is_allowed()
    {
        var day = new RunInHand(StopKind.Collect);
        day.Start();
        Assert.Equal("not-arrived", day.Say(1, Drafts.Failed(FailureReason.NobodyHome)));
        day.ArriveAt(1);
        day.Time.Pass(TimeSpan.FromMinutes(3));
        Assert.Equal("nobody-home-wait", day.Say(1, Drafts.Failed(FailureReason.NobodyHome)));
        Assert.Null(day.Say(1, Drafts.Called("phone")));
        day.Time.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal("nobody-home-calls", day.Say(1, Drafts.Failed(FailureReason.NobodyHome)));
        Assert.Null(day.Say(1, Drafts.Called("whatsapp")));
        Assert.Null(day.Say(1, Drafts.Failed(FailureReason.NobodyHome)));
        Assert.Equal(StopState.Failed, day.StateOf(1));
    }

    [Fact]
    public void Setting_the_wall_clock_forward_does_not_shorten_the_wait()
    {
        var day = new RunInHand(StopKind.Collect);
        day.Start();
        day.ArriveAt(1);
        day.Say(1, Drafts.Called("phone"));
        day.Say(1, Drafts.Called("phone"));
        day.Time.JumpWall(TimeSpan.FromHours(1));
        Assert.Equal("nobody-home-wait", day.Say(1, Drafts.Failed(FailureReason.NobodyHome)));
    }

    [Fact]
    public void After_a_restart_of_the_device_the_wall_clock_tells_the_wait()
    {
        var day = new RunInHand(StopKind.Collect);
        day.Start();
        day.ArriveAt(1);
        day.Say(1, Drafts.Called("phone"));
        day.Say(1, Drafts.Called("phone"));
        day.Time.Reboot(TimeSpan.FromMinutes(5));
        Assert.Null(day.Say(1, Drafts.Failed(FailureReason.NobodyHome)));
    }

    [Fact]
    public void While_paused_nothing_moves_until_the_driver_resumes()
    {
        var day = new RunInHand(StopKind.Collect);
        day.Start();
        Assert.Null(day.Say(null, Drafts.Paused(PauseReason.Rain)));
        Assert.Equal("paused", day.Say(1, Drafts.Departed()));
        Assert.Equal("paused", day.Say(null, Drafts.Paused(PauseReason.Prayer)));
        Assert.Null(day.Say(1, Drafts.Called("phone")));
        Assert.Null(day.Say(null, Drafts.Resumed()));
        Assert.Null(day.Say(1, Drafts.Departed()));
        Assert.Equal("not-paused", day.Say(null, Drafts.Resumed()));
    }

    [Fact]
    public void A_break_of_the_plan_is_done_when_the_driver_goes_on()
    {
        var day = new RunInHand(StopKind.Break);
        day.Start();
        Assert.Null(day.Say(1, Drafts.Paused(PauseReason.Prayer)));
        Assert.Equal(StopState.Arrived, day.StateOf(1));
        Assert.Null(day.Say(1, Drafts.Resumed()));
        Assert.Equal(StopState.Done, day.StateOf(1));
    }

    [Fact]
    public void A_visit_and_an_attestation_end_without_any_paper()
    {
        var day = new RunInHand(StopKind.Visit, StopKind.Attest, StopKind.Collect);
        day.Start();
        day.ArriveAt(1);
        Assert.Null(day.Say(1, Drafts.Served(RunInHand.Signed, RunInHand.Siti)));
        day.ArriveAt(2);
        Assert.Null(day.Say(2, Drafts.Served(RunInHand.Signed, RunInHand.Siti)));
        day.ArriveAt(3);
        Assert.Equal("wrong-kind", day.Say(3, Drafts.Served(RunInHand.Signed, RunInHand.Siti)));
    }

    [Fact]
    public void The_run_ends_at_the_depot_with_no_open_stop_and_a_bag_that_agrees()
    {
        var day = new RunInHand(StopKind.Collect, StopKind.Return, StopKind.Collect);
        day.Start();
        day.Say(0, Drafts.Loaded(day.Ids(2)));
        day.ArriveAt(1);
        day.Say(1, Drafts.Received(day.All(1), null, RunInHand.Signed, RunInHand.Siti));
        day.ArriveAt(2);
        day.Say(2, Drafts.Failed(FailureReason.Refused)); // what is not delivered comes back
        Assert.Equal("not-arrived", day.Say(day.End, Drafts.Ended([])));
        Assert.Null(day.Say(day.End, Drafts.Arrived()));
        Assert.Equal("stops-open", day.Say(day.End, Drafts.Ended([])));
        day.Say(3, Drafts.Failed(FailureReason.Unreachable));
        Assert.Equal("bag-differs", day.Say(day.End, Drafts.Ended(day.Ids(1))));
        Assert.Equal("bag-differs", day.Say(day.End, Drafts.Ended([.. day.Ids(1), .. day.Ids(2), Guid.NewGuid()])));
        Assert.Null(day.Say(day.End, Drafts.Ended([.. day.Ids(1), .. day.Ids(2)])));
        Assert.True(day.Run.Ended);
        Assert.Equal("run-closed", day.Say(1, Drafts.Arrived()));
    }

    [Fact]
    public void A_bag_that_differs_may_come_home_only_with_the_reason_written_down()
    {
        var day = new RunInHand(StopKind.Collect);
        day.Start();
        day.ArriveAt(1);
        day.Say(1, Drafts.Received(day.All(1), null, RunInHand.Signed, RunInHand.Siti));
        day.Say(day.End, Drafts.Arrived());
        Assert.Equal("bag-differs", day.Say(day.End, Drafts.Ended([day.Ids(1)[0]])));
        Assert.Null(day.Say(day.End, Drafts.Ended([day.Ids(1)[0]], "KK hilang di jalan")));
    }

    [Fact]
    public void What_is_unloaded_between_two_trips_is_no_longer_on_board()
    {
        var day = new RunInHand(StopKind.Collect, StopKind.DepotReload, StopKind.Return);
        day.Start();
        Assert.Empty(Bag.ToLoad(day.Sheet, day.Run, day[0])); // the return belongs to the second trip
        day.ArriveAt(1);
        day.Say(1, Drafts.Received(day.All(1), null, RunInHand.Signed, RunInHand.Siti));
        Assert.Equal("not-arrived", day.Say(2, Drafts.Unloaded(day.Ids(1))));
        day.ArriveAt(2);
        Assert.Equal("item-not-on-board", day.Say(2, Drafts.Unloaded(day.Ids(3))));
        Assert.Null(day.Say(2, Drafts.Unloaded(day.Ids(1))));
        Assert.Null(day.Say(2, Drafts.Loaded(day.Ids(3))));
        Assert.Equal(day.Ids(3).ToHashSet(), Bag.OnBoard(day.Sheet, day.Run));
    }

    [Fact]
    public void The_office_may_take_a_stop_out_until_the_driver_has_finished_it()
    {
        var day = new RunInHand(StopKind.Collect, StopKind.Collect);
        day.Start();
        day.ArriveAt(1);
        day.Say(1, Drafts.Received(day.All(1), null, RunInHand.Signed, RunInHand.Siti));
        day.Say(2, Drafts.Departed());
        day.Sheet = day.Sheet with { Version = 2, Stops = [.. day.Sheet.Stops.Select(s => s with { State = s.Kind == StopKind.Collect ? StopState.Cancelled : s.State })] };
        Assert.Equal((StopState.Done, StopState.Cancelled), (day.StateOf(1), day.StateOf(2)));
    }

    [Fact]
    public void A_second_device_starts_with_the_bag_the_server_knows()
    {
        var day = new RunInHand(StopKind.Collect, StopKind.Return);
        day.Sheet = day.Sheet with { OnBoard = [.. day.Ids(1), .. day.Ids(2)], Stops = [.. day.Sheet.Stops.Select(s => s.Order == 1 ? s with { State = StopState.Done } : s)] };
        day.Start();
        day.ArriveAt(2);
        Assert.Null(day.Say(2, Drafts.Delivered(day.All(2), RunInHand.Signed, RunInHand.Siti)));
        Assert.Equal(day.Ids(1).ToHashSet(), Bag.OnBoard(day.Sheet, day.Run));
    }

    [Fact]
    public void A_new_version_keeps_what_this_device_did_at_stops_the_office_no_longer_lists()
    {
        var day = new RunInHand(StopKind.Collect, StopKind.Collect, StopKind.Collect);
        day.Start();
        foreach (var order in new[] { 1, 2 })
        {
            day.ArriveAt(order);
            day.Say(order, Drafts.Received(day.All(order), null, RunInHand.Signed, RunInHand.Siti));
        }
        // The office lists only what is still to be fetched: stop 1 without its papers, stop 2 not at all, both done.
        var fresh = day.Sheet with
        {
            Version = 2,
            Stops = [.. day.Sheet.Stops.Where(s => s.Order != 2).Select(s => s.Order == 1 ? s with { State = StopState.Done, Items = [] } : s)],
        };
        var carried = SheetCarry.Over(day.Sheet, fresh, day.Run);
        Assert.Equal(2, carried.Stops.Single(s => s.Order == 1).Items.Count);
        Assert.Equal(4, Bag.OnBoard(carried, day.Run).Count);
        Assert.Equal(StopState.Done, day.Run.StateOf(carried.Stops.Single(s => s.Order == 2)));
        var replayed = RunRules.Replay(carried, new RunProgress(), day.Events);
        Assert.Equal(Bag.OnBoard(carried, day.Run), Bag.OnBoard(carried, replayed));
    }

    [Fact]
    public void A_depot_that_lists_what_it_loads_does_not_confuse_the_bag()
    {
        var day = new RunInHand(StopKind.Return);
        day.Sheet = day.Sheet with { OnBoard = day.Ids(1), Stops = [.. day.Sheet.Stops.Select(s => s.Order == 0 ? s with { Items = day[1].Items } : s)] };
        day.Start();
        day.ArriveAt(1);
        Assert.Null(day.Say(1, Drafts.Delivered(day.All(1), RunInHand.Signed, RunInHand.Siti)));
    }
}
