using Microsoft.Playwright;

namespace Shuttle.EndToEnd.Tests;

/// <summary>Somebody at a browser of their own. Remembers every address outside the server that the pages asked for: there must be none.</summary>
public sealed class BrowserPerson : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly string _address;

    private BrowserPerson(IBrowserContext context, IPage page, string address) => (_context, Page, _address) = (context, page, address);

    public IPage Page { get; }
    public List<string> Strangers { get; } = [];
    public List<string> Faults { get; } = [];

    public static async Task<BrowserPerson> ComeAsync(BrowserHost host, bool javaScript = true, int width = 360, int height = 740, ColorScheme light = ColorScheme.Light, bool touch = false)
    {
        await host.StartAsync();
        var context = await host.Browser.NewContextAsync(new()
        {
            BaseURL = host.Address, JavaScriptEnabled = javaScript, ViewportSize = new() { Width = width, Height = height }, ColorScheme = light, HasTouch = touch, ReducedMotion = ReducedMotion.Reduce,
        });
        // The machine may be busy; nothing here is timed.
        context.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(60_000);
        var person = new BrowserPerson(context, await context.NewPageAsync(), host.Address);
        context.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && !request.Url.StartsWith(person._address + "/", StringComparison.Ordinal)) person.Strangers.Add(request.Url);
        };
        person.Page.PageError += (_, fault) => person.Faults.Add(fault);
        person.Page.Console += (_, line) =>
        {
            if (line.Type == "error") person.Faults.Add(line.Text);
        };
        return person;
    }

    /// <summary>A slow 3G line from here on: 400 kbit/s, 400 ms, nothing kept from earlier visits.</summary>
    public async Task<ICDPSession> OnSlowLineAsync()
    {
        var line = await _context.NewCDPSessionAsync(Page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await line.SendAsync("Network.setBypassServiceWorker", new() { ["bypass"] = true });
        await line.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 400, ["downloadThroughput"] = 50_000, ["uploadThroughput"] = 50_000 });
        return line;
    }

    /// <summary>A resident signs in with the code that the demonstration shows.</summary>
    public async Task SignInByPhoneAsync(string phone, string name, string goOn = "/")
    {
        await Page.GotoAsync($"/masuk?kembali={Uri.EscapeDataString(goOn)}");
        await Page.FillAsync("[name='Form.Phone']", phone);
        await Page.ClickAsync("main form button");
        var code = await Page.Locator("[data-shown-code]").InnerTextAsync();
        await Page.FillAsync("[name='Form.Code']", code);
        await Page.FillAsync("[name='Form.Name']", name);
        await Page.ClickAsync("main form button");
        await Page.Locator(".top-end form").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    public async Task SignInAsync(string userName, string goOn = "/")
    {
        await Page.GotoAsync($"/masuk?sebagai=petugas&kembali={Uri.EscapeDataString(goOn)}");
        await Page.FillAsync("[name='Form.UserName']", userName);
        await Page.FillAsync("[name='Form.Password']", Shuttle.Server.Demo.DemoPeople.Password);
        await Page.ClickAsync("main form button");
        await Page.Locator(".top-end form").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    /// <summary>From the list of services through the first answer of every question to the form.</summary>
    public async Task AnswerToFormAsync(string service)
    {
        await Page.GotoAsync($"/pesan?layanan={service}");
        while (await Page.Locator("form.wizard").CountAsync() == 0) await Page.Locator("main .tile").First.ClickAsync();
    }

    /// <summary>Who and where, in words; the pin and the window are the caller's.</summary>
    public async Task FillPersonAsync(string name, string phone)
    {
        await Page.FillAsync("[name='Form.Name']", name);
        await Page.FillAsync("[name='Form.Phone']", phone);
        await Page.FillAsync("[name='Form.Address']", "Jalan Melati No. 5, RT 001/RW 002");
        await Page.FillAsync("[name='Form.Landmark']", "Pagar hijau");
    }

    /// <summary>From the open form to the receipt, the pin by a search on the map and the last window on offer, or the first.</summary>
    public async Task BookOnMapAsync(string name, string phone, bool soonest = false)
    {
        await FillPersonAsync(name, phone);
        await Page.FillAsync("[data-search]", "melati");
        await Page.Locator("[data-found] button.place").First.ClickAsync();
        await Assertions.Expect(Page.Locator("[data-pin-state]")).ToContainTextAsync("Kelurahan");
        await TakeWindowAsync(soonest);
        await Page.ClickAsync("button[value=book]");
        await Assertions.Expect(Page.Locator("[data-code]")).ToBeVisibleAsync();
    }

    /// <summary>The pin by a street from the list that the server answers.</summary>
    public async Task ChooseStreetAsync(string street)
    {
        await Page.FillAsync("[data-search]", street);
        await Page.ClickAsync("button[value=find]");
        await Page.Locator("[name='Form.Place']").First.CheckAsync();
    }

    /// <summary>From the filled form over the windows to the held one, which is still to be confirmed.</summary>
    public Task TakeLastWindowAsync() => TakeWindowAsync(soonest: false);

    private async Task TakeWindowAsync(bool soonest)
    {
        await Page.ClickAsync("button[value=windows]");
        var windows = Page.Locator(".choice");
        await (soonest ? windows.First : windows.Last).ClickAsync();
        await Page.ClickAsync("button[value=hold]");
        await Assertions.Expect(Page.Locator("[data-offer]")).ToContainTextAsync("ditahan");
    }

    /// <summary>As the dispatcher, through the API: plans and publishes the day on which a request is fetched. The last window on offer lies on one of the next days.</summary>
    public async Task<DateOnly> PublishDayOfAsync(string number)
    {
        await SignInAsync("rute");
        var api = Page.APIRequest;
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));
        // From the end, where that window is: days without a request are planned at once.
        for (var day = today.AddDays(8); day >= today.AddDays(-1); day = day.AddDays(-1))
            // Other residents book on the same server meanwhile; a plan that was overtaken is refused and made again.
            for (var tries = 0; tries < 5; tries++)
            {
                var planned = await api.PostAsync("/api/v1/plans", new() { DataObject = new { day = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }, Timeout = 120_000 });
                if (!planned.Ok || !(await planned.TextAsync()).Contains(number, StringComparison.Ordinal)) break;
                var id = (await planned.JsonAsync())!.Value.GetProperty("planId").GetString();
                if ((await api.PostAsync($"/api/v1/plans/{id}/publication")).Ok) return day;
            }
        throw new InvalidOperationException($"No plan holds {number}.");
    }

    /// <summary>The same, and who drives there: the run and the courier's account.</summary>
    public async Task<(Guid RunId, string Courier, string Account)> PublishRunOfAsync(string number)
    {
        var day = await PublishDayOfAsync(number);
        var board = (await (await Page.APIRequest.GetAsync($"/api/v1/board/{day:yyyy-MM-dd}")).JsonAsync())!.Value;
        var run = board.GetProperty("runs").EnumerateArray().Single(r => r.GetProperty("stops").EnumerateArray().Any(s => s.TryGetProperty("requestNumber", out var n) && n.GetString() == number));
        var courier = run.GetProperty("courierName").GetString()!;
        return (run.GetProperty("runId").GetGuid(), courier, Server.Demo.DemoPeople.Staff.Single(s => s.Name == courier).UserName);
    }

    public ValueTask DisposeAsync() => new(_context.CloseAsync());
}
