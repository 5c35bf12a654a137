using Shuttle.Roads.Providers;

namespace Shuttle.Roads.Tests.Providers;

public class StraightLineRoadNetworkTests
{
    // A thousandth of a degree of latitude is 111.2 m; × 1.5 = 166.8 m; at 36 km/h = 10 m/s that is 16.7 s.
    static readonly LonLat Here = new(101.44, 0.500), There = new(101.44, 0.501);

    readonly StraightLineRoadNetwork roads = new(new StraightLineOptions
    {
        DetourFactor = 1.5, Kmh = new Dictionary<RoadProfile, double> { [RoadProfile.Motorbike] = 36 },
    });

    [Fact]
    public async Task Every_answer_says_that_it_is_an_estimate()
    {
        Assert.True((await roads.RouteAsync(RoadProfile.Motorbike, [Here, There])).IsEstimate);
        Assert.True((await roads.MatrixAsync(RoadProfile.Motorbike, [Here, There])).IsEstimate);
        Assert.True((await roads.IsochroneAsync(RoadProfile.Motorbike, Here, [60]))[0].IsEstimate);
        Assert.False(roads.Features.HasFlag(RoadFeatures.RealStreets));
    }

    [Fact]
    public async Task Times_and_distances_are_the_straight_line_times_the_factor()
    {
        var route = await roads.RouteAsync(RoadProfile.Motorbike, [Here, There, Here]);
        Assert.Equal((34, 334), (route.Seconds, route.Metres)); // two legs of 17 s and 167 m
        Assert.Equal([Here, There, Here], route.Geometry);
        var matrix = await roads.MatrixAsync(RoadProfile.Motorbike, [Here, There]);
        Assert.Equal([0, 17, 17, 0], matrix.Seconds);
        Assert.Equal([0, 167, 167, 0], matrix.Metres);
    }

    [Fact]
    public async Task Slower_traffic_takes_longer() =>
        Assert.Equal(33, (await roads.RouteAsync(RoadProfile.Motorbike, [Here, There], new RoadConditions { SpeedFactor = 0.5 })).Seconds);

    [Fact]
    public async Task What_can_be_reached_is_a_circle()
    {
        // 60 s × 10 m/s ÷ 1.5 = 400 m
        var area = (await roads.IsochroneAsync(RoadProfile.Motorbike, Here, [60]))[0].Area;
        Assert.All(area.Coordinates, corner => Assert.Equal(400, Here.MetresTo(new LonLat(corner.X, corner.Y)), 1.0));
    }

    [Fact]
    public async Task A_profile_without_a_speed_and_senseless_options_are_refused()
    {
        Assert.Equal(RoadError.NotSupported, (await Assert.ThrowsAsync<RoadException>(async () => await roads.RouteAsync(RoadProfile.Foot, [Here, There]))).Error);
        Assert.Throws<RoadException>(() => new StraightLineRoadNetwork(new StraightLineOptions { DetourFactor = 0.9 }));
        Assert.Throws<RoadException>(() => new StraightLineRoadNetwork(new StraightLineOptions { Kmh = new Dictionary<RoadProfile, double> { [RoadProfile.Car] = 0 } }));
    }
}
