using System.Globalization;
using System.Text.Json;

namespace Shuttle.Roads.Providers;

/// <summary>Where OSRM servers are and what they were started with.</summary>
public sealed record OsrmOptions
{
    /// <summary>One address per profile: a server of OSRM knows a single one. Such as <c>http://localhost:5000/</c>.</summary>
    public required IReadOnlyDictionary<RoadProfile, Uri> Servers { get; init; }

    /// <summary>What <c>osrm-routed --max-table-size</c> was given; 100 is its own default.</summary>
    public int MaxTableSize { get; init; } = 100;

    /// <summary>How often to ask again.</summary>
    public RetryOptions Retry { get; init; } = RetryOptions.Default;
}

/// <summary>Roads from OSRM over HTTP (API version 1). No closures, no speeds of our own, no isochrones.</summary>
public sealed class OsrmRoadNetwork : IRoadNetwork
{
    readonly OsrmOptions options;
    readonly EngineClient client;

    /// <param name="http">Sends the requests; its timeout counts per try.</param>
    /// <param name="options">Where the servers are.</param>
    /// <param name="clock">Measures the pauses between tries; the system's where null.</param>
    /// <exception cref="RoadException"><see cref="RoadError.BadInput"/>: the largest table is smaller than two points.</exception>
    public OsrmRoadNetwork(HttpClient http, OsrmOptions options, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        if (options.MaxTableSize < 2) throw new RoadException(RoadError.BadInput, $"maxTableSize: must be 2 or more, it is {options.MaxTableSize}");
        this.options = options;
        client = new EngineClient(Name, http, options.Retry, clock ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public string Name => "osrm";

    /// <inheritdoc/>
    public RoadFeatures Features => RoadFeatures.RealStreets | RoadFeatures.Instructions;

    /// <inheritdoc/>
    public async ValueTask<SnappedPoint> SnapAsync(RoadProfile profile, LonLat point, SnapOptions? options = null, CancellationToken cancel = default)
    {
        RemoteConditions.CheckPoints([point], atLeast: 1);
        RemoteConditions.SpeedFactor(Name, options?.Conditions, profile, knowsClosures: false);
        var json = await AskAsync(profile, "nearest", [point], options ?? SnapOptions.Default, "number=1", cancel).ConfigureAwait(false);
        return Snapped(point, json.GetProperty("waypoints")[0]);
    }

    /// <inheritdoc/>
    public async ValueTask<RoadRoute> RouteAsync(
        RoadProfile profile, IReadOnlyList<LonLat> waypoints, RoadConditions? conditions = null, RouteOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(waypoints);
        RemoteConditions.CheckPoints(waypoints, atLeast: 2);
        var factor = RemoteConditions.SpeedFactor(Name, conditions, profile, knowsClosures: false);
        options ??= RouteOptions.Default;
        var wanted = options.WithSteps ? "steps=true&geometries=polyline6&overview=false" : "steps=false&overview=false";
        var json = await AskAsync(profile, "route", waypoints, options.Snap, wanted, cancel, options.DepartHeading).ConfigureAwait(false);

        var legs = json.GetProperty("routes")[0].GetProperty("legs").EnumerateArray().Select(leg => OsrmSteps.Leg(leg, factor)).ToArray();
        var points = json.GetProperty("waypoints").EnumerateArray().Select((waypoint, i) => Snapped(waypoints[i], waypoint)).ToArray();
        return new RoadRoute(legs.Sum(leg => leg.Seconds), legs.Sum(leg => leg.Metres), legs, points, IsEstimate: false);
    }

    /// <inheritdoc/>
    public async ValueTask<RoadMatrix> MatrixAsync(
        RoadProfile profile, IReadOnlyList<LonLat> points, RoadConditions? conditions = null, SnapOptions? snap = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        RemoteConditions.CheckPoints(points, atLeast: 0);
        var factor = RemoteConditions.SpeedFactor(Name, conditions, profile, knowsClosures: false);
        snap ??= SnapOptions.Default;
        // Older servers count all points of a question, newer ones sources × targets: half of each satisfies both.
        var side = points.Count <= options.MaxTableSize ? points.Count : options.MaxTableSize / 2;
        MatrixDraft draft;
        try
        {
            draft = await FillAsync([.. Enumerable.Range(0, points.Count)]).ConfigureAwait(false);
        }
        catch (RoadException e) when (e.Error == RoadError.NoStreetNear)
        {
            // One point without a street spoils the whole table of OSRM: find out which, and ask for the others.
            draft = await FillAsync(await WithStreetAsync(profile, points, snap, cancel).ConfigureAwait(false)).ConfigureAwait(false);
        }
        return draft.ToMatrix(isEstimate: false);

        Task<MatrixDraft> FillAsync(int[] usable) =>
            MatrixBlocks.FillAsync(points, usable, Math.Max(1, side), (sources, targets, into) => AskTableAsync(profile, points, sources, targets, snap, factor, into, cancel));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Isochrone>> IsochroneAsync(
        RoadProfile profile, LonLat from, IReadOnlyList<int> seconds, RoadConditions? conditions = null, CancellationToken cancel = default) =>
        throw new RoadException(RoadError.NotSupported, $"{Name}: this engine has no isochrones");

    async Task AskTableAsync(
        RoadProfile profile, IReadOnlyList<LonLat> points, int[] sources, int[] targets, SnapOptions snap, double factor, MatrixDraft into, CancellationToken cancel)
    {
        var places = sources.Union(targets).ToArray();
        if (places is [var only])
        {
            // OSRM makes no table of a single point.
            into.Points[only] ??= await SnapAsync(profile, points[only], snap, cancel).ConfigureAwait(false);
            into.Note(only, only, 0, 0);
            return;
        }
        var table = places.Length == sources.Length ? "" // the same points on both sides
            : $"&sources={Indices(0, sources.Length)}&destinations={Indices(sources.Length, targets.Length)}";
        var json = await AskAsync(profile, "table", [.. places.Select(i => points[i])], snap, "annotations=duration,distance" + table, cancel).ConfigureAwait(false);
        if (!json.TryGetProperty("distances", out var distances))
            throw client.Failed("its tables have no distances; version 5.18 or newer is needed");
        var durations = json.GetProperty("durations");
        for (var row = 0; row < sources.Length; row++)
            for (var column = 0; column < targets.Length; column++)
                into.Note(sources[row], targets[column], Number(durations[row][column]) / factor, Number(distances[row][column]));
        Note(sources, "sources");
        Note(targets, "destinations");

        void Note(int[] indices, string side)
        {
            foreach (var (index, waypoint) in indices.Zip(json.GetProperty(side).EnumerateArray()))
                into.Points[index] ??= Snapped(points[index], waypoint);
        }

        static string Indices(int first, int count) => string.Join(';', Enumerable.Range(first, count));

        static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
    }

    async Task<int[]> WithStreetAsync(RoadProfile profile, IReadOnlyList<LonLat> points, SnapOptions snap, CancellationToken cancel)
    {
        var usable = new List<int>();
        for (var i = 0; i < points.Count; i++)
        {
            try
            {
                await SnapAsync(profile, points[i], snap, cancel).ConfigureAwait(false);
                usable.Add(i);
            }
            catch (RoadException e) when (e.Error == RoadError.NoStreetNear)
            {
                // Stays unreachable, which the caller asked to be told by the matrix.
            }
        }
        return [.. usable];
    }

    async Task<JsonElement> AskAsync(
        RoadProfile profile, string service, IReadOnlyList<LonLat> points, SnapOptions snap, string wanted, CancellationToken cancel, double? departHeading = null)
    {
        if (!options.Servers.TryGetValue(profile, out var server))
            throw new RoadException(RoadError.NotSupported, $"{Name}: no server is set for {profile}");
        var query = $"{wanted}&radiuses={Each(_ => snap.MaxMetres.ToString("0.#", CultureInfo.InvariantCulture))}";
        if (snap.KerbSide) query += $"&approaches={Each(_ => "curb")}";
        if ((departHeading ?? snap.Heading) is { } heading)
            query += $"&bearings={Each(i => i == 0 || snap.Heading is not null ? Bearing(i == 0 ? heading : snap.Heading!.Value) : "")}";
        // The profile in the path is not read by OSRM, which serves one; "driving" is customary.
        var address = new Uri(server, $"{service}/v1/driving/{string.Join(';', points)}?{query}");

        // A kept connection costs OSRM 44 ms a question (delayed acknowledgement), a new one less than 1 ms.
        var answer = await client.AskAsync(address, question: null, closeConnection: true, cancel).ConfigureAwait(false);
        var code = answer.Json.TryGetProperty("code", out var given) ? given.GetString() : null;
        return code == "Ok" ? answer.Json : throw OsrmErrors.From(client, code, answer.Json);

        string Each(Func<int, string> value) => string.Join(';', Enumerable.Range(0, points.Count).Select(value));

        string Bearing(double degrees) => string.Create(CultureInfo.InvariantCulture, $"{degrees % 360:0},{Math.Min(180, snap.HeadingTolerance):0}");
    }

    static SnappedPoint Snapped(LonLat asked, JsonElement waypoint)
    {
        var location = waypoint.GetProperty("location");
        var point = new LonLat(location[0].GetDouble(), location[1].GetDouble());
        var name = waypoint.TryGetProperty("name", out var given) ? given.GetString() : null;
        // Older servers leave out the distance in tables. On which side the point lies, OSRM does not tell.
        var metres = waypoint.TryGetProperty("distance", out var distance) ? distance.GetDouble() : asked.MetresTo(point);
        return new SnappedPoint(asked, point, metres, string.IsNullOrEmpty(name) ? null : name, StreetSide.On);
    }
}
