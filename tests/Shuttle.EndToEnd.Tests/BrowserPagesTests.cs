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

    [Theory]
    [MemberData(nameof(Tours))]
    public async Task Every_page_is_accessible_and_fits_every_screen(string who, string[] pages)
    {
        var faults = new List<string>();
        await using var person = await BrowserPerson.ComeAsync(host, width: Looks.All[0].Width, height: Looks.All[0].Height);
        if (who == "warga") await person.SignInByPhoneAsync("081275550360", "Warga Contoh");
        else if (who.Length > 0) await person.SignInAsync(who);
        foreach (var address in pages)
        {
            await OpenAsync(person, address);
            faults.AddRange(await Looks.FaultsEverywhereAsync(person.Page, $"{who}{address}"));
            await person.Page.SetViewportSizeAsync(Looks.All[0].Width, Looks.All[0].Height);
            await person.Page.EmulateMediaAsync(new() { ColorScheme = Looks.All[0].Light });
        }
        faults.AddRange(person.Strangers.Select(url => $"{who} asked {url}"));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_page_with_faults_does_not_pass()
    {
        await using var person = await BrowserPerson.ComeAsync(host);
        await person.Page.GotoAsync("/privasi");
        await person.Page.EvaluateAsync("document.querySelector('main').innerHTML = `<input><p style='color:#ccc;background:#fff;width:3000px'>pucat</p>`");
        var faults = string.Join(' ', await Looks.FaultsAsync(person.Page));
        foreach (var fault in (string[])["label", "color-contrast", "page-has-heading-one", "wider than the screen"]) Assert.Contains(fault, faults);
        Assert.Contains("color-contrast", string.Join(' ', await Looks.FaultsAsync(person.Page, light: ColorScheme.Dark)));
    }

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
        if (!Looks.Photographing) return;
        // The courier's map comes out only when the courier is near.
        if (await person.Page.Locator("[data-map]:not([data-map=courier])").CountAsync() == 0) return;
        await person.Page.Locator("[data-map]:not([data-map=courier]) canvas").WaitForAsync();
        await person.Page.WaitForLoadStateAsync(LoadState.NetworkIdle, new() { Timeout = 10_000 }).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
