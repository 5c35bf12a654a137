using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Tests.Hosts;
using Microsoft.EntityFrameworkCore;

namespace Shuttle.Server.Tests.Runs;

/// <summary>What a tracking link sees of the courier: how many homes first, and the place only when near.</summary>
public abstract class ApproachTests(Provider provider)
{
    [Fact]
    public async Task A_courier_is_seen_only_by_homes_at_most_two_stops_ahead()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var dispatcher = await server.SignInAsync("rute");
        var plan = await ServerHost.Json(await dispatcher.PostAsJsonAsync("plans", new { day = ServerHost.Monday }));
        await ServerHost.Json(await dispatcher.PostAsync($"plans/{plan.GetProperty("planId").GetGuid()}/publication", null));
        using var driver = await server.SignInAsync("kurir1");
        using var device = await new SigningDevice(driver, server.Clock).PairAsync();
        var sheet = await device.SheetAsync(ServerHost.Monday);
        var visits = sheet.Stops.Where(s => s.RequestNumber is not null).ToList();
        Assert.True(visits.Count >= 5, $"{visits.Count} visits are too few for this test");
        server.Clock.Set(visits[0].PlannedArrival.AddMinutes(-5));

        var (near, far) = (await TokenAsync(server, visits[0].RequestNumber!), await TokenAsync(server, visits[4].RequestNumber!));
        Assert.False((await ComingAsync(server, near))!.Value.GetProperty("underway").GetBoolean());
        Assert.Equal(EventStatus.Accepted, (await device.SayAsync(device.New(e => new RunStarted(sheet.Version) { Id = e.Id, RunId = sheet.RunId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time }))).Status);
        await PushAsync(driver, device, sheet.RunId, server.Clock.GetUtcNow(), 20, mock: false);

        var seen = (await ComingAsync(server, near))!.Value;
        Assert.Equal((0, true), (seen.GetProperty("stopsAhead").GetInt32(), seen.GetProperty("at").ValueKind == JsonValueKind.Object));
        Assert.True(seen.GetProperty("from").GetDateTimeOffset() < seen.GetProperty("until").GetDateTimeOffset());
        // The resident and the dispatcher are told the same.
        var watch = await ServerHost.Json(await dispatcher.GetAsync($"board/{ServerHost.Monday:yyyy-MM-dd}/watch"));
        var eta = watch.GetProperty("runs").EnumerateArray().SelectMany(r => r.GetProperty("stops").EnumerateArray()).Single(s => s.GetProperty("stopId").GetGuid() == visits[0].StopId).GetProperty("eta");
        Assert.Equal((eta.GetProperty("early").GetDateTimeOffset(), eta.GetProperty("late").GetDateTimeOffset()), (seen.GetProperty("from").GetDateTimeOffset(), seen.GetProperty("until").GetDateTimeOffset()));
        var hidden = (await ComingAsync(server, far))!.Value;
        Assert.Equal(4, hidden.GetProperty("stopsAhead").GetInt32());
        Assert.False(hidden.TryGetProperty("at", out var at) && at.ValueKind == JsonValueKind.Object);

        // A place that was made up, or is ten minutes old, is shown to nobody.
        server.Clock.Set(server.Clock.GetUtcNow().AddMinutes(10));
        Assert.False((await ComingAsync(server, near))!.Value.TryGetProperty("at", out at) && at.ValueKind == JsonValueKind.Object);
        await PushAsync(driver, device, sheet.RunId, server.Clock.GetUtcNow(), 20, mock: true);
        Assert.False((await ComingAsync(server, near))!.Value.TryGetProperty("at", out at) && at.ValueKind == JsonValueKind.Object);
        using var anybody = server.Anonymous();
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("track/nobody/courier")).StatusCode);
    }

    private static Task<string> TokenAsync(ServerHost server, string number) => server.AsAsync("loket", async s =>
        s.GetRequiredService<PersonalData>().Token("tracking", await s.GetRequiredService<ShuttleDb>().Requests.Where(r => r.Number == number).Select(r => r.Id).SingleAsync()));

    private static async Task<JsonElement?> ComingAsync(ServerHost server, string token)
    {
        using var anybody = server.Anonymous();
        var reply = await anybody.GetAsync($"track/{token}/courier");
        return reply.StatusCode == HttpStatusCode.NoContent ? null : await ServerHost.Json(reply);
    }

    private static async Task PushAsync(HttpClient driver, SigningDevice device, Guid run, DateTimeOffset at, double accuracy, bool mock)
    {
        var reply = await driver.PostAsJsonAsync("driver/positions", new PushPositions(device.Id, run, [new(Guid.CreateVersion7(), at, new(101.46, 0.475), accuracy, Mock: mock)]), ContractJson.Options);
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
    }
}

public sealed class ApproachOnSqliteTests() : ApproachTests(Provider.Sqlite);

public sealed class ApproachOnPostgresTests() : ApproachTests(Provider.Postgres);
