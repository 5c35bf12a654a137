using NetTopologySuite.Geometries;
using Shuttle.Roads.Providers;

namespace Shuttle.Roads.Tests.Providers;

public sealed class OsrmRoadNetworkTests : IAsyncDisposable
{
    const RoadProfile Car = RoadProfile.Car;
    const int MaxTableSize = 10;

    static readonly LonLat Here = new(101.44, 0.50), There = new(101.46, 0.51), Far = new(102.5, 0.5), Nowhere = new(101.45, 1.5);

    readonly EngineServer server = new(request => OsrmServer.Answer(request, MaxTableSize));
    readonly OsrmRoadNetwork roads;

    public OsrmRoadNetworkTests() => roads = new OsrmRoadNetwork(server.Http, new OsrmOptions
    {
        Servers = new Dictionary<RoadProfile, Uri> { [Car] = server.Address }, MaxTableSize = MaxTableSize,
        Retry = new RetryOptions { Pauses = [TimeSpan.Zero, TimeSpan.Zero] },
    });

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_point_is_put_on_the_nearest_street()
    {
        var point = await roads.SnapAsync(Car, Here, new SnapOptions { Heading = 90, HeadingTolerance = 45, MaxMetres = 300 });
        Assert.Equal((Here, Here, 4.15, "Jalan Melati"), (point.Asked, point.Point, point.Metres, point.StreetName));
        var request = Assert.Single(server.Requests);
        Assert.Equal(("90,45", "300"), (request.Query["bearings"], request.Query["radiuses"]));
    }

    [Fact]
    public async Task A_route_has_its_line_its_streets_and_instructions_in_both_languages()
    {
        var route = await roads.RouteAsync(Car, [Here, There]);
        var leg = Assert.Single(route.Legs);
        Assert.Equal((int)Math.Round(OsrmServer.Seconds(Here, There)), route.Seconds);
        Assert.Equal((int)Math.Round(Here.MetresTo(There)), route.Metres);
        Assert.False(route.IsEstimate);
        Assert.Equal([Here, new(101.445, 0.5025), new(101.45, 0.505), There], leg.Geometry);
        Assert.Equal(["Jalan Melati"], leg.StreetNames);
        Assert.Equal([Manoeuvre.Depart, Manoeuvre.Left, Manoeuvre.Arrive], leg.Steps.Select(step => step.Manoeuvre));
        Assert.Equal([0, 2, 3], leg.Steps.Select(step => step.GeometryIndex));
        Assert.Equal(("Belok kiri", "Turn left"), (leg.Steps[1].Id, leg.Steps[1].En));
        Assert.Equal("Tiba, tujuan di sebelah kanan", leg.Steps[2].Id);
        // The notification said nothing new: its half of the first stretch belongs to the departure.
        Assert.Equal(leg.Steps[1].Metres, leg.Steps[0].Metres);
    }

