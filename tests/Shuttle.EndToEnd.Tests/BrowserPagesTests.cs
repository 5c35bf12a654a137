using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Shuttle.EndToEnd.Tests;

/// <summary>
/// Every page at the sizes people hold and turn to, in light and dark: no violation that axe knows, nothing wider than the screen, no request to
/// another host. With <c>SHUTTLE_SCREENSHOTS=folder</c> each is photographed, to be looked at.
/// </summary>
public sealed class BrowserPagesTests(BrowserHost host)
{
    public static TheoryData<string, string[]> Tours => new()
    {
        { "", ["/", "/layanan", "/layanan/KK-UBAH", "/layanan/KK-UBAH/standar", "/maklumat", "/jadwal", "/status", "/privasi", "/aksesibilitas", "/verifikasi", "/verifikasi?kode=S1.a.b", "/antrean/layar", "/luring", "/lacak", "/masuk", "/masuk?sebagai=petugas", "/tidak-ada"] },
        { "warga", ["/pesan", "/pesan?layanan=AKTA-LAHIR", "form", "receipt", "change", "tracked", "/saya", "/data-saya"] },
        { "rt", ["/rt", "/rt/hari", "/rt/rentan"] },
        { "rute", ["/rute", "/rute/armada", "/rute/sederhana", "plan", "/rute", "/perangkat"] },
        { "loket", ["/loket", "/loket?tampil=Coming", "case", "slip", "/loket/tas", "/loket/instansi", "/loket/antrean", "/loket/usulan", "kiosk"] },
        { "kurir1", ["/kurir", "/kurir/kartu"] },
        { "camat", ["/camat/tilikan"] },
        { "admin", ["/admin/wilayah"] },
    };

    private static readonly (int Width, int Height, ColorScheme Light)[] Looks =
        [(1366, 768, ColorScheme.Light), (1366, 768, ColorScheme.Dark), (768, 1024, ColorScheme.Light), (360, 740, ColorScheme.Light), (360, 740, ColorScheme.Dark)];

    [Theory]
    [MemberData(nameof(Tours))]
    public async Task Every_page_is_accessible_and_fits_every_screen(string who, string[] pages)
    {
        var faults = new List<string>();
        await using var person = await BrowserPerson.ComeAsync(host, width: Looks[0].Width, height: Looks[0].Height);
        if (who == "warga") await person.SignInByPhoneAsync("081275550360", "Warga Contoh");
        else if (who.Length > 0) await person.SignInAsync(who);
        foreach (var address in pages)
        {
            await OpenAsync(person, address);
            foreach (var (width, height, light) in Looks)
            {
                await person.Page.SetViewportSizeAsync(width, height);
                await person.Page.EmulateMediaAsync(new() { ColorScheme = light });
                faults.AddRange(await FaultsOfAsync(person.Page, light, $"{who} {address} {width} {light}"));
                await PhotographAsync(person.Page, $"{who}{address}-{width}-{light}");
            }
            await person.Page.SetViewportSizeAsync(Looks[0].Width, Looks[0].Height);
        }
        faults.AddRange(person.Strangers.Select(url => $"{who} asked {url}"));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static bool Photographing => Environment.GetEnvironmentVariable("SHUTTLE_SCREENSHOTS") is { Length: > 0 };

    private static async Task OpenAsync(BrowserPerson person, string address)
    {
        if (address == "form") await person.AnswerToFormAsync("AKTA-LAHIR");
        else if (address == "receipt") await person.BookOnMapAsync("Warga Contoh", "081275550009");
        else if (address == "change") await person.Page.GotoAsync(new Uri(person.Page.Url).AbsolutePath + "/ubah");
        else if (address == "tracked")
        {
            await person.Page.GoBackAsync();
            await person.Page.ClickAsync("[data-track]");
        }
        else if (address == "case") await person.Page.Locator(".work a").First.ClickAsync();
        else if (address == "slip") await person.Page.ClickAsync("a[href$='/slip']");
        else if (address == "kiosk")
        {
            await person.Page.GotoAsync("/loket/antrean");
            await person.Page.GotoAsync((await person.Page.Locator("a[href^='/antrean/ambil/']").GetAttributeAsync("href"))!);
        }
        else if (address == "plan") await person.Page.Locator(".board-head .actions form button").First.ClickAsync();
        else await person.Page.GotoAsync(address);
        await person.Page.WaitForLoadStateAsync(LoadState.Load);
        // A map is looked at when its canvas is there and its tiles have come.
        if (await person.Page.Locator(".desk").CountAsync() > 0) await person.Page.Locator(".desk.ready").WaitForAsync();
        if (!Photographing) return;
        // The courier's map comes out only when the courier is near.
        if (await person.Page.Locator("[data-map]:not([data-map=courier])").CountAsync() == 0) return;
        await person.Page.Locator("[data-map]:not([data-map=courier]) canvas").WaitForAsync();
        await person.Page.WaitForLoadStateAsync(LoadState.NetworkIdle, new() { Timeout = 10_000 }).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static async Task<IEnumerable<string>> FaultsOfAsync(IPage page, ColorScheme light, string where)
    {
        // Dark pages are the same pages in other colours.
        var found = await page.RunAxe(light == ColorScheme.Dark ? new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } } : null);
        var wide = await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        return found.Violations.SelectMany(v => v.Nodes.Select(n => $"{where}: {v.Id}: {n.Html}")).Concat(wide ? [$"{where}: wider than the screen"] : []);
    }

    internal static async Task PhotographAsync(IPage page, string name)
    {
        if (!Photographing) return;
        var folder = Environment.GetEnvironmentVariable("SHUTTLE_SCREENSHOTS")!;
        Directory.CreateDirectory(folder);
        var file = string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '-')) + ".png";
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = !name.StartsWith("rute", StringComparison.Ordinal) });
    }
}
