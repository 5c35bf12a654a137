namespace Shuttle.Driver.Cli;

/// <summary>A clock that runs a day in minutes: it can be set, and then goes on at a multiple of real time. Its monotonic side never jumps.</summary>
sealed class ScaledTime : TimeProvider
{
    readonly Lock gate = new();
    long realBase = System.GetTimestamp();
    DateTimeOffset wall = System.GetUtcNow();
    TimeSpan monotonic;
    double speed = 1;
    TimeZoneInfo zone = TimeZoneInfo.Local;

    public override TimeZoneInfo LocalTimeZone => zone;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Shows <paramref name="start"/> now and runs <paramref name="factor"/> times as fast as real time from here on.</summary>
    public void Set(DateTimeOffset start, double factor, TimeZoneInfo local)
    {
        lock (gate)
        {
            monotonic += Elapsed();
            realBase = System.GetTimestamp();
            (wall, speed, zone) = (start.ToUniversalTime(), factor, local);
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return wall + Elapsed();
    }

    public override long GetTimestamp()
    {
        lock (gate)
            return (monotonic + Elapsed()).Ticks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Real(dueTime), Real(period));

    TimeSpan Elapsed() => System.GetElapsedTime(realBase) * speed;

    TimeSpan Real(TimeSpan simulated)
    {
        if (simulated <= TimeSpan.Zero)
            return simulated; // zero, or "never"
        lock (gate)
            return TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(simulated.TotalMilliseconds / speed)));
    }
}
