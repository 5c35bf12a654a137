using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests;

/// <summary>Every refusal has a stable code and changes nothing; one server for the class.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private ServerHost _server = null!;
    private HttpClient _resident = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Provider.Sqlite);
        _server = await ServerHost.StartAsync(_database);
        _resident = await _server.ResidentAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _resident.Dispose();
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_booking_that_breaks_a_rule_is_refused_by_name_and_leaves_nothing()
    {
        var before = await CountAsync();
        var tuesday = ServerHost.Monday.AddDays(1);
        foreach (var (booking, code) in new (object, string)[]
        {
            (WholeDayTests.Booking(tuesday, "10:00", "12:00", pin: new GeoPoint(0, 0)), "pin-outside-district"),
            (WholeDayTests.Booking(ServerHost.Monday.AddDays(-3), "10:00", "12:00"), "window-past"),
            (WholeDayTests.Booking(new(2026, 12, 25), "10:00", "11:00"), "window-holiday"),
            (WholeDayTests.Booking(new(2026, 11, 28), "10:00", "12:00"), "window-holiday"),
            (WholeDayTests.Booking(tuesday, "18:00", "20:00"), "window-outside-hours"),
            (WholeDayTests.Booking(tuesday, "12:00", "10:00"), "window-malformed"),
            (WholeDayTests.Booking(tuesday, "10:00", "12:00", service: "SULAP"), "unknown-service"),
            (WholeDayTests.Booking(tuesday, "10:00", "12:00", service: "KTP-BARU", items: ["kk-copy"]), "service-not-couriered"),
            (WholeDayTests.Booking(tuesday, "10:00", "12:00", items: ["kk-original"]), "item-not-of-service"),
            (WholeDayTests.Booking(tuesday, "10:00", "12:00", items: ["birth-letter", "birth-letter"]), "item-twice"),
        })
            Assert.Equal(code, await ServerHost.RefusedAsync(await _resident.PostAsJsonAsync("requests", booking), HttpStatusCode.UnprocessableEntity));
        Assert.Equal("id-not-uuidv7", await ServerHost.RefusedAsync(await _resident.PostAsJsonAsync("requests", WholeDayTests.Booking(tuesday, "10:00", "12:00", Guid.NewGuid())), HttpStatusCode.BadRequest));
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task A_malformed_body_is_refused_at_the_door()
    {
        foreach (var body in new[] { "{", "{}", """{"id":"x"}""", """{"id":"01900000-0000-7000-8000-000000000000","serviceCode":"","applicantName":"A","phone":"","address":"","pin":{"lon":1,"lat":2},"windowFrom":"2026-11-24T10:00:00+07:00","windowUntil":"2026-11-24T12:00:00+07:00","items":[]}""" })
        {
            var reply = await _resident.PostAsync("requests", new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
            Assert.Equal("application/problem+json", reply.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task A_repeated_booking_meets_itself_and_a_reused_id_is_refused()
    {
        var (id, day) = (Guid.CreateVersion7(), ServerHost.Monday.AddDays(1));
        var first = await ServerHost.Json(await _resident.PostAsJsonAsync("requests", WholeDayTests.Booking(day, "10:00", "12:00", id)));
        var again = await ServerHost.Json(await _resident.PostAsJsonAsync("requests", WholeDayTests.Booking(day, "10:00", "12:00", id)));
        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal("id-reused", await ServerHost.RefusedAsync(await _resident.PostAsJsonAsync("requests", WholeDayTests.Booking(day, "13:00", "15:00", id)), HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task An_idempotency_key_replays_its_answer_and_refuses_another_body()
    {
        var key = Guid.CreateVersion7().ToString();
        var body = WholeDayTests.Booking(ServerHost.Monday.AddDays(2), "10:00", "12:00");
        var first = await SendAsync(key, body);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        var second = await SendAsync(key, body);
        Assert.True(second.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal("idempotency-key-reused", await ServerHost.RefusedAsync(await SendAsync(key, WholeDayTests.Booking(ServerHost.Monday.AddDays(2), "13:00", "15:00")), HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task An_event_that_does_not_belong_is_refused_and_changes_nothing()
    {
        using var dispatcher = await _server.SignInAsync("rute");
        var booked = await WholeDayTests.BookAsync(_resident, ServerHost.Monday, "10:00", "12:00");
        var number = booked.GetProperty("number").GetString()!;
        var mine = await WholeDayTests.PlanAndPublishAsync(dispatcher, ServerHost.Monday, number);
        using var own = await new SigningDevice(await _server.SignInAsync(mine), _server.Clock).PairAsync();
        using var other = await new SigningDevice(await _server.SignInAsync(mine == "kurir1" ? "kurir2" : "kurir1"), _server.Clock).PairAsync();
        var sheet = await own.SheetAsync(ServerHost.Monday);
        var stop = sheet.Stops.Single(s => s.RequestNumber == number);
        Arrived At(SigningDevice device, Guid run, Guid? where) =>
            device.New(e => new Arrived { Id = e.Id, RunId = run, StopId = where, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });

        Assert.Equal("not-your-run", (await other.SayAsync(At(other, sheet.RunId, stop.StopId))).Code);
        Assert.Equal("unknown-run", (await own.SayAsync(At(own, Guid.CreateVersion7(), stop.StopId))).Code);
        Assert.Equal("unknown-stop", (await own.SayAsync(At(own, sheet.RunId, Guid.CreateVersion7()))).Code);
        var arrived = At(own, sheet.RunId, stop.StopId);
        var tampered = own.Sign(arrived) with { Body = own.Sign(arrived).Body.Replace("arrived", "departed", StringComparison.Ordinal) };
        Assert.Equal("signature-wrong", (await own.PushAsync(tampered)).Single().Code);
        Assert.Equal("malformed-event", (await own.PushAsync(new SignedEvent("{", ""))).Single().Code);
        Assert.Equal("item-not-on-stop", (await own.SayAsync(own.New(e => new ItemsReceived([new(Guid.CreateVersion7(), ItemResult.Accepted)], null, new(ProofKind.Signature, new string('a', 64)), new("A", "holder"))
        { Id = e.Id, RunId = sheet.RunId, StopId = stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time }))).Code);

        Assert.Equal(EventStatus.Accepted, (await own.SayAsync(arrived)).Status);
        Assert.Equal("event-id-reused", (await own.SayAsync(arrived with { DeviceTime = arrived.DeviceTime.AddSeconds(1) })).Code);
        var tracked = await WholeDayTests.TrackAsync(_server, booked.GetProperty("trackingToken").GetString()!);
        Assert.Equal(["resident"], tracked.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("holder").GetString()!).Distinct());
    }

    [Fact]
    public async Task A_faulty_area_file_is_refused_whole_with_every_fault()
    {
        using var admin = await _server.SignInAsync("admin");
        const string File = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"kode":"14.71.07.1013","nama":"Terbalik"},"geometry":{"type":"Polygon","coordinates":[[[0.45,101.45],[0.45,101.46],[0.46,101.46],[0.45,101.45]]]}},
            {"type":"Feature","properties":{"kode":"14.71.07.1014","nama":"Pita"},"geometry":{"type":"Polygon","coordinates":[[[101.45,0.45],[101.46,0.46],[101.46,0.45],[101.45,0.46],[101.45,0.45]]]}},
            {"type":"Feature","properties":{"kode":"1471","nama":"Kode"},"geometry":{"type":"Polygon","coordinates":[[[101.45,0.45],[101.46,0.45],[101.46,0.46],[101.45,0.45]]]}},
            {"type":"Feature","properties":{"kode":"14.71.07.1015"},"geometry":{"type":"Polygon","coordinates":[[[101.45,0.45],[101.46,0.45],[101.46,0.46],[101.45,0.45]]]}}]}
            """;
        var reply = await admin.PostAsync("admin/areas", new StringContent(File, Encoding.UTF8, "application/geo+json"));
        var problem = JsonSerializer.Deserialize<JsonElement>(await reply.Content.ReadAsStringAsync());
        Assert.Equal("areas-faulty", problem.GetProperty("code").GetString());
        var findings = problem.GetProperty("findings").EnumerateArray().Select(f => f.GetString()!).ToList();
        Assert.Equal(4, findings.Count);
        Assert.Contains(findings, f => f.Contains("wrong axis order", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Contains("invalid ring", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Contains("'1471'", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Contains("no name", StringComparison.Ordinal));

        // Unknown parent, overlap and another district are found once the shapes are sound.
        const string Sound = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"kode":"14.71.07.1013","nama":"Tindih"},"geometry":{"type":"Polygon","coordinates":[[[101.45,0.43],[101.46,0.43],[101.46,0.44],[101.45,0.44],[101.45,0.43]]]}},
            {"type":"Feature","properties":{"kode":"14.71.99.1001","nama":"Yatim"},"geometry":{"type":"Polygon","coordinates":[[[101.55,0.43],[101.56,0.43],[101.56,0.44],[101.55,0.44],[101.55,0.43]]]}}]}
            """;
        reply = await admin.PostAsync("admin/areas", new StringContent(Sound, Encoding.UTF8, "application/geo+json"));
        findings = [.. JsonSerializer.Deserialize<JsonElement>(await reply.Content.ReadAsStringAsync()).GetProperty("findings").EnumerateArray().Select(f => f.GetString()!)];
        Assert.Contains(findings, f => f.Contains("overlap", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Contains("unknown parent", StringComparison.Ordinal));
        Assert.Equal(5, (await _resident.GetFromJsonAsync<JsonElement>("areas")).GetArrayLength());
    }

    [Fact]
    public async Task An_unknown_tracking_token_and_a_wrong_password_tell_nothing()
    {
        using var anybody = _server.Anonymous();
        Assert.Equal("unknown-tracking-token", await ServerHost.RefusedAsync(await anybody.GetAsync("track/abcdefghij0123456789"), HttpStatusCode.NotFound));
        var unknown = await anybody.PostAsJsonAsync("sign-in", new SignIn("nobody", "wrong-password"));
        var wrong = await anybody.PostAsJsonAsync("sign-in", new SignIn("rute", "wrong-password"));
        Assert.Equal(await ServerHost.RefusedAsync(unknown, HttpStatusCode.Unauthorized), await ServerHost.RefusedAsync(wrong, HttpStatusCode.Unauthorized));
    }

    private async Task<int> CountAsync()
    {
        await using var scope = _server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ShuttleDb>().Requests.IgnoreQueryFilters().CountAsync();
    }

    private Task<HttpResponseMessage> SendAsync(string key, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "requests") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return _resident.SendAsync(request);
    }
}
