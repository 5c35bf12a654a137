using Shuttle.Contracts;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Device;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Screens;
using Shuttle.Driver.Tests.World;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Tests.Device;

/// <summary>Whatever step the office refuses, its card can be settled both ways, and the driver can go on.</summary>
public sealed class ConflictsTests(Office office)
{
    static readonly Type[] Kinds = [.. typeof(DriverEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DriverEvent)))];

    public static TheoryData<bool> Ways => [true, false];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_refused_step_of_any_kind_is_a_card_that_can_be_settled(bool takeBack)
    {
        using var device = await DrivenAsync();
        var (app, kinds, left) = (device.App, new HashSet<Type>(), 0);
        var run = app.Store.ListRuns().Single();
        var clean = app.Store.GetRun(run.RunId).Progress;
        foreach (var e in app.Store.ListEvents(run.RunId))
        {
            app.Store.Answered([new(e.Event.Id, EventStatus.Refused, "any-code", "kata server")], app.Clock.Now);
            var card = Assert.Single(UnsentScreen.Of(app.Store, app.Conflicts, Words.Indonesian).Cards);
            Assert.Equal(("kata server", e.Event.Id), (card.Why, card.EventId));
            Assert.False(string.IsNullOrWhiteSpace(card.Title));
            if (takeBack)
                app.Conflicts.TakeBack(card.EventId);
            else
                app.Conflicts.LeaveToCounter(card.EventId);
            Assert.Empty(app.Conflicts.List());
            Assert.Equal(takeBack ? 0 : ++left, app.Conflicts.ListForCounter().Count);
            kinds.Add(e.Event.GetType());
        }
        Assert.Equal(Kinds.Select(k => k.Name).Order(), kinds.Select(k => k.Name).Order());
        // Left to the counter, the driver's own word stands; taken back, every step counts for nothing.
        var after = app.Store.GetRun(run.RunId).Progress;
        Assert.Equal(!takeBack, after.Ended);
        Assert.Equal(takeBack ? 0 : clean.Stops.Count, after.Stops.Count);
        Assert.Empty(app.Store.ListUnsent());
    }

    /// <summary>A day with every kind of step in it, none of it sent.</summary>
    async Task<TestDevice> DrivenAsync()
    {
        var sheet = Sheets.Of(StopKind.Return, StopKind.Collect, StopKind.Attest, StopKind.Collect, StopKind.DepotReload);
        var (records, address) = office.Open();
        records.Sheets[sheet.RunId] = sheet;
        var device = new TestDevice(address, new ManualTime(Sheets.Morning), new Random(1)) { SignalIsBad = false };
        await device.SignIn(TestContext.Current.CancellationToken);
        var app = device.App;
        void Say(int? order, DriverEvent draft) => Assert.Null(app.Recorder.Record(sheet.RunId, order is { } o ? sheet.Stops[o].StopId : null, draft).Refusal);
        ItemOutcome[] All(int order) => [.. sheet.Stops[order].Items.Select(i => new ItemOutcome(i.ItemId, ItemResult.Accepted))];
        Assert.Null(app.StartRun(sheet.RunId).Refusal);
        Say(0, Drafts.Loaded([.. sheet.Stops[1].Items.Select(i => i.ItemId)]));
        Say(1, Drafts.Departed());
        Say(1, Drafts.Arrived());
        Say(1, Drafts.Delivered(All(1), RunInHand.Signed, RunInHand.Siti));
        Say(null, Drafts.Paused(PauseReason.Prayer));
        Say(null, Drafts.Resumed());
        Say(null, Drafts.Help(HelpReason.Breakdown));
        Say(2, Drafts.Arrived());
        var paper = sheet.Stops[2].Items[1];
        Assert.Null(app.Statements.Sign(sheet.RunId, sheet.Stops[2], paper, SignedPapers.Form(device.Random), SignedPapers.Pads(device.Random)).Refusal);
        var stated = app.Store.GetRun(sheet.RunId).Progress.Stops[sheet.Stops[2].StopId].Statements.Single();
        Say(2, Drafts.Received([new(stated.ItemId, ItemResult.Accepted), new(paper.ItemId, ItemResult.Missing, DoorReasons.StatementInstead), All(2)[0]], null, RunInHand.Signed, RunInHand.Siti));
        Say(3, Drafts.Arrived());
        Say(3, Drafts.Served(RunInHand.Signed, RunInHand.Siti));
        Assert.Null(app.Undo(sheet.RunId, sheet.Stops[3], "salah tekan").Refusal);
        Say(3, Drafts.Served(RunInHand.Signed, RunInHand.Siti));
        Say(4, Drafts.Arrived());
        Say(4, Drafts.Called("phone"));
        Say(4, Drafts.Failed(FailureReason.Refused));
        Say(5, Drafts.Arrived());
        Say(5, Drafts.Unloaded([.. Bag.OnBoard(sheet, app.Store.GetRun(sheet.RunId).Progress)]));
        Say(6, Drafts.Arrived());
        Say(6, Drafts.Ended([]));
        return device;
    }
}
