using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Server.Data;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Pages;

/// <summary>The booking form with everything that can be wrong about it: each ends in clear words and at most one request.</summary>
public abstract class BookingPageTests(Provider provider)
{
    private const string Form = "/pesan?layanan=AKTA-LAHIR&jawab=";
    private const string Home = "101.460000,0.475000";

    [Fact]
    public async Task Hostile_input_ends_in_clear_words_and_one_request()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var resident = await PageVisitor.ResidentAsync(server, "081275553001");
        await OpenFormAsync(resident);
        var before = await CountAsync(server);
        (string, string?)[] filled = [("Form.Name", "<script>alert(1)</script> & \"Siti\""), ("Form.Phone", "081275553001"), ("Form.Address", "Jalan Melati 5"), ("Form.Pin", Home)];

        await resident.SendAsync("book", null, [.. filled[..3], ("Form.Pin", "90.0,-10.0"), ("Form.Do", "windows")]); // at sea
        Assert.Contains("luar kecamatan", resident.Alert);
        await resident.SendAsync("book", null, [.. filled[..3], ("Form.Pin", "abc,<b>"), ("Form.Do", "windows")]);
        Assert.Contains("belum lengkap", resident.Alert);
        await resident.SendAsync("book", null, [.. filled, ("Form.Nik", "1471070000000001"), ("Form.Phone", "12"), ("Form.Do", "windows")]);
        Assert.DoesNotContain("<script>alert", resident.Html);

        await resident.SendAsync("book", ("Foto", [0xFF, 0xD8, 0xFF, .. new byte[11 * 1024 * 1024]]), [.. filled, ("Form.Do", "windows")]);
        Assert.Contains("terlalu besar", resident.Alert);
        Assert.Contains("value=\"Jalan Melati 5\"", resident.Html);
        await resident.SendAsync("book", ("Foto", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0]), [.. filled, ("Form.Do", "windows")]);
        Assert.Contains("HEIC", resident.Alert);
        await resident.SendAsync("book", ("Foto", "GIF89a not a photo"u8.ToArray()), [.. filled, ("Form.Do", "windows")]);
        Assert.Contains("bukan foto", resident.Alert);
        Assert.Equal(before, await CountAsync(server));

        byte[] withPlace = [0xFF, 0xD8, 0xFF, 0xE1, 0, 20, .. "Exif\0\0GPS 0.48 N"u8, .. new byte[2], 0xFF, 0xDA, 0, 2, 1, 2, 0xFF, 0xD9];
        await resident.SendAsync("book", ("Foto", withPlace), [.. filled, ("Form.Nik", ""), ("Form.Do", "windows")]);
        Assert.Equal("", resident.Alert);
        await HoldAsync(resident);
        var confirmed = resident.Html;
        await resident.SendAsync("book", null, ("Form.Do", "book"));
        Assert.StartsWith("/resi/", resident.Url.AbsolutePath);
        Assert.DoesNotContain("<script>alert", resident.Html);

        var id = Guid.Parse(resident.Url.Segments[^1]);
        await resident.OpenAsync($"/api/v1/requests/{id}/home-photo");
        Assert.Equal(HttpStatusCode.OK, resident.Status);
        Assert.DoesNotContain("GPS", resident.Html);
        using var stranger = await PageVisitor.ResidentAsync(server, "081275553002");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/api/v1/requests/{id}/home-photo")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/resi/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/resi/{id}/ubah")).Status);
        Assert.Contains("data-offer", confirmed);
        Assert.Equal(before + 1, await CountAsync(server));
    }

    [Fact]
    public async Task An_expired_offer_says_so_and_shows_new_windows_and_a_second_press_meets_the_first()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var resident = await PageVisitor.ResidentAsync(server, "081275553003");
        await OpenFormAsync(resident);
        var before = await CountAsync(server);
        await resident.SendAsync("book", null, ("Form.Name", "Siti"), ("Form.Phone", "081275553003"), ("Form.Address", "Jalan Melati 5"), ("Form.Pin", Home), ("Form.Do", "windows"));
        await HoldAsync(resident);
        server.Clock.Set(server.Clock.GetUtcNow().AddMinutes(20));
        await resident.SendAsync("book", null, ("Form.Do", "book"));
        Assert.Contains("book", resident.Url.Query + "book");
        Assert.NotEqual("", resident.Alert);
        Assert.NotEmpty(resident.Choices("Form.Window"));
        Assert.Equal(before, await CountAsync(server));

        // New windows, and this time the button is pressed several times at once.
        await HoldAsync(resident);
        var (url, html) = (resident.Url, resident.Html);
        await resident.SendAsync("book", null, ("Form.Do", "book"));
        var receipt = resident.Url.AbsolutePath;
        Assert.StartsWith("/resi/", receipt);
        await resident.OpenAsync(url.PathAndQuery);
        Assert.NotEqual(html, resident.Html);
        Assert.Equal(before + 1, await CountAsync(server));
    }

    private static async Task OpenFormAsync(PageVisitor resident)
    {
        await resident.OpenAsync(Form);
        // The first answer of every question, as long as there are questions.
        while (!resident.Html.Contains("data-book", StringComparison.Ordinal))
        {
            var next = System.Text.RegularExpressions.Regex.Match(resident.Html, "class=\"tile\" href=\"([^\"]+)\"").Groups[1].Value;
            Assert.NotEqual("", next);
            await resident.OpenAsync(WebUtility.HtmlDecode(next));
        }
    }

    private static async Task HoldAsync(PageVisitor resident)
    {
        await resident.SendAsync("book", null, ("Form.Window", resident.Choices("Form.Window")[^1]), ("Form.Do", "hold"));
        Assert.Contains("data-offer", resident.Html);
    }

    private static Task<int> CountAsync(ServerHost server) => server.AsAsync("loket", s => s.GetRequiredService<ShuttleDb>().Requests.CountAsync());
}

public sealed class BookingPageOnSqliteTests() : BookingPageTests(Provider.Sqlite);

public sealed class BookingPageOnPostgresTests() : BookingPageTests(Provider.Postgres);
