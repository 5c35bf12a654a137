namespace Shuttle.Roads;

/// <summary>How a point is put on a street.</summary>
public sealed record SnapOptions
{
    /// <summary>Nearest connected street within a kilometre.</summary>
    public static SnapOptions Default { get; } = new();

    /// <summary>How far the street may be, in metres: above 0, at most 50,000.</summary>
    public double MaxMetres { get; init; } = 1000;

    /// <summary>Direction of travel in degrees (0 north, 90 east): only street directions within <see cref="HeadingTolerance"/> count.</summary>
    public double? Heading { get; init; }

    /// <summary>Degrees either side of <see cref="Heading"/>.</summary>
    public double HeadingTolerance { get; init; } = 60;

    /// <summary>Leave and arrive with the point on the kerb side (left in Indonesia). Ignored on one-ways and small streets.</summary>
    public bool KerbSide { get; init; }

    /// <summary>
    /// Use the nearest street that is connected to the rest of the network even where a cut-off one is nearer.
    /// Without it a point stays on its island.
    /// </summary>
    public bool Connected { get; init; } = true;

    /// <summary>Conditions under which the street must be open; usual ones where null. Routes and matrices set their own.</summary>
    public RoadConditions? Conditions { get; init; }

    /// <summary>Throws where a number is outside its range.</summary>
    /// <exception cref="RoadException"><see cref="RoadError.BadInput"/>.</exception>
    internal void Check()
    {
        if (!(MaxMetres is > 0 and <= 50_000)) throw new RoadException(RoadError.BadInput, $"snap.maxMetres: {MaxMetres} is not above 0 and at most 50,000");
        if (Heading is { } heading && !(heading is >= 0 and <= 360)) throw new RoadException(RoadError.BadInput, $"snap.heading: {heading} is not between 0 and 360");
        if (!(HeadingTolerance is > 0 and <= 180)) throw new RoadException(RoadError.BadInput, $"snap.headingTolerance: {HeadingTolerance} is not above 0 and at most 180");
    }
}

/// <summary>Which side of its street a point lies on, seen along the street's drawn direction.</summary>
public enum StreetSide
{
    /// <summary>On the street itself (within two metres).</summary>
    On,
    /// <summary>Left.</summary>
    Left,
    /// <summary>Right.</summary>
    Right,
}

/// <summary>A point on a street.</summary>
/// <param name="Asked">The point that was asked for.</param>
/// <param name="Point">The nearest point of the street.</param>
/// <param name="Metres">Between the two.</param>
/// <param name="StreetName">The street's name, where it has one.</param>
/// <param name="Side">The side of the street the asked point is on.</param>
/// <param name="OnIsland">
/// The nearest street is cut off from the main network for this profile. With <see cref="SnapOptions.Connected"/>
/// <see cref="Point"/> is then on the nearest connected street; without it, <see cref="NearestConnected"/> offers it.
/// </param>
/// <param name="NearestConnected">The nearest connected street's point, where <see cref="Point"/> is on an island and one is in reach.</param>
public sealed record SnappedPoint(
    LonLat Asked, LonLat Point, double Metres, string? StreetName, StreetSide Side, bool OnIsland = false, LonLat? NearestConnected = null)
{
    /// <summary>The piece of street, where the engine knows it.</summary>
    public StreetPiece? Piece { get; init; }
}

/// <summary>
/// One directed piece of street between two junctions, named by OpenStreetMap ids so that it survives a new import.
/// </summary>
/// <param name="Way">Id of the way.</param>
/// <param name="FromNode">Id of the node where travel along it starts.</param>
/// <param name="ToNode">Id of the node where it ends.</param>
public readonly record struct StreetPiece(long Way, long FromNode, long ToNode);
