using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Shuttle.Roads.Providers;

/// <summary>Where a Valhalla server is and what its <c>service_limits</c> allow.</summary>
public sealed record ValhallaOptions
{
    /// <summary>Such as <c>http://localhost:8002/</c>.</summary>
    public required Uri Server { get; init; }

    /// <summary>Valhalla's costing model per profile.</summary>
    public IReadOnlyDictionary<RoadProfile, string> Costings { get; init; } = new Dictionary<RoadProfile, string>
    {
        [RoadProfile.Motorbike] = "motor_scooter", [RoadProfile.Car] = "auto", [RoadProfile.Foot] = "pedestrian",
    };

    /// <summary>The server's <c>max_matrix_location_pairs</c>; 2,500 is its own default.</summary>
    public int MaxMatrixPairs { get; init; } = 2500;

    /// <summary>The server's <c>max_locations</c>; 20 is its own default for cars.</summary>
    public int MaxLocations { get; init; } = 20;

    /// <summary>The server's <c>max_contours</c>; 4 is its own default.</summary>
    public int MaxContours { get; init; } = 4;

    /// <summary>How often to ask again.</summary>
    public RetryOptions Retry { get; init; } = RetryOptions.Default;
}

/// <summary>Roads from Valhalla over HTTP. Closures are handed on as <c>exclude_polygons</c>; speeds are the engine's own.</summary>
public sealed class ValhallaRoadNetwork : IRoadNetwork
{
    readonly ValhallaOptions options;
    readonly EngineClient client;

