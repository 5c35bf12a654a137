using NetTopologySuite.Geometries;

namespace Shuttle.Roads.Tests;

/// <summary>What can be reached within a time.</summary>
public class IsochroneTests
{
    /// <summary>A cross with arms of 1 km, all residential: 25 km/h for a motorbike, 6.944 m a second.</summary>
    private static readonly Sketch Cross = new Sketch().Node('x', 0, 0).Node('n', 0, 1000).Node('e', 1000, 0).Node('s', 0, -1000).Node('w', -1000, 0)
        .Way("xn").Way("xe").Way("xs").Way("xw");

    [Fact]
    public void Length_reached_is_time_times_speed_along_every_arm()
    {
        // From 500 m east of the crossing, 60 s: 416.7 m both ways, 833 m. With 120 s: 833 m both ways, of which 500 m to the
        // end in the east; in the west 500 m to x (72 s), then 120 − 72 = 48 s less the turn: straight 0.5 s 330 m, left 2 s
        // (to the south) 319 m, right 4 s (to the north) 306 m.
        var areas = Cross.Network.Isochrones(RoadProfile.Motorbike, Sketch.Place(500, 0), [60, 120]);
        Assert.Equal([60, 120], areas.Select(a => a.Seconds));
        Assert.Equal(833, areas[0].StreetMetres, 2.0);
        Assert.Equal(1000 + 330 + 319 + 306, areas[1].StreetMetres, 3.0);
        Assert.False(areas[0].IsEstimate);
    }

    [Fact]
    public void The_area_covers_reached_streets_and_not_the_rest()
    {
        var area = Cross.Network.Isochrones(RoadProfile.Motorbike, Sketch.Place(500, 0), [60])[0].Area;
        Assert.True(area.IsValid);
        Assert.True(area.Covers(PointAt(500, 0)) && area.Covers(PointAt(850, 0)) && area.Covers(PointAt(150, 0)));
        Assert.False(area.Covers(PointAt(0, 0)) || area.Covers(PointAt(500, 200)));
    }

    [Fact]
    public void Areas_of_a_city_are_valid_grow_with_time_and_respect_closures()
    {
        var network = SharedData.Network("pekanbaru-municipal-2016");
        var from = network.Graph.Nodes[network.Graph.Nodes.Length / 2].Point.ToLonLat();
        var areas = network.Isochrones(RoadProfile.Motorbike, from, [120, 300, 600]);
        Assert.All(areas, a => Assert.True(a.Area.IsValid));
        Assert.True(areas[0].Area.Area < areas[1].Area.Area && areas[1].Area.Area < areas[2].Area.Area);
        var box = SharedData.Box(from.Lon + 0.005, from.Lat - 0.05, from.Lon + 0.006, from.Lat + 0.05);
        var closed = network.Isochrones(RoadProfile.Motorbike, from, [600], new RoadConditions { Closures = [new Closure(box)] })[0];
        Assert.True(closed.StreetMetres < areas[2].StreetMetres);
    }

    [Fact]
    public void Every_address_in_reach_by_the_matrix_is_in_the_area()
    {
        var network = SharedData.Network("pekanbaru-municipal-2016");
        var random = new Random(5);
        LonLat[] points = [.. Enumerable.Range(0, 100).Select(_ => network.Graph.Nodes[random.Next(network.Graph.Nodes.Length)].Point.ToLonLat())];
        var matrix = network.Matrix(RoadProfile.Motorbike, points);
        var area = network.Isochrones(RoadProfile.Motorbike, points[0], [600])[0].Area;
        for (var i = 0; i < points.Length; i++)
            if (matrix.Seconds[i] < 599) Assert.True(area.Distance(new Point(matrix.Points[i]!.Point.Lon, matrix.Points[i]!.Point.Lat)) < 1e-6, $"{i}: {matrix.Seconds[i]} s");
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 0 })]
    [InlineData(new[] { 300, 300 })]
    public void Limits_must_ascend_from_above_zero(int[] seconds) =>
        Assert.Equal(RoadError.BadInput, Assert.Throws<RoadException>(() => Cross.Network.Isochrones(RoadProfile.Car, Cross.At("x"), seconds)).Error);

    private static Point PointAt(double east, double north) => new(Sketch.Place(east, north).Lon, Sketch.Place(east, north).Lat);
}
