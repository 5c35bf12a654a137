using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Store;
using Shuttle.Driver.Sync;
using Shuttle.Driver.Tests.World;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Tests.Sync;

public sealed class SyncRoundTests : IAsyncLifetime
{
    readonly OfficeRecords records;
    readonly TestDevice device;
    readonly RunSheet sheet = Sheets.Of(StopKind.Collect, StopKind.Return);

    public SyncRoundTests(Office office)
    {
        (records, var address) = office.Open();
        records.Sheets[sheet.RunId] = sheet;
        device = new(address, new ManualTime(Sheets.Morning), new Random(1));
    }

    public async ValueTask InitializeAsync()
    {
        await device.SignIn(Stop);
        device.Signal.Bad = false;
    }

    public ValueTask DisposeAsync()
    {
        device.Dispose();
        return ValueTask.CompletedTask;
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;
    DriverApp App => device.App;
    StoredRun Run => App.Store.GetRun(sheet.RunId);

    Ruling Say(int order, DriverEvent draft) => App.Recorder.Record(sheet.RunId, sheet.Stops[order].StopId, draft);

    Task<RoundResult> Sync(bool fetch = false) => App.Round.Run(fetch, Stop);

    [Fact]
    public async Task Steps_are_recorded_without_signal_and_sent_in_order_when_it_is_back()
    {
        device.Signal.Off = true;
        Assert.NotNull(App.StartRun(sheet.RunId).State);
        Say(1, Drafts.Departed());
        Say(1, Drafts.Arrived());
        Assert.IsType<ServerUnreachableException>((await Sync()).Problem);
        Assert.Equal(3, App.Status.Events);

        device.Signal.Off = false;
        Assert.Null((await Sync()).Problem);
        Assert.Equal([1L, 2, 3], records.History.Select(e => e.Sequence));
        Assert.Equal(1, records.Acknowledged[sheet.RunId]);
        Assert.True(App.Status.AllSent);
    }

    [Fact]
    public async Task The_status_always_tells_what_is_not_sent()
    {
        Assert.StartsWith("Semua terkirim, terakhir tersambung 08.00", App.Status.Say(Words.Indonesian), StringComparison.Ordinal);
        device.Signal.Off = true;
        device.Time.Pass(TimeSpan.FromMinutes(10));
        App.StartRun(sheet.RunId);
        Say(1, Drafts.Arrived());
        App.Photos.Add(sheet.RunId, sheet.Stops[1].StopId, TestPictures.Jpeg(device.Random, 100), "gate", out _);
        await Sync();
        Assert.Equal("Belum terkirim (3), 1 foto menunggu, terakhir tersambung 08.00", App.Status.Say(Words.Indonesian));
        Assert.Equal("Not yet sent (3), 1 photos waiting, last contact 08:00", App.Status.Say(Words.English));
    }

    [Fact]
    public async Task A_failed_fetch_never_replaces_a_good_list()
    {
        var before = App.Store.ListRuns().Select(r => r.RunId).ToList();
        records.Sheets.Clear();
        device.Signal.Bad = true;
        for (var i = 0; i < 30; i++)
        {
            device.Signal.Off = i % 2 == 0;
            if ((await Sync(fetch: true)).Problem is null)
                break; // this one did get through: the empty list is the server's word
            Assert.Equal(before, App.Store.ListRuns().Select(r => r.RunId));
        }
    }

    [Fact]
    public async Task A_run_this_device_worked_on_stays_though_the_list_no_longer_names_it()
    {
        App.StartRun(sheet.RunId);
        records.Sheets.Clear();
        await Sync(fetch: true);
        Assert.Equal(sheet.RunId, App.Store.ListRuns().Single().RunId);
    }

    [Fact]
    public async Task A_new_version_is_offered_and_the_old_one_drives_until_the_driver_says_yes()
    {
        App.StartRun(sheet.RunId);
        await Sync();
        records.Sheets[sheet.RunId] = sheet with { Version = 2, Stops = [.. sheet.Stops.Where(s => s.Order != 2)] };
        Say(1, Drafts.Departed());
        await Sync(); // the reply to the events names the newer version
        Assert.Equal((1, 2), (Run.Sheet!.Version, Run.Offered!.Version));
        Assert.Equal(1, records.Acknowledged[sheet.RunId]);

        App.Store.AcceptOffer(sheet.RunId);
        await Sync();
        Assert.Equal((2, null), (Run.Sheet!.Version, Run.Offered?.Version));
        Assert.Equal(2, records.Acknowledged[sheet.RunId]);
    }

    [Fact]
    public async Task An_acknowledgement_that_came_too_late_leads_to_the_newer_version()
    {
        App.Store.AcceptOffer(sheet.RunId);
        records.Sheets[sheet.RunId] = sheet with { Version = 3 };
        Assert.Null((await Sync()).Problem);
        Assert.Equal(3, Run.Offered!.Version);
        Assert.Null(Run.Acknowledge);
    }

    [Fact]
    public async Task A_refused_step_becomes_a_card_and_is_not_repeated()
    {
        App.StartRun(sheet.RunId);
        records.ClosedStops.Add(sheet.Stops[1].StopId);
        Say(1, Drafts.Arrived());
        await Sync();
        await Sync();
        var card = App.Conflicts.List().Single();
        Assert.Equal("stop-finished", card.Code);
        Assert.Equal(StopState.Arrived, Run.Progress.StateOf(sheet.Stops[1])); // until the driver decides
        Assert.False(App.Status.AllSent);
        Assert.Single(records.History);

        App.Conflicts.TakeBack(card.Event.Id);
        Assert.Equal(StopState.Planned, Run.Progress.StateOf(sheet.Stops[1]));
        Assert.True(App.Status.AllSent);
    }

    [Fact]
    public async Task A_refused_step_that_did_happen_is_left_to_the_counter()
    {
        App.StartRun(sheet.RunId);
        Say(1, Drafts.Arrived());
        await Sync();
        records.ClosedStops.Add(sheet.Stops[1].StopId);
        ItemOutcome[] all = [.. sheet.Stops[1].Items.Select(i => new ItemOutcome(i.ItemId, ItemResult.Accepted))];
        Say(1, Drafts.Received(all, null, RunInHand.Signed, RunInHand.Siti));
        await Sync();
        App.Conflicts.LeaveToCounter(App.Conflicts.List().Single().Event.Id);
        Assert.Equal(2, Bag.OnBoard(sheet, Run.Progress).Count); // the papers are in the bag whatever the server says
        Assert.Single(App.Conflicts.ListForCounter());
    }

    [Fact]
    public async Task Two_devices_of_one_driver_end_with_each_step_once()
    {
        using var second = new TestDevice(device.Address, new ManualTime(Sheets.Morning), new Random(2));
        await second.SignIn(Stop);
        second.Signal.Bad = false;
        App.StartRun(sheet.RunId);
        Say(1, Drafts.Arrived());
        ItemOutcome[] all = [.. sheet.Stops[1].Items.Select(i => new ItemOutcome(i.ItemId, ItemResult.Accepted))];
        Say(1, Drafts.Received(all, null, RunInHand.Signed, RunInHand.Siti));
        second.App.StartRun(sheet.RunId);
        second.App.Recorder.Record(sheet.RunId, sheet.Stops[1].StopId, Drafts.Arrived());
        second.App.Recorder.Record(sheet.RunId, sheet.Stops[1].StopId, Drafts.Failed(FailureReason.Refused));
        await Sync();
        await second.App.Round.Run(false, Stop);

        Assert.Single(records.History, e => e is ItemsReceived or StopFailed);
        Assert.Equal(2, second.App.Conflicts.List().Count);
        foreach (var card in second.App.Conflicts.List())
            second.App.Conflicts.TakeBack(card.Event.Id);
        Assert.Equal(StopState.Planned, second.App.Store.GetRun(sheet.RunId).Progress.StateOf(sheet.Stops[1]));
        Assert.Equal(records.History.Count, records.History.DistinctBy(e => e.Id).Count());
    }

    [Fact]
    public async Task A_revoked_device_is_told_and_its_steps_stay_readable_for_paper()
    {
        App.StartRun(sheet.RunId);
        records.Revoked.Add(App.Recorder.DeviceId);
        await Sync();
        Assert.Equal("device-revoked", App.Conflicts.List().Single().Code);
        Assert.IsType<RunStarted>(App.Conflicts.List().Single().Event);
    }

    [Fact]
    public async Task An_expired_sign_in_stops_nothing_but_the_sending()
    {
        App.Server.Token = "old";
        App.StartRun(sheet.RunId);
        Assert.True((await Sync()).SignInNeeded);
        Assert.NotNull(Say(1, Drafts.Arrived()).State);
        await App.SignIn("budi", "rahasia", "uji", Stop);
        Assert.Null((await Sync()).Problem);
        Assert.Equal(2, records.History.Count);
    }

    [Fact]
    public async Task An_event_never_waits_for_a_photo()
    {
        App.StartRun(sheet.RunId);
        for (var i = 0; i < 3; i++)
            App.Photos.Add(sheet.RunId, sheet.Stops[1].StopId, TestPictures.Jpeg(device.Random, 900_000), "items", out _);
        var chunks = 0;
        device.Signal.BeforeSending = request =>
        {
            if (request.Method == HttpMethod.Put && ++chunks == 2)
                Say(1, Drafts.Arrived());
        };
        var result = await Sync();
        Assert.True(result.More);
        Assert.Equal(2, chunks); // broke off in the middle of a photo
        await Sync();
        Assert.Contains(records.History, e => e is Arrived);
        Assert.Equal(3, records.WholePhotos.Count);
    }

    [Fact]
    public async Task A_photo_goes_on_where_the_server_has_it()
    {
        App.StartRun(sheet.RunId);
        App.Photos.Add(sheet.RunId, sheet.Stops[1].StopId, TestPictures.Jpeg(device.Random, 1_000_000), "items", out var sha);
        var chunks = 0;
        device.Signal.BeforeSending = request =>
        {
            if (request.Method == HttpMethod.Put && ++chunks == 3)
                throw new HttpRequestException("tunnel");
        };
        Assert.NotNull((await Sync()).Problem);
        device.Restart();
        device.Signal.BeforeSending = null;
        Assert.Null((await Sync()).Problem);
        Assert.Equal(sha, records.WholePhotos.Keys.Single());
        Assert.Equal(records.WholePhotos[sha].Length, records.PhotoBytesReceived); // not a byte twice
        Assert.Null(App.Store.FindPhotoBytes(sha)); // and the device has its memory back
    }

    [Fact]
    public async Task A_step_the_server_cannot_even_read_dams_up_nothing()
    {
        App.StartRun(sheet.RunId);
        Say(1, Drafts.Arrived());
        records.Unreadable.Add(2);
        Say(1, Drafts.Called("phone"));
        Assert.Null((await Sync()).Problem);
        Assert.Equal([1L, 3], records.History.Select(e => e.Sequence));
        Assert.Equal("batch-unreadable", App.Conflicts.List().Single().Code);
    }

    [Fact]
    public async Task Positions_arrive_once_each_and_in_batches()
    {
        App.StartRun(sheet.RunId);
        for (var i = 0; i < 250; i++)
        {
            device.Time.Pass(TimeSpan.FromSeconds(20));
            Assert.Null(App.Gps.Take(new(device.Time.Wall, Shuttle.Driver.Gps.Ground.Move(Sheets.Depot, i * 100, 0), 8, 5)));
        }
        device.Signal.Bad = true;
        for (var i = 0; i < 200 && App.Status.Positions > 0; i++)
            await Sync();
        Assert.Equal(250, records.Positions.Count);
        Assert.Equal(records.Positions.Select(p => p.Time).Order(), records.Positions.Select(p => p.Time));
    }
}
