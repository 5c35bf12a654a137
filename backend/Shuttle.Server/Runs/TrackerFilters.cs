using Shuttle.Contracts;

namespace Shuttle.Server.Runs;

/// <summary>One reason to leave a tracker's fix out.</summary>
public sealed record TrackerFilter(string Name, Func<PositionFix, PositionFix?, DateTimeOffset, bool> LeavesOut);

/// <summary>
/// What a tracker's fix passes, in this order; our own app does the same before it sends. The second value is the courier's fix before it
/// in time, the third the server's clock.
/// </summary>
public static class TrackerFilters
{
    private const double WorstAccuracyMetres = 100, FastestMetresPerSecond = 40, MetresPerDegree = 111_195;
    private static readonly TimeSpan Fastest = TimeSpan.FromSeconds(5);

    public static readonly IReadOnlyList<TrackerFilter> All =
    [
        new("place", (fix, _, _) => fix.Point is not { Lon: >= -180 and <= 180, Lat: >= -90 and <= 90 } || fix.Point is { Lon: 0, Lat: 0 }),
        new("accuracy", (fix, _, _) => fix.AccuracyMetres is > WorstAccuracyMetres or <= 0),
        new("future", (fix, _, now) => fix.Time > now.AddMinutes(10)),
        new("duplicate", (fix, before, _) => before is not null && (fix.Time - before.Time).Duration() < Fastest),
        new("speed", (fix, _, _) => fix.SpeedMetresPerSecond > FastestMetresPerSecond),
        new("jump", (fix, before, _) => before is not null
            && Metres(before.Point, fix.Point) - before.AccuracyMetres - fix.AccuracyMetres > FastestMetresPerSecond * Math.Max(1, (fix.Time - before.Time).TotalSeconds)),
    ];

    /// <summary>The name of the first filter that leaves the fix out; null where it stays.</summary>
    public static string? WhyNot(PositionFix fix, PositionFix? before, DateTimeOffset now) => All.FirstOrDefault(f => f.LeavesOut(fix, before, now))?.Name;

    private static double Metres(GeoPoint a, GeoPoint b)
    {
        var (x, y) = ((b.Lon - a.Lon) * MetresPerDegree * Math.Cos(a.Lat * Math.PI / 180), (b.Lat - a.Lat) * MetresPerDegree);
        return Math.Sqrt((x * x) + (y * y));
    }
}
