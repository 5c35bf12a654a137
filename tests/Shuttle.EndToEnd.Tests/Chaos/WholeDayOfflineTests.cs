using System.Diagnostics;
using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Gps;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Tests.World;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.EndToEnd.Tests.Chaos;

/// <summary>
/// A day of 60 stops and 120 photos wholly without signal, sent in the evening to a server process: how long, how many bytes, how much memory. A
/// measurement: with SHUTTLE_LONG=1.
/// </summary>
public abstract class WholeDayOfflineTests(Provider provider, ITestOutputHelper output)
{
    [Fact]
    public async Task Sixty_stops_and_a_hundred_and_twenty_photos_arrive_whole_in_the_evening()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SHUTTLE_LONG") == "1", "A measurement: asked for with SHUTTLE_LONG=1.");
        Assert.SkipUnless(CameraTools.AreHere, "cjpeg and djpeg (libjpeg-turbo-progs) are not installed.");
        await using var database = await TestDatabase.CreateAsync(provider);
        using var server = await KilledServer.StartAsync(database);
        var (services, configuration) = RealOffice.Open(database.Folder, database.ConnectionString);
        await using var _ = services;
        var (stop, camera) = (TestContext.Current.CancellationToken, new CameraTools());
        var office = new RealOffice(services, configuration, "kurir1", () => server.Address);
        var sheet = Sheets.Numbered(8000, [.. Enumerable.Repeat(StopKind.Collect, 60)]);
        var (door, user, password) = await office.Publish(sheet);
        using var phone = new TestDevice(door, new ManualTime(Sheets.Morning), new Random(1), camera) { User = user, Password = password, SignalIsBad = false };
        await phone.SignIn(stop);
        phone.Signal.Off = true;
        var (app, before, originals, taking) = (phone.App, server.WorkingSet, 0L, TimeSpan.Zero);
        void Must(RunStop at, DriverEvent draft) => Assert.Null(app.Recorder.Record(sheet.RunId, at.StopId, draft).Refusal);

        var watch = Stopwatch.StartNew();
        app.StartRun(sheet.RunId);
        foreach (var home in sheet.Stops.Where(s => s.Kind == StopKind.Collect))
        {
            Must(home, Drafts.Departed());
            for (var fix = 0; fix < 20; fix++)
            {
                phone.Time.Pass(TimeSpan.FromSeconds(15));
                app.Gps.Take(new(phone.Time.Wall, Ground.Move(home.Point!.Value, fix * 90, 0), 8, 6));
            }
            Must(home, Drafts.Arrived());
            foreach (var purpose in new[] { "gate", "items" })
            {
                var since = Stopwatch.GetTimestamp();
                var picture = camera.Take();
                taking += Stopwatch.GetElapsedTime(since);
                originals += picture.Length;
                Assert.NotNull(app.Photos.Add(sheet.RunId, home.StopId, picture, purpose, out var _).State);
            }
            Must(home, Drafts.Received([.. home.Items.Select(i => new ItemOutcome(i.ItemId, ItemResult.Accepted))], "S1", new Proof(ProofKind.Signature, new string('a', 64)), new("Siti", "holder")));
        }
        Must(sheet.Stops[^1], Drafts.Arrived());
        Must(sheet.Stops[^1], Drafts.Ended([.. Bag.OnBoard(sheet, app.Store.GetRun(sheet.RunId).Progress)]));
        var (recorded, held, stored) = (watch.Elapsed - taking, app.Status, new FileInfo(phone.StorePath).Length);

        phone.Signal.Off = false;
        var (sent, requests, allocated) = (phone.Signal.BytesSent, phone.Signal.Requests, GC.GetTotalAllocatedBytes(precise: true));
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        watch.Restart();
        Assert.Null((await app.Round.Run(false, stop)).Problem);
        var synced = watch.Elapsed;
        output.WriteLine($"{provider}: {held.Events} events, {held.Photos} photos of {held.PhotoBytes / 1e6:0.0} MB (originals {originals / 1e6:0} MB), {held.Positions} fixes; recorded in {recorded.TotalSeconds:0.0} s, scaling included; store {stored / 1e6:0.0} MB");
        output.WriteLine($"{provider}: sent in {synced.TotalSeconds:0.0} s, {phone.Signal.Requests - requests} requests, {(phone.Signal.BytesSent - sent) / 1e6:0.0} MB; device heap {heap / 1e6:0} → {GC.GetTotalMemory(forceFullCollection: true) / 1e6:0} MB, "
            + $"{(GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6:0} MB allocated while sending; server working set {before / 1e6:0} → {server.WorkingSet / 1e6:0} MB");
        Assert.True(app.Status.AllSent);
        var history = await office.Read(sheet, app.Recorder.DeviceId);
        Assert.Equal(Enumerable.Range(1, held.Events), history.Events.Select(e => (int)e.Sequence));
        Assert.Equal((120, held.Positions), (history.Photos.Count, history.Positions.Distinct().Count()));
    }
}

public sealed class WholeDayOfflineOnSqliteTests(ITestOutputHelper output) : WholeDayOfflineTests(Provider.Sqlite, output);

public sealed class WholeDayOfflineOnPostgresTests(ITestOutputHelper output) : WholeDayOfflineTests(Provider.Postgres, output);
