using System.Diagnostics;
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
/// Phones against a server process: batteries die before any statement, memories fill, clocks jump, the line loses, doubles, reorders and
/// cuts, the server is killed and started again. Afterwards its history is what the drivers did. With SHUTTLE_LONG=1
/// for five minutes on each database.
/// </summary>
public abstract class ChaosOnServerTests(Provider provider, ITestOutputHelper output)
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("SHUTTLE_LONG") == "1";
    private static readonly string[] Couriers = ["kurir1", "kurir2", "kurir3"];

    [Fact]
    public async Task Whatever_happens_to_phones_line_and_server_the_history_is_what_the_drivers_did()
    {
        Assert.SkipUnless(Long, "A soak of five minutes for each database: asked for with SHUTTLE_LONG=1.");
        await using var database = await TestDatabase.CreateAsync(provider);
        using var server = await KilledServer.StartAsync(database);
        var (services, configuration) = RealOffice.Open(database.Folder, database.ConnectionString);
        await using var _ = services;
        var (watch, stop) = (Stopwatch.StartNew(), TestContext.Current.CancellationToken);
        var (kills, limit) = (20, TimeSpan.FromMinutes(5));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var killer = server.KillNowAndThenAsync(kills, TimeSpan.FromSeconds(15), end.Token);
        var lanes = await Task.WhenAll(Couriers.Select((courier, lane) => Task.Run(() => DriveAsync(courier, lane, () => watch.Elapsed < limit), stop)));
        await end.CancelAsync();
        await killer;
        output.WriteLine($"{provider}: {lanes.Sum(l => l.Days)} days, {lanes.Sum(l => l.Steps)} steps, {lanes.Sum(l => l.Cuts)} power cuts, {lanes.Sum(l => l.Requests)} requests, "
            + $"{lanes.Sum(l => l.Faults)} faults of the line, {server.Kills} kills of the server, {watch.Elapsed.TotalSeconds:0} s");
        Assert.All(lanes, l => Assert.True(l.Days > 0));

        async Task<(int Days, int Steps, int Cuts, int Requests, int Faults)> DriveAsync(string courier, int lane, Func<bool> goOn)
        {
            await using var line = new FaultyProxy(() => server.Address, seed: lane);
            await line.StartAsync();
            var office = new RealOffice(services, configuration, courier, () => line.Address);
            var (driven, steps, cuts) = (0, 0, 0);
            while (driven == 0 || goOn())
            {
                var seed = (driven * Couriers.Length) + lane + 1;
                using var day = new GeneratedDay(office, seed, new Trouble(PowerCutIn: 14, FlightModeIn: 20), number: seed) { SignalIsBad = false, AtEvening = () => line.Calm = true };
                try
                {
                    await day.Live(stop);
                    await day.Check();
                    await office.CheckPapersAsync(day.Sheet, day.Progress);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    throw new InvalidOperationException($"Day of seed {seed}: {day.Trail}\n{server.Said}", e);
                }
                await office.RetireAsync(day.Sheet);
                line.Calm = false;
                (driven, steps, cuts) = (driven + 1, steps + day.Steps, cuts + day.Device.PowerCuts);
            }
            return (driven, steps, cuts, line.Requests, line.Faults);
        }
    }

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
