using static Shuttle.Roads.Tests.Sketch;

namespace Shuttle.Roads.Tests;

/// <summary>Closures, speeds by hour and measured speeds take effect without a new import.</summary>
public class ClosureTests
{
    /// <summary>a–b–d straight, a–c–d round; a flood can cover b.</summary>
    private static readonly Sketch Town = new Sketch()
        .Node('s', -200, 0).Node('a', 0, 0).Node('b', 200, 0).Node('c', 200, -300).Node('d', 400, 0).Node('t', 600, 0)
        .Way("sa").Way("abd").Way("acd").Way("dt");

    private static RoadConditions Flood(double west, double east, params RoadProfile[] only)
    {
        var (sw, ne) = (Place(west, -50), Place(east, 50));
        return new RoadConditions { Closures = [new Closure(SharedData.Box(sw.Lon, sw.Lat, ne.Lon, ne.Lat), only.Length == 0 ? null : only)] };
    }

    [Fact]
    public void A_flooded_street_is_gone_round()
    {
        Assert.Equal("abd", Town.Drive("sa", "dt"));
        Assert.Equal("acd", Town.Drive("sa", "dt", conditions: Flood(150, 250)));
        Assert.Equal("abd", Town.Drive("sa", "dt"));
    }

    [Fact]
    public void A_closure_for_some_leaves_the_others_alone()
    {
        var conditions = Flood(150, 250, RoadProfile.Car);
        Assert.Equal("acd", Town.Drive("sa", "dt", RoadProfile.Car, conditions));
        Assert.Equal("abd", Town.Drive("sa", "dt", RoadProfile.Foot, conditions));
    }

    [Fact]
    public void A_house_before_the_water_is_reached_from_its_dry_end()
    {
        // The flood covers 250–300 m of a–b–d; the house is at 100 m, between a and b. From t it is reached by d, c and a.
        var route = Town.Network.Route(RoadProfile.Motorbike, [Town.At("dt"), Place(100, 0)], Flood(250, 300));
        Assert.Equal(100 + 721 + 100, route.Metres, 2.0);
        // Without water it is 100 m to d and 300 m back along the street.
        Assert.Equal(400, Town.Network.Route(RoadProfile.Motorbike, [Town.At("dt"), Place(100, 0)]).Metres, 2.0);
    }

    [Fact]
    public void Both_houses_on_the_dry_part_reach_each_other_along_the_street()
    {
        var route = Town.Network.Route(RoadProfile.Motorbike, [Place(20, 0), Place(120, 0)], Flood(250, 300));
        Assert.Equal(100, route.Metres, 1.0);
        // Across the water one goes round: 20 m back to a, 721 m, 80 m from d.
        Assert.Equal(20 + 721 + 80, Town.Network.Route(RoadProfile.Motorbike, [Place(20, 0), Place(320, 0)], Flood(250, 300)).Metres, 2.0);
    }

    [Fact]
    public void A_house_in_the_water_is_out_of_reach()
    {
        var error = Assert.Throws<RoadException>(() => Town.Network.Route(RoadProfile.Motorbike, [Town.At("sa"), Place(270, 0)], Flood(250, 300)));
        Assert.Equal(RoadError.Unreachable, error.Error);
        var matrix = Town.Network.Matrix(RoadProfile.Motorbike, [Town.At("sa"), Place(270, 0)], Flood(250, 300));
        Assert.False(matrix.IsReachable(0, 1));
        Assert.Equal(RoadMatrix.Unreachable, matrix.Metres[2]);
    }

    [Fact]
    public void Matrices_know_the_water_too()
    {
        LonLat[] points = [Town.At("sa"), Place(20, 0), Place(120, 0), Place(320, 0), Town.At("dt")];
        var flood = Flood(250, 300);
        var matrix = Town.Network.Matrix(RoadProfile.Motorbike, points, flood);
        for (var from = 0; from < points.Length; from++)
        {
            for (var to = 0; to < points.Length; to++)
            {
                var route = Town.Network.Route(RoadProfile.Motorbike, [points[from], points[to]], flood);
                Assert.Equal((route.Seconds, route.Metres), (matrix.Seconds[from * 5 + to], matrix.Metres[from * 5 + to]));
            }
        }
    }

    [Fact]
    public void The_rush_hour_and_rain_slow_the_drive()
    {
        // 600 m at 25 km/h = 86.4 s and twice 0.5 s straight over a and d. At 17 h a motorbike drives at 80 %: 108 s; in rain at half speed: 172.8 s.
        Assert.Equal(87, Town.Route("sa", "dt").Seconds, 1.0);
        Assert.Equal(109, Town.Route("sa", "dt", conditions: new RoadConditions { HourOfDay = 17 }).Seconds, 1.0);
        Assert.Equal(174, Town.Route("sa", "dt", conditions: new RoadConditions { SpeedFactor = 0.5 }).Seconds, 1.0);
    }

    [Fact]
    public void A_measured_speed_replaces_the_assumed_one()
    {
        var slow = Town.Network.Route(RoadProfile.Motorbike, [Place(50, 0), Place(350, 0)]).Waypoints[0].Piece!.Value;
        Assert.Equal(('a', 'd'), ((char)slow.FromNode, (char)slow.ToNode));
        // a–b–d at 5 km/h would take 288 s: round by c it is 104 s.
        var conditions = new RoadConditions { Measured = new MeasuredSpeeds("v1", [(slow, -1, 5)]) };
        Assert.Equal("acd", Town.Drive("sa", "dt", conditions: conditions));
        Assert.Equal("dba", Town.Drive("dt", "sa", conditions: conditions));
    }

    [Theory]
    [InlineData(0, null, "speedFactor")]
    [InlineData(double.NaN, null, "speedFactor")]
    [InlineData(1, 24, "hourOfDay")]
    public void Conditions_out_of_range_are_refused(double factor, int? hour, string field)
    {
        var error = Assert.Throws<RoadException>(() => Town.Route("sa", "dt", conditions: new RoadConditions { SpeedFactor = factor, HourOfDay = hour }));
        Assert.Equal(RoadError.BadInput, error.Error);
        Assert.Contains(field, error.Message);
    }

    [Theory]
    [InlineData("POINT (101.45 0.5)", "point")]
    [InlineData("POLYGON EMPTY", "without points")]
    [InlineData("POLYGON ((0.5 101.4, 0.6 101.4, 0.6 101.5, 0.5 101.4))", "globe")]
    public void A_closure_must_be_a_polygon_on_the_globe(string wkt, string word)
    {
        var area = new NetTopologySuite.IO.WKTReader().Read(wkt);
        var error = Assert.Throws<RoadException>(() => Town.Route("sa", "dt", conditions: new RoadConditions { Closures = [new Closure(area)] }));
        Assert.Equal(RoadError.BadInput, error.Error);
        Assert.Contains("closures[0]", error.Message);
        Assert.Contains(word, error.Message);
    }
}
