namespace Shuttle.Roads;

/// <summary>How a route leaves and arrives.</summary>
public sealed record RouteOptions
{
    /// <summary>Nothing special.</summary>
    public static RouteOptions Default { get; } = new();
    /// <summary>How waypoints are put on streets.</summary>
    public SnapOptions Snap { get; init; } = SnapOptions.Default;
    /// <summary>Direction of the vehicle at the first waypoint, in degrees (0 north, 90 east).</summary>
    public double? DepartHeading { get; init; }
    /// <summary>Whether geometry, names and instructions are wanted; without them only seconds and metres are filled.</summary>
    public bool WithSteps { get; init; } = true;
}

/// <summary>A route through waypoints.</summary>
/// <param name="Seconds">Total driving time.</param>
/// <param name="Metres">Total distance.</param>
/// <param name="Legs">One per pair of neighbouring waypoints.</param>
/// <param name="Waypoints">The waypoints on their streets.</param>
/// <param name="IsEstimate">True where the numbers do not come from real streets.</param>
public sealed record RoadRoute(
    int Seconds, int Metres, IReadOnlyList<RouteLeg> Legs, IReadOnlyList<SnappedPoint> Waypoints, bool IsEstimate)
{
    /// <summary>The whole line, legs joined.</summary>
    public IReadOnlyList<LonLat> Geometry => [.. Legs.SelectMany((leg, i) => i == 0 ? leg.Geometry : leg.Geometry.Skip(1))];
}

/// <summary>The way from one waypoint to the next.</summary>
/// <param name="Seconds">Driving time.</param>
/// <param name="Metres">Distance.</param>
/// <param name="Geometry">The line driven; two or more points, or empty where none was asked for.</param>
/// <param name="Steps">Turn instructions, the first departs and the last arrives.</param>
public sealed record RouteLeg(int Seconds, int Metres, IReadOnlyList<LonLat> Geometry, IReadOnlyList<RouteStep> Steps)
{
    /// <summary>Names of the streets driven, in order, without repeats in a row.</summary>
    public IReadOnlyList<string> StreetNames { get; init; } = [];
}

/// <summary>What the driver does.</summary>
public enum Manoeuvre
{
    /// <summary>Set off.</summary>
    Depart,
    /// <summary>Go on, the name changes.</summary>
    Continue,
    /// <summary>Bear left.</summary>
    SlightLeft,
    /// <summary>Turn left.</summary>
    Left,
    /// <summary>Turn sharply left.</summary>
    SharpLeft,
    /// <summary>Bear right.</summary>
    SlightRight,
    /// <summary>Turn right.</summary>
    Right,
    /// <summary>Turn sharply right.</summary>
    SharpRight,
    /// <summary>Turn round.</summary>
    UTurn,
    /// <summary>Enter a roundabout and leave at <see cref="RouteStep.Exit"/>.</summary>
    Roundabout,
    /// <summary>There.</summary>
    Arrive,
}

/// <summary>One instruction and the stretch driven after it.</summary>
/// <param name="Manoeuvre">What to do.</param>
/// <param name="Street">Street driven after it, where it has a name.</param>
/// <param name="At">Where to do it.</param>
/// <param name="GeometryIndex">Index of <paramref name="At"/> in the leg's geometry.</param>
/// <param name="Seconds">Driving time of the stretch after it.</param>
/// <param name="Metres">Length of the stretch after it.</param>
/// <param name="Id">The instruction in Indonesian.</param>
/// <param name="En">The instruction in English.</param>
/// <param name="Exit">Number of the roundabout's exit, 1 the first; 0 elsewhere.</param>
public sealed record RouteStep(
    Manoeuvre Manoeuvre, string? Street, LonLat At, int GeometryIndex, int Seconds, int Metres, string Id, string En, int Exit = 0);
