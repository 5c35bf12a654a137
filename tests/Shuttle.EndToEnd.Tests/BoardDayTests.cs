using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Shuttle.Contracts;
using static Microsoft.Playwright.Assertions;

namespace Shuttle.EndToEnd.Tests;

/// <summary>A dispatcher's day on the board, in a real browser, on the real streets.</summary>
public sealed class BoardDayTests(PekanbaruHost host)
{
    [Fact]
    public async Task A_dispatcher_plans_understands_adjusts_publishes_and_watches_the_day_without_leaving_the_page()
    {
        await using var dispatcher = await BrowserPerson.ComeAsync(host, width: 1366, height: 768);
        var page = dispatcher.Page;
        await OpenAsync(dispatcher);
        await OptimiseAsync(page);
        var stops = await page.Locator(".tl-stop").CountAsync();
        Assert.True(stops > 10);

        // Why: the next-best places of a stop, and what they would cost.
        var first = page.Locator(".tl-row").Filter(new() { Has = page.Locator(".tl-stop") }).First.Locator(".tl-stop").First;
        var leg = (await first.GetAttributeAsync("data-leg"))!;
        await first.ClickAsync();
        await page.ClickAsync("[data-act=why]");
        await Expect(page.Locator(".why .places, .why h3").First).ToBeVisibleAsync();
        await Expect(page.Locator($".leg-open[data-leg='{leg}']")).ToHaveAttributeAsync("aria-pressed", "true");

        // Drag: to the last courier's row; the draft is timed anew at once. Then undo and redo.
        var target = page.Locator(".tl-lane").Last;
        var before = await target.Locator($".tl-stop[data-leg='{leg}']").CountAsync();
        Assert.Equal(0, before);
        await DragAsync(page, page.Locator($".tl-stop[data-leg='{leg}']"), target);
        await Expect(target.Locator($".tl-stop[data-leg='{leg}']")).ToHaveCountAsync(1);
        await page.ClickAsync("[data-act=undo]");
        await Expect(target.Locator($".tl-stop[data-leg='{leg}']")).ToHaveCountAsync(0);
        await page.ClickAsync("[data-act=redo]");
        await Expect(target.Locator($".tl-stop[data-leg='{leg}']")).ToHaveCountAsync(1);

        // Pin it there, with the keyboard; the search keeps it.
        await page.Locator($".tl-stop[data-leg='{leg}']").FocusAsync();
        await page.Keyboard.PressAsync("p");
        await page.Locator(".board-dialog .actions button").First.ClickAsync();
        await Expect(page.Locator($".tl-stop[data-leg='{leg}']")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("pinned"));
        await OptimiseAsync(page);
        await Expect(target.Locator($".tl-stop[data-leg='{leg}']")).ToHaveCountAsync(1);

        await PublishAsync(page);
        Assert.Equal(stops, await page.Locator(".tl-stop").CountAsync());
        await ReadPaperAsync(dispatcher);

        // Every courier acknowledges; the board hears of it by itself.
        foreach (var courier in new[] { "kurir1", "kurir2", "kurir3" }) await AcknowledgeAsync(courier);
        await Expect(page.Locator(".tl-who", new() { HasText = "lembar belum dilihat" })).ToHaveCountAsync(0);

        // Something urgent comes in: it appears in the pool without a reload, and goes to its best place.
        var number = await BookUrgentAsync();
        var urgent = page.Locator(".pool .leg-open", new() { HasText = number });
        await urgent.ClickAsync();
        await page.ClickAsync("[data-act=insert]");
        await Expect(page.Locator(".pool .leg-open", new() { HasText = number })).ToHaveCountAsync(0);
        await PublishAsync(page);
        Assert.Equal(stops + 1, await page.Locator(".tl-stop").CountAsync());

        // A courier drives off and is seen.
        var row = page.Locator(".tl-row").Filter(new() { Has = page.Locator(".tl-stop") }).First;
        var name = await row.Locator("strong").First.InnerTextAsync();
        row = page.Locator($".tl-row[aria-label='{name}']");
        await DriveOffAsync(name);
        await Expect(page.Locator(".map-courier")).ToHaveCountAsync(1);
        await Expect(row.Locator(".load")).ToContainTextAsync("Di jalan");

        // And can go on no longer: the others take over what is left, in a draft that is looked at before it is published.
        await ChooseAsync(page, row, "Kurir berhenti");
        await page.Locator(".board-dialog .danger").ClickAsync();
        await Expect(row.Locator(".load")).ToContainTextAsync("berhenti bertugas");
        await Expect(page.Locator(".plan-state")).ToContainTextAsync("Draf");
        await Expect(row.Locator(".tl-stop:not(.fixed)")).ToHaveCountAsync(0);
        await PublishAsync(page);

        // What was driven is seen again, against what was planned.
        await ChooseAsync(page, row, "Putar ulang");
        await Expect(page.Locator(".replay-head")).ToContainTextAsync(name);
        await page.Locator(".replay input[type=range]").PressAsync("Home");
        await page.Locator(".replay input[type=range]").PressAsync("End");
        await Expect(page.Locator(".replay-story")).Not.ToBeEmptyAsync();

        Assert.Empty(await Looks.FaultsAsync(page));
        Assert.Empty(dispatcher.Strangers);
        Assert.Empty(dispatcher.Faults);
    }

