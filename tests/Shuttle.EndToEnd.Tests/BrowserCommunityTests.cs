using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Shuttle.EndToEnd.Tests;

/// <summary>RT head, counter and waiting room in a real browser, without scripts where that must do.</summary>
public sealed class BrowserCommunityTests(BrowserHost host)
{
    [Theory]
    [MemberData(nameof(Looks.Sizes), MemberType = typeof(Looks))]
    public async Task A_request_that_needs_a_letter_is_attested_by_a_link_without_signing_in(int width, int height)
    {
        var phone = $"0812756{width:D4}4";
        await using var resident = await BrowserPerson.ComeAsync(host, javaScript: false, width, height);
        await resident.SignInByPhoneAsync(phone, "Rahma Contoh", "/pesan");
        var number = await BookLetterAsync(resident, "Rahma Contoh", phone);

        await using var officer = await BrowserPerson.ComeAsync(host, javaScript: false, width, height);
        await officer.SignInAsync("loket", "/loket");
        await officer.Page.FillAsync("[name=kode]", number);
        await officer.Page.ClickAsync("main form[role=search] button");
        var link = await officer.Page.Locator("[data-attest-link]").First.GetAttributeAsync("href");

        await using var head = await BrowserPerson.ComeAsync(host, javaScript: false, width, height);
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

    [Theory]
    [MemberData(nameof(Looks.Sizes), MemberType = typeof(Looks))]
    public async Task A_resident_moves_the_visit_and_then_cancels_it(int width, int height)
    {
        var phone = $"0812756{width:D4}2";
        await using var resident = await BrowserPerson.ComeAsync(host, javaScript: false, width, height);
        var page = resident.Page;
        await resident.SignInByPhoneAsync(phone, "Tono Contoh", "/pesan");
        await resident.AnswerToFormAsync("AKTA-LAHIR");
        await resident.FillPersonAsync("Tono Contoh", phone);
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

    [Fact]
    public async Task A_lost_phone_is_taken_out_of_service_and_its_work_entered_from_paper()
    {
        await using var resident = await BrowserPerson.ComeAsync(host, javaScript: false);
        await resident.SignInByPhoneAsync("081275552005", "Lela Contoh", "/pesan");
        await resident.AnswerToFormAsync("AKTA-LAHIR");
        await resident.FillPersonAsync("Lela Contoh", "081275552005");
        await resident.ChooseStreetAsync("melati");
        await resident.TakeLastWindowAsync();
        await resident.Page.ClickAsync("button[value=book]");
        var number = await resident.Page.Locator("h1 .number").InnerTextAsync();
        await using var dispatcher = await BrowserPerson.ComeAsync(host, javaScript: false, width: 1366, height: 768);
        var (runId, courier, account) = await dispatcher.PublishRunOfAsync(number);
        await PairAsync(account);

        await AccessibleAsync("/perangkat", $"/perangkat/kertas/{runId}");
        await using var officer = await BrowserPerson.ComeAsync(host, javaScript: false);
        var page = officer.Page;
        await officer.SignInAsync("loket", "/perangkat");
        var card = page.Locator("article.card").Filter(new() { HasText = courier }).First;
        await Expect(card).ToContainTextAsync("belum pernah");
        await Expect(card.Locator("[data-missing]")).ToContainTextAsync("tidak ada yang diketahui hilang");
        await card.Locator("summary").ClickAsync();
        await card.Locator("[name='Form.Why']").FillAsync("tertinggal di angkot");
        await card.Locator("button.danger").ClickAsync();
        await Expect(page.Locator("[role=status]").First).ToContainTextAsync("dicabut");
        await Expect(page.Locator("article.card").Filter(new() { HasText = "tertinggal di angkot" })).ToHaveCountAsync(1);

        await page.Locator($"a[href$='{runId}']").First.ClickAsync();
        var stop = page.Locator("details.card").Filter(new() { HasText = number });
        await stop.Locator("summary").ClickAsync();
        await stop.Locator("select[name$='.What']").SelectOptionAsync("Received");
        await stop.Locator("input[name$='.Time']").FillAsync("10:15");
        await stop.Locator("input[name$='.Name']").FillAsync("Lela Contoh");
        await page.ClickAsync("main form button:text('riwayat')");
        // One outcome is missing: nothing typed is lost, and the reason stands at the stop.
        await Expect(stop.Locator(".note.bad")).ToContainTextAsync("setiap berkas");
        await Expect(stop.Locator("input[name$='.Time']")).ToHaveValueAsync("10:15");
        foreach (var outcome in await stop.Locator("select[name$='.Outcomes']").AllAsync()) await outcome.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.ClickAsync("main form button:text('riwayat')");
        await Expect(page.Locator("[role=status]").First).ToContainTextAsync("1 baris masuk");
        await Expect(page.Locator("ul.papers")).ToContainTextAsync(number);

        await resident.Page.ClickAsync("[data-track]");
        await Expect(resident.Page.Locator("main")).ToContainTextAsync("Dijemput", new() { IgnoreCase = true });
    }

    private async Task PairAsync(string user)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"{host.Address}/") };
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var door = new Driver.Sync.DriverServer(http);
        door.Token = (await door.SignIn(user, Shuttle.Server.Demo.DemoPeople.Password, default)).AccessToken;
        await door.Pair(new(Guid.CreateVersion7(), "Ponsel uji", Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())), default);
    }

    private async Task AccessibleAsync(params string[] pages)
    {
        await using var reader = await BrowserPerson.ComeAsync(host);
        await reader.SignInAsync("loket");
        foreach (var address in pages)
        {
            await reader.Page.GotoAsync(address);
            if (await reader.Page.Locator("details.card summary").CountAsync() > 0) await reader.Page.Locator("details.card summary").Nth(1).ClickAsync();
            Assert.Empty(await Looks.FaultsEverywhereAsync(reader.Page, address));
        }
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
