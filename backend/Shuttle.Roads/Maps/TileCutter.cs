using Google.Protobuf;
using NetTopologySuite.Geometries;

namespace Shuttle.Roads.Maps;

/// <summary>Cuts vector tiles (Mapbox Vector Tile 2.1) from the streets, places and ground of an extract and from
/// administrative areas. Everything is sorted and indexed once, here; a tile is then cut in a millisecond or so.
/// Immutable and thread-safe; the same input gives the same bytes. The layers are described in <see cref="MapLayers"/>.</summary>
public sealed class TileCutter
{
    // Drawn around a tile so that strokes do not end at its edge; in units of the pixel grid, 8 to a screen pixel.
    const int LineMargin = 128, PolygonMargin = 64;

    readonly ShapeIndex<(LandKind Kind, string? Name, PolygonShape Shape)> land;
    readonly ShapeIndex<(string? Name, LineShape Shape)> waterways;
    readonly ShapeIndex<(MapArea Area, PolygonShape Shape)> areas;
    readonly ShapeIndex<BorderShape> borders;
    readonly ShapeIndex<StreetShape> streets;
    readonly ShapeIndex<(NamedPlace Place, PlaceRank Rank)> places;
    readonly ShapeIndex<MapArea> areaLabels;

    /// <param name="data">What the extract says.</param>
    /// <param name="administrative">Outlines of kelurahan and the like; none is fine.</param>
    public TileCutter(StreetData data, IReadOnlyList<MapArea> administrative)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(administrative);
        land = new([.. LandShapes.Polygons(data.Areas)], item => item.Shape.Bounds);
        waterways = new([.. LandShapes.Waterways(data.Areas)], item => item.Shape.Bounds);
        areas = new([.. administrative.Select(area => (area, new PolygonShape(area.Outline)))], item => item.Item2.Bounds);
        borders = new(BorderShape.From(administrative), item => item.Line.Bounds);
        streets = new(StreetShape.From(data.Streets), item => item.Line.Bounds);
        places = new([.. data.Places.Select(place => (Place: place, Rank: PlaceRank.Of(place.Kind))).OrderBy(item => item.Rank.Rank)],
            item => new Envelope(new Coordinate(item.Place.Point.Lon, item.Place.Point.Lat)));
        areaLabels = new(administrative, area => new Envelope(area.Label));

