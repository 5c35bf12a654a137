namespace Shuttle.Planning.Check;

/// <summary>
/// Driving under a speed that changes in steps: in each second at <c>p</c> permille, <c>p</c> thousandths of a second of free-flow travel
/// are done. A leg takes the least whole number of seconds in which its work is done.
/// </summary>
static class TravelClock
{
    const int Never = int.MaxValue / 4;

    /// <summary>Thousandths of a second of free flow done from <paramref name="departure"/> on in so many seconds.</summary>
    public static long WorkDone(TravelMatrix travel, int departure, int seconds)
    {
        var work = 0L;
        foreach (var (from, until, permille) in Pieces(travel))
        {
            var overlap = Math.Min(until, (long)departure + seconds) - Math.Max(from, departure);
            if (overlap > 0) work += overlap * permille;
        }
        return work;
    }

    /// <summary>Seconds that so much work takes from <paramref name="departure"/> on.</summary>
    public static int SecondsFor(TravelMatrix travel, long work, int departure)
    {
        if (work <= 0) return 0;
        foreach (var (from, until, permille) in Pieces(travel))
        {
            var begin = Math.Max(from, departure);
            if (begin >= until || permille == 0) continue;
            var needed = (work + permille - 1) / permille;
            if (begin + needed <= until) return (int)(begin + needed - departure);
            work -= (until - begin) * permille;
        }
        return Never;
    }

    static IEnumerable<(long From, long Until, int Permille)> Pieces(TravelMatrix travel)
    {
        var steps = travel.SpeedByTime;
        yield return (long.MinValue / 4, steps.Count > 0 ? steps[0].FromSeconds : long.MaxValue / 4, 1000);
        for (var i = 0; i < steps.Count; i++)
            yield return (steps[i].FromSeconds, i + 1 < steps.Count ? steps[i + 1].FromSeconds : long.MaxValue / 4, steps[i].PermilleOfFreeFlow);
    }
}

/// <summary>A moment against a list of windows.</summary>
static class Punctuality
{
    /// <summary>
    /// Seconds by which all windows are missed (late positive, early negative, the nearest counts), and seconds beyond the soft end
    /// of the window that is kept, or of the one that was missed by being late.
    /// </summary>
    public static (int MissedBy, int Lateness) Of(IReadOnlyList<TimeWindow> windows, int start)
    {
        var (missedBy, lateness) = (windows.Count == 0 ? 0 : int.MaxValue, 0);
        foreach (var window in windows)
        {
            var by = start < window.From ? start - window.From : Math.Max(0, start - window.Until);
            if (Math.Abs((long)by) >= Math.Abs((long)missedBy)) continue;
            missedBy = by;
            lateness = window.SoftUntil is { } soft ? Math.Max(0, start - soft) : 0;
        }
        return (missedBy, lateness);
    }
}