    /// <param name="http">Sends the requests; its timeout counts per try.</param>
    /// <param name="options">Where the server is.</param>
    /// <param name="clock">Measures the pauses between tries; the system's where null.</param>
    /// <exception cref="RoadException"><see cref="RoadError.BadInput"/>: a limit is below 1.</exception>
    public ValhallaRoadNetwork(HttpClient http, ValhallaOptions options, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        if (Math.Min(Math.Min(options.MaxMatrixPairs, options.MaxLocations), options.MaxContours) < 1)
            throw new RoadException(RoadError.BadInput, "maxMatrixPairs, maxLocations and maxContours must be 1 or more");
        this.options = options;
        client = new EngineClient(Name, http, options.Retry, clock ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public string Name => "valhalla";

    /// <inheritdoc/>
    public RoadFeatures Features => RoadFeatures.RealStreets | RoadFeatures.Instructions | RoadFeatures.Isochrones | RoadFeatures.Closures;

    /// <inheritdoc/>
    public async ValueTask<SnappedPoint> SnapAsync(RoadProfile profile, LonLat point, SnapOptions? options = null, CancellationToken cancel = default)
    {
        RemoteConditions.CheckPoints([point], atLeast: 1);
        var found = await LocateAsync(profile, [point], options ?? SnapOptions.Default, options?.Conditions, cancel).ConfigureAwait(false);
        return found[0] ?? throw new RoadException(RoadError.NoStreetNear, $"no street near {point} that {profile} may use");
    }

    /// <inheritdoc/>
    public async ValueTask<RoadRoute> RouteAsync(
        RoadProfile profile, IReadOnlyList<LonLat> waypoints, RoadConditions? conditions = null, RouteOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(waypoints);
        RemoteConditions.CheckPoints(waypoints, atLeast: 2);
        var factor = RemoteConditions.SpeedFactor(Name, conditions, profile, knowsClosures: true);
        options ??= RouteOptions.Default;
        var question = Question(profile, conditions);
        question["locations"] = Locations(waypoints, options.Snap, options.DepartHeading);
        question["directions_type"] = options.WithSteps ? "instructions" : "none";
        var json = await AskAsync("route", question, cancel).ConfigureAwait(false);

        var legs = json.GetProperty("trip").GetProperty("legs").EnumerateArray().Select(leg => ValhallaSteps.Leg(leg, options.WithSteps, factor)).ToArray();
        var snapped = await LocateAsync(profile, waypoints, options.Snap, conditions, cancel).ConfigureAwait(false);
        // Where it could route it found a street; a point it cannot locate again is left where it was.
        var points = snapped.Select((point, i) => point ?? new SnappedPoint(waypoints[i], waypoints[i], 0, null, StreetSide.On)).ToArray();
        return new RoadRoute(legs.Sum(leg => leg.Seconds), legs.Sum(leg => leg.Metres), legs, points, IsEstimate: false);
    }

    /// <inheritdoc/>
    public async ValueTask<RoadMatrix> MatrixAsync(
        RoadProfile profile, IReadOnlyList<LonLat> points, RoadConditions? conditions = null, SnapOptions? snap = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        RemoteConditions.CheckPoints(points, atLeast: 0);
        var factor = RemoteConditions.SpeedFactor(Name, conditions, profile, knowsClosures: true);
        snap ??= SnapOptions.Default;
        // One point without a street would spoil the whole matrix, so those are found out first.
        var found = await LocateAsync(profile, points, snap, conditions, cancel).ConfigureAwait(false);
        int[] usable = [.. Enumerable.Range(0, points.Count).Where(i => found[i] is not null)];
        var side = Math.Max(1, (int)Math.Sqrt(options.MaxMatrixPairs));
        var draft = await MatrixBlocks.FillAsync(points, usable, side, AskMatrixAsync).ConfigureAwait(false);
        found.CopyTo(draft.Points, 0);
        return draft.ToMatrix(isEstimate: false);

        async Task AskMatrixAsync(int[] sources, int[] targets, MatrixDraft into)
        {
            var question = Question(profile, conditions);
            question["sources"] = Locations([.. sources.Select(i => points[i])], snap, null);
            question["targets"] = Locations([.. targets.Select(i => points[i])], snap, null);
            question["verbose"] = true; // the short form is newer than many servers
            var json = await AskAsync("sources_to_targets", question, cancel).ConfigureAwait(false);
            var rows = json.GetProperty("sources_to_targets");
            for (var row = 0; row < sources.Length; row++)
                for (var column = 0; column < targets.Length; column++)
                    into.Note(sources[row], targets[column], Number(rows[row][column], "time") / factor, Number(rows[row][column], "distance") * 1000);
        }

        static double? Number(JsonElement cell, string property) =>
            cell.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
    }

    /// <inheritdoc/>
    /// <remarks>Valhalla does not tell how much street was reached: <see cref="Isochrone.StreetMetres"/> is 0.</remarks>
    public async ValueTask<IReadOnlyList<Isochrone>> IsochroneAsync(
        RoadProfile profile, LonLat from, IReadOnlyList<int> seconds, RoadConditions? conditions = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(seconds);
        RemoteConditions.CheckPoints([from], atLeast: 1);
        var factor = RemoteConditions.SpeedFactor(Name, conditions, profile, knowsClosures: true);
        var reached = new List<Isochrone>();
        foreach (var limits in seconds.Chunk(options.MaxContours))
        {
            var question = Question(profile, conditions);
            question["locations"] = Locations([from], SnapOptions.Default, null);
            question["polygons"] = true;
            question["contours"] = new JsonArray([.. limits.Select(limit => new JsonObject { ["time"] = limit * factor / 60 })]);
            var json = await AskAsync("isochrone", question, cancel).ConfigureAwait(false);
            reached.AddRange(limits.Select(limit => new Isochrone(limit, ValhallaGeometry.Contour(json, limit * factor / 60), StreetMetres: 0, IsEstimate: false)));
        }
        return reached;
    }

    async Task<SnappedPoint?[]> LocateAsync(
        RoadProfile profile, IReadOnlyList<LonLat> points, SnapOptions snap, RoadConditions? conditions, CancellationToken cancel)
    {
        var found = new List<SnappedPoint?>();
        foreach (var some in points.Chunk(options.MaxLocations))
        {
            var question = Question(profile, conditions);
            question["locations"] = Locations(some, snap, null);
            question["verbose"] = true;
            var json = await AskAsync("locate", question, cancel).ConfigureAwait(false);
            found.AddRange(some.Zip(json.EnumerateArray(), (point, place) => ValhallaGeometry.Snapped(point, place, snap.MaxMetres)));
        }
        return [.. found];
    }

    JsonObject Question(RoadProfile profile, RoadConditions? conditions)
    {
        if (!options.Costings.TryGetValue(profile, out var costing))
            throw new RoadException(RoadError.NotSupported, $"{Name}: no costing is set for {profile}");
        var question = new JsonObject { ["costing"] = costing, ["units"] = "kilometers" };
        var closures = conditions?.Closures.Where(closure => closure.Closes(profile)).SelectMany(closure => PolygonExtracter.GetPolygons(closure.Area)).Cast<Polygon>().ToArray();
        if (closures is { Length: > 0 })
            question["exclude_polygons"] = new JsonArray([.. closures.Select(polygon => ValhallaGeometry.Ring(polygon.ExteriorRing))]);
        return question;
    }

    static JsonArray Locations(IReadOnlyList<LonLat> points, SnapOptions snap, double? departHeading) => new([.. points.Select((point, i) =>
    {
        var location = new JsonObject { ["lon"] = point.Lon, ["lat"] = point.Lat, ["search_cutoff"] = snap.MaxMetres };
        if ((i == 0 ? departHeading ?? snap.Heading : snap.Heading) is { } heading)
        {
            location["heading"] = Math.Round(heading) % 360;
            location["heading_tolerance"] = snap.HeadingTolerance;
        }
        if (snap.KerbSide) location["preferred_side"] = "same";
        if (!snap.Connected) location["minimum_reachability"] = 0;
        return location;
    })]);

    async Task<JsonElement> AskAsync(string service, JsonObject question, CancellationToken cancel)
    {
        var answer = await client.AskAsync(new Uri(options.Server, service), question, closeConnection: false, cancel).ConfigureAwait(false);
        return answer.IsSuccess ? answer.Json : throw ValhallaErrors.From(client, answer.Json);
    }
}
