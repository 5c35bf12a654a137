using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Shuttle.EndToEnd.Tests;

/// <summary>RT head, counter and waiting room in a real browser, without scripts where that must do.</summary>
public sealed class BrowserCommunityTests(BrowserHost host)
{
    [Fact]
    public async Task A_request_that_needs_a_letter_is_attested_by_a_link_without_signing_in()
    {
        await using var resident = await BrowserPerson.ComeAsync(host, javaScript: false);
        await resident.SignInByPhoneAsync("081275552001", "Rahma Contoh", "/pesan");
        var number = await BookLetterAsync(resident, "Rahma Contoh", "081275552001");

        await using var officer = await BrowserPerson.ComeAsync(host, javaScript: false, width: 1366, height: 768);
        await officer.SignInAsync("loket", "/loket");
        await officer.Page.FillAsync("[name=kode]", number);
        await officer.Page.ClickAsync("main form[role=search] button");
        var link = await officer.Page.Locator("[data-attest-link]").First.GetAttributeAsync("href");

        await using var head = await BrowserPerson.ComeAsync(host, javaScript: false);
        for (var looks = 0; looks < 2; looks++) await head.Page.GotoAsync(link!);
        await Expect(head.Page.Locator("dl")).ToContainTextAsync("Rahma Contoh");
        await head.Page.Locator("main form button").First.ClickAsync();
        await Expect(head.Page.Locator("[data-attested]")).ToBeVisibleAsync();
        await head.Page.GotoAsync(link!);
        await Expect(head.Page.Locator("main form")).ToHaveCountAsync(0);

        await resident.Page.ReloadAsync();
        await resident.Page.ClickAsync("[data-track]");
        await Expect(resident.Page.Locator(".history")).ToContainTextAsync("diberikan");
    }

    [Fact]
    public async Task A_resident_moves_the_visit_and_then_cancels_it()
    {
        await using var resident = await BrowserPerson.ComeAsync(host, javaScript: false);
        var page = resident.Page;
        await resident.SignInByPhoneAsync("081275552002", "Tono Contoh", "/pesan");
        await resident.AnswerToFormAsync("AKTA-LAHIR");
        await resident.FillPersonAsync("Tono Contoh", "081275552002");
        await resident.ChooseStreetAsync("melati");
        await resident.TakeLastWindowAsync();
        await page.ClickAsync("button[value=book]");
        await page.ClickAsync("a[href$='/ubah']");
        await page.Locator(".choice").First.ClickAsync();
        await page.Locator("main form:has(.choice) button").ClickAsync();
        await Expect(page.Locator("[role=status]").First).ToContainTextAsync("disimpan");
        await page.FillAsync("[name='Form.Receiver']", "Ani (istri)");
        await page.Locator("form:has([name='Form.Receiver']) button").ClickAsync();
        await Expect(page.GetByText("Penerima: Ani (istri).")).ToBeVisibleAsync();

        await page.ClickAsync(".crumb a");
        await page.ClickAsync("form:has(.danger) summary");
        await page.ClickAsync("button.danger");
        await Expect(page.Locator("main")).ToContainTextAsync("Dibatalkan");
    }

    [Fact]
    public async Task The_waiting_rooms_screen_shows_a_call_without_being_touched()
    {
        await using var officer = await BrowserPerson.ComeAsync(host, width: 1366, height: 768);
        await officer.SignInAsync("loket", "/loket/antrean");
        var kiosk = await officer.Page.Locator("a[href^='/antrean/ambil/']").GetAttributeAsync("href");
        await using var screen = await BrowserPerson.ComeAsync(host, width: 1366, height: 768);
        await screen.Page.GotoAsync("/antrean/layar");
        await Expect(screen.Page.Locator("[data-live-state]")).ToBeVisibleAsync();

        await using var visitor = await BrowserPerson.ComeAsync(host, javaScript: false, width: 768, height: 1024);
        await visitor.Page.GotoAsync(kiosk!);
        await visitor.Page.Locator("main form button").First.ClickAsync();
        var number = await visitor.Page.Locator("[data-ticket]").InnerTextAsync();
        await officer.Page.ReloadAsync();
        await officer.Page.Locator("main form button.big").ClickAsync();
        await Expect(screen.Page.Locator(".call strong").First).ToHaveTextAsync(number);

        await visitor.Page.GotoAsync("/antrean/ambil/a.b.c");
        await Expect(visitor.Page.Locator("[role=alert]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_written_is_there_again_after_the_connection_was_lost()
    {
        await using var resident = await BrowserPerson.ComeAsync(host);
        var page = resident.Page;
        await resident.SignInByPhoneAsync("081275552003", "Wati Contoh", "/pesan");
        await resident.AnswerToFormAsync("AKTA-LAHIR");
        await resident.FillPersonAsync("Wati Contoh", "081275552003");
        await page.FillAsync("[name='Form.Nik']", "1471074101900001");
        await page.Context.SetOfflineAsync(true);
        await page.ClickAsync("button[value=windows]");
        await Expect(page.Locator("[data-offline-said]")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);

        await resident.AnswerToFormAsync("AKTA-LAHIR");
        await Expect(page.Locator("[data-draft-said]")).ToBeVisibleAsync();
        await Expect(page.Locator("[name='Form.Landmark']")).ToHaveValueAsync("Pagar hijau");
        await Expect(page.Locator("[name='Form.Nik']")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_slip_is_verified_by_the_office_and_without_a_connection()
    {
        await using var resident = await BrowserPerson.ComeAsync(host);
        var page = resident.Page;
        await resident.SignInByPhoneAsync("081275552004", "Yuni Contoh", "/pesan");
        await resident.AnswerToFormAsync("AKTA-LAHIR");
        await resident.BookOnMapAsync("Yuni Contoh", "081275552004");
        var proof = (await page.Locator("[data-proof]").GetAttributeAsync("href"))!.Split('/')[^1];
        await page.GotoAsync($"/verifikasi/{proof}");
        await Expect(page.Locator(".verdict.good")).ToContainTextAsync("Resi asli");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("Yuni");

        await page.GotoAsync("/verifikasi");
        await page.EvaluateAsync("navigator.serviceWorker.ready");
        await page.ReloadAsync(); // now the service worker answers, and has the key
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("[name=kode]", proof);
        await page.Locator("[data-verify] button").First.ClickAsync();
        await Expect(page.Locator("[data-verify-offline]")).ToContainTextAsync("Tanda tangan cocok");
        await page.FillAsync("[name=kode]", proof[..^3] + "AAA");
        await page.Locator("[data-verify] button").First.ClickAsync();
        await Expect(page.Locator("[data-verify-offline]")).ToContainTextAsync("Bukan dari kantor kami");
    }

    // A service whose letter the heads sign; the demonstration's RT head answers for RT 003/RW 005 of Tangkerang Selatan.
    private static async Task<string> BookLetterAsync(BrowserPerson resident, string name, string phone)
    {
        var page = resident.Page;
        await page.GotoAsync("/pesan?layanan=SKTM&jawab=resident-here:yes,purpose:health,letter-ready:no,hand:holder");
        await resident.FillPersonAsync(name, phone);
        await page.FillAsync("[name='Form.Rt']", "3");
        await page.FillAsync("[name='Form.Rw']", "5");
        await resident.ChooseStreetAsync("tangkerang selatan");
        await resident.TakeLastWindowAsync();
        await page.ClickAsync("button[value=book]");
        return await page.Locator("h1 .number").InnerTextAsync();
    }
}
