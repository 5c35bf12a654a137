namespace Shuttle.Server.Platform;

/// <summary>A clock that starts where a demonstration wants it and runs as fast as it wants; timers follow it.</summary>
public sealed class ScaledTimeProvider(DateTimeOffset start, double speed, TimeProvider real) : TimeProvider
{
    private readonly long _origin = real.GetTimestamp();

    public double Speed => speed;

    public override DateTimeOffset GetUtcNow() => (start + real.GetElapsedTime(_origin) * speed).ToUniversalTime();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, Scale(dueTime), Scale(period));

    private TimeSpan Scale(TimeSpan span) =>
        span == Timeout.InfiniteTimeSpan ? span : TimeSpan.FromMilliseconds(Math.Max(span.TotalMilliseconds / speed, span > TimeSpan.Zero ? 1 : 0));

    /// <summary>The system clock, or a demonstration's: <c>Shuttle:Clock:Start</c> (a local time of today or a full instant) and <c>Shuttle:Clock:Speed</c>.</summary>
    public static TimeProvider FromConfiguration(IConfiguration configuration)
    {
        var speed = configuration.GetValue("Shuttle:Clock:Speed", 1.0);
        var from = configuration["Shuttle:Clock:Start"];
        if (speed is <= 0 or > 3600) throw new InvalidOperationException("Shuttle:Clock:Speed must be between 0 and 3600.");
        if (from is null) return speed == 1 ? System : new ScaledTimeProvider(System.GetUtcNow(), speed, System);

        if (TimeOnly.TryParse(from, global::System.Globalization.CultureInfo.InvariantCulture, out var time))
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(configuration["Shuttle:Clock:Zone"] ?? "Asia/Jakarta");
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(System.GetUtcNow(), zone).DateTime);
            return new ScaledTimeProvider(LocalTime.At(today, time, zone), speed, System);
        }
        if (DateTimeOffset.TryParse(from, global::System.Globalization.CultureInfo.InvariantCulture, out var instant))
            return new ScaledTimeProvider(instant, speed, System);
        throw new InvalidOperationException($"Shuttle:Clock:Start is neither a time (07:00) nor an instant (2026-11-23T07:00:00+07:00): {from}");
    }
}

/// <summary>How long something real takes: phones and networks are no quicker for a demonstration's quick clock.</summary>
public static class RealTime
{
    public static TimeSpan Real(this TimeProvider clock, TimeSpan span) => clock is ScaledTimeProvider { Speed: > 1 and var speed } ? span * speed : span;
}

/// <summary>Between a district's wall clock and the instant.</summary>
public static class LocalTime
{
    public static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    public static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    public static DateTimeOffset In(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone);
}
