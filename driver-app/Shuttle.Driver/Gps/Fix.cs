using Shuttle.Contracts;

namespace Shuttle.Driver.Gps;

/// <summary>A position as the platform reports it.</summary>
/// <param name="AccuracyMetres">Radius within which the device probably is.</param>
/// <param name="Mock">The platform says that another app made it up.</param>
public sealed record Fix(
    DateTimeOffset Time, GeoPoint Point, double AccuracyMetres,
    double? SpeedMetresPerSecond = null, double? HeadingDegrees = null, bool Mock = false, int? BatteryPercent = null);

/// <summary>Distances on the ground, good to a few parts in a thousand over a district.</summary>
public static class Ground
{
    const double MetresPerDegree = 111_195;

    public static double Metres(GeoPoint a, GeoPoint b)
    {
        var (x, y) = Offset(a, b);
        return Math.Sqrt((x * x) + (y * y));
    }

    /// <summary>Metres east and north from one point to another.</summary>
    public static (double East, double North) Offset(GeoPoint from, GeoPoint to) =>
        ((to.Lon - from.Lon) * MetresPerDegree * Math.Cos((from.Lat + to.Lat) / 2 * Math.PI / 180), (to.Lat - from.Lat) * MetresPerDegree);

    /// <summary>The point so many metres east and north.</summary>
    public static GeoPoint Move(GeoPoint from, double east, double north) =>
        new(from.Lon + (east / (MetresPerDegree * Math.Cos(from.Lat * Math.PI / 180))), from.Lat + (north / MetresPerDegree));

    /// <summary>Compass direction from one point to another: 0 north, 90 east.</summary>
    public static double Heading(GeoPoint from, GeoPoint to)
    {
        var (east, north) = Offset(from, to);
        return ((Math.Atan2(east, north) * 180 / Math.PI) + 360) % 360;
    }

    /// <summary>The point a share of the way from one point to another.</summary>
    public static GeoPoint Between(GeoPoint a, GeoPoint b, double share) => new(a.Lon + ((b.Lon - a.Lon) * share), a.Lat + ((b.Lat - a.Lat) * share));
}
