using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Shuttle.EndToEnd.Tests;

/// <summary>A resident at a cheap phone: booking, receipt, tracking; with scripts and without.</summary>
public sealed class BrowserBookingTests(BrowserHost host)
{
    private const string Service = "AKTA-LAHIR";

    [Theory]
    [MemberData(nameof(Looks.Sizes), MemberType = typeof(Looks))]
    public async Task A_resident_books_on_the_map_and_the_tracking_page_follows_live(int width, int height)
    {
        var phone = $"0812756{width:D4}1";
        await using var resident = await BrowserPerson.ComeAsync(host, width: width, height: height);
        var page = resident.Page;
        await resident.SignInByPhoneAsync(phone, "Siti Contoh", "/pesan");
        await resident.AnswerToFormAsync(Service);
        await resident.BookOnMapAsync("Siti Contoh", phone);
        await page.ClickAsync("[data-track]");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Diajukan");
        await Expect(page.Locator("[data-live-state]")).ToBeVisibleAsync();
        var number = await page.Locator(".number").First.InnerTextAsync();

        await using var dispatcher = await BrowserPerson.ComeAsync(host, width: 1366, height: 768);
        await dispatcher.PublishDayOfAsync(number);

        // Nobody reloads the resident's page.
        await Expect(page.Locator("h1")).ToHaveTextAsync("Terjadwal dijemput");
        await Expect(page.Locator(".history")).ToContainTextAsync("Penjemputan dijadwalkan");
        Assert.Empty(resident.Strangers);
        Assert.Empty(dispatcher.Strangers);
        Assert.Empty(resident.Faults);
        Assert.Empty(dispatcher.Faults);
    }

    [Theory]
    [MemberData(nameof(Looks.Sizes), MemberType = typeof(Looks))]
    public async Task A_resident_books_without_scripts_on_a_slow_line_by_choosing_a_street(int width, int height)
    {
        var phone = $"0812756{width:D4}3";
        await using var resident = await BrowserPerson.ComeAsync(host, javaScript: false, width, height);
        var page = resident.Page;
        await resident.OnSlowLineAsync();
        await resident.SignInByPhoneAsync(phone, "Budi Contoh", "/pesan");
        await resident.AnswerToFormAsync(Service);
        await resident.FillPersonAsync("Budi Contoh", phone);
        await resident.ChooseStreetAsync("melati");

        // The search has kept what was filled in.
        await Expect(page.Locator("[name='Form.Name']")).ToHaveValueAsync("Budi Contoh");
        await resident.TakeLastWindowAsync();
        await page.ClickAsync("button[value=book]");
        await Expect(page.Locator("[data-code]")).ToBeVisibleAsync();
        await page.ClickAsync("[data-track]");
        await Expect(page.Locator(".history")).ToContainTextAsync("Pesanan diterima");
        Assert.Empty(resident.Strangers);
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_request()
    {
        await using var resident = await BrowserPerson.ComeAsync(host, javaScript: false);
        var page = resident.Page;
        await resident.SignInByPhoneAsync("081275551003", "Dewi Contoh", "/pesan");
        await resident.AnswerToFormAsync(Service);
        var form = page.Url;
        await resident.FillPersonAsync("Dewi Contoh", "081275551003");
        await resident.ChooseStreetAsync("mawar");
        await resident.TakeLastWindowAsync();
        await page.ClickAsync("button[value=book]");
        await Expect(page.Locator("[data-code]")).ToBeVisibleAsync();
        var receipt = new Uri(page.Url).AbsolutePath;

        // Back to the confirmed step, and once more: the office knows it already and shows where it is.
        await page.GotoAsync(form);
        await resident.FillPersonAsync("Dewi Contoh", "081275551003");
        await resident.ChooseStreetAsync("mawar");
        await resident.TakeLastWindowAsync();
        await page.ClickAsync("button[value=book]");
        await page.ClickAsync("[data-known]");
        await Expect(page.Locator("[data-code]")).ToBeVisibleAsync();
        Assert.Equal(receipt, new Uri(page.Url).AbsolutePath);
        await page.GotoAsync("/saya");
        await Expect(page.Locator("main .tile")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_form_without_a_pin_comes_back_as_it_was_filled_in()
    {
        await using var resident = await BrowserPerson.ComeAsync(host, javaScript: false);
        var page = resident.Page;
        await resident.SignInByPhoneAsync("081275551004", "Rina Contoh", "/pesan");
        await resident.AnswerToFormAsync(Service);
        await resident.FillPersonAsync("Rina <script>alert(1)</script>", "081275551004");
        await page.ClickAsync("button[value=windows]");

        await Expect(page.Locator("#kesalahan")).ToContainTextAsync("Isian belum lengkap");
        await Expect(page.Locator("[name='Form.Name']")).ToHaveValueAsync("Rina <script>alert(1)</script>");
    }
}
