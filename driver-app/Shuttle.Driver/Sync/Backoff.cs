namespace Shuttle.Driver.Sync;

/// <summary>How long to wait after failures: doubling from two seconds to five minutes, and anything between half of that and all of it,
/// so that a fleet that lost the server together does not come back together.</summary>
public static class Backoff
{
    static readonly TimeSpan First = TimeSpan.FromSeconds(2), Longest = TimeSpan.FromMinutes(5);

    public static TimeSpan Delay(int failures, Random random)
    {
        var full = Math.Min(First.TotalSeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 20)), Longest.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.5 + (random.NextDouble() / 2)));
    }
}