    [Fact]
    public async Task A_route_without_steps_is_times_and_distances_alone()
    {
        var route = await roads.RouteAsync(Car, [Here, There, Here], options: new RouteOptions { WithSteps = false, DepartHeading = 10, Snap = new SnapOptions { KerbSide = true } });
        Assert.Equal(2, route.Legs.Count);
        Assert.All(route.Legs, leg => Assert.Empty(leg.Geometry));
        var request = Assert.Single(server.Requests);
        Assert.Equal(("10,60;;", "curb;curb;curb"), (request.Query["bearings"], request.Query["approaches"]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(27)]
    public async Task A_matrix_larger_than_the_server_allows_is_asked_for_in_parts(int count)
    {
        LonLat[] points = [.. Enumerable.Range(0, count).Select(i => new LonLat(101.4 + i * 0.003, 0.4 + i * i * 0.0001))];
        var matrix = await roads.MatrixAsync(Car, points);
        Assert.Equal(count, matrix.Size);
        for (var from = 0; from < count; from++)
            for (var to = 0; to < count; to++)
            {
                Assert.Equal((int)Math.Round(OsrmServer.Seconds(points[from], points[to])), matrix.Seconds[from * count + to]);
                Assert.Equal((int)Math.Round(points[from].MetresTo(points[to])), matrix.Metres[from * count + to]);
            }
        Assert.All(matrix.Points, point => Assert.Equal("Jalan Melati", point!.StreetName));
    }

    [Fact]
    public async Task A_point_without_a_street_spoils_only_its_own_row_and_column()
    {
        var matrix = await roads.MatrixAsync(Car, [Here, Nowhere, There]);
        Assert.True(matrix.IsReachable(0, 2));
        Assert.False(matrix.IsReachable(0, 1));
        Assert.False(matrix.IsReachable(1, 1));
        Assert.Null(matrix.Points[1]);
    }

    [Fact]
    public async Task A_pair_without_a_way_is_unreachable_in_a_matrix_and_an_error_in_a_route()
    {
        var matrix = await roads.MatrixAsync(Car, [Here, Far]);
        Assert.False(matrix.IsReachable(0, 1));
        Assert.True(matrix.IsReachable(1, 1));
        Assert.Equal(RoadError.Unreachable, (await Refusal(() => roads.RouteAsync(Car, [Here, Far]))).Error);
    }

    [Fact]
    public async Task A_route_through_a_point_without_a_street_names_the_point()
    {
        var refusal = await Refusal(() => roads.RouteAsync(Car, [Here, Nowhere]));
        Assert.Equal((RoadError.NoStreetNear, 1), (refusal.Error, refusal.PointIndex));
    }

    [Fact]
    public async Task Each_question_comes_on_a_connection_of_its_own()
    {
        await roads.SnapAsync(Car, Here);
        Assert.True(Assert.Single(server.Requests).ConnectionClose);
    }

    [Fact]
    public async Task A_dropped_connection_is_tried_again()
    {
        server.FailWith(EngineServer.Reply.HangUp, new(200, "{\"code\":\"Ok\",\"routes\":[", SendOnly: 40));
        Assert.True((await roads.RouteAsync(Car, [Here, There])).Seconds > 0);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_given_up_on()
    {
        server.FailWith([.. Enumerable.Repeat(new EngineServer.Reply(503, ""), 5)]);
        var refusal = await Refusal(() => roads.RouteAsync(Car, [Here, There]));
        Assert.Equal(RoadError.EngineFailed, refusal.Error);
        Assert.Contains("503 (3 tries", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("""{"code":"TooBig","message":"Too many table coordinates"}""", "--max-table-size")]
    [InlineData("""{"code":"InvalidQuery","message":"Query string malformed close to position 9"}""", "position 9")]
    [InlineData("""{"hello":"world"}""", "is this an OSRM server?")]
    [InlineData("<html>", "no JSON")]
    public async Task An_error_of_the_engine_is_told_and_not_tried_again(string body, string told)
    {
        server.FailWith(new EngineServer.Reply(400, body));
        var refusal = await Refusal(() => roads.RouteAsync(Car, [Here, There]));
        Assert.Equal(RoadError.EngineFailed, refusal.Error);
        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task What_the_engine_cannot_do_is_refused()
    {
        var flood = new RoadConditions { Closures = [new Closure(new GeometryFactory().ToGeometry(new Envelope(101, 102, 0, 1)))] };
        Assert.Equal(RoadError.NotSupported, (await Refusal(() => roads.RouteAsync(Car, [Here, There], flood))).Error);
        Assert.Equal(RoadError.NotSupported, (await Refusal(() => roads.IsochroneAsync(Car, Here, [60]))).Error);
        Assert.Equal(RoadError.NotSupported, (await Refusal(() => roads.SnapAsync(RoadProfile.Foot, Here))).Error);
        Assert.Equal(RoadError.BadInput, (await Refusal(() => roads.RouteAsync(Car, [Here]))).Error);
        Assert.Equal(RoadError.BadInput, (await Refusal(() => roads.SnapAsync(Car, new LonLat(0.5, 101)))).Error);
    }

    [Fact]
    public async Task Slower_traffic_lengthens_the_engines_times()
    {
        var rain = new RoadConditions { SpeedFactor = 0.5 };
        Assert.Equal((int)Math.Round(OsrmServer.Seconds(Here, There) * 2), (await roads.RouteAsync(Car, [Here, There], rain)).Seconds);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_kept_waiting()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => roads.RouteAsync(Car, [Here, There], cancel: stop.Token).AsTask());
    }

    static Task<RoadException> Refusal<T>(Func<ValueTask<T>> ask) => Assert.ThrowsAsync<RoadException>(async () => await ask());
}