    [Fact]
    public async Task Two_dispatchers_edit_the_same_plan_and_neither_overwrites_the_other()
    {
        await using var one = await BrowserPerson.ComeAsync(host, width: 1366, height: 768);
        await using var other = await BrowserPerson.ComeAsync(host, width: 1366, height: 768);
        var day = await TomorrowAsync();
        await OpenAsync(one, $"/rute?hari={day}");
        await OptimiseAsync(one.Page);
        await OpenAsync(other, $"/rute?hari={day}");
        // The second one's live line is cut: their board is behind, as on a bad network.
        await other.Page.EvaluateAsync("window.fetch = (f => (u, o) => String(u).includes('/desk') && !window.caughtUp ? new Promise(() => {}) : f(u, o))(window.fetch)");
        var legs = await one.Page.Locator(".tl-stop").EvaluateAllAsync<string[]>("all => all.map(b => b.dataset.leg)");

        await AsideAsync(one.Page, legs[0]);
        await Expect(one.Page.Locator($".tl-stop[data-leg='{legs[0]}']")).ToHaveCountAsync(0);
        await other.Page.EvaluateAsync("window.caughtUp = true");
        await AsideAsync(other.Page, legs[1], certain: false);
        // Told, brought up to date, and the own change is not half made.
        await Expect(other.Page.Locator(".toast")).ToBeVisibleAsync();
        await Expect(other.Page.Locator($".tl-stop[data-leg='{legs[0]}']")).ToHaveCountAsync(0);
        await AsideAsync(other.Page, legs[2]);
        await Expect(one.Page.Locator($".tl-stop[data-leg='{legs[2]}']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_key_pressed_while_a_change_is_under_way_is_told_so_and_changes_nothing()
    {
        await using var dispatcher = await BrowserPerson.ComeAsync(host, width: 1366, height: 768);
        var page = dispatcher.Page;
        await OpenAsync(dispatcher, $"/rute?hari={await TomorrowAsync()}");
        if (await page.Locator(".tl-stop").CountAsync() == 0) await OptimiseAsync(page);
        await Expect(page.Locator("[data-act='optimise']")).ToBeEnabledAsync();
        var legs = await page.Locator(".tl-stop").EvaluateAllAsync<string[]>("all => [...new Set(all.map(b => b.dataset.leg))]");
        // A slow line: what the board asks for waits until it is let through.
        await page.EvaluateAsync("window.line = new Promise(done => window.letThrough = done); window.fetch = (f => (u, o) => o?.method && o.method !== 'GET' ? window.line.then(() => f(u, o)) : f(u, o))(window.fetch)");

        await page.Locator($".tl-stop[data-leg='{legs[0]}']").First.FocusAsync();
        await page.Keyboard.PressAsync("Delete");
        await Expect(page.Locator("[data-act='optimise']")).ToBeDisabledAsync();
        await page.Locator($".tl-stop[data-leg='{legs[1]}']").First.FocusAsync();
        await page.Keyboard.PressAsync("Delete");
        await Expect(page.Locator(".toast").Filter(new() { HasText = "masih dikerjakan" })).ToBeVisibleAsync();

        await page.EvaluateAsync("window.letThrough()");
        await Expect(page.Locator($".tl-stop[data-leg='{legs[0]}']")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-act='optimise']")).ToBeEnabledAsync();
        await Expect(page.Locator($".tl-stop[data-leg='{legs[1]}']")).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_finger_and_the_keyboard_adjust_a_plan_as_the_mouse_does()
    {
        await using var dispatcher = await BrowserPerson.ComeAsync(host, width: 1024, height: 768, touch: true);
        var page = dispatcher.Page;
        await OpenAsync(dispatcher, $"/rute?hari={await TomorrowAsync()}");
        if (await page.Locator(".tl-stop").CountAsync() == 0) await OptimiseAsync(page);

        // A finger takes a stop to another courier's row.
        var row = page.Locator(".tl-row").Filter(new() { Has = page.Locator(".tl-stop") }).First;
        var leg = await row.Locator(".tl-stop").First.GetAttributeAsync("data-leg");
        var stop = page.Locator($".tl-stop[data-leg='{leg}']");
        var (here, there) = (await row.GetAttributeAsync("data-shift"), await page.Locator(".tl-row").Last.GetAttributeAsync("data-shift"));
        await stop.ScrollIntoViewIfNeededAsync();
        await FingerAsync(page, stop, page.Locator(".tl-lane").Last);
        await Expect(page.Locator($".tl-lane[data-shift='{there}'] .tl-stop[data-leg='{leg}']")).ToHaveCountAsync(1);

        // The keyboard takes it a row up, then one place on, then back with two undos.
        await Expect(page.Locator("[data-act=undo]")).ToBeEnabledAsync();
        await stop.FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(page.Locator($".tl-lane[data-shift='{there}'] .tl-stop[data-leg='{leg}']")).ToHaveCountAsync(0);
        await Expect(stop).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.Locator($".tl-lane[data-shift='{there}'] .tl-stop[data-leg='{leg}']")).ToHaveCountAsync(1);

        // The dialog of the same: to whom, and where in the order.
        await stop.FocusAsync();
        await page.Keyboard.PressAsync("m");
        await page.Locator("#move-who").SelectOptionAsync(here!);
        await page.Locator(".board-dialog .actions button").First.ClickAsync();
        await Expect(page.Locator($".tl-lane[data-shift='{here}'] .tl-stop[data-leg='{leg}']")).ToHaveCountAsync(1);
        Assert.Empty(dispatcher.Faults);
    }

    [Theory]
    [InlineData(1366, 768, ColorScheme.Light)]
    [InlineData(1366, 768, ColorScheme.Dark)]
    [InlineData(1024, 768, ColorScheme.Light)]
    [InlineData(820, 1180, ColorScheme.Dark)]
    public async Task The_board_is_accessible_and_fits_laptop_and_tablet(int width, int height, ColorScheme light)
    {
        await using var dispatcher = await BrowserPerson.ComeAsync(host, width: width, height: height, light: light);
        var page = dispatcher.Page;
        await OpenAsync(dispatcher);
        if (await page.Locator(".tl-stop").CountAsync() == 0) await OptimiseAsync(page);
        await page.Locator(".tl-stop").First.ClickAsync();
        await page.ClickAsync("[data-act=why]");
        await Expect(page.Locator(".why h3")).ToBeVisibleAsync();
        await Looks.PhotographAsync(page, $"rute-board-{width}-{light}");
        Assert.Empty(await Looks.FaultsAsync(page));
    }

    private static async Task OpenAsync(BrowserPerson person, string address = "/rute")
    {
        await person.SignInAsync("rute", address);
        await person.Page.Locator(".desk.ready").WaitForAsync();
    }

    private static async Task OptimiseAsync(IPage page)
    {
        await page.ClickAsync("[data-act=optimise]");
        // Satisfied as soon as something is there to be satisfied with.
        await page.Locator(".board-dialog .figures-table").Or(page.Locator(".toast.good")).First.WaitForAsync();
        await page.Locator(".board-dialog .actions button").ClickAsync(new() { Timeout = 5000 }).ContinueWith(_ => { }, TaskScheduler.Default);
        await Expect(page.Locator(".board-dialog")).ToHaveCountAsync(0);
        await page.Locator(".tl-stop").First.WaitForAsync();
        await Expect(page.Locator("[data-act=publish]")).ToBeEnabledAsync();
    }

    private static async Task PublishAsync(IPage page)
    {
        await page.ClickAsync("[data-act=publish]");
        await page.Locator(".board-dialog .actions button").First.ClickAsync();
        await Expect(page.Locator(".plan-state")).ToContainTextAsync("terbit ");
        await Expect(page.Locator("[data-act=publish]")).ToBeHiddenAsync();
    }

    // The sheet as it is printed: each stop's QR, read from the picture by the driver app's own reader, leads to where its line is entered.
    private async Task ReadPaperAsync(BrowserPerson dispatcher)
    {
        var run = (await DeskAsync((await TodayAsync()).Day)).GetProperty("watch").GetProperty("runs").EnumerateArray().MaxBy(r => r.GetProperty("stops").GetArrayLength());
        var stops = run.GetProperty("stops").EnumerateArray().Where(s => s.TryGetProperty("legId", out _)).Select(s => s.GetProperty("stopId").GetGuid()).ToList();
        var paper = await dispatcher.Page.Context.NewPageAsync();
        await paper.GotoAsync($"/rute/lembar/{run.GetProperty("runId").GetGuid()}");
        await paper.EmulateMediaAsync(new() { Media = Media.Print });
        var printed = paper.Locator(".qr");
        var read = new List<string?>();
        for (var n = 0; n < await printed.CountAsync(); n++) read.Add(await QrPicture.ReadAsync(paper, await printed.Nth(n).ScreenshotAsync()));
        Assert.Equal(stops.Select(s => $"{host.Address}/rute/henti/{s}"), read);
        await paper.GotoAsync(read[0]!);
        Assert.EndsWith($"/perangkat/kertas/{run.GetProperty("runId").GetGuid()}#{stops[0]}", paper.Url, StringComparison.Ordinal);
        await paper.CloseAsync();
    }

    private static async Task ChooseAsync(IPage page, ILocator row, string what)
    {
        await row.Locator(".tl-who").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = what }).ClickAsync();
    }

    private static async Task DragAsync(IPage page, ILocator what, ILocator where)
    {
        var (from, to) = ((await what.BoundingBoxAsync())!, (await where.BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(from.X + from.Width / 2, from.Y + from.Height / 2);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(from.X + 30, from.Y + 20, new() { Steps = 4 });
        await page.Mouse.MoveAsync(from.X + from.Width / 2, to.Y + to.Height / 2, new() { Steps = 8 });
        await Expect(page.Locator(".drop-marker")).ToHaveCountAsync(1);
        await page.Mouse.UpAsync();
    }

    // What a finger on the glass tells the browser; the browser makes of it what it makes of a finger. One that misses is lifted and set down again.
    private static async Task FingerAsync(IPage page, ILocator what, ILocator where)
    {
        var glass = await page.Context.NewCDPSessionAsync(page);
        for (var tries = 1; ; tries++)
        {
            var (from, to) = ((await what.BoundingBoxAsync())!, (await where.BoundingBoxAsync())!);
            var (x, y, down) = (from.X + from.Width / 2, from.Y + from.Height / 2, to.Y + to.Height / 2);
            Task Touch(string type, float atY) => glass.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = type == "touchEnd" ? Array.Empty<object>() : [new Dictionary<string, object> { ["x"] = x, ["y"] = atY }] });
            await Touch("touchStart", y);
            for (var step = 1; step <= 10; step++) await Touch("touchMove", y + (down - y) * step / 10);
            try
            {
                await page.Locator(".drop-marker").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = tries < 4 ? 5_000 : 60_000 });
            }
            catch (TimeoutException) when (tries < 4)
            {
                await Touch("touchEnd", down);
                continue;
            }
            await Touch("touchEnd", down);
            return;
        }
    }

    // The keyboard's way: focus, Delete; not while the board is still at work on the change before, as its buttons show.
    private static async Task AsideAsync(IPage page, string leg, bool certain = true)
    {
        await Expect(page.Locator("[data-act='optimise']")).ToBeEnabledAsync();
        await page.Locator($".tl-stop[data-leg='{leg}']").FocusAsync();
        await page.Keyboard.PressAsync("Delete");
        if (certain) await Expect(page.Locator($".tl-stop[data-leg='{leg}']")).ToHaveCountAsync(0);
    }

    private async Task<HttpClient> ClientAsync(string userName)
    {
        var client = new HttpClient { BaseAddress = new Uri(host.Address + "/api/v1/") };
        var reply = await client.PostAsJsonAsync("sign-in", new SignIn(userName, Server.Demo.DemoPeople.Password));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await reply.Content.ReadFromJsonAsync<SignedIn>(ContractJson.Options))!.AccessToken);
        return client;
    }

    private async Task AcknowledgeAsync(string courier)
    {
        using var client = await ClientAsync(courier);
        foreach (var run in (await client.GetFromJsonAsync<RunSummary[]>("driver/runs", ContractJson.Options))!.Take(1))
            (await client.PostAsJsonAsync($"driver/runs/{run.RunId}/acknowledgements", new { version = run.Version })).EnsureSuccessStatusCode();
    }

    private async Task<string> BookUrgentAsync()
    {
        using var counter = await ClientAsync("loket");
        var (day, midnight) = await TodayAsync();
        var home = (await DeskAsync(day)).GetProperty("legs")[0];
        var reply = await counter.PostAsJsonAsync("requests", new
        {
            id = Guid.CreateVersion7(), serviceCode = "AKTA-LAHIR", applicantName = "Dispensasi Nikah", phone = "081275559999", address = "Jalan Contoh 1, RT 001/RW 002",
            pin = new { lon = home.GetProperty("lon").GetDouble(), lat = home.GetProperty("lat").GetDouble() }, windowFrom = midnight.AddHours(13), windowUntil = midnight.AddHours(15), items = new[] { "birth-letter", "marriage-original" },
        });
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True(reply.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text).GetProperty("number").GetString()!;
    }

    // The phone says that the run has begun and where it is: a few fixes on the way to the first door.
    private async Task DriveOffAsync(string name)
    {
        using var client = await ClientAsync(name switch { "Adi Kurir" => "kurir1", "Budi Kurir" => "kurir2", _ => "kurir3" });
        using var device = await new Server.Tests.Hosts.SigningDevice(client, TimeProvider.System).PairAsync();
        var (day, midnight) = await TodayAsync();
        var sheet = await device.SheetAsync(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var at = (await DeskAsync(day)).GetProperty("now").GetDateTimeOffset();
        var stop = sheet.Stops.First(s => s.RequestNumber is not null);
        var started = await device.SayAsync(new RunStarted(sheet.Version) { Id = Guid.CreateVersion7(), RunId = sheet.RunId, DeviceId = device.Id, Sequence = 1, DeviceTime = at });
        Assert.Equal(EventStatus.Accepted, started.Status);
        await device.SayAsync(new Departed { Id = Guid.CreateVersion7(), RunId = sheet.RunId, StopId = stop.StopId, DeviceId = device.Id, Sequence = 2, DeviceTime = at });
        var depot = sheet.Stops.OrderBy(s => s.Order).First().Point;
        var fixes = Enumerable.Range(0, 5).Select(i => new PositionFix(Guid.CreateVersion7(), at.AddSeconds(i - 5), new(depot!.Value.Lon + i * 0.0004, depot.Value.Lat), 8));
        (await client.PostAsJsonAsync("driver/positions", new { deviceId = device.Id, runId = sheet.RunId, fixes }, ContractJson.Options)).EnsureSuccessStatusCode();
    }

    private async Task<JsonElement> DeskAsync(string day)
    {
        using var client = await ClientAsync("rute");
        return await client.GetFromJsonAsync<JsonElement>($"board/{day}/desk");
    }

    private async Task<(string Day, DateTimeOffset Midnight)> TodayAsync()
    {
        await host.StartAsync();
        var day = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return (day, (await DeskAsync(day)).GetProperty("midnight").GetDateTimeOffset());
    }

    private async Task<string> TomorrowAsync() =>
        (await TodayAsync()).Midnight.ToOffset(TimeSpan.FromHours(7)).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
