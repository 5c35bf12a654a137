using System.Text.Json;
using NetTopologySuite.Geometries;
using Shuttle.Roads;

namespace Shuttle.Cli.Roads;

/// <summary>Reads the polygons of a GeoJSON file as one area.</summary>
internal static class GeoJsonArea
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <exception cref="RoadException">The file is missing, is no JSON or has no polygon.</exception>
    public static Geometry Read(string path)
    {
        if (!File.Exists(path)) throw new RoadException(RoadError.BadInput, $"{path}: there is no such file");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var polygons = Polygons(json.RootElement).ToArray();
            if (polygons.Length == 0) throw new RoadException(RoadError.BadInput, $"{path}: has no Polygon or MultiPolygon");
            return NetTopologySuite.Operation.Union.UnaryUnionOp.Union(polygons);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new RoadException(RoadError.BadInput, $"{path}: not GeoJSON with polygons: {e.Message}", e);
        }
    }

    private static IEnumerable<Geometry> Polygons(JsonElement element)
    {
        switch (element.GetProperty("type").GetString())
        {
            case "FeatureCollection": return element.GetProperty("features").EnumerateArray().SelectMany(Polygons);
            case "Feature": return Polygons(element.GetProperty("geometry"));
            case "Polygon": return [PolygonOf(element.GetProperty("coordinates"))];
            case "MultiPolygon": return element.GetProperty("coordinates").EnumerateArray().Select(PolygonOf);
            default: return [];
        }
    }

    private static Polygon PolygonOf(JsonElement rings)
    {
        var all = rings.EnumerateArray().Select(Ring).ToArray();
        return Factory.CreatePolygon(all[0], all[1..]);
    }

    private static LinearRing Ring(JsonElement points) =>
        Factory.CreateLinearRing([.. points.EnumerateArray().Select(p => new Coordinate(p[0].GetDouble(), p[1].GetDouble()))]);
}
