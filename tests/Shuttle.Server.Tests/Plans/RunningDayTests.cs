using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shuttle.Contracts;
using Shuttle.Server.Plans;
using Shuttle.Server.Runs;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Plans;

/// <summary>A published day goes on: acknowledged, driven, changed, seen again; through the door, on both databases.</summary>
public abstract class RunningDayTests(Provider provider)
{
    private static readonly DateOnly Monday = ServerHost.Monday;

    [Fact]
    public async Task A_courier_drops_out_and_the_rest_is_planned_from_where_everybody_is()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var dispatcher = await server.SignInAsync("rute");
        var plan = await EditPlanTests.DraftAsync(dispatcher);
        await PublishAsync(dispatcher, plan.PlanId);

        // The courier with the most work is under way to the first door; so is another one.
        var busy = plan.Content.Routes.MaxBy(r => r.Stops.Count)!;
        var other = plan.Content.Routes.First(r => r != busy);
        server.Clock.Set(busy.Departure.AddMinutes(1) > other.Departure ? busy.Departure.AddMinutes(1) : other.Departure.AddMinutes(1));
        await DepartAsync(server, busy);
        await DepartAsync(server, other);
        var desk = await DeskAsync(dispatcher);
        Assert.Contains(desk.GetProperty("watch").GetProperty("runs").EnumerateArray(), r => r.GetProperty("state").GetString() == "started");

        var dropped = await dispatcher.PostAsync($"shifts/{busy.ShiftId}/drop-out", null);
        Assert.True(dropped.IsSuccessStatusCode, await dropped.Content.ReadAsStringAsync());
        var after = (await dropped.Content.ReadFromJsonAsync<PlanView>(ContractJson.Options))!;
        Assert.DoesNotContain(after.Content.Routes, r => r.ShiftId == busy.ShiftId);
        // Whoever is on the way arrives: that stop stays first.
        var theirs = after.Content.Routes.Single(r => r.ShiftId == other.ShiftId);
        Assert.Equal((other.Stops[0].LegId, true), (theirs.Stops[0].LegId, theirs.Stops[0].Frozen));
        var planned = after.Content.Routes.SelectMany(r => r.Stops).Select(s => s.LegId).Concat(after.Content.Unserved.Select(u => u.LegId)).ToHashSet();
        Assert.Subset(planned, busy.Stops.Select(s => s.LegId).ToHashSet());
        // A frozen stop does not move, not even by hand.
        Assert.Equal("plan-stop-frozen", await ServerHost.RefusedAsync(await EditPlanTests.SendAsync(dispatcher, after, new() { Kind = ChangeKind.Aside, LegIds = [theirs.Stops[0].LegId] }), HttpStatusCode.Conflict));

