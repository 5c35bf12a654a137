namespace Shuttle.Roads;

/// <summary>
/// Everything the rest of the house asks about roads. Behind it: the local graph (<c>LocalRoadNetwork</c>), a
/// remote engine, or an estimate. Implementations are thread-safe. Local answers complete synchronously.
/// </summary>
public interface IRoadNetwork
{
    /// <summary>A short name for logs and for the plan's record of where its times came from.</summary>
    string Name { get; }

    /// <summary>What this engine can do.</summary>
    RoadFeatures Features { get; }

    /// <summary>Finds the street a point belongs to.</summary>
    /// <exception cref="RoadException"><see cref="RoadError.NoStreetNear"/> where none is within reach.</exception>
    ValueTask<SnappedPoint> SnapAsync(RoadProfile profile, LonLat point, SnapOptions? options = null, CancellationToken cancel = default);

    /// <summary>The fastest route through the waypoints in the given order.</summary>
    /// <param name="profile">Who drives.</param>
    /// <param name="waypoints">Two or more.</param>
    /// <param name="conditions">Closures and speeds; usual ones where null.</param>
    /// <param name="options">How to leave and arrive.</param>
    /// <param name="cancel">Stops a remote call.</param>
    /// <exception cref="RoadException"><see cref="RoadError.Unreachable"/> where two waypoints are not connected.</exception>
    ValueTask<RoadRoute> RouteAsync(
        RoadProfile profile, IReadOnlyList<LonLat> waypoints, RoadConditions? conditions = null, RouteOptions? options = null, CancellationToken cancel = default);

    /// <summary>Seconds and metres of the fastest route between every two points.</summary>
    /// <remarks>A pair without a way is <see cref="RoadMatrix.Unreachable"/>, and so is every pair of a point without a street.</remarks>
    ValueTask<RoadMatrix> MatrixAsync(
        RoadProfile profile, IReadOnlyList<LonLat> points, RoadConditions? conditions = null, SnapOptions? snap = null, CancellationToken cancel = default);

    /// <summary>What can be reached from a point within each of the given times.</summary>
    /// <param name="profile">Who drives.</param>
    /// <param name="from">Where from.</param>
    /// <param name="seconds">One or more limits, ascending.</param>
    /// <param name="conditions">Closures and speeds; usual ones where null.</param>
    /// <param name="cancel">Stops a remote call.</param>
    /// <returns>One area per limit.</returns>
    ValueTask<IReadOnlyList<Isochrone>> IsochroneAsync(
        RoadProfile profile, LonLat from, IReadOnlyList<int> seconds, RoadConditions? conditions = null, CancellationToken cancel = default);
}

/// <summary>What an engine behind <see cref="IRoadNetwork"/> can do beyond routes and matrices.</summary>
[Flags]
public enum RoadFeatures
{
    /// <summary>Nothing more.</summary>
    None = 0,
    /// <summary>Closures by polygon.</summary>
    Closures = 1,
    /// <summary>Speed factors, hours of the day, measured speeds.</summary>
    Speeds = 2,
    /// <summary>Isochrones.</summary>
    Isochrones = 4,
    /// <summary>Street names and turn instructions.</summary>
    Instructions = 8,
    /// <summary>Follows real streets; without it every answer is an estimate.</summary>
    RealStreets = 16,
    /// <summary>Everything.</summary>
    All = Closures | Speeds | Isochrones | Instructions | RealStreets,
}

/// <summary>Who is on the road.</summary>
public enum RoadProfile
{
    /// <summary>A motorbike courier: alleys, no toll motorways. The default.</summary>
    Motorbike,
    /// <summary>A car or van.</summary>
    Car,
    /// <summary>On foot.</summary>
    Foot,
}
