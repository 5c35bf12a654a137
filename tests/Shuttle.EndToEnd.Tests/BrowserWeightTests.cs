using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace Shuttle.EndToEnd.Tests;

/// <summary>
/// What a page weighs over the wire and when it can be used, first visit with nothing kept, on an emulated slow 3G line (400 kbit/s, 400 ms).
/// The table is printed with the test; <c>SHUTTLE_WEIGHTS=file</c> writes it too.
/// </summary>
public sealed class BrowserWeightTests(BrowserHost host, ITestOutputHelper output)
{
    private const int MostBytes = 150 * 1024;
    private static readonly string[] Pages = ["/", "/layanan", "/layanan/KK-UBAH", "/layanan/KK-UBAH/standar", "/maklumat", "/jadwal", "/status", "/privasi", "/verifikasi", "/lacak", "/masuk", "/antrean/layar"];

    [Fact]
    public async Task Every_page_is_light_enough_for_a_slow_line()
    {
        var table = new StringBuilder("page | requests | KB over the wire | first paint s | usable s\n---|---|---|---|---\n");
        var heavy = new List<string>();
        foreach (var page in Pages) await MeasureAsync(await BrowserPerson.ComeAsync(host), page, table, heavy);

        await using var resident = await BrowserPerson.ComeAsync(host);
        await resident.SignInByPhoneAsync("081275554001", "Berat Contoh");
        foreach (var page in new[] { "/pesan", "/pesan?layanan=AKTA-LAHIR", "/saya", "/data-saya" }) await MeasureAsync(resident, page, table, heavy, keep: true);
        await resident.AnswerToFormAsync("AKTA-LAHIR");
        await MeasureAsync(resident, resident.Page.Url, table, heavy, keep: true, name: "booking form (without the map)");

        output.WriteLine(table.ToString());
        if (Environment.GetEnvironmentVariable("SHUTTLE_WEIGHTS") is { Length: > 0 } file) await File.WriteAllTextAsync(file, table.ToString(), TestContext.Current.CancellationToken);
        Assert.True(heavy.Count == 0, string.Join('\n', heavy));
    }

    private static async Task MeasureAsync(BrowserPerson person, string address, StringBuilder table, List<string> heavy, bool keep = false, string? name = null)
    {
        var page = person.Page;
        var line = await person.OnSlowLineAsync();
        // The map is what is not counted: its script, style and tiles are fetched after everything else works.
        var (bytes, requests) = (0L, 0);
        var counted = new Dictionary<string, bool>();
        line.Event("Network.responseReceived").OnEvent += (_, e) => counted[e!.Value.GetProperty("requestId").GetString()!] = !IsMap(e.Value.GetProperty("response").GetProperty("url").GetString()!);
        line.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            if (!counted.GetValueOrDefault(e!.Value.GetProperty("requestId").GetString()!)) return;
            bytes += (long)e.Value.GetProperty("encodedDataLength").GetDouble();
            requests++;
        };
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        var paint = await page.EvaluateAsync<double>("performance.getEntriesByType('paint').find(p => p.name === 'first-contentful-paint')?.startTime ?? 0");
        // A module script runs before this event ends: from here on every button does what it says.
        var usable = await page.EvaluateAsync<double>("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd");
        table.AppendLine(string.Create(CultureInfo.InvariantCulture, $"{name ?? address} | {requests} | {bytes / 1024.0:F1} | {paint / 1000:F1} | {usable / 1000:F1}"));
        if (bytes > MostBytes) heavy.Add($"{name ?? address}: {bytes} bytes");
        await line.DetachAsync();
        if (!keep) await person.DisposeAsync();
    }

    private static bool IsMap(string url) => url.Contains("/tiles/", StringComparison.Ordinal) || url.Contains("/map-style/", StringComparison.Ordinal)
        || url.Contains("/dist/map", StringComparison.Ordinal) || url.Contains("maplibre", StringComparison.Ordinal) || url.Contains("/api/v1/", StringComparison.Ordinal);
}
