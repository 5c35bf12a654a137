using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Shuttle.Roads.Maps;

namespace Shuttle.Driver.Maps;

/// <summary>Leaves out of the basemap what nobody could see at a resolution: layers, specks, and points closer together than half a pixel.</summary>
static class MapThinning
{
    /// <summary>The most features of one picture; what matters least goes first.</summary>
    public const int Most = 3000;
    const double SmallestPixels = 2, PointEveryPixels = 0.5;

    static readonly string[] Order = [MapLayers.Land, MapLayers.Waterways, MapLayers.Borders, MapLayers.Streets, MapLayers.Places, MapLayers.AreaLabels];

    // From which metres per pixel on a street of this class is no longer drawn.
    static readonly Dictionary<string, double> Farthest = new()
    {
        ["gang"] = 5, ["path"] = 5, ["steps"] = 5, ["track"] = 8, ["service"] = 8, ["pedestrian"] = 8, ["minor"] = 20, ["tertiary"] = 60, ["ferry"] = 100,
        ["secondary"] = 150, ["primary"] = 400,
    };

    public static IReadOnlyList<MapFeature> Thin(IEnumerable<TileFeature> found, double metresPerPixel)
    {
        var kept = new List<(int Layer, int Rank, MapFeature Feature)>();
        foreach (var feature in found)
        {
            var layer = Array.IndexOf(Order, feature.Layer);
            if (layer < 0 || !Shows(feature, metresPerPixel) || Simpler(feature.Geometry, metresPerPixel * PointEveryPixels) is not { } geometry)
                continue;
            kept.Add((layer, RankOf(feature), new(feature.Layer, KindOf(feature), feature.Text("name"), geometry)));
        }
        return [.. kept.OrderBy(k => k.Rank).Take(Most).OrderBy(k => k.Layer).ThenByDescending(k => k.Rank).Select(k => k.Feature)];
    }

    static bool Shows(TileFeature feature, double metresPerPixel)
    {
        if (feature.Geometry is Point)
            return feature.Layer == MapLayers.AreaLabels ? metresPerPixel > 4 : feature.Number("rank") <= (metresPerPixel < 2 ? 9 : metresPerPixel < 6 ? 3 : 1);
        if (feature.Layer == MapLayers.Streets && Farthest.TryGetValue(KindOf(feature), out var farthest) && metresPerPixel > farthest)
            return false;
        var bounds = feature.Geometry.EnvelopeInternal;
        return Math.Max(bounds.Width, bounds.Height) >= SmallestPixels * metresPerPixel;
    }

    static string KindOf(TileFeature feature) => feature.Layer switch
    {
        MapLayers.Streets => feature.Text("class") ?? "",
        MapLayers.Borders or MapLayers.AreaLabels => feature.Number("level").ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => feature.Text("kind") ?? "",
    };

    // Small numbers matter most: large roads before gang, water before buildings.
    static int RankOf(TileFeature feature) => feature.Layer switch
    {
        MapLayers.Streets => KindOf(feature) switch
        {
            "motorway" or "trunk" or "primary" => 1, "secondary" => 2, "tertiary" => 3, "minor" or "pedestrian" => 4, "service" => 6, _ => 7,
        },
        MapLayers.Land => KindOf(feature) switch { "water" => 1, "building" => 8, _ => 5 },
        MapLayers.Places => 3 + feature.Number("rank"),
        _ => 2,
    };

    // Every n-th point of what is too fine to see; first and last stay, and a ring that shrinks to nothing goes.
    static Geometry? Simpler(Geometry geometry, double metres)
    {
        if (geometry is Point)
            return geometry;
        var simple = new GeometryEditor(geometry.Factory).Edit(geometry, new NearPoints(metres));
        return simple.IsEmpty ? null : simple;
    }

    sealed class NearPoints(double metres) : GeometryEditor.CoordinateOperation
    {
        public override Coordinate[] Edit(Coordinate[] coordinates, Geometry geometry)
        {
            var least = geometry is LinearRing ? 4 : 2;
            if (coordinates.Length <= least)
                return coordinates;
            var kept = new List<Coordinate> { coordinates[0] };
            for (var i = 1; i < coordinates.Length - 1; i++)
                if (coordinates[i].Distance(kept[^1]) >= metres)
                    kept.Add(coordinates[i]);
            kept.Add(coordinates[^1]);
            return kept.Count >= least ? [.. kept] : [];
        }
    }
}
