using System.Globalization;
using Shuttle.Contracts;

namespace Shuttle.Driver.Gps;

/// <summary>
/// Reads a receiver's NMEA 0183 sentences, one line after the other. RMC carries time, place, speed and heading, GGA the quality of the place;
/// a fix is told at every valid RMC, with the accuracy the last GGA or GSA allowed.
/// </summary>
public sealed class Nmea
{
    const double MetresPerSecondPerKnot = 0.514444, MetresPerHdop = 5, UnknownAccuracy = 20;
    double? hdop;
    bool simulated;

    /// <summary>The fix that this line completes, or null. A line that is damaged or of another kind is passed over.</summary>
    public Fix? Take(string line)
    {
        if (Fields(line) is not { Length: > 1 } fields || fields[0].Length < 5)
            return null;
        switch (fields[0][^3..])
        {
            case "GGA" when fields.Length > 8:
                simulated = fields[6] == "8";
                hdop = fields[6] == "0" ? null : Number(fields[8]);
                return null;
            case "GSA" when fields.Length > 16:
                hdop = Number(fields[16]) ?? hdop;
                return null;
            case "RMC" when fields.Length > 9 && fields[2] == "A":
                return Time(fields[1], fields[9]) is { } time && Degrees(fields[3], fields[4]) is { } lat && Degrees(fields[5], fields[6]) is { } lon
                    ? new(time, new(lon, lat), hdop * MetresPerHdop ?? UnknownAccuracy, Number(fields[7]) * MetresPerSecondPerKnot, Number(fields[8]), simulated)
                    : null;
            default:
                return null;
        }
    }

    // "$…*hh": the checksum is the exclusive or of everything between the two signs.
    static string[]? Fields(string line)
    {
        line = line.Trim();
        var star = line.LastIndexOf('*');
        if (line.Length < 6 || line[0] != '$' || star < 0 || !byte.TryParse(line.AsSpan(star + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var sum))
            return null;
        var body = line[1..star];
        return body.Aggregate(0, (x, c) => x ^ c) == sum ? body.Split(',') : null;
    }

    static DateTimeOffset? Time(string clock, string day) =>
        DateTime.TryParseExact(day + clock.Split('.')[0], "ddMMyyHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new DateTimeOffset(at, TimeSpan.Zero) : null;

    // "0030.4210",N: the last two digits before the point begin the minutes.
    static double? Degrees(string text, string side)
    {
        if (Number(text) is not { } value || side is not ("N" or "S" or "E" or "W"))
            return null;
        var degrees = Math.Floor(value / 100) + (value % 100 / 60);
        return side is "S" or "W" ? -degrees : degrees;
    }

    static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
