using System.Diagnostics;
using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Tests.World;

namespace Shuttle.Driver.Tests;

public sealed class FlightModeDayTests(Office office, ITestOutputHelper output)
{
    [Fact]
    public async Task Sixty_stops_and_a_hundred_and_twenty_photos_without_signal_arrive_whole_in_the_evening()
    {
        var stop = TestContext.Current.CancellationToken;
        var sheet = Sheets.Of([.. Enumerable.Repeat(StopKind.Collect, 60)]);
        var (records, address) = office.Open();
        records.Sheets[sheet.RunId] = sheet;
        using var device = new TestDevice(address, new ManualTime(Sheets.Morning), new Random(1));
        await device.SignIn(stop);
        device.Signal.Bad = false;
        device.Signal.Off = true;
        var app = device.App;

        var watch = Stopwatch.StartNew();
        app.StartRun(sheet.RunId);
        foreach (var home in sheet.Stops.Where(s => s.Kind == StopKind.Collect))
        {
            Must(sheet, app, home, Drafts.Departed());
            for (var fix = 0; fix < 20; fix++)
            {
                device.Time.Pass(TimeSpan.FromSeconds(15));
                app.Gps.Take(new(device.Time.Wall, Driver.Gps.Ground.Move(home.Point!.Value, fix * 90, 0), 8, 6));
            }
            Must(sheet, app, home, Drafts.Arrived());
            foreach (var purpose in new[] { "gate", "items" })
                Assert.NotNull(app.Photos.Add(sheet.RunId, home.StopId, TestPictures.Jpeg(device.Random, 180_000), purpose, out _).State);
            var proof = app.Codes.Try(home, Sheets.CodeOf(home.Order)).Proof!;
            Must(sheet, app, home, Drafts.Received([.. home.Items.Select(i => new ItemOutcome(i.ItemId, ItemResult.Accepted))], "S1", proof, RunInHand.Siti));
        }
        Must(sheet, app, sheet.Stops[^1], Drafts.Arrived());
        Must(sheet, app, sheet.Stops[^1], Drafts.Ended([.. Bag.OnBoard(sheet, app.Store.GetRun(sheet.RunId).Progress)]));
        var recorded = watch.Elapsed;
        var (events, photos, positions) = (app.Status.Events, app.Status.Photos, app.Status.Positions);
        var size = new FileInfo(device.StorePath).Length;

        device.Signal.Off = false;
        watch.Restart();
        var before = (device.Signal.BytesSent, device.Signal.Requests);
        Assert.Null((await app.Round.Run(false, stop)).Problem);

        output.WriteLine($"recorded {events} events, {photos} photos, {positions} fixes in {recorded.TotalSeconds:0.0} s, store {size / 1_000_000.0:0.0} MB; "
            + $"synced in {watch.Elapsed.TotalSeconds:0.0} s, {device.Signal.Requests - before.Requests} requests, {(device.Signal.BytesSent - before.BytesSent) / 1_000_000.0:0.00} MB, "
            + $"of it photos {records.PhotoBytesReceived / 1_000_000.0:0.00} MB");
        Assert.True(app.Status.AllSent);
        Assert.Equal(120, records.WholePhotos.Count);
        Assert.Equal(Enumerable.Range(1, events), records.History.Select(e => (int)e.Sequence));
        Assert.Equal(positions, records.Positions.Count);
    }

    [Fact]
    public async Task A_server_that_is_restarted_in_the_middle_is_found_again()
    {
        var stop = TestContext.Current.CancellationToken;
        var sheet = Sheets.Of(StopKind.Collect);
        await using var first = new Office();
        await first.InitializeAsync();
        var (records, address) = first.Open();
        records.Sheets[sheet.RunId] = sheet;
        using var device = new TestDevice(address, new ManualTime(Sheets.Morning), new Random(1));
        await device.SignIn(stop);
        device.Signal.Bad = false;
        device.App.StartRun(sheet.RunId);
        await device.App.Round.Run(false, stop);
        await first.DisposeAsync();

        Must(sheet, device.App, sheet.Stops[1], Drafts.Arrived());
        Assert.NotNull((await device.App.Round.Run(false, stop)).Problem);
        await using var second = new Office(address.Port);
        await second.InitializeAsync();
        second.Open(records);
        Assert.Null((await device.App.Round.Run(false, stop)).Problem);
        Assert.Equal([1L, 2], records.History.Select(e => e.Sequence));
    }

    [Fact]
    public async Task The_loop_sends_by_itself_waits_out_a_dead_server_and_wakes_for_news()
    {
        var stop = TestContext.Current.CancellationToken;
        var sheet = Sheets.Of(StopKind.Collect);
        var (records, address) = office.Open();
        records.Sheets[sheet.RunId] = sheet;
        using var device = new TestDevice(address, new ManualTime(Sheets.Morning), new Random(1));
        await device.SignIn(stop);
        device.Signal.Bad = false;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var rounds = System.Threading.Channels.Channel.CreateUnbounded<Driver.Sync.RoundResult>();
        device.App.Loop.RoundEnded += r => rounds.Writer.TryWrite(r);
        var loop = device.App.Loop.Run(end.Token);
        Assert.Null((await rounds.Reader.ReadAsync(stop)).Problem);

        device.App.StartRun(sheet.RunId); // wakes the loop
        Assert.Null((await rounds.Reader.ReadAsync(stop)).Problem);
        Assert.Single(records.History);

        device.Signal.Off = true;
        Must(sheet, device.App, sheet.Stops[1], Drafts.Arrived());
        Assert.NotNull((await rounds.Reader.ReadAsync(stop)).Problem);
        device.Signal.Off = false;
        device.App.Loop.TryNow(); // the signal is back
        Assert.Null((await rounds.Reader.ReadAsync(stop)).Problem);
        Assert.Equal(2, records.History.Count);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop);
    }

    static void Must(RunSheet sheet, DriverApp app, RunStop stop, DriverEvent draft) =>
        Assert.Null(app.Recorder.Record(sheet.RunId, stop.StopId, draft).Refusal);
}
