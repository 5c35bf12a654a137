using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Custody;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Runs;

/// <summary>Taking a step back: what it changed becomes what it was, and both stay in history.</summary>
public abstract class UndoTests(Provider provider)
{
    [Fact]
    public async Task A_hand_over_taken_back_returns_the_documents_through_the_ledger_and_the_stop_can_be_done_again()
    {
        await using var world = await OnTheRoad.StartAsync(provider);
        await world.AcceptedAsync(world.Started());
        await world.AcceptedAsync(world.Arrived());
        var partly = world.Received([world.AllItems[0], world.AllItems[1] with { Result = ItemResult.Missing, Reason = "bring-later" }]);
        await world.AcceptedAsync(partly);
        Assert.Equal(StopState.Partial, await world.StateAsync());

        var undone = world.Undo(partly);
        await world.AcceptedAsync(undone);
        Assert.Equal(StopState.Arrived, await world.StateAsync());
        Assert.Equal(["resident"], await world.HoldersAsync());
        var tracked = await world.TrackAsync();
        // The visit that the part had booked is gone, and the leg is on the way again.
        Assert.Equal(["cancelled", "planned"], tracked.GetProperty("legs").EnumerateArray().Select(l => l.GetProperty("state").GetString()!).Order());
        Assert.Equal("pickupScheduled", tracked.GetProperty("state").GetString());
        Assert.Contains("step-undone", tracked.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("code").GetString()));
        // Entered, taken and given back: the ledger holds all three.
        Assert.Equal(3, await world.InDatabaseAsync(db => db.Set<LedgerRow>().CountAsync()));

        Assert.Equal(EventStatus.Duplicate, (await world.Device.SayAsync(undone)).Status);
        Assert.Equal("undo-not-possible", (await world.Device.SayAsync(world.Undo(partly))).Code);
        await world.AcceptedAsync(world.Received());
        Assert.Equal(["courier"], await world.HoldersAsync());
        Assert.Equal(5, await world.InDatabaseAsync(db => db.DriverEvents.CountAsync()));
    }

    [Fact]
    public async Task A_failed_stop_taken_back_takes_its_next_visit_with_it()
    {
        await using var world = await OnTheRoad.StartAsync(provider);
        await world.AcceptedAsync(world.Arrived());
        var failed = world.Failed();
        await world.AcceptedAsync(failed);
        Assert.Equal(["failed", "waiting"], (await world.TrackAsync()).GetProperty("legs").EnumerateArray().Select(l => l.GetProperty("state").GetString()!));
        await world.AcceptedAsync(world.Undo(failed));
        Assert.Equal((StopState.Arrived, "pickupScheduled"), (await world.StateAsync(), (await world.TrackAsync()).GetProperty("state").GetString()));
        Assert.Equal(0, await world.InDatabaseAsync(db => db.Legs.Where(l => l.Id == world.Stop.StopId || l.FailedVisits > 0 && l.State != Server.Requests.LegState.Cancelled).CountAsync()));
        await world.AcceptedAsync(world.Received());
    }

    [Fact]
    public async Task After_ten_minutes_or_after_a_later_step_nothing_is_taken_back()
    {
        await using var world = await OnTheRoad.StartAsync(provider);
        var arrived = world.Arrived();
        await world.AcceptedAsync(arrived);
        var failed = world.Failed();
        await world.AcceptedAsync(failed);
        Assert.Equal("undo-not-last", (await world.Device.SayAsync(world.Undo(arrived))).Code);
        // By the device's own monotonic clock: its wall clock may have been set back meanwhile.
        Assert.Equal("undo-too-late", (await world.Device.SayAsync(world.Undo(failed) with { MonotonicMilliseconds = 601_000 })).Code);
        Assert.Equal(StopState.Failed, await world.StateAsync());
    }

    [Fact]
    public async Task The_sheets_tag_changes_with_what_was_done_and_not_by_itself()
    {
        await using var world = await OnTheRoad.StartAsync(provider);
        async Task<string> TagAsync() => (await world.Driver.GetAsync($"driver/runs/{world.Sheet.RunId}/sheet")).Headers.ETag!.Tag;
        var before = await TagAsync();
        world.Server.Clock.Set(WholeDayTests.At(ServerHost.Monday, "10:06"));
        Assert.Equal(before, await TagAsync());
        await world.AcceptedAsync(world.Arrived());
        Assert.NotEqual(before, await TagAsync());
    }
}

public sealed class UndoOnSqliteTests() : UndoTests(Provider.Sqlite);

public sealed class UndoOnPostgresTests() : UndoTests(Provider.Postgres);