        var preview = (await dispatcher.GetFromJsonAsync<Preview>($"plans/{after.PlanId}/publication", ContractJson.Options))!;
        Assert.Contains(preview.Couriers, c => c.ShiftId == busy.ShiftId && c.Removed == busy.Stops.Count);
        Assert.Empty(preview.Gone);
        await PublishAsync(dispatcher, after.PlanId);
        Assert.Equal("shift-already-out", await ServerHost.RefusedAsync(await dispatcher.PostAsync($"shifts/{busy.ShiftId}/drop-out", null), HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_visit_is_left_over_for_the_next_day_only_once_its_own_time_is_over()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var resident = await server.ResidentAsync();
        var number = (await WholeDayTests.BookAsync(resident, Monday, "10:00", "12:00")).GetProperty("number").GetString()!;
        using var dispatcher = await server.SignInAsync("rute");
        Assert.DoesNotContain(number, await PlannedAsync(dispatcher, Monday.AddDays(1)));
        server.Clock.Set(WholeDayTests.At(Monday, "16:30"));
        Assert.Contains(number, await PlannedAsync(dispatcher, Monday.AddDays(1)));
    }

    private static async Task<IReadOnlyList<string?>> PlannedAsync(HttpClient dispatcher, DateOnly day)
    {
        var content = (await ServerHost.Json(await dispatcher.PostAsJsonAsync("plans", new { day }))).GetProperty("content");
        return [.. content.GetProperty("routes").EnumerateArray().SelectMany(r => r.GetProperty("stops").EnumerateArray()).Concat(content.GetProperty("unserved").EnumerateArray()).Select(s => s.GetProperty("requestNumber").GetString())];
    }

    [Fact]
    public async Task Residents_hear_of_a_new_time_only_beyond_half_an_hour_and_couriers_acknowledge_the_new_sheet()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var dispatcher = await server.SignInAsync("rute");
        var first = await EditPlanTests.DraftAsync(dispatcher);
        var seen = (await dispatcher.GetFromJsonAsync<Preview>($"plans/{first.PlanId}/publication", ContractJson.Options))!;
        Assert.Equal(first.Content.Figures.Stops, seen.Residents.Count);
        await PublishAsync(dispatcher, first.PlanId);
        Assert.Equal("plan-not-editable", await ServerHost.RefusedAsync(await EditPlanTests.SendAsync(dispatcher, first, new() { Kind = ChangeKind.Refresh }), HttpStatusCode.Conflict));

        // The published plan is not edited: its copy is the next version, with the same times.
        var copy = (await (await dispatcher.PostAsJsonAsync("plans/copies", new { day = Monday })).Content.ReadFromJsonAsync<PlanView>(ContractJson.Options))!;
        Assert.Equal((first.Version + 1, EditPlanTests.Times(first)), (copy.Version, EditPlanTests.Times(copy)));
        var same = (await dispatcher.GetFromJsonAsync<Preview>($"plans/{copy.PlanId}/publication", ContractJson.Options))!;
        Assert.Empty(same.Residents);
        Assert.Empty(same.Couriers);

        // One visit is pinned an hour later within its window: that resident hears of it, others only if they move as far.
        var stop = copy.Content.Routes.SelectMany(r => r.Stops).First(s => s.WindowUntil - s.ServiceStart > TimeSpan.FromMinutes(75));
        var shift = copy.Content.Routes.Single(r => r.Stops.Contains(stop)).ShiftId;
        var pinned = await EditPlanTests.ChangeAsync(dispatcher, copy, new() { Kind = ChangeKind.Pin, LegIds = [stop.LegId], ShiftId = shift, Start = stop.ServiceStart.AddMinutes(60) });
        Assert.Equal(stop.ServiceStart.AddMinutes(60), pinned.Content.Routes.SelectMany(r => r.Stops).Single(s => s.LegId == stop.LegId).ServiceStart);
        var moved = (await dispatcher.GetFromJsonAsync<Preview>($"plans/{copy.PlanId}/publication", ContractJson.Options))!;
        Assert.Contains(moved.Residents, r => r.LegId == stop.LegId && r.Told == stop.ServiceStart);
        Assert.All(moved.Residents, r => Assert.True((r.Start - r.Told!.Value).Duration() > TimeSpan.FromMinutes(30)));
        await PublishAsync(dispatcher, copy.PlanId);

        var run = (await DeskAsync(dispatcher)).GetProperty("watch").GetProperty("runs").EnumerateArray().Single(r => r.GetProperty("shiftId").GetGuid() == shift);
        Assert.Equal((2, 0), (run.GetProperty("version").GetInt32(), run.GetProperty("acknowledgedVersion").GetInt32()));
        using var driver = await server.SignInAsync(AccountOf(first.Content.Routes.Single(r => r.ShiftId == shift).CourierName));
        Assert.Equal(HttpStatusCode.NoContent, (await driver.PostAsJsonAsync($"driver/runs/{run.GetProperty("runId").GetGuid()}/acknowledgements", new { version = 2 })).StatusCode);
        var again = (await DeskAsync(dispatcher)).GetProperty("watch").GetProperty("runs").EnumerateArray().Single(r => r.GetProperty("shiftId").GetGuid() == shift);
        Assert.Equal(2, again.GetProperty("acknowledgedVersion").GetInt32());
    }

