using System.Net.Http.Json;
using System.Text.Json;
using Shuttle.Contracts;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Custody;

/// <summary>A day that has been booked, planned and published, with the couriers at work: where the tests of doors and counters begin.</summary>
internal sealed class DayAtTheDoors : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly Dictionary<string, SigningDevice> _devices = [];
    private readonly List<SigningDevice> _paired = [];
    private readonly List<HttpClient> _clients = [];

    private DayAtTheDoors(TestDatabase database, ServerHost server) => (_database, Server) = (database, server);

    public ServerHost Server { get; }
    public HttpClient Resident { get; private set; } = null!;
    public HttpClient Dispatcher { get; private set; } = null!;
    public HttpClient Counter { get; private set; } = null!;

    /// <summary>Monday, with this many requests for a birth certificate, at 10.05.</summary>
    public static async Task<DayAtTheDoors> StartAsync(Provider provider, int requests)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var day = new DayAtTheDoors(database, await ServerHost.StartAsync(database));
        await day.SignInAsync();
        for (var n = 0; n < requests; n++) day.Receipts.Add(await WholeDayTests.BookAsync(day.Resident, ServerHost.Monday, "10:00", "12:00"));
        await day.PublishAsync(ServerHost.Monday);
        day.Server.Clock.Set(WholeDayTests.At(ServerHost.Monday, "10:05"));
        return day;
    }

    /// <summary>Another time; whoever is signed in signs in again, as one does on another day.</summary>
    public async Task GoToAsync(DateTimeOffset time)
    {
        Server.Clock.Set(time);
        await SignInAsync();
    }

    private async Task SignInAsync()
    {
        Resident = Keep(await Server.ResidentAsync());
        Dispatcher = Keep(await Server.SignInAsync("rute"));
        Counter = Keep(await Server.SignInAsync("loket"));
        _devices.Clear();
    }

    /// <summary>What the resident got for each booking.</summary>
    public List<JsonElement> Receipts { get; } = [];

    public string Token(int n) => Receipts[n].GetProperty("trackingToken").GetString()!;
    public string Code(int n) => Receipts[n].GetProperty("handoverCode").GetString()!;
    public string Number(int n) => Receipts[n].GetProperty("number").GetString()!;
    public Guid RequestId(int n) => Receipts[n].GetProperty("requestId").GetGuid();

    public Task<JsonElement> TrackAsync(int n) => WholeDayTests.TrackAsync(Server, Token(n));

    public async Task PublishAsync(DateOnly day)
    {
        var plan = await ServerHost.Json(await Dispatcher.PostAsJsonAsync("plans", new { day }));
        await ServerHost.Json(await Dispatcher.PostAsync($"plans/{plan.GetProperty("planId").GetGuid()}/publication", null));
    }

    /// <summary>The stop of a request on a day, with the courier's device that drives to it.</summary>
    public async Task<Door> DoorAsync(int n, DateOnly? day = null)
    {
        foreach (var courier in new[] { "kurir1", "kurir2", "kurir3" })
        {
            if (!_devices.TryGetValue(courier, out var device))
            {
                _paired.Add(device = await new SigningDevice(Keep(await Server.SignInAsync(courier)), Server.Clock).PairAsync());
                _devices[courier] = device;
            }
            var runs = (await device.Client.GetFromJsonAsync<RunSummary[]>($"driver/runs?day={day ?? ServerHost.Monday:yyyy-MM-dd}", ContractJson.Options))!;
            if (runs.Length == 0) continue;
            var sheet = await device.SheetAsync(day ?? ServerHost.Monday);
            if (sheet.Stops.LastOrDefault(s => s.RequestNumber == Number(n)) is { } stop) return new(device, sheet, stop);
        }
        throw new InvalidOperationException($"{Number(n)} is on no run.");
    }

    /// <summary>The resident hands over everything; the counter takes it over.</summary>
    public async Task BringInAsync(int n)
    {
        var door = await DoorAsync(n);
        await door.AcceptedAsync(door.Received(Code(n)));
        await ServerHost.Json(await Counter.PostAsJsonAsync("counter/receipts", new { id = Guid.CreateVersion7(), runId = door.Sheet.RunId, itemIds = door.Items, seal = "S-100" }));
    }

    private HttpClient Keep(HttpClient client)
    {
        _clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var device in _paired) device.Dispose();
        foreach (var client in _clients) client.Dispose();
        await Server.DisposeAsync();
        await _database.DisposeAsync();
    }
}

/// <summary>A courier in front of a door.</summary>
internal sealed record Door(SigningDevice Device, RunSheet Sheet, RunStop Stop)
{
    public Guid[] Items => [.. Stop.Items.Select(i => i.ItemId)];

    public T Event<T>(Func<SigningDevice.Envelope, T> make) where T : DriverEvent => Device.New(make);

    public ItemsReceived Received(string code, params ItemOutcome[] outcomes) => Received(new Proof(ProofKind.Code, code), outcomes);

    public ItemsReceived Received(Proof proof, params ItemOutcome[] outcomes) => Device.New(e => new ItemsReceived(Or(outcomes), "S-100", proof, new("Siti", "holder"))
    { Id = e.Id, RunId = Sheet.RunId, StopId = Stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time, Point = new GeoPoint(101.46, 0.475) });

    public ItemsDelivered Delivered(Proof proof, Person to, params ItemOutcome[] outcomes) => Device.New(e => new ItemsDelivered(Or(outcomes), proof, to)
    { Id = e.Id, RunId = Sheet.RunId, StopId = Stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });

    public ItemsLoaded Loaded() => Device.New(e => new ItemsLoaded(Items) { Id = e.Id, RunId = Sheet.RunId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });

    public Arrived Arrived() => Device.New(e => new Arrived { Id = e.Id, RunId = Sheet.RunId, StopId = Stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });

    public Departed Departed() => Device.New(e => new Departed { Id = e.Id, RunId = Sheet.RunId, StopId = Stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });

    public CallAttempted Called() => Device.New(e => new CallAttempted("phone") { Id = e.Id, RunId = Sheet.RunId, StopId = Stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });

    public StopFailed Failed(FailureReason reason) => Device.New(e => new StopFailed(reason, null) { Id = e.Id, RunId = Sheet.RunId, StopId = Stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });

    public async Task AcceptedAsync(DriverEvent said)
    {
        var result = await Device.SayAsync(said);
        Assert.True(result.Status == EventStatus.Accepted, $"{said.GetType().Name}: {result.Code} {result.Reason}");
    }

    public async Task<string?> RefusedAsync(DriverEvent said)
    {
        var result = await Device.SayAsync(said);
        Assert.Equal(EventStatus.Refused, result.Status);
        Assert.False(string.IsNullOrWhiteSpace(result.Reason));
        return result.Code;
    }

    private ItemOutcome[] Or(ItemOutcome[] outcomes) => outcomes.Length > 0 ? outcomes : [.. Items.Select(i => new ItemOutcome(i, ItemResult.Accepted))];
}
