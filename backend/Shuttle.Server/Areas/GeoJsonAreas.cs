using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Shuttle.Server.Data.Spatial;

namespace Shuttle.Server.Areas;

/// <summary>An area as a file says it: a kecamatan ("14.71.07") or a kelurahan ("14.71.07.1005").</summary>
public sealed record DrawnArea(string Code, string Name, string? ParentName, string? CityName, MultiPolygon Shape)
{
    public bool IsDistrict => Code.Length == 8;
    public string ParentCode => Code[..Code.LastIndexOf('.')];
}

/// <summary>Reads a GeoJSON FeatureCollection of areas. Every fault is found in one pass, so that a file is mended once.</summary>
public static partial class GeoJsonAreas
{
    public static (IReadOnlyList<DrawnArea> Areas, IReadOnlyList<string> Findings) Read(string json)
    {
        var findings = new List<string>();
        var areas = new List<DrawnArea>();
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException broken)
        {
            return ([], [$"file: not JSON ({broken.Message})"]);
        }
        using (document)
        {
            if (!document.RootElement.TryGetPropertySafe("features", out var features) || features.ValueKind != JsonValueKind.Array)
                return ([], ["features: a GeoJSON FeatureCollection has an array of features"]);
            var index = 0;
            foreach (var feature in features.EnumerateArray())
                if (ReadOne(feature, $"features[{index++}]", findings) is { } area) areas.Add(area);
        }
        if (areas.Count == 0 && findings.Count == 0) findings.Add("features: the file holds no area");
        foreach (var twice in areas.GroupBy(a => a.Code).Where(g => g.Count() > 1))
            findings.Add($"{twice.Key}: the code appears {twice.Count()} times");
        return (areas, findings);
    }

    private static DrawnArea? ReadOne(JsonElement feature, string place, List<string> findings)
    {
        var properties = feature.TryGetPropertySafe("properties", out var p) ? p : default;
        string? Text(params string[] names) => names.Select(n => properties.TryGetPropertySafe(n, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));

        var code = Text("kode", "code") ?? (feature.TryGetPropertySafe("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null);
        var name = Text("nama", "name");
        var before = findings.Count;
        if (code is null) findings.Add($"{place}: no code (properties.kode, properties.code or id)");
        else if (!AreaCode().IsMatch(code)) findings.Add($"{place}: '{code}' is neither a kecamatan (14.71.07) nor a kelurahan or desa code (14.71.07.1005)");
        if (name is null) findings.Add($"{place}: no name (properties.nama or properties.name)");
        var label = code ?? place;
        var shape = feature.TryGetPropertySafe("geometry", out var geometry) ? ReadShape(geometry, label, findings) : null;
        if (shape is null && findings.Count == before) findings.Add($"{label}: no geometry");
        return findings.Count > before ? null : new(code!, name!, Text("kecamatan", "parent_name"), Text("kota", "city"), shape!);
    }

    private static MultiPolygon? ReadShape(JsonElement geometry, string label, List<string> findings)
    {
        var type = geometry.TryGetPropertySafe("type", out var t) ? t.GetString() : null;
        if (type is not ("Polygon" or "MultiPolygon") || !geometry.TryGetPropertySafe("coordinates", out var coordinates))
        {
            findings.Add($"{label}: geometry must be a Polygon or MultiPolygon");
            return null;
        }
        var polygons = new List<Polygon>();
        foreach (var rings in type == "Polygon" ? [coordinates] : coordinates.EnumerateArray().ToArray())
        {
            var lines = rings.EnumerateArray().Select((ring, n) => ReadRing(ring, $"{label}: ring {n}", findings)).ToList();
            if (lines.Count == 0 || lines.Contains(null)) return null;
            polygons.Add(Ewkb.Factory.CreatePolygon(lines[0], [.. lines.Skip(1)!]));
        }
        var shape = Ewkb.Factory.CreateMultiPolygon([.. polygons]);
        if (new IsValidOp(shape).ValidationError is { } error)
        {
            findings.Add(string.Create(CultureInfo.InvariantCulture, $"{label}: invalid ring: {error.Message} at {error.Coordinate.X}, {error.Coordinate.Y}"));
            return null;
        }
        return shape;
    }

    private static LinearRing? ReadRing(JsonElement ring, string label, List<string> findings)
    {
        var points = new List<Coordinate>();
        foreach (var position in ring.EnumerateArray())
        {
            if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2 || !position[0].TryGetDouble(out var lon) || !position[1].TryGetDouble(out var lat))
            {
                findings.Add($"{label}: a position is [lon, lat]");
                return null;
            }
            points.Add(new(lon, lat));
        }
        if (points.Count < 4) findings.Add($"{label}: invalid ring: needs at least four positions");
        else if (!points[0].Equals2D(points[^1])) findings.Add($"{label}: invalid ring: the last position must repeat the first");
        // Indonesia lies between 94 and 142 east, 12 south and 7 north: a swapped pair cannot be mistaken.
        else if (points.TrueForAll(c => c.X is > -12 and < 8 && c.Y is > 94 and < 142)) findings.Add($"{label}: wrong axis order: positions are [lat, lon], GeoJSON is [lon, lat]");
        else if (!points.TrueForAll(c => c.X is > 94 and < 142 && c.Y is > -12 and < 8)) findings.Add($"{label}: a position lies outside Indonesia");
        else return Ewkb.Factory.CreateLinearRing([.. points]);
        return null;
    }

    private static bool TryGetPropertySafe(this JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    [GeneratedRegex(@"^\d{2}\.\d{2}\.\d{2}(\.[12]\d{3})?$")]
    private static partial Regex AreaCode();
}
