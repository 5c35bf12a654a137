using System.Globalization;
using NetTopologySuite.Geometries;

namespace Shuttle.Roads;

/// <summary>
/// What differs today from the usual road: closures, slower traffic, the hour, what we measured ourselves. Immutable;
/// two equal conditions share one customised graph, so keep and reuse an instance for a day's work.
/// </summary>
public sealed record RoadConditions
{
    /// <summary>Nothing closed, free-flow speeds.</summary>
    public static RoadConditions Usual { get; } = new();

    /// <summary>Areas that may not be driven through.</summary>
    public IReadOnlyList<Closure> Closures { get; init; } = [];

    /// <summary>Multiplies every speed: 0.8 in rain. Between 0.05 and 3.</summary>
    public double SpeedFactor { get; init; } = 1;

    /// <summary>Hour of the local day, 0…23, for the profile's factors by hour and for measured speeds; free flow where null.</summary>
    public int? HourOfDay { get; init; }

    /// <summary>Lets motorbikes use gang tagged only as path or footway, without <c>motorcycle=yes</c>.</summary>
    public bool MotorbikeOnPaths { get; init; }

    /// <summary>Speeds learnt from our own runs; they replace the assumed speed of the street.</summary>
    public MeasuredSpeeds? Measured { get; init; }

    /// <summary>Text that is equal for equal conditions: the key of the customised graph.</summary>
    internal string Key => string.Create(CultureInfo.InvariantCulture,
        $"{SpeedFactor:R}|{HourOfDay}|{MotorbikeOnPaths}|{Measured?.Version}|{string.Join('|', Closures.Select(c => c.Key))}");

    /// <summary>Throws where a number is outside its range.</summary>
    /// <exception cref="RoadException"><see cref="RoadError.BadInput"/>.</exception>
    internal void Check()
    {
        if (!(SpeedFactor is >= 0.05 and <= 3))
            throw new RoadException(RoadError.BadInput, $"conditions.speedFactor: {SpeedFactor.ToString(CultureInfo.InvariantCulture)} is not between 0.05 and 3");
        if (HourOfDay is < 0 or > 23)
            throw new RoadException(RoadError.BadInput, $"conditions.hourOfDay: {HourOfDay} is not between 0 and 23");
        for (var i = 0; i < Closures.Count; i++)
        {
            if (Closures[i].Area is not IPolygonal || Closures[i].Area.IsEmpty)
                throw new RoadException(RoadError.BadInput, $"conditions.closures[{i}].area: is a {Closures[i].Area.GeometryType.ToLowerInvariant()}{(Closures[i].Area.IsEmpty ? " without points" : "")}; a polygon or multipolygon is needed");
            if (Closures[i].Area.EnvelopeInternal is not { MinX: >= -180, MaxX: <= 180, MinY: >= -90, MaxY: <= 90 })
                throw new RoadException(RoadError.BadInput, $"conditions.closures[{i}].area: is not on the globe; points are lon lat in degrees");
        }
    }
}

/// <summary>
/// A polygon that closes the streets it touches: a flood, market day, a burnt bridge. A point on a closed street piece
/// still reaches, and is reached from, the ends it can get to without touching the polygon.
/// </summary>
/// <param name="Area">Polygon or multipolygon, lon lat.</param>
/// <param name="OnlyFor">Profiles it closes; all where null (a flood may leave the foot path open).</param>
public sealed record Closure(Geometry Area, IReadOnlyList<RoadProfile>? OnlyFor = null)
{
    internal string Key => (OnlyFor is null ? "*" : string.Join('+', OnlyFor)) + Convert.ToHexString(
        System.Security.Cryptography.SHA256.HashData(Area.AsBinary()));

    internal bool Closes(RoadProfile profile) => OnlyFor is null || OnlyFor.Contains(profile);
}