    [Fact]
    public async Task An_urgent_leg_is_put_in_with_the_others_in_their_order()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var dispatcher = await server.SignInAsync("rute");
        var plan = await EditPlanTests.DraftAsync(dispatcher);
        await PublishAsync(dispatcher, plan.PlanId);
        using var resident = await server.ResidentAsync();
        var receipt = await WholeDayTests.BookAsync(resident, Monday, "13:00", "15:00");
        var number = receipt.GetProperty("number").GetString();
        var copy = (await (await dispatcher.PostAsJsonAsync("plans/copies", new { day = Monday })).Content.ReadFromJsonAsync<PlanView>(ContractJson.Options))!;
        var urgent = copy.Content.Unserved.Single(u => u.RequestNumber == number);
        var with = await EditPlanTests.ChangeAsync(dispatcher, copy, new() { Kind = ChangeKind.Insert, LegIds = [urgent.LegId] });
        Assert.Empty(with.Content.Unserved);
        foreach (var route in with.Content.Routes)
            Assert.Equal(plan.Content.Routes.Single(r => r.ShiftId == route.ShiftId).Stops.Select(s => s.LegId), route.Stops.Select(s => s.LegId).Where(id => id != urgent.LegId));
    }

    [Fact]
    public async Task A_closure_sends_the_plan_around_and_goes_again()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var dispatcher = await server.SignInAsync("rute");
        var plan = await EditPlanTests.DraftAsync(dispatcher);
        var stop = plan.Content.Routes[0].Stops[0];
        double[][] corners = [[-0.002, -0.002], [0.002, -0.002], [0.002, 0.002], [-0.002, 0.002]];
        var draw = new { id = Guid.CreateVersion7(), kind = "flood", note = "setinggi lutut", firstDay = Monday, lastDay = Monday, ring = corners.Select(c => new GeoPoint(stop.Lon + c[0], stop.Lat + c[1])) };
        await ServerHost.Json(await dispatcher.PostAsJsonAsync("closures", draw, ContractJson.Options));
        Assert.Single((await DeskAsync(dispatcher)).GetProperty("closures").EnumerateArray());
        var around = await EditPlanTests.ChangeAsync(dispatcher, plan, new() { Kind = ChangeKind.Refresh });
        Assert.NotEqual(EditPlanTests.Times(plan), EditPlanTests.Times(around));
        Assert.Equal(HttpStatusCode.NoContent, (await dispatcher.DeleteAsync($"closures/{draw.id}")).StatusCode);
        Assert.Empty((await DeskAsync(dispatcher)).GetProperty("closures").EnumerateArray());
        Assert.Equal("closure-outline", await ServerHost.RefusedAsync(await dispatcher.PostAsJsonAsync("closures", new { id = Guid.CreateVersion7(), kind = "flood", firstDay = Monday, lastDay = Monday, ring = Array.Empty<GeoPoint>() }), HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task A_file_of_vehicles_is_taken_row_by_row_with_a_report()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var dispatcher = await server.SignInAsync("rute");
        var report = await ImportAsync(dispatcher, "vehicles", "Plate;Profile;CapacityBags\nBM 1 AA;motorbike;20\nBM 2 BB;rocket;20\n;car;5\nBM 3 CC;car;\"50\"\n");
        Assert.Equal((2, 0, 2), (report.GetProperty("added").GetInt32(), report.GetProperty("changed").GetInt32(), report.GetProperty("refused").GetInt32()));
        Assert.Equal<(int, string?)>([(2, "added"), (3, "refused"), (4, "refused"), (5, "added")], report.GetProperty("rows").EnumerateArray().Select(r => (r.GetProperty("row").GetInt32(), r.GetProperty("result").GetString())));
        Assert.Equal("fleet-profile", report.GetProperty("rows")[1].GetProperty("code").GetString());
        var again = await ImportAsync(dispatcher, "vehicles", "plate,profile,capacityBags\nBM 1 AA,car,20\n");
        Assert.Equal((0, 1), (again.GetProperty("added").GetInt32(), again.GetProperty("changed").GetInt32()));
        var shifts = await ImportAsync(dispatcher, "shifts", $"account,plate,depot,day,from,until\nkurir1,BM 1 AA,-,2026-12-21,07:45,16:00\nkurir9,BM 1 AA,-,2026-12-21,07:45,16:00\n");
        Assert.Equal(2, shifts.GetProperty("refused").GetInt32());
        Assert.Equal("import-columns", await ServerHost.RefusedAsync(await dispatcher.PostAsync("fleet/imports/couriers", new StringContent("name\nx\n", Encoding.UTF8, "text/csv")), HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task A_weekly_pattern_becomes_shifts_and_leave_takes_a_courier_out_of_planning()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var dispatcher = await server.SignInAsync("rute");
        var fleet = await ServerHost.Json(await dispatcher.GetAsync("fleet?from=2026-11-23"));
        var (courier, vehicle) = (fleet.GetProperty("couriers")[0].GetProperty("courierId").GetGuid(), fleet.GetProperty("vehicles")[0].GetProperty("vehicleId").GetGuid());
        var depot = fleet.GetProperty("shifts")[0].GetProperty("depotId").GetGuid();
        var pattern = new { courierId = courier, vehicleId = vehicle, depotId = depot, weekdays = new[] { 1, 2, 3, 4, 5 }, from = "08:00:00", until = "15:00:00", firstDay = Monday.AddDays(14), lastDay = Monday.AddDays(18) };
        Assert.Equal(HttpStatusCode.NoContent, (await dispatcher.PutAsJsonAsync($"fleet/patterns/{Guid.CreateVersion7()}", pattern)).StatusCode);
        var after = await ServerHost.Json(await dispatcher.GetAsync($"fleet?from={Monday.AddDays(14).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"));
        Assert.Equal(5, after.GetProperty("shifts").EnumerateArray().Count(s => s.GetProperty("fromPattern").GetBoolean()));

        Assert.Equal(HttpStatusCode.NoContent, (await dispatcher.PutAsJsonAsync($"fleet/leave/{Guid.CreateVersion7()}", new { courierId = courier, firstDay = Monday, lastDay = Monday, reason = "sakit" })).StatusCode);
        var plan = await EditPlanTests.DraftAsync(dispatcher);
        var name = fleet.GetProperty("couriers")[0].GetProperty("name").GetString();
        Assert.DoesNotContain(plan.Content.Routes, r => r.CourierName == name);
        Assert.Contains((await DeskAsync(dispatcher)).GetProperty("shifts").EnumerateArray(), s => s.GetProperty("courierName").GetString() == name && s.GetProperty("onLeave").GetBoolean());
    }

    internal static async Task<JsonElement> DeskAsync(HttpClient dispatcher) => await ServerHost.Json(await dispatcher.GetAsync("board/2026-11-23/desk"));

    private static async Task PublishAsync(HttpClient dispatcher, Guid plan) => await ServerHost.Json(await dispatcher.PostAsync($"plans/{plan}/publication", null));

    private static async Task<JsonElement> ImportAsync(HttpClient dispatcher, string what, string csv) =>
        await ServerHost.Json(await dispatcher.PostAsync($"fleet/imports/{what}", new StringContent(csv, Encoding.UTF8, "text/csv")));

    private static async Task DepartAsync(ServerHost server, PlannedRoute route)
    {
        using var driver = await server.SignInAsync(AccountOf(route.CourierName));
        using var device = await new SigningDevice(driver, server.Clock).PairAsync();
        var sheet = await device.SheetAsync(Monday);
        var stop = sheet.Stops.Single(s => s.RequestNumber == route.Stops[0].RequestNumber);
        Assert.Equal(EventStatus.Accepted, (await device.SayAsync(device.New(e => new RunStarted(sheet.Version) { Id = e.Id, RunId = sheet.RunId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time }))).Status);
        Assert.Equal(EventStatus.Accepted, (await device.SayAsync(device.New(e => new Departed { Id = e.Id, RunId = sheet.RunId, StopId = stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time }))).Status);
    }

    internal static string AccountOf(string courier) => courier switch { "Adi Kurir" => "kurir1", "Budi Kurir" => "kurir2", _ => "kurir3" };
}

public sealed class RunningDayOnSqliteTests() : RunningDayTests(Provider.Sqlite);

public sealed class RunningDayOnPostgresTests() : RunningDayTests(Provider.Postgres);
