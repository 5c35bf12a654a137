using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Shuttle.Contracts;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.EndToEnd.Tests;

/// <summary>
/// How quick the dispatcher's board is with twenty couriers on the road and three hundred stops on the streets of Pekanbaru: opening, and
/// dragging a stop to another courier until it is drawn anew. Runs only when asked for by name (see README); it says figures and judges none.
/// With <c>SHUTTLE_BEFORE</c>, a folder with another build of the server, both are measured in turn on copies of the same data.
/// </summary>
public sealed class BoardBenchmark
{
    private const int Couriers = 20, Requests = 300, Rounds = 2, Opens = 5, Drags = 8;

    [Fact(Explicit = true)]
    public async Task A_board_of_three_hundred_stops_and_twenty_couriers_is_opened_and_changed()
    {
        var folder = Directory.CreateTempSubdirectory("shuttle-board-").FullName;
        try
        {
            var day = await PrepareAsync(Path.Combine(folder, "prepared"));
            List<(string Name, string Build)> builds = [("now", BrowserHost.ServerFolder())];
            if (Environment.GetEnvironmentVariable("SHUTTLE_BEFORE") is { Length: > 0 } before) builds.Insert(0, ("before", before));
            var found = builds.ToDictionary(b => b.Name, _ => new Figures());
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await BrowserHost.LaunchAsync(playwright);
            for (var round = 0; round < Rounds; round++)
                foreach (var (name, build) in builds)
                    await MeasureAsync(browser, build, Copy(Path.Combine(folder, "prepared"), Path.Combine(folder, $"{name}-{round}")), day, found[name]);
            foreach (var (name, figures) in found) TestContext.Current.TestOutputHelper!.WriteLine(figures.Say(name));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Figures
    {
        private readonly Dictionary<string, List<double>> _values = [];

        public void Add(string name, double value) => (_values.TryGetValue(name, out var all) ? all : _values[name] = []).Add(value);

        public string Say(string name) => string.Join('\n', _values.Select(v => string.Create(
            CultureInfo.InvariantCulture, $"{name,-7} {v.Key,-44} median {At(v.Value, 0.5),8:0}   9 of 10 below {At(v.Value, 0.9),8:0}   ({v.Value.Count})")));

        private static double At(List<double> values, double share) => values.Order().ElementAt((int)Math.Round(share * (values.Count - 1)));
    }

    private static Task<ServerProcess> StartAsync(string build, string folder, string clock) => ServerProcess.StartBuildAsync(build, folder,
        ["--Shuttle:Data", folder, "--Shuttle:Clock:Start", $"2026-11-23T{clock}:00+07:00", "--Shuttle:Demo:Couriers", $"{Couriers}", "--Shuttle:Demo:Requests", $"{Requests}", .. PekanbaruHost.Streets().SelectMany(s => new[] { $"--{s.Name.Replace("__", ":", StringComparison.Ordinal)}", s.Value })]);

    // Planned, published, every courier on the road.
    private static async Task<string> PrepareAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        const string day = "2026-11-23";
        using var server = await StartAsync(BrowserHost.ServerFolder(), folder, "07:50");
        using var dispatcher = await server.SignInAsync("rute");
        var job = await (await dispatcher.PostAsJsonAsync("plans/jobs", new { day, seconds = 10 })).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        JsonElement now;
        do
        {
            await Task.Delay(500);
            now = await dispatcher.GetFromJsonAsync<JsonElement>($"plans/jobs/{job.GetProperty("jobId").GetGuid()}");
        }
        while (now.GetProperty("state").GetString() == "running");
        (await dispatcher.PostAsync($"plans/{now.GetProperty("planId").GetGuid()}/publication", null)).EnsureSuccessStatusCode();
        for (var n = 1; n <= Couriers; n++) await DriveOffAsync(server, $"kurir{n}", day);
        Assert.Equal(0, await server.Program.TerminateAsync(TimeSpan.FromSeconds(60)));
        return day;
    }

    private static async Task DriveOffAsync(ServerProcess server, string user, string day)
    {
        using var client = await server.SignInAsync(user);
        var runs = (await client.GetFromJsonAsync<RunSummary[]>($"driver/runs?day={day}", ContractJson.Options))!;
        if (runs.Length == 0) return;
        using var device = await new SigningDevice(client, TimeProvider.System).PairAsync();
        var sheet = await device.SheetAsync(runs[0].Day);
        var at = sheet.IssuedAt;
        var first = sheet.Stops.First(s => s.RequestNumber is not null);
        (Guid Id, long Sequence) Next(long n) => (Guid.CreateVersion7(), n);
        await device.SayAsync(new RunStarted(sheet.Version) { Id = Next(1).Id, RunId = sheet.RunId, DeviceId = device.Id, Sequence = 1, DeviceTime = at });
        await device.SayAsync(new Departed { Id = Next(2).Id, RunId = sheet.RunId, StopId = first.StopId, DeviceId = device.Id, Sequence = 2, DeviceTime = at });
        var depot = sheet.Stops.MinBy(s => s.Order)!.Point!.Value;
        var fixes = Enumerable.Range(0, 120).Select(i => new PositionFix(Guid.CreateVersion7(), at.AddSeconds(5 * (i - 120)), new(depot.Lon + i * 0.00002, depot.Lat), 8));
        (await client.PostAsJsonAsync("driver/positions", new { deviceId = device.Id, runId = sheet.RunId, fixes }, ContractJson.Options)).EnsureSuccessStatusCode();
    }

    private static async Task MeasureAsync(IBrowser browser, string build, string folder, string day, Figures figures)
    {
        using var server = await StartAsync(build, folder, "07:55");
        await using var context = await browser.NewContextAsync(new() { BaseURL = server.Address.ToString(), ViewportSize = new() { Width = 1366, Height = 768 }, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/masuk?sebagai=petugas&kembali={Uri.EscapeDataString("/rute?hari=" + day)}");
        await page.FillAsync("[name='Form.UserName']", "rute");
        await page.FillAsync("[name='Form.Password']", Shuttle.Server.Demo.DemoPeople.Password);
        await page.ClickAsync("main form button");
        await page.Locator(".desk.ready").WaitForAsync();
        for (var n = 0; n < Opens; n++)
        {
            await page.GotoAsync($"/rute?hari={day}");
            await page.Locator(".desk.ready").WaitForAsync();
            await page.Locator(".map canvas").WaitForAsync();
            var told = await page.EvaluateAsync<JsonElement>("""
                () => { const e = performance.getEntriesByType('resource').filter(e => e.name.endsWith('/desk')).at(-1), n = performance.getEntriesByType('navigation')[0];
                  return { ready: +document.querySelector('.desk').dataset.ready, page: n.responseEnd, desk: e.responseStart - e.requestStart, deskEnd: e.responseEnd, bytes: e.encodedBodySize, json: e.decodedBodySize, stops: document.querySelectorAll('.tl-stop').length }; }
                """);
            foreach (var (key, name) in new[] { ("ready", "open: interactive, ms"), ("page", "open: page here, ms"), ("desk", "open: data, server, ms"), ("deskEnd", "open: data here, ms"), ("bytes", "open: data sent, bytes"), ("json", "open: data unpacked, bytes"), ("stops", "stops on the timeline") })
                figures.Add(name, told.GetProperty(key).GetDouble());
        }
        // The first change makes the next draft of the published plan: that is another thing than a drag.
        await DragAsync(page, 0);
        for (var n = 1; n <= Drags; n++)
        {
            var told = await DragAsync(page, n);
            figures.Add("drag: released until drawn, ms", told.GetProperty("drawn").GetDouble());
            figures.Add("drag: answer of the server, ms", told.GetProperty("server").GetDouble());
            figures.Add("drag: answer unpacked, bytes", told.GetProperty("json").GetDouble());
        }
    }

    // A stop from the middle of a row to the next row, by the mouse; begun when what the change before set in motion has settled.
    private static async Task<JsonElement> DragAsync(IPage page, int n)
    {
        if (n > 0) await page.Locator("[data-act=undo]:not(:disabled)").WaitForAsync();
        await page.WaitForTimeoutAsync(1500);
        var at = await page.EvaluateAsync<JsonElement>("""
            n => { const rows = [...document.querySelectorAll('.tl-row')], from = rows[n], scroll = document.querySelector('.tl-scroll');
              scroll.scrollTop = from.offsetTop - 40;
              const stop = [...from.querySelectorAll('.tl-stop:not(.fixed)')][3], a = stop.getBoundingClientRect(), b = rows[n + 1].getBoundingClientRect();
              return { leg: stop.dataset.leg, x: a.left + a.width / 2, y: a.top + a.height / 2, down: b.top + b.height / 2 }; }
            """, n % (Couriers - 1));
        var (x, y, down) = (at.GetProperty("x").GetSingle(), at.GetProperty("y").GetSingle(), at.GetProperty("down").GetSingle());
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 6, y + 12, new() { Steps = 3 });
        await page.Mouse.MoveAsync(x, down, new() { Steps = 5 });
        await page.EvaluateAsync("""
            leg => { performance.clearResourceTimings(); window.dragged = new Promise(done => addEventListener('pointerup', () => {
              const begun = performance.now(), rowOf = () => document.querySelector(`.tl-stop[data-leg="${leg}"]`)?.closest('.tl-row').dataset.shift, was = rowOf();
              const look = () => { const row = rowOf();
                if (!row || row === was) return requestAnimationFrame(look);
                const e = performance.getEntriesByType('resource').filter(e => e.name.includes('/changes')).at(-1);
                done({ drawn: performance.now() - begun, server: e ? e.responseEnd - e.requestStart : 0, json: e ? e.decodedBodySize : 0 }); };
              look();
            }, { once: true, capture: true })); }
            """, at.GetProperty("leg").GetString());
        await page.Mouse.UpAsync();
        return await page.EvaluateAsync<JsonElement>("() => window.dragged");
    }

    private static string Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return to;
    }
}
