using Mapsui;
using Mapsui.Layers;
using Mapsui.Nts;
using Mapsui.Providers;
using Mapsui.Styles;
using NetTopologySuite.Geometries;
using Shuttle.Driver.Maps;

namespace Shuttle.Driver.Head.Map;

/// <summary>
/// The basemap for Mapsui: the core's features of the visible extent, thinned for its resolution, each with its own style and in drawing
/// order: land, the edges of all streets, the streets, the names.
/// </summary>
sealed class GroundProvider(Func<OfflineMap?> map, bool night) : IProvider
{
    /// <summary>The pack and the map speak web Mercator both: nothing is projected.</summary>
    public string? CRS { get; set; } = "EPSG:3857";

    // The whole world: what is not in the pack is simply empty.
    public MRect? GetExtent() => new(-OfflineMap.HalfWorld, -OfflineMap.HalfWorld, OfflineMap.HalfWorld, OfflineMap.HalfWorld);

    public Task<IEnumerable<IFeature>> GetFeaturesAsync(FetchInfo fetchInfo) => Task.Run(() => Features(fetchInfo.Extent, fetchInfo.Resolution));

    IEnumerable<IFeature> Features(MRect extent, double resolution)
    {
        if (map() is not { } ground)
            return [];
        var drawn = ground.Features(new Envelope(extent.MinX, extent.MaxX, extent.MinY, extent.MaxY), resolution)
            .Select(f => (Feature: f, Look: GroundLook.Of(f, night, resolution))).Where(d => d.Look is not null).ToList();
        var lines = drawn.FindAll(d => d.Look!.Edge is not null);
        return
        [
            .. drawn.Except(lines).Select(d => Of(d.Feature.Geometry, MapsuiLook.Body(d.Look!))).OfType<IFeature>(),
            .. lines.Select(d => Of(d.Feature.Geometry, MapsuiLook.Edge(d.Look!))).OfType<IFeature>(),
            .. lines.Select(d => Of(d.Feature.Geometry, MapsuiLook.Body(d.Look!))).OfType<IFeature>(),
            .. Names(drawn.Select(d => (d.Feature, d.Look!))),
        ];
    }

    // A street is many pieces: its name is written once, on the longest of them.
    IEnumerable<IFeature> Names(IEnumerable<(MapFeature Feature, GroundLook Look)> drawn) =>
        from named in drawn
        where named.Look.Text is not null && named.Feature.Name is not null
        group named by (named.Feature.Layer, named.Feature.Name) into pieces
        let longest = pieces.MaxBy(p => p.Feature.Geometry.Length)
        select Of(longest.Feature.Geometry.InteriorPoint, MapsuiLook.Text(longest.Feature.Name!, longest.Look.Text!, longest.Look.TextSize, GroundLook.Halo(night)))!;

    static GeometryFeature? Of(Geometry geometry, IStyle? style)
    {
        if (style is null)
            return null;
        var feature = new GeometryFeature(geometry);
        feature.Styles.Add(style);
        return feature;
    }
}
