using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Shuttle.Roads.Providers;

/// <summary>Places, rings and contours as Valhalla writes them.</summary>
static class ValhallaGeometry
{
    static readonly GeometryFactory Degrees = new(new PrecisionModel(), 4326);

    /// <summary>A closure's outer ring. Holes are closed with it: Valhalla takes outer rings alone.</summary>
    public static JsonNode Ring(LineString ring) =>
        new JsonArray([.. ring.Coordinates.Select(corner => new JsonArray(corner.X, corner.Y))]);

    /// <summary>The nearest of the streets that the engine offers for a point; null where none is near enough.</summary>
    public static SnappedPoint? Snapped(LonLat asked, JsonElement place, double maxMetres)
    {
        if (!place.TryGetProperty("edges", out var edges) || edges.ValueKind != JsonValueKind.Array) return null;
        return edges.EnumerateArray()
            .Select(edge => Snapped(asked, edge))
            .Where(point => point.Metres <= maxMetres)
            .MinBy(point => point.Metres);
    }

    static SnappedPoint Snapped(LonLat asked, JsonElement edge)
    {
        var point = new LonLat(edge.GetProperty("correlated_lon").GetDouble(), edge.GetProperty("correlated_lat").GetDouble());
        var name = edge.TryGetProperty("edge_info", out var info) && info.TryGetProperty("names", out var names) && names.GetArrayLength() > 0
            ? names[0].GetString() : null;
        // The side is seen along this direction of travel; ours is seen along the street as drawn.
        var isForward = !edge.TryGetProperty("edge", out var details) || !details.TryGetProperty("forward", out var forward) || forward.GetBoolean();
        var side = (edge.TryGetProperty("side_of_street", out var given) ? given.GetString() : null) switch
        {
            "left" => isForward ? StreetSide.Left : StreetSide.Right,
            "right" => isForward ? StreetSide.Right : StreetSide.Left,
            _ => StreetSide.On,
        };
        return new SnappedPoint(asked, point, asked.MetresTo(point), name, side);
    }

    /// <summary>The contour of a time among those of an answer; empty where nothing can be reached.</summary>
    public static MultiPolygon Contour(JsonElement collection, double minutes)
    {
        var polygons = collection.GetProperty("features").EnumerateArray()
            .Where(feature => Math.Abs(feature.GetProperty("properties").GetProperty("contour").GetDouble() - minutes) < 0.01)
            .SelectMany(feature => Polygons(feature.GetProperty("geometry")));
        return Degrees.CreateMultiPolygon([.. polygons]);
    }

    static IEnumerable<Polygon> Polygons(JsonElement geometry)
    {
        var coordinates = geometry.GetProperty("coordinates");
        return geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => [Polygon(coordinates)],
            "MultiPolygon" => coordinates.EnumerateArray().Select(Polygon),
            _ => [],
        };
    }

    static Polygon Polygon(JsonElement rings)
    {
        var all = rings.EnumerateArray()
            .Select(ring => Degrees.CreateLinearRing([.. ring.EnumerateArray().Select(c => new Coordinate(c[0].GetDouble(), c[1].GetDouble()))]))
            .ToArray();
        return Degrees.CreatePolygon(all[0], all[1..]);
    }
}
