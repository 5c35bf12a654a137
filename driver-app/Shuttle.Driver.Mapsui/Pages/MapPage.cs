using Avalonia.Controls;
using Mapsui;
using Mapsui.UI.Avalonia;
using Shuttle.Driver.Head.Map;
using Shuttle.Driver.Screens;

namespace Shuttle.Driver.Head.Pages;

/// <summary>The map, with the next turn on top and the stop to drive to below. The map control lives on while the page is built anew.</summary>
sealed class MapPage : RunPage, IDisposable
{
    MapControl? control;
    DriverMap? map;

    public MapPage(Guid runId) : base(runId)
    {
    }

    public override Control Build()
    {
        var run = Run;
        var scene = MapScene.Of(run.Sheet!, run.Progress, Session.OnTheWay.Way, App.Gps.Here, App.Clock.Now, Words);
        if (map is null)
        {
            map = new(() => App.Maps.Map, Kit.Look.IsNight);
            control = new MapControl { Map = map.Map };
            control.MapTapped += Tapped;
        }
        map.Show(scene);
        if (control!.Parent is Panel old)
            old.Children.Remove(control);

        var page = new DockPanel();
        var top = new Border { Padding = new(14, 8), Child = Kit.Column(
            scene.Instruction is { } turn ? Kit.Text(turn, 24, bold: true) : Kit.Title(Words["map.title"]),
            scene.Hint is { } hint ? Kit.Text(hint, bold: true, colour: Kit.Look.Danger) : null,
            App.Maps.Map is null ? Kit.Muted(Words["map.noGround"]) : null) };
        var bottom = new Border { Padding = new(14, 8), Child = Kit.Column(
            scene.Eta is { } eta ? Kit.Text(eta, 20, bold: true) : null,
            App.Maps.Map is { Attribution: { Length: > 0 } thanks } ? Kit.Text(thanks, 12, colour: Kit.Look.Muted) : null,
            Kit.Row(
                Kit.Tick(Words["map.follow"], map.Follow, Follow),
                Kit.Button(Words["go.next"], OpenNext, Weight.Main),
                Back())) };
        DockPanel.SetDock(top, Dock.Top);
        DockPanel.SetDock(bottom, Dock.Bottom);
        page.Children.AddRange([top, bottom, control]);
        return page;
    }

    public void Dispose()
    {
        control?.Dispose();
        map?.Dispose();
    }

    void Follow()
    {
        map!.Follow = !map.Follow;
        Shell.Redraw();
    }

    void OpenNext()
    {
        if (MapScene.NextStop(Run.Sheet!, Run.Progress) is { } next)
            Shell.Go(new StopPage(RunId, next.StopId));
    }

    void Tapped(object? sender, MapEventArgs e)
    {
        if (map!.StopAt(e.GetMapInfo([map.StopLayer])) is { } stopId)
            Shell.Go(new StopPage(RunId, stopId));
    }
}
