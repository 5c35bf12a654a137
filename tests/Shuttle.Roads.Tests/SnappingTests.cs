using static Shuttle.Roads.Tests.Sketch;

namespace Shuttle.Roads.Tests;

/// <summary>Putting a point on its street.</summary>
public class SnappingTests
{
    /// <summary>A street a–b of 1 km to the east, with a cut-off lane p–q 60 m north of it and a primary road g–h 300 m south, joined at both ends;
    /// at a one can turn round.</summary>
    private static readonly Sketch Town = new Sketch()
        .Node('a', 0, 0).Node('b', 1000, 0).Node('p', 400, 60).Node('q', 600, 60).Node('g', 0, -300).Node('h', 1000, -300).Node('z', -200, 0)
        .Way("ab", "name=Jalan Melati").Way("pq", "highway=service", "service=alley", "name=Gang Buntu").Way("ag").Way("gh", "highway=primary", "name=Jalan Sudirman").Way("hb").Way("az");

    private static SnappedPoint Snap(double east, double north, SnapOptions? options = null) => Town.Network.Snap(RoadProfile.Motorbike, Place(east, north), options);

    [Fact]
    public void A_point_goes_to_the_nearest_street_and_knows_its_side()
    {
        var snapped = Snap(250, 12);
        Assert.Equal(("Jalan Melati", StreetSide.Left), (snapped.StreetName, snapped.Side));
        Assert.Equal(12, snapped.Metres, 0.1);
        Assert.True(snapped.Point.MetresTo(Place(250, 0)) < 0.1);
        Assert.Equal(StreetSide.Right, Snap(250, -12).Side);
        Assert.Equal(StreetSide.On, Snap(250, 0.5).Side);
        Assert.False(snapped.OnIsland);
    }

    [Fact]
    public void A_pin_on_an_island_is_moved_to_the_network_and_says_so()
    {
        var snapped = Snap(500, 55);
        Assert.True(snapped.OnIsland);
        Assert.Equal("Jalan Melati", snapped.StreetName);
        Assert.Equal(55, snapped.Metres, 0.1);
    }

    [Fact]
    public void A_pin_that_stays_on_its_island_is_offered_the_nearest_connected_point()
    {
        var snapped = Snap(500, 55, new SnapOptions { Connected = false });
        Assert.True(snapped.OnIsland);
        Assert.Equal("Gang Buntu", snapped.StreetName);
        Assert.True(snapped.NearestConnected!.Value.MetresTo(Place(500, 0)) < 0.1);
    }

    [Fact]
    public void Nothing_near_is_an_error_that_says_how_near_was_asked()
    {
        var error = Assert.Throws<RoadException>(() => Snap(500, 500, new SnapOptions { MaxMetres = 100 }));
        Assert.Equal(RoadError.NoStreetNear, error.Error);
        Assert.Contains("100 m", error.Message);
        Assert.Equal("Jalan Melati", Snap(500, 500).StreetName);
    }

    [Fact]
    public void A_point_far_outside_the_map_is_no_street_near() =>
        Assert.Equal(RoadError.NoStreetNear, Assert.Throws<RoadException>(() => Town.Network.Snap(RoadProfile.Car, new LonLat(0, 0))).Error);

    [Fact]
    public void A_point_off_the_globe_is_bad_input() =>
        Assert.Equal(RoadError.BadInput, Assert.Throws<RoadException>(() => Town.Network.Snap(RoadProfile.Car, new LonLat(0.5, 101))).Error);

    [Theory]
    [InlineData(double.NaN, 90, 60, "maxMetres")]
    [InlineData(0, 90, 60, "maxMetres")]
    [InlineData(1e9, 90, 60, "maxMetres")]
    [InlineData(100, 400, 60, "heading")]
    [InlineData(100, 90, 0, "headingTolerance")]
    public void Options_out_of_range_are_refused_by_name(double metres, double heading, double tolerance, string field)
    {
        var error = Assert.Throws<RoadException>(() => Snap(0, 0, new SnapOptions { MaxMetres = metres, Heading = heading, HeadingTolerance = tolerance }));
        Assert.Equal(RoadError.BadInput, error.Error);
        Assert.Contains("snap." + field, error.Message);
    }

    [Fact]
    public void Heading_chooses_the_direction_of_travel()
    {
        // Facing west on a–b, b is behind: round by a, g and h, or a turn at the end; facing east it is straight on.
        RoadRoute Drive(double heading) => Town.Network.Route(RoadProfile.Car, [Place(500, 0), Place(700, 0)], null, new RouteOptions { DepartHeading = heading });
        Assert.Equal(200, Drive(90).Metres, 1.0);
        Assert.Equal(500 + 700, Drive(270).Metres, 1.0); // to a, U-turn (20 s), and back
    }

    [Fact]
    public void Heading_prefers_the_street_that_runs_that_way()
    {
        // 40 m east of a–g and 45 m south of a–b; the vehicle drives south.
        Assert.Equal("Jalan Melati", Snap(48, -45).StreetName);
        Assert.Null(Snap(48, -45, new SnapOptions { Heading = 180 }).StreetName);
    }

    [Fact]
    public void On_a_big_road_one_arrives_on_the_side_of_the_door()
    {
        // The door is 10 m north of the primary road g–h (drawn eastwards, so on its left): one may arrive eastwards only.
        var door = Place(500, -290);
        var kerb = new RouteOptions { Snap = new SnapOptions { KerbSide = true } };
        var fromWest = Town.Network.Route(RoadProfile.Car, [Place(100, -300), door], null, kerb);
        Assert.Equal(400, fromWest.Metres, 1.0);
        var fromEast = Town.Network.Route(RoadProfile.Car, [Place(900, -300), door], null, kerb);
        Assert.True(fromEast.Metres > 1300, $"{fromEast.Metres} m: the door lies across the road");
        Assert.Equal(400, Town.Network.Route(RoadProfile.Car, [Place(900, -300), door]).Metres, 1.0);
    }

    [Fact]
    public void Snapping_equals_looking_at_every_segment()
    {
        var network = SharedData.Network("pekanbaru-municipal-2016");
        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var near = network.Graph.Shape[random.Next(network.Graph.Shape.Length)].ToLonLat();
            var point = new LonLat(near.Lon + (random.NextDouble() - 0.5) * 0.01, near.Lat + (random.NextDouble() - 0.5) * 0.01);
            var nearest = Enumerable.Range(0, network.Graph.PieceCount).Min(e => MetresTo(network.Graph.ShapeOf(e).ToArray(), point));
            if (nearest < 990) Assert.Equal(nearest, network.Snap(RoadProfile.Motorbike, point, new SnapOptions { Connected = false }).Metres, 0.05);
        }

        static double MetresTo(Graphs.GeoPoint[] shape, LonLat point) => shape.Zip(shape.Skip(1)).Min(pair =>
        {
            double X(LonLat p) => (p.Lon - point.Lon) * 111_195.08 * Math.Cos(point.Lat * Math.PI / 180);
            double Y(LonLat p) => (p.Lat - point.Lat) * 111_195.08;
            var (a, b) = (pair.First.ToLonLat(), pair.Second.ToLonLat());
            var (dx, dy) = (X(b) - X(a), Y(b) - Y(a));
            var share = dx == 0 && dy == 0 ? 0 : Math.Clamp(-(X(a) * dx + Y(a) * dy) / (dx * dx + dy * dy), 0, 1);
            return double.Hypot(X(a) + share * dx, Y(a) + share * dy);
        });
    }
}
