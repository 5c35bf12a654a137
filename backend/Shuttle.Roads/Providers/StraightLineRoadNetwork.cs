using NetTopologySuite.Geometries;
using Shuttle.Roads.Routing;

namespace Shuttle.Roads.Providers;

/// <summary>How straight lines are turned into driving times.</summary>
public sealed record StraightLineOptions
{
    /// <summary>Usual values.</summary>
    public static StraightLineOptions Default { get; } = new();

    /// <summary>How much longer streets are than the straight line; 1 or more.</summary>
    public double DetourFactor { get; init; } = 1.4;

    /// <summary>Average km/h over the streets, stops included; assumptions until our own runs tell better.</summary>
    public IReadOnlyDictionary<RoadProfile, double> Kmh { get; init; } = new Dictionary<RoadProfile, double>
    {
        [RoadProfile.Motorbike] = 22, [RoadProfile.Car] = 18, [RoadProfile.Foot] = 4.5,
    };
}

/// <summary>Straight line × factor: for places without a map, and for when an engine is down. It knows no streets, rivers
/// or closures; every answer says that it is an estimate.</summary>
public sealed class StraightLineRoadNetwork : IRoadNetwork
{
    readonly StraightLineOptions options;

    /// <param name="options">Factor and speeds; usual ones where null.</param>
    /// <exception cref="RoadException"><see cref="RoadError.BadInput"/>: the factor is below 1, or a speed is not above 0.</exception>
    public StraightLineRoadNetwork(StraightLineOptions? options = null)
    {
        this.options = options ?? StraightLineOptions.Default;
        if (!(this.options.DetourFactor >= 1))
            throw new RoadException(RoadError.BadInput, $"detourFactor: must be 1 or more, it is {this.options.DetourFactor}");
        foreach (var (profile, kmh) in this.options.Kmh)
            if (!(kmh > 0)) throw new RoadException(RoadError.BadInput, $"kmh of {profile}: must be above 0, it is {kmh}");
    }

    /// <inheritdoc/>
    public string Name => "straight line";

    /// <inheritdoc/>
    public RoadFeatures Features => RoadFeatures.Isochrones;

    /// <inheritdoc/>
    public ValueTask<SnappedPoint> SnapAsync(RoadProfile profile, LonLat point, SnapOptions? options = null, CancellationToken cancel = default)
    {
        RemoteConditions.CheckPoints([point], atLeast: 1);
        return new(Unmoved(point));
    }

    /// <inheritdoc/>
    public ValueTask<RoadRoute> RouteAsync(
        RoadProfile profile, IReadOnlyList<LonLat> waypoints, RoadConditions? conditions = null, RouteOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(waypoints);
        RemoteConditions.CheckPoints(waypoints, atLeast: 2);
        var speed = MetresPerSecond(profile, conditions);
        var withSteps = options?.WithSteps ?? true;
        var legs = waypoints.Zip(waypoints.Skip(1), (from, to) => Leg(from, to, speed, withSteps)).ToArray();
        return new(new RoadRoute(legs.Sum(leg => leg.Seconds), legs.Sum(leg => leg.Metres), legs, [.. waypoints.Select(Unmoved)], IsEstimate: true));
    }

    /// <inheritdoc/>
    public ValueTask<RoadMatrix> MatrixAsync(
        RoadProfile profile, IReadOnlyList<LonLat> points, RoadConditions? conditions = null, SnapOptions? snap = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        RemoteConditions.CheckPoints(points, atLeast: 0);
        var speed = MetresPerSecond(profile, conditions);
        var draft = new MatrixDraft(points.Count);
        for (var from = 0; from < points.Count; from++)
        {
            draft.Points[from] = Unmoved(points[from]);
            for (var to = 0; to < points.Count; to++)
            {
                var metres = Metres(points[from], points[to]);
                draft.Note(from, to, metres / speed, metres);
            }
        }
        return new(draft.ToMatrix(isEstimate: true));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Isochrone>> IsochroneAsync(
        RoadProfile profile, LonLat from, IReadOnlyList<int> seconds, RoadConditions? conditions = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(seconds);
        RemoteConditions.CheckPoints([from], atLeast: 1);
        var speed = MetresPerSecond(profile, conditions);
        return new([.. seconds.Select(limit => new Isochrone(limit, Circle(from, limit * speed / options.DetourFactor), StreetMetres: 0, IsEstimate: true))]);
    }

    RouteLeg Leg(LonLat from, LonLat to, double speed, bool withSteps)
    {
        var metres = Metres(from, to);
        var (seconds, distance) = ((int)Math.Round(metres / speed), (int)Math.Round(metres));
        if (!withSteps) return new RouteLeg(seconds, distance, [], []);
        return new RouteLeg(seconds, distance, [from, to],
        [
            new RouteStep(Manoeuvre.Depart, null, from, 0, seconds, distance,
                Phrases.Indonesian(Manoeuvre.Depart, null, 0), Phrases.English(Manoeuvre.Depart, null, 0)),
            new RouteStep(Manoeuvre.Arrive, null, to, 1, 0, 0, Phrases.IndonesianArrival(StreetSide.On), Phrases.EnglishArrival(StreetSide.On)),
        ]);
    }

    double Metres(LonLat from, LonLat to) => from.MetresTo(to) * options.DetourFactor;

    double MetresPerSecond(RoadProfile profile, RoadConditions? conditions)
    {
        if (!options.Kmh.TryGetValue(profile, out var kmh))
            throw new RoadException(RoadError.NotSupported, $"{Name}: no speed is set for {profile}");
        // It knows no streets, so it cannot close any: let closures pass, the answer is an estimate anyway.
        return kmh / 3.6 * RemoteConditions.SpeedFactor(Name, conditions, profile, knowsClosures: true);
    }

    static SnappedPoint Unmoved(LonLat point) => new(point, point, 0, null, StreetSide.On);

    static MultiPolygon Circle(LonLat centre, double radius)
    {
        const int corners = 64;
        var north = double.RadiansToDegrees(radius / LonLat.EarthRadius);
        var east = north / Math.Cos(double.DegreesToRadians(centre.Lat));
        var ring = new Coordinate[corners + 1];
        for (var i = 0; i < corners; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / corners);
            ring[i] = new Coordinate(centre.Lon + east * cos, centre.Lat + north * sin);
        }
        ring[corners] = ring[0].Copy();
        var factory = new GeometryFactory(new PrecisionModel(), 4326);
        return factory.CreateMultiPolygon([factory.CreatePolygon(ring)]);
    }
}
