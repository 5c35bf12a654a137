using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Shuttle.Roads.Maps;

/// <summary>Ground cover of an extract as shapes to cut, in drawing order.</summary>
static class LandShapes
{
    static readonly GeometryFactory Degrees = new(new PrecisionModel(), 4326);

    // What lies under what: built-up land is crossed by rivers, and buildings stand on everything.
    static readonly LandKind[] DrawingOrder = [LandKind.Urban, LandKind.Farm, LandKind.Green, LandKind.Water, LandKind.Building];

    public static IEnumerable<(LandKind Kind, string? Name, PolygonShape Shape)> Polygons(IEnumerable<LandArea> areas) =>
        from area in areas
        where area.Kind != LandKind.Waterway && area.Rings.Count > 0 && area.Rings.All(ring => ring.Count >= 4)
        orderby Array.IndexOf(DrawingOrder, area.Kind)
        select (area.Kind, area.Name, new PolygonShape(Polygon(area)));

    public static IEnumerable<(string? Name, LineShape Shape)> Waterways(IEnumerable<LandArea> areas) =>
        from area in areas
        where area.Kind == LandKind.Waterway
        from line in area.Rings
        where line.Count >= 2
        select (area.Name, new LineShape(line));

    static Geometry Polygon(LandArea area)
    {
        var rings = area.Rings
            .Select(ring => Degrees.CreateLinearRing(ring.Select(point => new Coordinate(point.Lon, point.Lat)).ToArray()))
            .ToArray();
        var polygon = Degrees.CreatePolygon(rings[0], rings[1..]);
        return polygon.IsValid ? polygon : GeometryFixer.Fix(polygon);
    }
}