        foreach (var area in administrative) Bounds.ExpandToInclude(area.Outline.EnvelopeInternal);
        foreach (var point in data.Streets.SelectMany(street => street.Line)) Bounds.ExpandToInclude(point.Lon, point.Lat);
        foreach (var place in data.Places) Bounds.ExpandToInclude(place.Point.Lon, place.Point.Lat);
    }

    /// <summary>All that there is to draw, in degrees; empty without data. Ground cover alone does not count.</summary>
    public Envelope Bounds { get; } = new();

    /// <summary>The tile's bytes, not compressed; empty where there is nothing to draw.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tile; ask <see cref="TileAddress.Exists"/> first.</exception>
    public byte[] Cut(int zoom, int x, int y) => Cut(new TileAddress(zoom, x, y));

    /// <inheritdoc cref="Cut(int, int, int)"/>
    public byte[] Cut(TileAddress tile)
    {
        var reach = Mercator.Bounds(tile);
        reach.ExpandBy(reach.Width * LineMargin / Mercator.TileSize, reach.Height * LineMargin / Mercator.TileSize);
        using var buffer = new MemoryStream();
        using (var output = new CodedOutputStream(buffer, leaveOpen: true))
        {
            Land(tile, reach).WriteTo(output);
            Waterways(tile, reach).WriteTo(output);
            Areas(tile, reach).WriteTo(output);
            Borders(tile, reach).WriteTo(output);
            Streets(tile, reach).WriteTo(output);
            Places(tile, reach).WriteTo(output);
            AreaLabels(tile, reach).WriteTo(output);
        }
        return buffer.ToArray();
    }

    TileLayer Land(TileAddress tile, Envelope reach)
    {
        var layer = new TileLayer(MapLayers.Land);
        foreach (var (kind, name, shape) in land.In(reach))
        {
            if (tile.Zoom < MapLayers.FromZoom(kind) || shape.IsSpeck(tile.Zoom)) continue;
            layer.AddRings(shape.Rings(tile, PolygonMargin, Tolerance(tile)), ("kind", MapLayers.Word(kind)), ("name", name));
        }
        return layer;
    }

    TileLayer Waterways(TileAddress tile, Envelope reach)
    {
        var layer = new TileLayer(MapLayers.Waterways);
        if (tile.Zoom < MapLayers.FromZoom(LandKind.Waterway)) return layer;
        foreach (var (name, shape) in waterways.In(reach))
            layer.AddLines(shape.Pieces(tile, LineMargin, Tolerance(tile)), ("name", name));
        return layer;
    }

    TileLayer Areas(TileAddress tile, Envelope reach)
    {
        var layer = new TileLayer(MapLayers.Areas);
        foreach (var (area, shape) in areas.In(reach))
        {
            if (tile.Zoom < MapLayers.FromZoom(area)) continue;
            layer.AddRings(shape.Rings(tile, PolygonMargin, Tolerance(tile)),
                ("code", area.Code), ("name", area.Name), ("level", area.AdminLevel));
        }
        return layer;
    }

    TileLayer Borders(TileAddress tile, Envelope reach)
    {
        var layer = new TileLayer(MapLayers.Borders);
        var visible = borders.In(reach).Where(border => tile.Zoom >= MapLayers.FromZoom(border.AdminLevel));
        foreach (var alike in visible.GroupBy(border => border.AdminLevel))
            layer.AddLines(alike.SelectMany(border => border.Line.Pieces(tile, LineMargin, Tolerance(tile))), ("level", alike.Key));
        return layer;
    }

    TileLayer Streets(TileAddress tile, Envelope reach)
    {
        var layer = new TileLayer(MapLayers.Streets);
        var visible = streets.In(reach).Where(street => tile.Zoom >= StreetRank.Of(street.Look.Class).FromZoom);
        foreach (var alike in visible.GroupBy(street => street.Look.At(tile.Zoom)))
        {
            var look = alike.Key;
            layer.AddLines(alike.SelectMany(street => street.Line.Pieces(tile, LineMargin, Tolerance(tile))),
                ("class", StreetRank.Of(look.Class).Word), ("name", look.Name), ("ref", look.Ref), ("oneway", Flag(look.OneWay)),
                ("bridge", Flag(look.Bridge)), ("tunnel", Flag(look.Tunnel)), ("unpaved", Flag(look.Unpaved)));
        }
        return layer;
    }

    TileLayer Places(TileAddress tile, Envelope reach)
    {
        var layer = new TileLayer(MapLayers.Places);
        foreach (var (place, rank) in places.In(reach))
            if (tile.Zoom >= rank.FromZoom && PixelInside(tile, place.Point.Lon, place.Point.Lat) is { } pixel)
                layer.AddPoint(pixel, ("name", place.Name), ("kind", rank.Word), ("rank", rank.Rank));
        return layer;
    }

    TileLayer AreaLabels(TileAddress tile, Envelope reach)
    {
        var layer = new TileLayer(MapLayers.AreaLabels);
        foreach (var area in areaLabels.In(reach))
            if (tile.Zoom >= MapLayers.FromZoom(area) && PixelInside(tile, area.Label.X, area.Label.Y) is { } pixel)
                layer.AddPoint(pixel, ("code", area.Code), ("name", area.Name), ("level", area.AdminLevel));
        return layer;
    }

    // A point belongs to exactly one tile, or its label would be drawn twice.
    static Pixel? PixelInside(TileAddress tile, double lon, double lat)
    {
        var pixel = Mercator.ToPixel(Mercator.X(lon), Mercator.Y(lat), tile.Zoom).RelativeTo(tile);
        return pixel is { X: >= 0 and < Mercator.TileSize, Y: >= 0 and < Mercator.TileSize } ? pixel : null;
    }

    // Half a screen pixel; nothing at the deepest zoom of the tiles, which screens enlarge.
    static int Tolerance(TileAddress tile) => tile.Zoom >= MapLayers.MaxZoom ? 0 : 4;

    static object? Flag(bool value) => value ? 1 : null;
}
