using Shuttle.Driver.Store;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Screens;

/// <summary>Colours by daylight.</summary>
public enum Appearance
{
    /// <summary>By the time of day.</summary>
    Automatic,
    /// <summary>Dark on light, for the sun.</summary>
    Day,
    /// <summary>Light on dark.</summary>
    Night,
}

/// <summary>Language, appearance, and which device and account this is.</summary>
/// <param name="MapText">Whether the map for a day without signal is on the device.</param>
public sealed record SettingsScreen(string Title, string Language, Appearance Appearance, string? Account, string DeviceId, bool IsPaired, string MapText)
{
    public static SettingsScreen Of(DriverApp app, Words words) => new(
        words["settings.title"], app.Store.Setting("language") ?? "id",
        Enum.TryParse<Appearance>(app.Store.Setting("appearance"), out var a) ? a : Appearance.Automatic,
        app.AccountName, app.Recorder.DeviceId.ToString(), app.IsPaired, MapOf(app.Maps, words));

    static string MapOf(Maps.DriverMaps maps, Words words) =>
        maps.MapFile.Exists ? words["settings.mapThere", new FileInfo(maps.MapFile.Path).Length / 1024]
        : maps.MapFile.Fetched > 0 ? words["settings.mapPartly", maps.MapFile.Fetched / 1024] : words["settings.mapMissing"];

    public static void Save(DriverStore store, string language, Appearance appearance)
    {
        store.SetSetting("language", language is "en" ? "en" : "id");
        store.SetSetting("appearance", appearance.ToString());
    }

    /// <summary>The texts in the chosen language.</summary>
    public static Words WordsOf(DriverStore store) => store.Setting("language") == "en" ? Words.English : Words.Indonesian;
}
