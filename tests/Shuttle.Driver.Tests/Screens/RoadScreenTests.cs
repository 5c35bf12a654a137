using Shuttle.Contracts;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Device;
using Shuttle.Driver.Gps;
using Shuttle.Driver.Photos;
using Shuttle.Driver.Screens;
using Shuttle.Driver.Store;
using Shuttle.Driver.Tests.World;
using Shuttle.Driver.Texts;
using Shuttle.Driver.Way;

namespace Shuttle.Driver.Tests.Screens;

/// <summary>The screens of the road: map, waiting, pause, help, history, and the one that remains when the device was lost.</summary>
public sealed class RoadScreenTests : IAsyncLifetime
{
    readonly OfficeRecords records;
    readonly TestDevice device;
    readonly RunSheet sheet = Sheets.Of(StopKind.Collect, StopKind.Return);
    static readonly Words Id = Words.Indonesian;

    public RoadScreenTests(Office office)
    {
        (records, var address) = office.Open();
        records.Sheets[sheet.RunId] = sheet;
        device = new(address, new ManualTime(Sheets.Morning), new Random(1));
    }

    public async ValueTask InitializeAsync()
    {
        await device.SignIn(TestContext.Current.CancellationToken);
        device.Signal.Bad = false;
        App.StartRun(sheet.RunId);
    }

    public ValueTask DisposeAsync()
    {
        device.Dispose();
        return ValueTask.CompletedTask;
    }

    DriverApp App => device.App;
    StoredRun Run => App.Store.GetRun(sheet.RunId);

