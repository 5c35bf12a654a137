using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using Shuttle.Roads;
using Shuttle.Roads.Maps;

namespace Shuttle.Cli.Roads;

/// <summary>Reads the features of a GeoJSON file that have a name and a code as areas for the map: <c>nama</c> or
/// <c>name</c>, <c>kode</c> or <c>code</c>, and <c>admin_level</c> or a <c>level</c> in words.</summary>
internal static class MapAreas
{
    /// <exception cref="RoadException">The file is missing, or no GeoJSON.</exception>
    public static List<MapArea> Read(string path)
    {
        if (!File.Exists(path)) throw new RoadException(RoadError.BadInput, $"{path}: there is no such file");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.TryGetProperty("features", out var features)
                ? [.. features.EnumerateArray().Select(AreaOf).OfType<MapArea>()]
                : [];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new RoadException(RoadError.BadInput, $"{path}: not GeoJSON with named areas: {e.Message}", e);
        }
    }

    static MapArea? AreaOf(JsonElement feature)
    {
        if (!feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object) return null;
        if (Text(properties, "nama", "name") is not { } name || Text(properties, "kode", "code") is not { } code) return null;
        var polygons = GeoJsonArea.Polygons(feature).Cast<Polygon>().ToArray();
        return polygons.Length == 0 ? null : new MapArea(code, name, Level(properties), new MultiPolygon(polygons), Label(properties));
    }

    static int Level(JsonElement properties) => Text(properties, "admin_level", "level") switch
    {
        "provinsi" => 4,
        "kota" or "kabupaten" => 5,
        "kecamatan" => 6,
        "rw" => 8,
        "rt" => 9,
        { } number when int.TryParse(number, CultureInfo.InvariantCulture, out var level) => level,
        _ => 7,
    };

    static Coordinate? Label(JsonElement properties) =>
        properties.TryGetProperty("label_lng", out var lon) && properties.TryGetProperty("label_lat", out var lat)
            ? new Coordinate(lon.GetDouble(), lat.GetDouble())
            : null;

    static string? Text(JsonElement properties, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (properties.TryGetProperty(name, out var value) && value.ToString() is { Length: > 0 } text) return text;
        return null;
    }
}
