namespace Shuttle.Roads.Graphs;

/// <summary>Measures along the shape of a street piece.</summary>
internal static class StreetLine
{
    /// <summary>The points between two fractions of the length, the ends included; turned round where the first is the greater.</summary>
    public static GeoPoint[] Part(ReadOnlySpan<GeoPoint> shape, double from, double to)
    {
        var (low, high) = (Math.Min(from, to), Math.Max(from, to));
        var total = Length(shape);
        List<GeoPoint> points = [];
        var before = 0.0;
        for (var i = 0; i + 1 < shape.Length; i++)
        {
            var length = Metres(shape[i], shape[i + 1]);
            var after = before + length;
            if (after >= low * total && points.Count == 0) points.Add(Between(shape[i], shape[i + 1], length, low * total - before));
            if (points.Count > 0 && after >= high * total)
            {
                points.Add(Between(shape[i], shape[i + 1], length, high * total - before));
                break;
            }
            if (points.Count > 0) points.Add(shape[i + 1]);
            before = after;
        }
        // Rounding may leave the very end unreached.
        if (points.Count == 0) points.Add(shape[^1]);
        if (points.Count == 1) points.Add(shape[^1]);
        if (from > to) points.Reverse();
        return [.. points];
    }

    public static double Length(ReadOnlySpan<GeoPoint> shape)
    {
        var total = 0.0;
        for (var i = 0; i + 1 < shape.Length; i++) total += Metres(shape[i], shape[i + 1]);
        return total;
    }

    public static double Metres(GeoPoint a, GeoPoint b)
    {
        var north = (b.Lat - a.Lat) * MetresPerUnit;
        var east = (b.Lon - a.Lon) * MetresPerUnit * Math.Cos(double.DegreesToRadians((a.Lat + (double)b.Lat) / 2e7));
        return Math.Sqrt(east * east + north * north);
    }

    /// <summary>Metres of a 1e-7 degree of latitude.</summary>
    public const double MetresPerUnit = LonLat.EarthRadius * Math.PI / 180 / 1e7;

    private static GeoPoint Between(GeoPoint a, GeoPoint b, double length, double metres)
    {
        var share = length <= 0 ? 0 : Math.Clamp(metres / length, 0, 1);
        return new((int)Math.Round(a.Lon + (b.Lon - (double)a.Lon) * share), (int)Math.Round(a.Lat + (b.Lat - (double)a.Lat) * share));
    }
}
