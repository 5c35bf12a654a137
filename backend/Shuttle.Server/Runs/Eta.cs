namespace Shuttle.Server.Runs;

/// <summary>When somebody comes: not before, probably, and by when in four of five cases.</summary>
public sealed record EtaRange(DateTimeOffset Early, DateTimeOffset Likely, DateTimeOffset Late);

/// <summary>A visit that is still to be made.</summary>
/// <param name="DriveSeconds">From the place before.</param>
/// <param name="WindowFrom">Nobody begins earlier.</param>
/// <param name="ServiceSeconds">Work at the door.</param>
public readonly record struct ComingStop(int DriveSeconds, DateTimeOffset WindowFrom, int ServiceSeconds);

/// <summary>How actual times compare with planned ones: the factor that one in five stays below, the middle, and the one that one in five exceeds.</summary>
/// <param name="Samples">Legs it was learnt from; 0 is experience of comparable services.</param>
public sealed record Pace(double Quick, double Usual, double Slow, int Samples)
{
    public static readonly Pace Assumed = new(0.9, 1.0, 1.35, 0);
    private const int Enough = 30;

    /// <summary>Learns from the ratios of actual to planned; too few teach nothing.</summary>
    public static Pace From(IReadOnlyList<double> ratios)
    {
        if (ratios.Count < Enough) return Assumed;
        var sorted = ratios.Order().ToList();
        double At(double share) => Math.Clamp(sorted[(int)Math.Round(share * (sorted.Count - 1))], 0.5, 3);
        return new(At(0.2), At(0.5), At(0.8), ratios.Count);
    }

    // So many drives of today weigh as much as all that was learnt before.
    private const int EarnedBy = 4;

    /// <summary>This pace on a run that has shown how it goes: the more of it is driven, the more its own ratio counts.</summary>
    /// <param name="driven">Actual and planned seconds from door to door, of this run so far.</param>
    public Pace On(IReadOnlyList<(double Actual, double Planned)> driven)
    {
        if (driven.Count == 0) return this;
        var own = Math.Clamp(driven.Sum(d => d.Actual) / driven.Sum(d => d.Planned), 0.5, 3);
        var weight = driven.Count / (double)(driven.Count + EarnedBy);
        var factor = 1 + weight * (own / Usual - 1);
        return new(Quick * factor, Usual * factor, Slow * factor, Samples);
    }
}

/// <summary>Expected arrivals as ranges. Pure: a chain of drives and doors, each quicker or slower than planned by the learnt pace.</summary>
public static class Eta
{
    // Nobody says a minute: parking and the right door alone take so much either way.
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(2);

    /// <param name="now">Nobody arrives earlier.</param>
    /// <param name="from">When the courier set off, or can set off, for the first stop.</param>
    /// <param name="stops">What is to come, in order.</param>
    /// <param name="pace">How plans turn out.</param>
    public static IReadOnlyList<EtaRange> Of(DateTimeOffset now, DateTimeOffset from, IReadOnlyList<ComingStop> stops, Pace pace)
    {
        var (early, likely, late) = (Arrivals(from, stops, pace.Quick), Arrivals(from, stops, pace.Usual), Arrivals(from, stops, pace.Slow));
        return [.. stops.Select((_, i) => Range(now, early[i], likely[i], late[i]))];
    }

    private static EtaRange Range(DateTimeOffset now, DateTimeOffset early, DateTimeOffset likely, DateTimeOffset late)
    {
        (early, late) = (Earlier(early, likely - Least), Later(late, likely + Least));
        return new(Later(early, now), Later(likely, now), Later(late, now + Least));
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    // Deviations do not all fall on one side: over n legs they grow with the root of n, not with n.
    private static List<DateTimeOffset> Arrivals(DateTimeOffset from, IReadOnlyList<ComingStop> stops, double factor)
    {
        var (arrivals, at, work, legs) = (new List<DateTimeOffset>(), from, 0.0, 0);
        for (var i = 0; i < stops.Count; i++)
        {
            at += TimeSpan.FromSeconds(stops[i].DriveSeconds);
            work += stops[i].DriveSeconds;
            arrivals.Add(at + TimeSpan.FromSeconds(Math.Round(work * (factor - 1) / Math.Sqrt(++legs))));
            if (at < stops[i].WindowFrom) (at, work, legs) = (stops[i].WindowFrom, 0, 0);
            at += TimeSpan.FromSeconds(stops[i].ServiceSeconds);
            work += stops[i].ServiceSeconds;
        }
        return arrivals;
    }
}
