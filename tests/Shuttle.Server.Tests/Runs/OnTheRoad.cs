using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Runs;

/// <summary>A booked collection on a published run, with the courier's device at hand.</summary>
internal sealed class OnTheRoad : IAsyncDisposable
{
    private OnTheRoad(TestDatabase database, ServerHost server) => (Database, Server) = (database, server);

    public TestDatabase Database { get; }
    public ServerHost Server { get; }
    public string Courier { get; private set; } = "";
    public string Token { get; private set; } = "";
    public string Code { get; private set; } = "";
    public HttpClient Dispatcher { get; private set; } = null!;
    public HttpClient Driver { get; private set; } = null!;
    public SigningDevice Device { get; private set; } = null!;
    public RunSheet Sheet { get; private set; } = null!;
    public RunStop Stop { get; private set; } = null!;
    public IReadOnlyList<ItemOutcome> AllItems => [.. Stop.Items.Select(i => new ItemOutcome(i.ItemId, ItemResult.Accepted))];

    public static async Task<OnTheRoad> StartAsync(Provider provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var world = new OnTheRoad(database, await ServerHost.StartAsync(database));
        using var resident = await world.Server.ResidentAsync();
        var receipt = await WholeDayTests.BookAsync(resident, ServerHost.Monday, "10:00", "12:00");
        (world.Token, world.Code) = (receipt.GetProperty("trackingToken").GetString()!, receipt.GetProperty("handoverCode").GetString()!);
        world.Dispatcher = await world.Server.SignInAsync("rute");
        var number = receipt.GetProperty("number").GetString()!;
        world.Courier = await WholeDayTests.PlanAndPublishAsync(world.Dispatcher, ServerHost.Monday, number);
        world.Server.Clock.Set(WholeDayTests.At(ServerHost.Monday, "10:05"));
        world.Driver = await world.Server.SignInAsync(world.Courier);
        world.Device = await new SigningDevice(world.Driver, world.Server.Clock).PairAsync();
        world.Sheet = await world.Device.SheetAsync(ServerHost.Monday);
        world.Stop = world.Sheet.Stops.Single(s => s.RequestNumber == number);
        return world;
    }

    public T New<T>(Func<SigningDevice.Envelope, T> make) where T : DriverEvent => Device.New(make);

    public RunStarted Started() => New(e => new RunStarted(Sheet.Version) { Id = e.Id, RunId = Sheet.RunId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });
    public Arrived Arrived() => New(e => new Arrived { Id = e.Id, RunId = Sheet.RunId, StopId = Stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });
    public ItemsReceived Received(IReadOnlyList<ItemOutcome>? items = null) => New(e => new ItemsReceived(items ?? AllItems, "S-1", new(ProofKind.Code, Code), new("Siti", "holder"))
    { Id = e.Id, RunId = Sheet.RunId, StopId = Stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });
    public StopFailed Failed() => New(e => new StopFailed(FailureReason.Refused, null) { Id = e.Id, RunId = Sheet.RunId, StopId = Stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });
    public Undone Undo(DriverEvent step) => New(e => new Undone(step.Id, "salah tekan") { Id = e.Id, RunId = Sheet.RunId, StopId = step.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });

    public async Task AcceptedAsync(DriverEvent said)
    {
        var result = await Device.SayAsync(said);
        Assert.True(result.Status == EventStatus.Accepted, $"{said.GetType().Name}: {result.Code} {result.Reason}");
    }

    public Task<JsonElement> TrackAsync() => WholeDayTests.TrackAsync(Server, Token);

    public async Task<string[]> HoldersAsync() => [.. (await TrackAsync()).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("holder").GetString()!).Distinct()];

    public async Task<StopState> StateAsync() => (await Device.SheetAsync(ServerHost.Monday)).Stops.Single(s => s.StopId == Stop.StopId).State;

    /// <summary>Looks into the district's rows.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<ShuttleDb, Task<T>> look)
    {
        await using var scope = Server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShuttleDb>();
        var district = (await scope.ServiceProvider.GetRequiredService<Districts>().FindAsync(null, default))!.Value;
        scope.ServiceProvider.GetRequiredService<CurrentDistrict>().Set(district);
        return await look(db);
    }

    public async Task<HttpResponseMessage> EnterAsync(HttpClient officer, params PaperLine[] lines) =>
        await officer.PostAsJsonAsync($"runs/{Sheet.RunId}/paper", new PaperSheet(lines), ContractJson.Options);

    public static async Task<IReadOnlyList<EventResult>> ResultsAsync(HttpResponseMessage reply)
    {
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True(reply.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<PushEventsReply>(text, ContractJson.Options)!.Results;
    }

    public async ValueTask DisposeAsync()
    {
        Device.Dispose();
        Driver.Dispose();
        Dispatcher.Dispose();
        await Server.DisposeAsync();
        await Database.DisposeAsync();
    }
}