    [Fact]
    public async Task The_map_shows_the_way_done_and_ahead_the_stops_and_the_next_turn()
    {
        var guidance = new Guidance(null, Roads.RoadProfile.Motorbike);
        guidance.LeadTo(sheet.Stops[1].Point!.Value);
        var here = Ground.Between(Sheets.Depot, sheet.Stops[1].Point!.Value, 0.25);
        await guidance.Take(new(Sheets.Morning, Sheets.Depot, 5), TestContext.Current.CancellationToken);
        var way = await guidance.Take(new(Sheets.Morning, here, 5), TestContext.Current.CancellationToken);
        var scene = MapScene.Of(sheet, Run.Progress, way, new(Sheets.Morning, here, 12, 6, 45), Sheets.Morning, Id);
        Assert.True(scene.IsEstimate);
        Assert.Equal(["⌂", "1", "2", "⌂"], scene.Stops.Select(s => s.Text));
        Assert.Equal(sheet.Stops[1].StopId, scene.Stops.Single(s => s.IsNext).StopId);
        Assert.Equal((12.0, 45.0), (scene.Me!.AccuracyMetres, scene.Me.HeadingDegrees!.Value));
        Assert.Equal(scene.Done[^1], scene.Ahead[0]);
        Assert.Equal(Ground.Metres(Sheets.Depot, here), Ground.Metres(scene.Done[0], scene.Done[^1]), 5.0);
        Assert.StartsWith("± 08.0", scene.Eta, StringComparison.Ordinal);
        Assert.Null(scene.Hint);
        Assert.Contains("Keluar dari rute", MapScene.Of(sheet, Run.Progress, way! with { OffRoute = true }, null, Sheets.Morning, Id).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_at_a_closed_gate_counts_down_and_says_the_rule()
    {
        App.Recorder.Record(sheet.RunId, sheet.Stops[1].StopId, Drafts.Arrived());
        device.Time.Pass(TimeSpan.FromSeconds(75));
        var screen = NobodyHomeScreen.Of(Run.Progress, sheet.Stops[1], App.Clock.Moment, Id);
        Assert.Equal(("3:45", 0.25, false, "tel:+628120000000"), (screen.Clock, screen.Share, screen.MayRecord, screen.CallUri));
        Assert.Contains("Tunggu 5 menit", screen.Rule, StringComparison.Ordinal);
        App.Recorder.Record(sheet.RunId, sheet.Stops[1].StopId, Drafts.Called("phone"));
        App.Recorder.Record(sheet.RunId, sheet.Stops[1].StopId, Drafts.Called("phone"));
        device.Time.Pass(TimeSpan.FromMinutes(5));
        Assert.True(NobodyHomeScreen.Of(Run.Progress, sheet.Stops[1], App.Clock.Moment, Id) is { MayRecord: true, Clock: "0:00" });
    }

    [Fact]
    public async Task A_call_for_help_says_while_the_office_does_not_know()
    {
        Assert.Null(HelpScreen.Of(App.Store, Id).Warning);
        App.Recorder.Record(sheet.RunId, null, Drafts.Help(HelpReason.Accident));
        Assert.Contains("Telepon langsung", HelpScreen.Of(App.Store, Id).Warning, StringComparison.Ordinal);
        await App.Round.Run(false, TestContext.Current.CancellationToken);
        Assert.Null(HelpScreen.Of(App.Store, Id).Warning);
        Assert.Null(PauseScreen.Of(Run.Progress, Id).Paused);
        App.Recorder.Record(sheet.RunId, null, Drafts.Paused(PauseReason.Rain));
        Assert.Equal("Sedang jeda: Hujan", PauseScreen.Of(Run.Progress, Id).Paused);
    }

    [Fact]
    public void History_keeps_a_step_that_was_taken_back_and_marks_it()
    {
        App.Recorder.Record(sheet.RunId, sheet.Stops[1].StopId, Drafts.Arrived());
        App.Undo(sheet.RunId, sheet.Stops[1], "salah tekan");
        var rows = HistoryScreen.Of(App.Store, sheet.RunId, Id).Rows;
        Assert.Equal([("Dibatalkan: Warga 1", false), ("Tiba: Warga 1", true), ("Putaran dimulai", false)], rows.Select(r => (r.Title, r.TakenBack)));
        Assert.Equal("Belum terkirim", rows[0].State);
    }

    [Fact]
    public async Task A_device_that_was_reported_lost_forgets_the_residents_and_shows_only_that()
    {
        var stop = TestContext.Current.CancellationToken;
        await App.Round.Run(false, stop);
        App.Recorder.Record(sheet.RunId, sheet.Stops[1].StopId, Drafts.Arrived());
        App.Photos.Add(sheet.RunId, sheet.Stops[1].StopId, TestPictures.Jpeg(device.Random, 500), "gate", out _);
        Assert.Null(LockedScreen.Of(App.Store, Id));
        records.Revoked.Add(App.Recorder.DeviceId);
        await App.Round.Run(false, stop);

        Assert.True(App.IsLocked);
        var screen = LockedScreen.Of(App.Store, Id)!;
        Assert.Contains("2 langkah, 1 foto", screen.Unsent, StringComparison.Ordinal);
        Assert.Null(Run.Sheet);
        Assert.Null(App.Store.Setting("token"));
        Assert.Equal("device-revoked", App.Conflicts.List()[0].Code);
        Assert.DoesNotContain("Jalan Contoh 1", File.ReadAllText(device.StorePath), StringComparison.Ordinal);
        Assert.Equal("sheet-not-accepted", App.Recorder.Record(sheet.RunId, sheet.Stops[1].StopId, Drafts.Failed(FailureReason.Refused)).Refusal!.Code);
        var asked = device.Signal.Requests;
        await App.Round.Run(true, stop);
        Assert.Equal(asked, device.Signal.Requests);

        var old = App.Recorder.DeviceId;
        App.Store.StartAnew();
        device.Restart();
        Assert.False(App.IsLocked);
        Assert.NotEqual(old, App.Recorder.DeviceId);
        Assert.Empty(App.Store.ListRuns());
    }

    [Fact]
    public async Task What_another_device_did_arrives_without_a_new_version()
    {
        var stop = TestContext.Current.CancellationToken;
        records.Sheets[sheet.RunId] = sheet with { Stops = [.. sheet.Stops.Select(s => s.Order == 1 ? s with { State = StopState.Done } : s)] };
        records.Tags[sheet.RunId] = "1-other";
        await App.Round.Run(true, stop);
        Assert.Equal(StopState.Done, Run.Progress.StateOf(Run.Sheet!.Stops[1]));
        Assert.Null(Run.Offered);
    }

    [Fact]
    public void A_statement_travels_as_a_file_of_its_own()
    {
        App.Recorder.Record(sheet.RunId, sheet.Stops[1].StopId, Drafts.Arrived());
        Assert.NotNull(App.Photos.AddPaper(sheet.RunId, sheet.Stops[1].StopId, "SPTJM"u8.ToArray(), Sptjm.Purpose, out var name).State);
        Assert.Equal(PhotoShelf.Hash("SPTJM"u8.ToArray()), name);
        Assert.Equal(Sptjm.Purpose, Assert.IsType<PhotoTaken>(App.Store.ListEvents(sheet.RunId)[^1].Event).Purpose);
    }
}
