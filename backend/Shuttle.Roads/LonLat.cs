using System.Globalization;

namespace Shuttle.Roads;

/// <summary>A place on earth in degrees of WGS 84, longitude first.</summary>
/// <param name="Lon">Degrees east, −180…180.</param>
/// <param name="Lat">Degrees north, −90…90.</param>
public readonly record struct LonLat(double Lon, double Lat)
{
    /// <summary>Mean radius of the earth in metres.</summary>
    public const double EarthRadius = 6_371_008.8;

    /// <summary>Whether both numbers are finite and within the globe.</summary>
    public bool IsValid => double.Abs(Lon) <= 180 && double.Abs(Lat) <= 90;

    /// <summary>Great-circle distance in metres.</summary>
    public double MetresTo(LonLat other)
    {
        var (lat1, lat2) = (double.DegreesToRadians(Lat), double.DegreesToRadians(other.Lat));
        var sinLat = Math.Sin((lat2 - lat1) / 2);
        var sinLon = Math.Sin(double.DegreesToRadians(other.Lon - Lon) / 2);
        var h = sinLat * sinLat + Math.Cos(lat1) * Math.Cos(lat2) * sinLon * sinLon;
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    /// <summary>Compass direction to another place: 0 north, 90 east, below 360.</summary>
    public double BearingTo(LonLat other)
    {
        var east = (other.Lon - Lon) * Math.Cos(double.DegreesToRadians((Lat + other.Lat) / 2));
        var degrees = double.RadiansToDegrees(Math.Atan2(east, other.Lat - Lat));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    /// <summary>Reads <c>lon,lat</c>.</summary>
    /// <exception cref="RoadException">The text is not two numbers or not on the globe.</exception>
    public static LonLat Parse(string text)
    {
        var parts = text.Split(',');
        if (parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var lon)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var lat)
            && new LonLat(lon, lat) is { IsValid: true } point)
            return point;
        throw new RoadException(RoadError.BadInput, $"'{text}': a place is written lon,lat in degrees, for example 101.45,0.51");
    }

    /// <summary><c>lon,lat</c> with seven decimals (about a centimetre).</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Lon:0.#######},{Lat:0.#######}");
}
