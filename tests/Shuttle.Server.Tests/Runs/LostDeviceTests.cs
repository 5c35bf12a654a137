using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Runs;

/// <summary>A phone is lost: it is put out of service, its work is entered from paper, and if it turns up nothing is doubled.</summary>
public abstract class LostDeviceTests(Provider provider)
{
    [Fact]
    public async Task A_revoked_device_is_refused_at_once_and_its_courier_goes_on_with_another()
    {
        await using var world = await OnTheRoad.StartAsync(provider);
        await world.AcceptedAsync(world.Started());
        world.Driver.DefaultRequestHeaders.Add("X-Device", world.Device.Id.ToString());
        var revoked = await world.Dispatcher.PostAsJsonAsync($"devices/{world.Device.Id}/revocation", new { why = "tertinggal di angkot" });
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);

        var late = await world.Device.SayAsync(world.Arrived());
        Assert.Equal((EventStatus.Refused, "device-revoked"), (late.Status, late.Code));
        Assert.Equal("device-revoked", await ServerHost.RefusedAsync(await world.Driver.GetAsync($"driver/runs/{world.Sheet.RunId}/sheet"), HttpStatusCode.Forbidden));
        // A thief who leaves the header out has only a void ticket.
        world.Driver.DefaultRequestHeaders.Remove("X-Device");
        Assert.Equal("sign-in-again", await ServerHost.RefusedAsync(await world.Driver.GetAsync("driver/runs"), HttpStatusCode.Unauthorized));

