using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Shuttle.EndToEnd.Tests;

/// <summary>The fleet page as a dispatcher uses it: row by row, with what was entered kept when a rule says no.</summary>
public sealed class FleetPageTests(PekanbaruHost host)
{
    [Fact]
    public async Task Couriers_vehicles_shifts_patterns_and_leave_are_changed_row_by_row_without_losing_what_was_entered()
    {
        await using var dispatcher = await BrowserPerson.ComeAsync(host, width: 1366, height: 768);
        var page = dispatcher.Page;
        await dispatcher.SignInAsync("rute", "/rute/armada");

        // Somebody else's account: said by name, and nothing that was typed is gone.
        var third = page.Locator(".rows tr", new() { HasText = "kurir3" });
        await third.Locator("[data-edit]").ClickAsync();
        await page.FillAsync("[name='Form.Skills']", "officer, sign-language, minang");
        await page.FillAsync("[name='Form.Account']", "kurir1");
        await SaveAsync(page);
        await Expect(page.Locator("[role=alert]")).ToContainTextAsync("kurir1");
        await Expect(page.Locator("[name='Form.Skills']")).ToHaveValueAsync("officer, sign-language, minang");
        await page.FillAsync("[name='Form.Account']", "kurir3");
        await SaveAsync(page);
        await Expect(third).ToContainTextAsync("minang");
        await Expect(third.Locator("[role=status]")).ToBeVisibleAsync();

        // A number that is none names its field.
        await page.Locator("h2#kendaraan + .table [data-edit]").First.ClickAsync();
        await page.FillAsync("[name='Form.Bags']", "banyak");
        await SaveAsync(page);
        await Expect(page.Locator("[role=alert]")).ToContainTextAsync("Tas: \"banyak\"");
        await page.FillAsync("[name='Form.Bags']", "25");
        await SaveAsync(page);
        await Expect(page.Locator("h2#kendaraan + .table tr").Nth(1)).ToContainTextAsync("25");

        // A shift from the roster of a week in which nobody has published anything.
        var week = DateTime.UtcNow.AddHours(7).AddDays(21).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await page.GotoAsync($"/rute/armada?minggu={week}#giliran");
        await page.Locator(".roster .add").First.ClickAsync();
        await page.FillAsync("[name='Form.Until']", "07:00");
        await SaveAsync(page);
        await Expect(page.Locator("[role=alert]")).ToBeVisibleAsync();
        await page.FillAsync("[name='Form.Until']", "12:00");
        await SaveAsync(page);
        var shift = page.Locator(".roster td", new() { Has = page.Locator("[role=status]") });
        await Expect(shift).ToContainTextAsync("07.45–12.00");
        await shift.Locator("[data-edit]").ClickAsync();
        await page.ClickAsync("button[value=remove]");
        await Expect(page.Locator(".roster [data-edit]")).ToHaveCountAsync(0);

        // Leave is entered, changed and taken away again.
        await page.ClickAsync("a[href$='ubah=cuti#cuti']");
        await page.FillAsync("[name='Form.First']", week);
        await page.FillAsync("[name='Form.Last']", week);
        await page.FillAsync("[name='Form.Reason']", "haji");
        await SaveAsync(page);
        var leave = page.Locator("h2#cuti + .table tr", new() { HasText = "haji" });
        await leave.Locator("[data-edit]").ClickAsync();
        Assert.Empty(await Looks.FaultsAsync(page));
        await page.ClickAsync("button[value=remove]");
        await Expect(leave).ToHaveCountAsync(0);
        Assert.Empty(dispatcher.Faults);
    }

    private static Task SaveAsync(IPage page) => page.ClickAsync("button[value=save]");
}
