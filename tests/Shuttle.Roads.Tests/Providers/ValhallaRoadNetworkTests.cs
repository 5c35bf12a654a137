using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Shuttle.Roads.Providers;

namespace Shuttle.Roads.Tests.Providers;

public sealed class ValhallaRoadNetworkTests : IAsyncDisposable
{
    const RoadProfile Bike = RoadProfile.Motorbike;
    const int MaxPairs = 30;

    static readonly LonLat Here = new(101.44, 0.50), There = new(101.46, 0.51), Far = new(102.5, 0.5), Nowhere = new(101.45, 1.5);

    readonly EngineServer server = new(request => ValhallaServer.Answer(request, MaxPairs));
    readonly ValhallaRoadNetwork roads;

    public ValhallaRoadNetworkTests() => roads = new ValhallaRoadNetwork(server.Http, new ValhallaOptions
    {
        Server = server.Address, MaxMatrixPairs = MaxPairs, Retry = new RetryOptions { Pauses = [TimeSpan.Zero, TimeSpan.Zero] },
    });

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_point_is_put_on_the_nearest_street_and_its_side_is_seen_along_the_street_as_drawn()
    {
        var point = await roads.SnapAsync(Bike, Here, new SnapOptions { Heading = 90, MaxMetres = 500 });
        Assert.Equal(("Jalan Melati", StreetSide.Right), (point.StreetName, point.Side)); // left, against the drawn direction
        Assert.Equal(10, point.Metres, 0.1);
        var location = Question(0)["locations"]![0]!;
        Assert.Equal((90.0, 500.0), ((double)location["heading"]!, (double)location["search_cutoff"]!));
        Assert.Equal("motor_scooter", (string?)Question(0)["costing"]);
    }

    [Fact]
    public async Task A_point_without_a_street_is_told()
    {
        Assert.Equal(RoadError.NoStreetNear, (await Refusal(() => roads.SnapAsync(Bike, Nowhere))).Error);
        Assert.Equal(RoadError.NoStreetNear, (await Refusal(() => roads.SnapAsync(Bike, Here, new SnapOptions { MaxMetres = 5 }))).Error);
    }

    [Fact]
    public async Task A_route_has_its_line_its_streets_and_instructions_in_both_languages()
    {
        var route = await roads.RouteAsync(Bike, [Here, There]);
        var leg = Assert.Single(route.Legs);
        Assert.Equal((int)Math.Round(OsrmServer.Seconds(Here, There)), route.Seconds);
        Assert.Equal((int)Math.Round(Here.MetresTo(There)), route.Metres);
        Assert.Equal([Here, new(101.45, 0.505), There], leg.Geometry);
        Assert.Equal(["Jalan Melati", "Jalan Riau"], leg.StreetNames);
        Assert.Equal([Manoeuvre.Depart, Manoeuvre.Roundabout, Manoeuvre.Arrive], leg.Steps.Select(step => step.Manoeuvre));
        Assert.Equal("Masuk bundaran, ambil jalan keluar ke-2 ke Jalan Riau", leg.Steps[1].Id);
        Assert.Equal("Arrive, the destination is on the left", leg.Steps[2].En);
        Assert.Equal("Jalan Melati", route.Waypoints[0].StreetName);
    }

    [Fact]
    public async Task A_route_without_steps_is_times_and_distances_alone()
    {
        var route = await roads.RouteAsync(Bike, [Here, There], options: new RouteOptions { WithSteps = false });
        Assert.Empty(Assert.Single(route.Legs).Geometry);
        Assert.Equal("none", (string?)Question(0)["directions_type"]);
    }

    [Fact]
    public async Task Closures_are_handed_on_as_polygons_to_exclude()
    {
        var square = new GeometryFactory().ToGeometry(new Envelope(101.44, 101.45, 0.5, 0.51));
        var flood = new RoadConditions { Closures = [new Closure(square), new Closure(square, [RoadProfile.Car])] };
        Assert.Equal(RoadError.Unreachable, (await Refusal(() => roads.RouteAsync(Bike, [Here, There], flood))).Error);
        var ring = Assert.Single(Question(0)["exclude_polygons"]!.AsArray())!.AsArray();
        Assert.Equal(5, ring.Count);
        Assert.Equal([101.44, 0.5], ring[0]!.AsArray().Select(number => (double)number!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(23)]
    public async Task A_matrix_larger_than_the_server_allows_is_asked_for_in_parts(int count)
    {
        LonLat[] points = [.. Enumerable.Range(0, count).Select(i => new LonLat(101.4 + i * 0.003, 0.4 + i * i * 0.0001))];
        var matrix = await roads.MatrixAsync(Bike, points);
        for (var from = 0; from < count; from++)
            for (var to = 0; to < count; to++)
            {
                Assert.Equal((int)Math.Round(OsrmServer.Seconds(points[from], points[to])), matrix.Seconds[from * count + to]);
                Assert.Equal((int)Math.Round(points[from].MetresTo(points[to])), matrix.Metres[from * count + to]);
            }
    }

    [Fact]
    public async Task Points_without_a_street_or_a_way_are_unreachable_in_a_matrix()
    {
        var matrix = await roads.MatrixAsync(Bike, [Here, Nowhere, There, Far]);
        Assert.True(matrix.IsReachable(0, 2));
        Assert.False(matrix.IsReachable(0, 1));
        Assert.False(matrix.IsReachable(0, 3));
        Assert.Null(matrix.Points[1]);
        Assert.Equal("Jalan Melati", matrix.Points[3]!.StreetName);
    }

    [Fact]
    public async Task Isochrones_come_in_the_order_asked_however_many()
    {
        int[] limits = [60, 120, 180, 240, 300];
        var reached = await roads.IsochroneAsync(Bike, Here, limits);
        Assert.Equal(limits, reached.Select(isochrone => isochrone.Seconds));
        Assert.Equal([0.01, 0.02, 0.03, 0.04, 0.05], reached.Select(isochrone => Math.Round(isochrone.Area.EnvelopeInternal.Width, 6)));
    }

    [Fact]
    public async Task A_dropped_connection_is_tried_again()
    {
        server.FailWith(EngineServer.Reply.HangUp, new(502, ""));
        Assert.True((await roads.RouteAsync(Bike, [Here, There])).Seconds > 0);
    }

    [Theory]
    [InlineData("""{"error_code":154,"error":"Path distance exceeds the max distance limit: 500000 meters"}""", RoadError.EngineFailed, "service_limits")]
    [InlineData("""{"error_code":125,"error":"No costing method found: 'motor_scooter'"}""", RoadError.EngineFailed, "motor_scooter")]
    [InlineData("""{"error_code":170,"error":"Locations are in unconnected regions"}""", RoadError.Unreachable, "no way")]
    [InlineData("""{"error_code":171,"error":"No suitable edges near location"}""", RoadError.NoStreetNear, "no street")]
    [InlineData("[]", RoadError.EngineFailed, "is this a Valhalla server?")]
    public async Task An_error_of_the_engine_is_told_and_not_tried_again(string body, RoadError error, string told)
    {
        server.FailWith(new EngineServer.Reply(400, body));
        var refusal = await Refusal(() => roads.RouteAsync(Bike, [Here, There]));
        Assert.Equal(error, refusal.Error);
        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    JsonNode Question(int request) => JsonNode.Parse(server.Requests[request].Body)!;

    static Task<RoadException> Refusal<T>(Func<ValueTask<T>> ask) => Assert.ThrowsAsync<RoadException>(async () => await ask());
}
