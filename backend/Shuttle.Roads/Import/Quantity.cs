using System.Globalization;

namespace Shuttle.Roads.Import;

/// <summary>Numbers with units as mappers write them.</summary>
internal static class Quantity
{
    /// <summary><c>2.5</c>, <c>2,5 m</c>; null where it is no such thing.</summary>
    public static double? Metres(string? text)
    {
        if (text is null) return null;
        var number = text.Replace(',', '.').Replace("m", "", StringComparison.OrdinalIgnoreCase).Trim();
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var metres) && metres > 0 ? metres : null;
    }

    /// <summary><c>50</c>, <c>50 km/h</c>, <c>30 mph</c>, <c>walk</c>; null where there is none or no limit.</summary>
    public static double? Kmh(string? text)
    {
        if (text is null) return null;
        if (text == "walk") return 7;
        var perUnit = text.EndsWith("mph", StringComparison.Ordinal) ? 1.609344 : 1;
        var number = text.Replace("km/h", "", StringComparison.Ordinal).Replace("mph", "", StringComparison.Ordinal).Trim();
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed is > 0 and <= 250 ? speed * perUnit : null;
    }
}
