using NetTopologySuite.Geometries;
using Shuttle.Roads.Maps;
using static Shuttle.Roads.Tests.Maps.Town;

namespace Shuttle.Roads.Tests.Maps;

/// <summary>What the specification asks of geometry, and what the eye asks at tile edges. The reader itself refuses
/// broken commands, so reading is a test already.</summary>
public class TileGeometryTests
{
    public static TheoryData<int> Zooms => [10, 11, 12, 13, 14, 15, 16];

    [Theory]
    [MemberData(nameof(Zooms))]
    public void Every_tile_of_a_net_of_streets_reads_back_and_stays_within_its_margin(int zoom)
    {
        var cutter = new TileCutter(Random(seed: zoom), []);
        foreach (var tile in OfflinePack.Tiles(Around(), zoom, zoom))
            foreach (var (x, y) in cutter.Features(tile, MapLayers.Streets).SelectMany(street => street.Parts).SelectMany(line => line))
            {
                Assert.InRange(x, -128, 4096 + 128);
                Assert.InRange(y, -128, 4096 + 128);
            }
    }

    [Theory]
    [MemberData(nameof(Zooms))]
    public void Streets_meet_at_the_edges_of_neighbouring_tiles(int zoom)
    {
        var cutter = new TileCutter(Random(seed: 100 + zoom), []);
        var tile = Mercator.TileAt(Lon, Lat, zoom);
        var left = Crossings(cutter.Features(tile, MapLayers.Streets), 4096, vertical: true);
        var right = Crossings(cutter.Features(new TileAddress(zoom, tile.X + 1, tile.Y), MapLayers.Streets), 0, vertical: true);
        Same(left, right);
        var upper = Crossings(cutter.Features(tile, MapLayers.Streets), 4096, vertical: false);
        var lower = Crossings(cutter.Features(new TileAddress(zoom, tile.X, tile.Y + 1), MapLayers.Streets), 0, vertical: false);
        Same(upper, lower);
        if (zoom >= 13) Assert.NotEmpty(left.Concat(upper));

        static void Same(List<(string Street, double At)> here, List<(string Street, double At)> there)
        {
            Assert.Equal(here.Select(crossing => crossing.Street), there.Select(crossing => crossing.Street));
            foreach (var (a, b) in here.Zip(there)) Assert.Equal(a.At, b.At, 1.0); // a unit is 15 cm at zoom 16
        }
    }

    [Theory]
    [MemberData(nameof(Zooms))]
    public void Rings_are_simple_wound_as_the_specification_says_and_cover_the_area(int zoom)
    {
        var area = Star(seed: zoom);
        var cutter = new TileCutter(StreetData.Empty, [area]);
        var covered = 0.0;
        foreach (var tile in OfflinePack.Tiles(area.Outline, zoom, zoom))
        {
            var square = new GeometryFactory().ToGeometry(new Envelope(0, 4096, 0, 4096));
            foreach (var feature in cutter.Features(tile, MapLayers.Areas))
                covered += Polygons(feature).Intersection(square).Area;
        }
        var outline = (Polygon)area.Outline;
        var whole = PixelArea(outline.Shell) - outline.Holes.Sum(PixelArea);
        Assert.Equal(1, covered / whole, 0.02);

        double PixelArea(LinearRing ring)
        {
            var scale = 4096.0 * (1 << zoom);
            var points = ring.Coordinates.Select(c => (X: Mercator.X(c.X) * scale, Y: Mercator.Y(c.Y) * scale)).ToArray();
            var (x, y) = points[0]; // measured from here, lest large numbers cancel
            return Math.Abs(points.Zip(points.Skip(1), (a, b) => (a.X - x) * (b.Y - y) - (b.X - x) * (a.Y - y)).Sum()) / 2;
        }
    }

    [Fact]
    public void A_hole_in_an_area_is_a_ring_wound_the_other_way()
    {
        var ground = (Polygon)Rectangle(-1, -1, 1, 1).Difference(Rectangle(-0.5, -0.5, 0.5, 0.5));
        var cutter = new TileCutter(StreetData.Empty, [new MapArea("1", "Ring", 7, ground)]);
        var rings = Assert.Single(cutter.Features(Mercator.TileAt(Lon, Lat, 13), MapLayers.Areas)).Parts;
        Assert.Equal([true, false], rings.Select(ring => SignedArea(ring) > 0));
    }

