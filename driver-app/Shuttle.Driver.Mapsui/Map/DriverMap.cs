using Mapsui;
using Mapsui.Layers;
using Shuttle.Contracts;
using Shuttle.Driver.Maps;
using Shuttle.Driver.Screens;

namespace Shuttle.Driver.Head.Map;

/// <summary>The Mapsui map of a run: ground, route, stops, me. The scene comes from the core; here it only becomes layers.</summary>
sealed class DriverMap : IDisposable
{
    const double FollowResolution = 1.2;
    readonly MemoryLayer route = new("route") { Style = null }, stops = new("stops") { Style = null }, me = new("me") { Style = null };
    readonly bool night;
    bool looked;

    public DriverMap(Func<OfflineMap?> ground, bool night)
    {
        this.night = night;
        Map = new() { CRS = "EPSG:3857", BackColor = MapsuiLook.Colour(GroundLook.Background(night)) };
        Map.Layers.Add(SceneLayers.Ground(ground, night));
        Map.Layers.Add([route, stops, me]);
    }

    public global::Mapsui.Map Map { get; }

    /// <summary>Keep the driver in the middle.</summary>
    public bool Follow { get; set; } = true;

    public void Show(MapScene scene)
    {
        Fill(route, SceneLayers.Route(scene, night));
        Fill(stops, SceneLayers.Stops(scene, night));
        Fill(me, SceneLayers.Me(scene, night));
        if (Follow && scene.Me is { } here)
            Map.Navigator.CenterOnAndZoomTo(SceneLayers.Position(here.Point), looked ? Map.Navigator.Viewport.Resolution : FollowResolution);
        else if (!looked && SceneLayers.Around(scene) is { } all)
            Map.Navigator.ZoomToBox(all);
        looked = true;
    }

    /// <summary>The stop under a tap, if one is there.</summary>
    public Guid? StopAt(MapInfo? tapped) => tapped?.MapInfoRecords.Select(r => r.Feature.Data).OfType<Guid>().Cast<Guid?>().FirstOrDefault();

    public ILayer StopLayer => stops;

    public void Dispose() => Map.Dispose();

    static void Fill(MemoryLayer layer, IEnumerable<IFeature> features)
    {
        layer.Features = [.. features];
        layer.FeaturesWereModified();
        layer.DataHasChanged();
    }
}
