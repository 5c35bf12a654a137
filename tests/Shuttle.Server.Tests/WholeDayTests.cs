using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shuttle.Contracts;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests;

/// <summary>A document travels from a home to the office and back, through the door, on both databases.</summary>
public abstract class WholeDayTests(Provider provider)
{
    private static readonly GeoPoint Home = new(101.4600, 0.4750);

    [Fact]
    public async Task A_document_travels_from_a_home_to_the_office_and_back()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);

        // The resident books for Monday 10–12.
        using var resident = await server.ResidentAsync();
        var receipt = await BookAsync(resident, ServerHost.Monday, "10:00", "12:00");
        var token = receipt.GetProperty("trackingToken").GetString()!;
        var code = receipt.GetProperty("handoverCode").GetString()!;
        Assert.Equal("submitted", (await TrackAsync(server, token)).GetProperty("state").GetString());

        // The dispatcher plans and publishes.
        using var dispatcher = await server.SignInAsync("rute");
        var number = receipt.GetProperty("number").GetString()!;
        var courier = await PlanAndPublishAsync(dispatcher, ServerHost.Monday, number);
        Assert.Equal("pickupScheduled", (await TrackAsync(server, token)).GetProperty("state").GetString());

        // The courier drives to that stop and takes the documents over with the resident's code.
        server.Clock.Set(At(ServerHost.Monday, "10:05"));
        using var driver = await server.SignInAsync(courier);
        using var device = await new SigningDevice(driver, server.Clock).PairAsync();
        var sheet = await device.SheetAsync(ServerHost.Monday);
        var stop = sheet.Stops.Single(s => s.RequestNumber == number);
        Assert.Equal(StopKind.Collect, stop.Kind);
        Assert.True(stop.Code!.Matches(code));
        await Accepted(device, device.New(e => new RunStarted(sheet.Version) { Id = e.Id, RunId = sheet.RunId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time }));
        await Accepted(device, device.New(e => new Departed { Id = e.Id, RunId = sheet.RunId, StopId = stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time }));
        await Accepted(device, device.New(e => new Arrived { Id = e.Id, RunId = sheet.RunId, StopId = stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time }));
        var wrong = await device.SayAsync(Received(device, sheet, stop, code == "000000" ? "000001" : "000000"));
        Assert.Equal(("code-wrong", EventStatus.Refused), (wrong.Code, wrong.Status));
        Assert.All(Holders(await TrackAsync(server, token)), holder => Assert.Equal("resident", holder));
        var received = Received(device, sheet, stop, code);
        await Accepted(device, received);
        Assert.Equal(EventStatus.Duplicate, (await device.SayAsync(received)).Status);
        Assert.All(Holders(await TrackAsync(server, token)), holder => Assert.Equal("courier", holder));

        // The counter takes over, processes, marks ready: the return leg appears by itself.
        server.Clock.Set(At(ServerHost.Monday, "14:00"));
        using var counter = await server.SignInAsync("loket");
        var items = stop.Items.Select(i => i.ItemId).ToArray();
        var taken = await ServerHost.Json(await counter.PostAsJsonAsync("counter/receipts", new { id = Guid.CreateVersion7(), runId = sheet.RunId, itemIds = items }));
        Assert.Equal(items.Length, taken.GetProperty("received").GetInt32());
        var requestId = receipt.GetProperty("requestId").GetGuid();
        await ServerHost.Json(await counter.PostAsJsonAsync($"requests/{requestId}/ready", new { results = new[] { "Hasil layanan" } }));
        var ready = await TrackAsync(server, token);
        Assert.Equal("ready", ready.GetProperty("state").GetString());
        var leg = ready.GetProperty("legs").EnumerateArray().Single(l => l.GetProperty("kind").GetString() == "return");
        var day = DateOnly.FromDateTime(leg.GetProperty("windowFrom").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(7)).DateTime);

        // The return run: loaded at the office, delivered at the door.
        var returning = await PlanAndPublishAsync(dispatcher, day, number);
        server.Clock.Set(leg.GetProperty("windowFrom").GetDateTimeOffset().AddMinutes(10));
        using var driver2 = await server.SignInAsync(returning);
        using var device2 = await new SigningDevice(driver2, server.Clock).PairAsync();
        var sheet2 = await device2.SheetAsync(day);
        var stop2 = sheet2.Stops.Single(s => s.RequestNumber == number && s.Kind == StopKind.Return);
        var load = stop2.Items.Select(i => i.ItemId).ToArray();
        Assert.Equal(items.Length + 1, load.Length);
        await Accepted(device2, device2.New(e => new ItemsLoaded(load) { Id = e.Id, RunId = sheet2.RunId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time }));
        await Accepted(device2, device2.New(e => new Arrived { Id = e.Id, RunId = sheet2.RunId, StopId = stop2.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time }));
        await Accepted(device2, device2.New(e => new ItemsDelivered([.. load.Select(i => new ItemOutcome(i, ItemResult.Accepted))], new(ProofKind.Code, code), new("Warga", "holder"))
        { Id = e.Id, RunId = sheet2.RunId, StopId = stop2.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time }));

        var end = await TrackAsync(server, token);
        Assert.Equal("completed", end.GetProperty("state").GetString());
        Assert.All(Holders(end), holder => Assert.Equal("resident", holder));
        var story = end.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("code").GetString()).ToArray();
        Assert.Equal(
            "booked pickup-planned courier-departed courier-arrived items-received received-at-counter ready promise-changed return-planned items-loaded courier-arrived items-delivered",
            string.Join(' ', story));
    }

    [Fact]
    public async Task Two_counters_that_take_the_same_bag_leave_one_hand_over_and_one_refusal()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var resident = await server.ResidentAsync();
        var receipt = await BookAsync(resident, ServerHost.Monday, "10:00", "12:00");
        using var dispatcher = await server.SignInAsync("rute");
        var courier = await PlanAndPublishAsync(dispatcher, ServerHost.Monday, receipt.GetProperty("number").GetString()!);
        server.Clock.Set(At(ServerHost.Monday, "10:05"));
        using var driver = await server.SignInAsync(courier);
        using var device = await new SigningDevice(driver, server.Clock).PairAsync();
        var sheet = await device.SheetAsync(ServerHost.Monday);
        var stop = sheet.Stops.Single(s => s.RequestNumber == receipt.GetProperty("number").GetString());
        await Accepted(device, Received(device, sheet, stop, receipt.GetProperty("handoverCode").GetString()!));

        using var counter = await server.SignInAsync("loket");
        var items = stop.Items.Select(i => i.ItemId).ToArray();
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            counter.PostAsJsonAsync("counter/receipts", new { id = Guid.CreateVersion7(), runId = sheet.RunId, itemIds = items })));
        Assert.Equal(1, replies.Count(r => r.IsSuccessStatusCode));
        foreach (var late in replies.Where(r => !r.IsSuccessStatusCode))
            Assert.Equal("item-held-by-another", await ServerHost.RefusedAsync(late, HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_visit_in_vain_books_its_own_next_one()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var resident = await server.ResidentAsync();
        var receipt = await BookAsync(resident, ServerHost.Monday, "10:00", "12:00");
        using var dispatcher = await server.SignInAsync("rute");
        var courier = await PlanAndPublishAsync(dispatcher, ServerHost.Monday, receipt.GetProperty("number").GetString()!);
        server.Clock.Set(At(ServerHost.Monday, "11:00"));
        using var driver = await server.SignInAsync(courier);
        using var device = await new SigningDevice(driver, server.Clock).PairAsync();
        var sheet = await device.SheetAsync(ServerHost.Monday);
        var stop = sheet.Stops.Single(s => s.RequestNumber == receipt.GetProperty("number").GetString());
        var failed = device.New(e => new StopFailed(FailureReason.AddressNotFound, null) { Id = e.Id, RunId = sheet.RunId, StopId = stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });
        await Accepted(device, failed);

        var tracked = await TrackAsync(server, receipt.GetProperty("trackingToken").GetString()!);
        Assert.Equal<string?>(["failed", "waiting"], tracked.GetProperty("legs").EnumerateArray().Select(l => l.GetProperty("state").GetString()));
        // Tuesday, the same hours.
        Assert.Equal(At(ServerHost.Monday.AddDays(1), "10:00"), tracked.GetProperty("legs")[1].GetProperty("windowFrom").GetDateTimeOffset());
        var again = device.New(e => new Arrived { Id = e.Id, RunId = sheet.RunId, StopId = stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });
        Assert.Equal("stop-finished", (await device.SayAsync(again)).Code);
    }

    internal static async Task<JsonElement> BookAsync(HttpClient client, DateOnly day, string from, string until) =>
        await ServerHost.Json(await client.PostAsJsonAsync("requests", Booking(day, from, until)));

    internal static object Booking(DateOnly day, string from, string until, Guid? id = null, string service = "AKTA-LAHIR", string[]? items = null, GeoPoint? pin = null) => new
    {
        id = id ?? Guid.CreateVersion7(), serviceCode = service, applicantName = "Siti Rahmawati", phone = "0812-7555-0001", address = "Jalan Melati 12, RT 003/RW 005",
        pin = pin ?? Home, windowFrom = At(day, from), windowUntil = At(day, until), items = items ?? ["birth-letter", "marriage-original"],
    };

    internal static async Task<string> PlanAndPublishAsync(HttpClient dispatcher, DateOnly day, string number)
    {
        var plan = await ServerHost.Json(await dispatcher.PostAsJsonAsync("plans", new { day }));
        var route = plan.GetProperty("content").GetProperty("routes").EnumerateArray()
            .Single(r => r.GetProperty("stops").EnumerateArray().Any(s => s.GetProperty("requestNumber").GetString() == number));
        await ServerHost.Json(await dispatcher.PostAsync($"plans/{plan.GetProperty("planId").GetGuid()}/publication", null));
        return route.GetProperty("courierName").GetString()! switch { "Adi Kurir" => "kurir1", "Budi Kurir" => "kurir2", _ => "kurir3" };
    }

    private static ItemsReceived Received(SigningDevice device, RunSheet sheet, RunStop stop, string code) => device.New(e =>
        new ItemsReceived([.. stop.Items.Select(i => new ItemOutcome(i.ItemId, ItemResult.Accepted))], "S-100", new(ProofKind.Code, code), new("Siti", "holder"))
        { Id = e.Id, RunId = sheet.RunId, StopId = stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });

    private static async Task Accepted(SigningDevice device, DriverEvent said)
    {
        var result = await device.SayAsync(said);
        Assert.True(result.Status == EventStatus.Accepted, $"{said.GetType().Name}: {result.Code} {result.Reason}");
    }

    internal static async Task<JsonElement> TrackAsync(ServerHost server, string token)
    {
        using var anybody = server.Anonymous();
        return await ServerHost.Json(await anybody.GetAsync($"track/{token}"));
    }

    private static IEnumerable<string?> Holders(JsonElement tracked) => tracked.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("holder").GetString());

    internal static DateTimeOffset At(DateOnly day, string time) => new(day.ToDateTime(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)), TimeSpan.FromHours(7));
}

public sealed class WholeDayOnSqliteTests() : WholeDayTests(Provider.Sqlite);

public sealed class WholeDayOnPostgresTests() : WholeDayTests(Provider.Postgres);