        using var again = await world.Server.SignInAsync(world.Courier);
        using var spare = await new SigningDevice(again, world.Server.Clock).PairAsync();
        Assert.Equal(world.Sheet.RunId, (await spare.SheetAsync(ServerHost.Monday)).RunId);
        var devices = await ServerHost.Json(await world.Dispatcher.GetAsync("devices"));
        var lost = devices.EnumerateArray().Single(d => d.GetProperty("deviceId").GetGuid() == world.Device.Id);
        Assert.Equal((1L, "tertinggal di angkot"), (lost.GetProperty("lastSequence").GetInt64(), lost.GetProperty("revokedWhy").GetString()));
    }

    [Fact]
    public async Task What_is_entered_from_paper_names_the_officer_and_a_found_device_doubles_nothing()
    {
        await using var world = await OnTheRoad.StartAsync(provider);
        await world.AcceptedAsync(world.Started());
        using var counter = await world.Server.SignInAsync("loket");
        var at = WholeDayTests.At(ServerHost.Monday, "10:15");
        var line = new PaperLine(Guid.CreateVersion7(), world.Stop.StopId, PaperStep.Received, at, world.AllItems, "S-9", new("Siti", "holder"));
        Assert.Equal(EventStatus.Accepted, (await OnTheRoad.ResultsAsync(await world.EnterAsync(counter, line))).Single().Status);
        Assert.Equal(EventStatus.Duplicate, (await OnTheRoad.ResultsAsync(await world.EnterAsync(counter, line))).Single().Status);
        Assert.Equal("paper-line-incomplete", (await OnTheRoad.ResultsAsync(await world.EnterAsync(counter, line with { Id = Guid.CreateVersion7(), OtherParty = null }))).Single().Code);
        Assert.Equal(["courier"], await world.HoldersAsync());
        Assert.Equal(StopState.Done, await world.StateAsync());
        var entered = await world.InDatabaseAsync(db => db.DriverEvents.SingleAsync(e => e.EnteredById != null));
        var officer = await world.InDatabaseAsync(db => db.Users.Where(u => u.UserName == "loket").Select(u => u.Id).SingleAsync());
        Assert.Equal((officer, at, ""), (entered.EnteredById, entered.DeviceTime.ToOffset(TimeSpan.FromHours(7)), entered.Signature));

        // The phone is found: what paper has said already is a duplicate, something else is a conflict, the way there is history.
        Assert.Equal(EventStatus.Accepted, (await world.Device.SayAsync(world.Arrived())).Status);
        Assert.Equal(EventStatus.Duplicate, (await world.Device.SayAsync(world.Received())).Status);
        var other = await world.Device.SayAsync(world.Failed());
        Assert.Equal((EventStatus.Refused, "paper-differs"), (other.Status, other.Code));
        Assert.Equal(StopState.Done, await world.StateAsync());
        Assert.Equal(1, await world.InDatabaseAsync(db => db.DriverEvents.CountAsync(e => e.Kind == nameof(ItemsReceived))));
    }

    [Fact]
    public async Task Paper_that_comes_after_the_device_is_told_so()
    {
        await using var world = await OnTheRoad.StartAsync(provider);
        await world.AcceptedAsync(world.Received());
        using var counter = await world.Server.SignInAsync("loket");
        var at = WholeDayTests.At(ServerHost.Monday, "10:15");
        var results = await OnTheRoad.ResultsAsync(await world.EnterAsync(counter,
            new PaperLine(Guid.CreateVersion7(), world.Stop.StopId, PaperStep.Received, at, world.AllItems, null, new("Siti", "holder")),
            new PaperLine(Guid.CreateVersion7(), world.Stop.StopId, PaperStep.Failed, at, Reason: FailureReason.NobodyHome)));
        Assert.Equal([(EventStatus.Duplicate, null), (EventStatus.Refused, "device-differs")], results.Select(r => (r.Status, r.Code)));
    }

    [Fact]
    public async Task An_ordinary_tracker_reports_while_on_duty_and_old_fixes_do_not_move_the_dot()
    {
        await using var world = await OnTheRoad.StartAsync(provider);
        var courierId = await world.InDatabaseAsync(db => db.Runs.Where(r => r.Id == world.Sheet.RunId).Select(r => r.CourierId).SingleAsync());
        var registered = await ServerHost.Json(await world.Dispatcher.PostAsJsonAsync("trackers", new { courierId, name = "GPS motor" }));
        var token = registered.GetProperty("token").GetString()!;
        using var tracker = world.Server.Anonymous();
        var now = world.Server.Clock.GetUtcNow();
        string Get(int secondsAgo, double lon, string more = "") => FormattableString.Invariant($"osmand?id={token}&lat=0.475&lon={lon}&timestamp={now.AddSeconds(-secondsAgo).ToUnixTimeSeconds()}{more}");
        // As the Traccar client from version 9 on sends it: its own template, with -1 for what it does not know, and an old-style query in a text at the end.
        string Location(int secondsAgo, double lon) => FormattableString.Invariant($$$"""
            {"timestamp":"{{{now.AddSeconds(-secondsAgo):yyyy-MM-ddTHH:mm:ss.fffZ}}}","coords":{"latitude":0.475,"longitude":{{{lon}}},"accuracy":5.3,"speed":6.5,"heading":-1,"altitude":21.4},
             "is_moving":true,"odometer":1204.5,"event":"","battery":{"level":0.7,"is_charging":false},"activity":{"type":"in_vehicle"},"extras":{},"_":"&id={{{token}}}&lat=0.475&"}
            """);
        static async Task<HttpStatusCode> PhoneAsync(HttpClient tracker, string json)
        {
            using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
            return (await tracker.PostAsync("osmand", body)).StatusCode;
        }
        Task<int> CountAsync(string topic) => world.InDatabaseAsync(db => db.Outbox.CountAsync(m => m.Topic == topic));

        // Off duty: taken politely, forgotten at once.
        Assert.Equal(HttpStatusCode.OK, (await tracker.GetAsync(Get(0, 101.46))).StatusCode);
        Assert.Equal(0, await world.InDatabaseAsync(db => db.Positions.CountAsync()));
        await world.AcceptedAsync(world.Started() with { DeviceTime = now.AddMinutes(-30) });

        Assert.Equal(HttpStatusCode.OK, (await tracker.GetAsync(Get(60, 101.46, "&speed=10&bearing=90&accuracy=8&batt=71"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await tracker.GetAsync(Get(60, 101.46))).StatusCode); // repeated
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = token, ["location"] = "0.475,101.461", ["timestamp"] = now.AddSeconds(-30).ToString("O") });
        Assert.Equal(HttpStatusCode.OK, (await tracker.PostAsync("osmand", form)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await PhoneAsync(tracker, $$$"""{"location":{{{Location(10, 101.462)}}},"device_id":"{{{token}}}"}"""));
        // What was stored without signal comes as a list; a heartbeat without a place must not come again and again.
        Assert.Equal(HttpStatusCode.OK, await PhoneAsync(tracker, $$$"""{"location":[{{{Location(10, 101.462)}}}],"device_id":"{{{token}}}"}"""));
        Assert.Equal(HttpStatusCode.OK, await PhoneAsync(tracker, $$$"""{"location":{"event":"heartbeat","timestamp":"{{{now:yyyy-MM-ddTHH:mm:ss.fffZ}}}"},"device_id":"{{{token}}}"}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await PhoneAsync(tracker, $$$"""{"location":{"coords":{"latitude":"north"}},"device_id":"{{{token}}}"}"""));
        Assert.Equal(3, await CountAsync("courier.moved"));
        Assert.Equal(HttpStatusCode.OK, (await tracker.GetAsync(Get(600, 101.459))).StatusCode); // from before
        Assert.Equal(HttpStatusCode.OK, (await tracker.GetAsync(Get(5, 101.9))).StatusCode); // a jump
        Assert.Equal(HttpStatusCode.OK, (await tracker.GetAsync(Get(2, 101.463, "&accuracy=900"))).StatusCode);
        Assert.Equal((4, 3), (await world.InDatabaseAsync(db => db.Positions.CountAsync()), await CountAsync("courier.moved")));
        var first = await world.InDatabaseAsync(db => db.Positions.OrderBy(p => p.Time).Skip(1).FirstAsync());
        var phone = await world.InDatabaseAsync(db => db.Positions.OrderBy(p => p.Time).Skip(3).FirstAsync());
        Assert.Equal((6.5, null, 70, 5.3), (phone.SpeedMetresPerSecond!.Value, phone.HeadingDegrees, phone.BatteryPercent!.Value, phone.AccuracyMetres));
        Assert.Equal((5.14, 90.0, 71), (Math.Round(first.SpeedMetresPerSecond!.Value, 2), first.HeadingDegrees!.Value, first.BatteryPercent!.Value));

        Assert.Equal("unknown-tracker", await ServerHost.RefusedAsync(await tracker.GetAsync("osmand?id=guess&lat=0.4&lon=101.4"), HttpStatusCode.BadRequest));
        Assert.Equal("tracker-report-malformed", await ServerHost.RefusedAsync(await tracker.GetAsync($"osmand?id={token}&lat=north"), HttpStatusCode.BadRequest));
        await world.Dispatcher.PostAsync($"trackers/{registered.GetProperty("trackerId").GetGuid()}/revocation", null);
        Assert.Equal("unknown-tracker", await ServerHost.RefusedAsync(await tracker.GetAsync(Get(0, 101.46)), HttpStatusCode.BadRequest));
    }
}

public sealed class LostDeviceOnSqliteTests() : LostDeviceTests(Provider.Sqlite);

public sealed class LostDeviceOnPostgresTests() : LostDeviceTests(Provider.Postgres);
