namespace Shuttle.Driver.Gps;

/// <summary>What the filters remember: constant in size, however long the day.</summary>
/// <param name="Seen">The last fix that was believed.</param>
/// <param name="Kept">The last fix that was kept to be sent.</param>
/// <param name="Jump">The last fix that was too far away to be believed.</param>
/// <param name="Jumps">How many such fixes came in a row, each near the one before.</param>
public sealed record FixMemory(Fix? Seen = null, Fix? Kept = null, Fix? Jump = null, int Jumps = 0);

/// <summary>One reason to leave a fix out.</summary>
public sealed record FixFilter(string Name, Func<Fix, FixMemory, bool> LeavesOut);

/// <summary>The filters every fix passes, in order. The first list asks whether to believe it, the second whether it is worth sending.</summary>
public static class FixFilters
{
    const double WorstAccuracy = 100, FastestMetresPerSecond = 40;
    static readonly TimeSpan MovingInterval = TimeSpan.FromSeconds(15), StillInterval = TimeSpan.FromMinutes(3);
    /// <summary>Three fixes in a row at the same far place: it was the old place that was wrong, or a ferry.</summary>
    internal const int JumpsToBelieve = 3;

    public static readonly IReadOnlyList<FixFilter> Belief =
    [
        new("accuracy", (fix, _) => fix.AccuracyMetres is > WorstAccuracy or <= 0 or double.NaN),
        new("place", (fix, _) => !(Math.Abs(fix.Point.Lat) <= 90 && Math.Abs(fix.Point.Lon) <= 180) || fix.Point is { Lon: 0, Lat: 0 }),
        new("duplicate", (fix, m) => m.Seen is { } last && fix.Time <= last.Time && fix.Time > last.Time.AddMinutes(-10)),
        new("speed", (fix, _) => fix.SpeedMetresPerSecond > FastestMetresPerSecond),
        new("jump", (fix, m) => m.Seen is { } last && TooFar(last, fix) && !(m.Jumps >= JumpsToBelieve - 1 && m.Jump is { } j && !TooFar(j, fix))),
    ];

    public static readonly IReadOnlyList<FixFilter> Worth =
    [
        new("interval", (fix, m) => m.Kept is { } last && Age(last, fix) < MovingInterval),
        new("still", (fix, m) => m.Kept is { } last && Age(last, fix) < StillInterval
            && Ground.Metres(last.Point, fix.Point) < Math.Max(10, Math.Min(last.AccuracyMetres, fix.AccuracyMetres))),
    ];

    /// <summary>Faster than any courier between the two, even if both are as wrong as they admit.</summary>
    internal static bool TooFar(Fix from, Fix to) =>
        Ground.Metres(from.Point, to.Point) - from.AccuracyMetres - to.AccuracyMetres > FastestMetresPerSecond * Math.Max(1, Age(from, to).TotalSeconds);

    // A wall clock that was set back makes an age negative; then the fix counts as new.
    static TimeSpan Age(Fix earlier, Fix later) => later.Time >= earlier.Time ? later.Time - earlier.Time : TimeSpan.FromHours(1);
}
