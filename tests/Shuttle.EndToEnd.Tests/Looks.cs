using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Shuttle.EndToEnd.Tests;

/// <summary>The sizes people hold, in light and dark, and what can be wrong with a page in one of them.</summary>
public static class Looks
{
    public static IReadOnlyList<(int Width, int Height, ColorScheme Light)> All { get; } =
        [(1366, 768, ColorScheme.Light), (1366, 768, ColorScheme.Dark), (768, 1024, ColorScheme.Light), (360, 740, ColorScheme.Light), (360, 740, ColorScheme.Dark)];

    /// <summary>The sizes alone, for whole ways through the pages.</summary>
    public static TheoryData<int, int> Sizes => [(360, 740), (768, 1024), (1366, 768)];

    private static string? Folder => Environment.GetEnvironmentVariable("SHUTTLE_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;

    public static bool Photographing => Folder is not null;

    /// <summary>What is wrong with the page as it stands, in every look; it is photographed in each, and keeps the last.</summary>
    public static async Task<IReadOnlyList<string>> FaultsEverywhereAsync(IPage page, string name)
    {
        var faults = new List<string>();
        foreach (var (width, height, light) in All)
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EmulateMediaAsync(new() { ColorScheme = light });
            faults.AddRange(await FaultsAsync(page, $"{name} {width} {light}", light));
            await PhotographAsync(page, $"{name}-{width}-{light}");
        }
        return faults;
    }

    /// <summary>What axe finds, and whether the page is wider than the screen.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string where = "", ColorScheme light = ColorScheme.Light)
    {
        // Dark pages are the same pages in other colours.
        var rules = light == ColorScheme.Dark ? new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } : null;
        // In the page alone. The way that is not called legacy opens a second page each time, for frames that these pages do not have.
#pragma warning disable CS0618
        var found = await page.Locator("html").RunAxeLegacy(new AxeRunOptions { RunOnly = rules });
#pragma warning restore CS0618
        var wide = await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        return [.. found.Violations.SelectMany(v => v.Nodes.Select(n => $"{where}: {v.Id}: {n.Html}")), .. wide ? [$"{where}: wider than the screen"] : Array.Empty<string>()];
    }

    public static async Task PhotographAsync(IPage page, string name)
    {
        if (Folder is not { } folder) return;
        Directory.CreateDirectory(folder);
        var file = string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '-')) + ".png";
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = !name.StartsWith("rute", StringComparison.Ordinal) });
    }
}
