using System.Text;

namespace Shuttle.Roads.Tests;

/// <summary>The network as its callers see it.</summary>
public class NetworkTests
{
    [Fact]
    public async Task Many_callers_at_once_get_what_one_gets()
    {
        IRoadNetwork network = SharedData.Network("monaco-gh-2012");
        var local = (LocalRoadNetwork)network;
        var random = new Random(1);
        LonLat[] points = [.. Enumerable.Range(0, 30).Select(_ => local.Graph.Nodes[random.Next(local.Graph.Nodes.Length)].Point.ToLonLat())];
        var conditions = new RoadConditions { SpeedFactor = 0.7 };
        var expected = local.Matrix(RoadProfile.Car, points, conditions);
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
        {
            var matrix = await network.MatrixAsync(RoadProfile.Car, points, conditions with { });
            for (var to = 0; to < points.Length; to++)
            {
                if (!matrix.IsReachable(i, to)) continue;
                var route = await network.RouteAsync(RoadProfile.Car, [points[i], points[to]], conditions);
                Assert.Equal((matrix.Seconds[i * 30 + to], matrix.Metres[i * 30 + to]), (route.Seconds, route.Metres));
            }
            return matrix;
        })));
        Assert.All(answers, matrix => Assert.Equal(expected.Seconds, matrix.Seconds));
    }

    [Fact]
    public void A_matrix_keeps_rows_for_points_without_a_street()
    {
        var sketch = new Sketch().Node('a', 0, 0).Node('b', 500, 0).Way("ab");
        var matrix = sketch.Network.Matrix(RoadProfile.Motorbike, [sketch.At("a"), Sketch.Place(0, 9000), sketch.At("b")]);
        Assert.Equal([0, RoadMatrix.Unreachable, 72], matrix.Seconds[..3]); // 500 m at 25 km/h
        Assert.Equal([0, RoadMatrix.Unreachable, 500], matrix.Metres[..3]);
        Assert.All(matrix.Seconds[3..6], s => Assert.Equal(RoadMatrix.Unreachable, s));
        Assert.Null(matrix.Points[1]);
        Assert.Empty(sketch.Network.Matrix(RoadProfile.Motorbike, []).Seconds);
    }

    [Fact]
    public void A_route_from_a_place_to_itself_is_nothing()
    {
        var sketch = new Sketch().Node('a', 0, 0).Node('b', 500, 0).Way("ab", "name=Jalan Melati");
        var route = sketch.Route("ab", "ab");
        Assert.Equal((0, 0, 2), (route.Seconds, route.Metres, route.Geometry.Count));
        Assert.Equal(["Berangkat di Jalan Melati", "Tiba di tujuan"], route.Legs[0].Steps.Select(s => s.Id));
    }

    [Fact]
    public void Bad_waypoints_are_named()
    {
        var sketch = new Sketch().Node('a', 0, 0).Node('b', 500, 0).Node('c', 0, 5000).Node('d', 500, 5000).Way("ab").Way("cd", "highway=service");
        Assert.Contains("waypoints", Assert.Throws<RoadException>(() => sketch.Network.Route(RoadProfile.Car, [sketch.At("a")])).Message);
        var error = Assert.Throws<RoadException>(() => sketch.Network.Route(RoadProfile.Car, [sketch.At("a"), sketch.At("c")]));
        Assert.Equal((RoadError.NoStreetNear, 1), (error.Error, error.PointIndex));
        var stay = new RouteOptions { Snap = new SnapOptions { Connected = false } };
        error = Assert.Throws<RoadException>(() => sketch.Network.Route(RoadProfile.Car, [sketch.At("a"), sketch.At("c")], null, stay));
        Assert.Equal((RoadError.Unreachable, 1), (error.Error, error.PointIndex));
    }

    [Fact]
    public void Profiles_of_ones_own_replace_the_built_in_ones()
    {
        var json = BuiltInJson().Replace("\"Residential\": 25", "\"Residential\": 50", StringComparison.Ordinal);
        var sketch = new Sketch().Node('a', 0, 0).Node('b', 500, 0).Way("ab");
        var network = new LocalRoadNetwork(sketch.Network.Graph, profiles: ProfileTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(json))));
        Assert.Equal(36, network.Matrix(RoadProfile.Motorbike, [sketch.At("a"), sketch.At("b")]).Seconds[1]);
    }

    [Theory]
    [InlineData("\"Residential\": 25,", "", "Residential")]
    [InlineData("\"Residential\": 25", "\"Residential\": -5", "Motorbike.speedKmh.Residential")]
    [InlineData("\"UTurn\": 20", "\"UTurn\": 2000", "Car.turnSeconds.UTurn")]
    [InlineData("\"Foot\": {", "\"Feet\": {", "Foot")]
    [InlineData("\"values\": [1, ", "\"values\": [", "hourFactor")]
    [InlineData("{", "[", "profiles")]
    public void Profiles_with_a_fault_are_refused_by_its_name(string good, string bad, string name)
    {
        var json = BuiltInJson();
        var faulty = json[..json.IndexOf(good, StringComparison.Ordinal)] + bad + json[(json.IndexOf(good, StringComparison.Ordinal) + good.Length)..];
        var error = Assert.Throws<RoadException>(() => ProfileTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(faulty))));
        Assert.Equal(RoadError.BadInput, error.Error);
        Assert.Contains(name, error.Message);
    }

    [Theory]
    [InlineData("101.45,0.51", 101.45, 0.51)]
    [InlineData(" -6.2 , 7.5", -6.2, 7.5)]
    public void A_place_is_written_lon_lat(string text, double lon, double lat) => Assert.Equal(new LonLat(lon, lat), LonLat.Parse(text));

    [Theory]
    [InlineData("0.51,101.45")]
    [InlineData("101.45")]
    [InlineData("NaN,1")]
    [InlineData("a,b")]
    public void Anything_else_is_refused(string text) => Assert.Throws<RoadException>(() => LonLat.Parse(text));

    private static string BuiltInJson()
    {
        using var reader = new StreamReader(typeof(ProfileTable).Assembly.GetManifestResourceStream("Shuttle.Roads.Profiles.profiles.json")!);
        return reader.ReadToEnd();
    }
}
