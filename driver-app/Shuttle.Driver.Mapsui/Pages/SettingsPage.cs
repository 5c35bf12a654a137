using Avalonia.Controls;
using Shuttle.Driver.Screens;

namespace Shuttle.Driver.Head.Pages;

/// <summary>Language, appearance, the map, and which device this is.</summary>
sealed class SettingsPage : Page
{
    string? trouble;

    public override Control Build()
    {
        var screen = SettingsScreen.Of(App, Words);
        return Kit.Page(screen.Title,
            Kit.Column([
                Kit.Text(Words["settings.language"], bold: true),
                Kit.Row(Kit.Tick("Bahasa Indonesia", screen.Language == "id", () => Save("id", screen.Appearance)), Kit.Tick("English", screen.Language == "en", () => Save("en", screen.Appearance))),
                Kit.Text(Words["settings.appearance"], bold: true),
                Kit.Row([.. Enum.GetValues<Appearance>().Select(a => Kit.Tick(Words.Of(a), screen.Appearance == a, () => Save(screen.Language, a)))]),
                Kit.Text(screen.MapText), trouble is null ? null : Kit.Text(trouble, 16, colour: Kit.Look.Danger),
                Kit.Button(Words["settings.mapFetch"], Fetch),
                Kit.Muted($"{Words["settings.account"]}: {screen.Account}"), Kit.Muted($"{Words["settings.device"]}: {screen.DeviceId}"),
            ]), Back());
    }

    void Save(string language, Appearance appearance)
    {
        SettingsScreen.Save(App.Store, language, appearance);
        Shell.Redraw();
    }

    async void Fetch()
    {
        trouble = await Session.FetchMaps();
        Shell.Redraw();
    }
}
