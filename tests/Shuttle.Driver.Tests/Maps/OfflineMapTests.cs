using NetTopologySuite.Geometries;
using Shuttle.Driver.Maps;
using Shuttle.Roads;
using Shuttle.Roads.Maps;

namespace Shuttle.Driver.Tests.Maps;

/// <summary>The basemap on the device, from a pack as the server writes it.</summary>
public sealed class OfflineMapTests : IDisposable
{
    const double Lon = 101.45, Lat = 0.5;
    readonly string folder = Directory.CreateTempSubdirectory("map").FullName;
    readonly OfflineMap map;

    public OfflineMapTests()
    {
        var random = new Random(5);
        var streets = Enumerable.Range(0, 300).Select(i =>
        {
            var (east, north) = ((random.NextDouble() * 20) - 10, (random.NextDouble() * 20) - 10);
            var line = Enumerable.Range(0, 12).Select(_ => At(east += random.NextDouble() - 0.5, north += random.NextDouble() - 0.5));
            return new Street(i, $"Jalan {i}", null, i % 10 == 0 ? StreetClass.Primary : i % 3 == 0 ? StreetClass.Residential : StreetClass.Path, [.. line]);
        });
        var cutter = new TileCutter(StreetData.Empty with { Streets = [.. streets] }, [new MapArea("99.01.01", "Contoh", 6, Square(12))]);
        OfflinePack.Write(Path.Combine(folder, "map.mbtiles"), cutter, Square(12), new PackOptions { Attribution = "uji" });
        map = OfflineMap.TryOpen(Path.Combine(folder, "map.mbtiles"))!;
    }

    public void Dispose()
    {
        map.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_screen_near_by_shows_gang_and_names_and_lies_where_it_belongs()
    {
        var features = Look(300, 1);
        Assert.Contains(features, f => f is { Layer: MapLayers.Streets, Kind: "path" });
        Assert.Contains(features, f => f is { Layer: MapLayers.Streets, Kind: "primary", Name: not null });
        // The district's rectangle, as metres of web Mercator: 0.012° of longitude is 1336 m.
        var border = Look(3000, 10).Where(f => f.Layer == MapLayers.Borders).Aggregate(new Envelope(), (e, f) => { e.ExpandToInclude(f.Geometry.EnvelopeInternal); return e; });
        Assert.Equal((Lon - 0.012) * 111319.49, border.MinX, 15.0);
        Assert.Equal((Lon + 0.012) * 111319.49, border.MaxX, 15.0);
    }

    [Fact]
    public void The_farther_away_the_less_is_drawn_and_never_more_than_a_screen_can_show()
    {
        int last = int.MaxValue, points = int.MaxValue;
        foreach (var resolution in new[] { 1.0, 4, 16, 64 })
        {
            var features = Look(1600, resolution);
            Assert.True(features.Count <= MapThinning.Most);
            var now = features.Where(f => f.Layer == MapLayers.Streets).Sum(f => f.Geometry.NumPoints);
            if (resolution > 1)
                Assert.True(now <= points, $"{resolution}: {now} points after {points}");
            (last, points) = (features.Count, now);
        }
        Assert.DoesNotContain(Look(6400, 16), f => f.Kind is "path" or "gang");
        Assert.True(last < 100, $"{last}");
    }

    [Fact]
    public void Points_closer_than_half_a_pixel_are_left_out_and_ends_stay()
    {
        var fine = Look(300, 0.5).Where(f => f.Kind == "primary").Sum(f => f.Geometry.NumPoints);
        var coarse = Look(300, 8).Where(f => f.Kind == "primary").ToList();
        Assert.True(coarse.Sum(f => f.Geometry.NumPoints) < fine);
        Assert.All(coarse, f => Assert.True(f.Geometry.Length >= 8));
    }

    [Fact]
    public void Land_comes_before_streets_and_streets_before_labels()
    {
        string[] order = [MapLayers.Land, MapLayers.Waterways, MapLayers.Borders, MapLayers.Streets, MapLayers.Places, MapLayers.AreaLabels];
        var layers = Look(3000, 10).Select(f => Array.IndexOf(order, f.Layer)).ToList();
        Assert.Equal(layers.Order(), layers);
    }

    [Fact]
    public void A_file_that_is_no_pack_is_no_map()
    {
        File.WriteAllText(Path.Combine(folder, "other"), new string('x', 5000));
        Assert.Null(OfflineMap.TryOpen(Path.Combine(folder, "other")));
    }

    [Fact]
    public void A_wide_view_reads_few_tiles()
    {
        Assert.Equal(16, map.ZoomFor(new Envelope(0, 400, 0, 800), 1));
        Assert.InRange(map.ZoomFor(new Envelope(0, 40_000, 0, 80_000), 100), 9, 11);
        Assert.InRange(map.ZoomFor(new Envelope(-1e7, 1e7, -1e7, 1e7), 1), 5, 6);
    }

    IReadOnlyList<MapFeature> Look(double metres, double resolution)
    {
        var centre = new Coordinate(Lon * 111319.490793, OfflineMap.HalfWorld * (1 - (2 * Mercator.Y(Lat))));
        return map.Features(new Envelope(centre.X - metres, centre.X + metres, centre.Y - metres, centre.Y + metres), resolution);
    }

    static LonLat At(double east, double north) => new(Lon + (east / 1000), Lat + (north / 1000));

    static Geometry Square(double half) => new GeometryFactory(new PrecisionModel(), 4326).ToGeometry(new Envelope(
        Lon - (half / 1000), Lon + (half / 1000), Lat - (half / 1000), Lat + (half / 1000)));
}