    [Fact]
    public void A_tile_beside_an_area_but_within_its_bounds_shows_none_of_it()
    {
        var corner = (Polygon)Rectangle(-20, -20, 20, 20).Difference(Rectangle(-19, -19, 20, 20));
        var cutter = new TileCutter(StreetData.Empty, [new MapArea("1", "Corner", 7, corner)]);
        Assert.Empty(cutter.Features(Middle, MapLayers.Areas));
    }

    [Fact]
    public void An_area_too_small_to_see_is_left_out()
    {
        var cutter = new TileCutter(StreetData.Empty, [Area("Yard", 0, 0, 0.01, 0.01, level: 4)]);
        Assert.Empty(cutter.Features(Mercator.TileAt(Lon, Lat, 5), MapLayers.Areas));
    }

    [Fact]
    public void An_area_that_crosses_itself_is_repaired()
    {
        var bow = new GeometryFactory().CreatePolygon([new(101.44, 0.49), new(101.46, 0.51), new(101.46, 0.49), new(101.44, 0.51), new(101.44, 0.49)]);
        var cutter = new TileCutter(StreetData.Empty, [new MapArea("1", "Bow tie", 7, bow)]);
        Assert.Equal(2, cutter.Features(Mercator.TileAt(Lon, Lat, 10), MapLayers.Areas).Sum(feature => Polygons(feature).NumGeometries));
    }

    /// <summary>Rings to polygons as the specification groups them: positive area starts a polygon, negative is a hole in it.</summary>
    static Geometry Polygons(VectorTileReader.Feature feature)
    {
        var factory = new GeometryFactory();
        var polygons = new List<(LinearRing Shell, List<LinearRing> Holes)>();
        foreach (var part in feature.Parts)
        {
            Assert.NotEqual(part[0], part[^1]);
            var area = SignedArea(part);
            Assert.NotEqual(0, area);
            var ring = factory.CreateLinearRing([.. part.Append(part[0]).Select(p => new Coordinate(p.X, p.Y))]);
            if (area > 0) polygons.Add((ring, []));
            else polygons[^1].Holes.Add(ring);
        }
        var shape = factory.CreateMultiPolygon(polygons.Select(p => factory.CreatePolygon(p.Shell, [.. p.Holes])).ToArray());
        Assert.True(shape.IsValid, "polygons must not cross or touch themselves along a line");
        return shape;
    }

    // The surveyor's formula with Y pointing down, as the specification has it.
    static double SignedArea(List<(int X, int Y)> ring) =>
        ring.Zip(ring.Skip(1).Append(ring[0]), (a, b) => (double)a.X * b.Y - (double)b.X * a.Y).Sum() / 2;

    static List<(string Street, double At)> Crossings(List<VectorTileReader.Feature> streets, int edge, bool vertical)
    {
        var crossings = new List<(string, double)>();
        foreach (var street in streets)
            foreach (var line in street.Parts)
                foreach (var (a, b) in line.Zip(line.Skip(1)))
                {
                    var (from, to, across1, across2) = vertical ? (a.X, b.X, a.Y, b.Y) : (a.Y, b.Y, a.X, b.X);
                    if (from < edge == to < edge) continue;
                    var at = across1 + (across2 - across1) * (double)(edge - from) / (to - from);
                    if (at is > 5 and < 4091) crossings.Add((street.Text("class") + street.Text("name"), at));
                }
        return [.. crossings.OrderBy(crossing => crossing.Item1, StringComparer.Ordinal).ThenBy(crossing => crossing.Item2)];
    }

    static Polygon Around() => Rectangle(-25, -25, 25, 25);

    /// <summary>A jagged outline of many corners with a square hole.</summary>
    static MapArea Star(int seed)
    {
        var random = new Random(seed);
        var corners = Enumerable.Range(0, 200).Select(i =>
        {
            var (angle, radius) = (i * Math.PI / 100, 0.012 + random.NextDouble() * 0.006);
            return new Coordinate(Lon + radius * Math.Cos(angle), Lat + radius * Math.Sin(angle));
        }).ToList();
        var outline = new GeometryFactory().CreatePolygon([.. corners, corners[0]]).Difference(Rectangle(-3, -3, 3, 3));
        return new MapArea("1", "Star", 7, outline);
    }
}
