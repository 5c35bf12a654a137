namespace Shuttle.Driver.Cli;

/// <summary>
/// A clock that runs a day in minutes: it can be set, and then goes on at a multiple of real time, but never ahead of the server's clock,
/// because nobody can have driven what is still to come. Its monotonic side never jumps.
/// </summary>
sealed class ScaledTime : TimeProvider
{
    readonly Lock gate = new();
    long realBase = System.GetTimestamp();
    DateTimeOffset wall = System.GetUtcNow();
    DateTimeOffset? server;
    double speed = 1, serverSpeed = 1;
    TimeSpan monotonic;
    TimeZoneInfo zone = TimeZoneInfo.Local;

    public override TimeZoneInfo LocalTimeZone => zone;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Shows <paramref name="start"/> now and runs <paramref name="factor"/> times as fast as real time from here on.</summary>
    /// <param name="serverNow">What the server's clock shows now.</param>
    /// <param name="serverFactor">How fast the server's clock runs.</param>
    public void Set(DateTimeOffset start, double factor, TimeZoneInfo local, DateTimeOffset serverNow, double serverFactor)
    {
        lock (gate)
        {
            monotonic += Passed();
            realBase = System.GetTimestamp();
            (wall, speed, zone) = (start.ToUniversalTime(), factor, local);
            (server, serverSpeed) = (serverNow.ToUniversalTime(), serverFactor);
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return wall + Passed();
    }

    public override long GetTimestamp()
    {
        lock (gate)
            return (monotonic + Passed()).Ticks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Real(dueTime), Real(period));

    /// <summary>Time passed on this clock since it was set.</summary>
    TimeSpan Passed()
    {
        var real = System.GetElapsedTime(realBase);
        var own = real * speed;
        if (server is not { } at)
            return own;
        var room = at + (real * serverSpeed) - wall;
        return own < room ? own : room > TimeSpan.Zero ? room : TimeSpan.Zero;
    }

    TimeSpan Real(TimeSpan simulated)
    {
        if (simulated <= TimeSpan.Zero)
            return simulated; // zero, or "never"
        lock (gate)
            return TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(simulated.TotalMilliseconds / speed)));
    }
}
