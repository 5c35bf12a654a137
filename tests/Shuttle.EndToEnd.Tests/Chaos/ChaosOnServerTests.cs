using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Tests.World;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.EndToEnd.Tests.Chaos;

/// <summary>
/// Phones against a server process: batteries die before any statement and in the middle of a photo, memories fill, clocks jump, the line loses,
/// doubles, reorders, delays and cuts, a second phone is taken out, the server is killed and started again. Afterwards its history is what the
/// drivers did. With SHUTTLE_LONG=1 a thousand days and each step's own power cut; SHUTTLE_CHAOS_DAYS and SHUTTLE_CHAOS_FROM say how many from which seed.
/// </summary>
public abstract class ChaosOnServerTests(Provider provider, ITestOutputHelper output)
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("SHUTTLE_LONG") == "1";
    private static readonly int Days = Number("SHUTTLE_CHAOS_DAYS") ?? (Long ? 1000 : 6), From = Number("SHUTTLE_CHAOS_FROM") ?? 1;
    private static readonly string[] Couriers = ["kurir1", "kurir2", "kurir3"];
    private static readonly string[] Kinds =
    [
        "app killed", "battery out mid-photo", "disk full", "clock jumped", "network flipped", "second device", "request lost", "reply dropped", "request doubled",
        "request doubled late", "request lost, and it comes late", "request reordered", "reply delayed", "reply cut off", "server unavailable", "server killed",
    ];

    [Fact]
    public async Task Whatever_happens_to_phones_line_and_server_the_history_is_what_the_drivers_did()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var server = await KilledServer.StartAsync(database);
        var (services, configuration) = RealOffice.Open(database.Folder, database.ConnectionString);
        await using var _ = services;
        var (watch, stop, seed) = (Stopwatch.StartNew(), TestContext.Current.CancellationToken, From - 1);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var killer = server.KillNowAndThenAsync(Long ? int.MaxValue : 1, TimeSpan.FromSeconds(Long ? 90 : 2), end.Token);
        var lanes = await Task.WhenAll(Couriers.Select((courier, lane) => Task.Run(() => DriveAsync(courier, lane), stop)));
        await end.CancelAsync();
        await killer;
        var faults = lanes.Aggregate(new FaultCount(), (all, lane) => all.And(lane.Faults));
        faults.Add("server killed", server.Kills);
        output.WriteLine($"{provider}: {lanes.Sum(l => l.Days)} days from seed {From}, {lanes.Sum(l => l.Steps)} steps, {lanes.Sum(l => l.Requests)} requests, {watch.Elapsed.TotalSeconds:0} s; {faults}");
        // In so few days nobody may be in the right moment to take a second phone out; that has a test of its own below.
        Assert.All(Kinds.Where(kind => Long || kind != "second device"), kind => Assert.True(faults.Of(kind) > 0, $"Not one of: {kind}. There were {faults}."));

        async Task<(int Days, int Steps, int Requests, FaultCount Faults)> DriveAsync(string courier, int lane)
        {
            await using var line = new FaultyProxy(() => server.Address, seed: From + lane);
            await line.StartAsync();
            var office = new RealOffice(services, configuration, courier, () => line.Address);
            var (days, steps, seen) = (0, 0, new FaultCount());
            // A short run goes on until the server was killed too.
            while (Interlocked.Increment(ref seed) is var mine && (mine < From + Days || !Long && server.Kills == 0))
            {
                var day = await LiveAsync(office, line, server, mine, new Trouble(PowerCutIn: 14, FlightModeIn: Long ? 20 : 8, ClockJumpIn: Long ? 25 : 8, DiskFullIn: Long ? 40 : 10, SecondPhoneIn: Long ? 8 : 2), firstCut: 0);
                seen.Add(day.Faults);
                (days, steps) = (days + 1, steps + day.Steps);
            }
            seen.Add(line.Faults);
            return (days, steps, line.Requests, seen);
        }
    }

    [Fact]
    public async Task A_power_cut_before_any_single_statement_loses_nothing_at_the_server()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var server = await KilledServer.StartAsync(database);
        var (services, configuration) = RealOffice.Open(database.Folder, database.ConnectionString);
        await using var _ = services;
        await using var line = new FaultyProxy(() => server.Address, seed: 1) { Calm = true };
        await line.StartAsync();
        var office = new RealOffice(services, configuration, "kurir1", () => line.Address);
        var calm = new Trouble(PowerCutIn: 0, SyncIn: 2, ClockJumpIn: 0, FlightModeIn: 0, PhotoBytes: 2000, DiskFullIn: 0, PhotoCutIn: 0, SecondPhoneIn: 0);
        const int Seed = 7;
        var statements = (await LiveAsync(office, line, server, 100_000, calm, 0, Seed)).Device.Statements;
        var cuts = Enumerable.Range(1, statements).Where(n => Long || n % (statements / 8) == 0).ToList();
        foreach (var n in cuts) await LiveAsync(office, line, server, 100_000 + n, calm, firstCut: n, Seed);
        output.WriteLine($"{provider}: {cuts.Count} of {statements} statements");
    }

    private static async Task<GeneratedDay> LiveAsync(RealOffice office, FaultyProxy line, KilledServer server, int number, Trouble trouble, int firstCut, int? seed = null)
    {
        var calm = line.Calm;
        using var day = new GeneratedDay(office, seed ?? number, trouble, seed is null ? null : [StopKind.Collect], number) { SignalIsBad = false, FirstCut = firstCut, AtEvening = () => line.Calm = true };
        try
        {
            await day.Live(TestContext.Current.CancellationToken);
            await day.Check();
            await office.CheckPapersAsync(day.Sheet, day.Progress);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException($"Day {number} of seed {seed ?? number}: {day.Trail}\n{server.Said}", e);
        }
        await office.RetireAsync(day.Sheet);
        line.Calm = calm;
        return day;
    }

    private static int? Number(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    [Fact]
    public async Task Two_devices_of_one_driver_share_a_run_and_neither_doubles_what_the_other_did()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var server = await KilledServer.StartAsync(database);
        var (services, configuration) = RealOffice.Open(database.Folder, database.ConnectionString);
        await using var _ = services;
        var stop = TestContext.Current.CancellationToken;
        var office = new RealOffice(services, configuration, "kurir1", () => server.Address);
        var sheet = Sheets.Numbered(9000, StopKind.Collect, StopKind.Collect, StopKind.Collect);
        var (door, user, password) = await office.Publish(sheet);
        using var one = new TestDevice(door, new ManualTime(Sheets.Morning), new Random(1)) { User = user, Password = password, SignalIsBad = false };
        using var two = new TestDevice(door, new ManualTime(Sheets.Morning), new Random(2)) { User = user, Password = password, SignalIsBad = false };
        await one.SignIn(stop);
        one.App.StartRun(sheet.RunId);
        Receive(one, 1);
        await Sync(one);
        // The second device begins where the first one stands.
        await two.SignIn(stop);
        two.App.Store.AcceptOffer(sheet.RunId);
        Assert.Equal(StopState.Done, two.App.Store.GetRun(sheet.RunId) is { Sheet: { } seen } run ? run.Progress.StateOf(seen.Stops[1]) : StopState.Planned);
        Receive(two, 2);
        await Sync(two);
        // Both, without signal, at the third door: the first to be heard is history, the other is told.
        Receive(one, 3);
        Receive(two, 3);
        await Sync(two);
        await Sync(one);
        Assert.Equal(["stop-finished", "stop-finished"], one.App.Conflicts.List().Select(c => c.Code));
        Assert.Empty(two.App.Conflicts.List());
        Assert.Equal(3, (await office.Read(sheet, one.App.Recorder.DeviceId)).Events.Count);
        Assert.Equal(4, (await office.Read(sheet, two.App.Recorder.DeviceId)).Events.Count);
        foreach (var card in one.App.Conflicts.List()) one.App.Conflicts.TakeBack(card.Event.Id);
        await Sync(one, fetch: true);
        Assert.Equal(sheet.Stops.SelectMany(s => s.Items).Select(i => i.ItemId).Order(), Bag.OnBoard(one.App.Store.GetRun(sheet.RunId).Sheet!, one.App.Store.GetRun(sheet.RunId).Progress).Order());
        Assert.True(one.App.Status.AllSent);

        void Receive(TestDevice device, int order)
        {
            var home = sheet.Stops[order];
            Assert.Null(device.App.Recorder.Record(sheet.RunId, home.StopId, Drafts.Arrived()).Refusal);
            Assert.Null(device.App.Recorder.Record(sheet.RunId, home.StopId, Drafts.Received([.. home.Items.Select(i => new ItemOutcome(i.ItemId, ItemResult.Accepted))], null, new(ProofKind.Signature, new string('a', 64)), new("Siti", "holder"))).Refusal);
        }

        async Task Sync(TestDevice device, bool fetch = false) => Assert.Null((await device.App.Round.Run(fetch, stop)).Problem);
    }

    [Fact]
    public async Task A_lost_phone_locks_itself_at_the_first_word_from_the_server_and_its_work_comes_from_paper()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var server = await KilledServer.StartAsync(database);
        var (services, configuration) = RealOffice.Open(database.Folder, database.ConnectionString);
        await using var _ = services;
        var stop = TestContext.Current.CancellationToken;
        var office = new RealOffice(services, configuration, "kurir2", () => server.Address);
        var sheet = Sheets.Numbered(9001, StopKind.Collect);
        var (door, user, password) = await office.Publish(sheet);
        using var phone = new TestDevice(door, new ManualTime(Sheets.Morning), new Random(1)) { User = user, Password = password, SignalIsBad = false };
        await phone.SignIn(stop);
        phone.App.StartRun(sheet.RunId);
        Assert.Null((await phone.App.Round.Run(false, stop)).Problem);
        phone.App.Recorder.Record(sheet.RunId, sheet.Stops[1].StopId, Drafts.Arrived());

        using var counter = await server.SignInAsync("loket");
        (await counter.PostAsJsonAsync($"devices/{phone.App.Recorder.DeviceId}/revocation", new { why = "hilang" }, stop)).EnsureSuccessStatusCode();
        var line = new PaperLine(Guid.CreateVersion7(), sheet.Stops[1].StopId, PaperStep.Received, Sheets.Morning, [.. sheet.Stops[1].Items.Select(i => new ItemOutcome(i.ItemId, ItemResult.Accepted))], null, new("Siti", "holder"));
        var entered = await (await counter.PostAsJsonAsync($"runs/{sheet.RunId}/paper", new PaperSheet([line]), ContractJson.Options, stop)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<PushEventsReply>(ContractJson.Options, stop);
        Assert.Equal(EventStatus.Accepted, entered!.Results.Single().Status);

        await phone.App.Round.Run(true, stop);
        Assert.True(phone.App.IsLocked);
        Assert.Equal("device-revoked", phone.App.Conflicts.List().Single().Code);
        Assert.Null(phone.App.Store.GetRun(sheet.RunId).Sheet);
        Assert.Single((await office.Read(sheet, phone.App.Recorder.DeviceId)).Events); // only the start, from before
        // The courier goes on with another phone, which knows what the paper said.
        using var spare = new TestDevice(door, new ManualTime(Sheets.Morning), new Random(2)) { User = user, Password = password, SignalIsBad = false };
        await spare.SignIn(stop);
        spare.App.Store.AcceptOffer(sheet.RunId);
        Assert.Equal(2, spare.App.Store.GetRun(sheet.RunId).Sheet!.OnBoard.Count);
    }

    [Fact]
    public async Task The_map_and_the_roads_come_from_the_server_and_work_without_it()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var server = await KilledServer.StartAsync(database);
        var stop = TestContext.Current.CancellationToken;
        using var phone = new TestDevice(server.Address, new ManualTime(Sheets.Morning), new Random(1)) { User = "kurir1", Password = "antar-jemput", SignalIsBad = false };
        await phone.SignIn(stop);
        Assert.True(await phone.App.Maps.Fetch(stop));
        Assert.False(await phone.App.Maps.Fetch(stop));
        phone.Signal.Off = true;
        var centre = new NetTopologySuite.Geometries.Coordinate(101.46 * 111319.490793, 0.475 * 111319.490793);
        var view = new NetTopologySuite.Geometries.Envelope(centre.X - 800, centre.X + 800, centre.Y - 800, centre.Y + 800);
        Assert.Contains(phone.App.Maps.Map!.Features(view, 2), f => f.Layer == "streets");
        var route = await phone.App.Maps.Roads!.RouteAsync(Roads.RoadProfile.Motorbike, [new(101.455, 0.472), new(101.465, 0.478)], null, new(), stop);
        Assert.False(route.IsEstimate);
        Assert.True(route.Legs[0].Geometry.Count > 2);
    }
}

public sealed class ChaosOnSqliteTests(ITestOutputHelper output) : ChaosOnServerTests(Provider.Sqlite, output);

public sealed class ChaosOnPostgresTests(ITestOutputHelper output) : ChaosOnServerTests(Provider.Postgres, output);
