namespace Shuttle.Driver.Tests.World;

/// <summary>A clock that stands until it is moved. The wall clock may jump; the monotonic side only goes forward.</summary>
sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    TimeSpan monotonic = TimeSpan.FromHours(1);

    public DateTimeOffset Wall { get; private set; } = start;

    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("WIB", TimeSpan.FromHours(7), "WIB", "WIB");

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Wall.ToUniversalTime();

    public override long GetTimestamp() => monotonic.Ticks;

    public void Pass(TimeSpan time)
    {
        Wall += time;
        monotonic += time;
    }

    /// <summary>Somebody set the clock, or the network did.</summary>
    public void JumpWall(TimeSpan by) => Wall += by;

    /// <summary>The device was switched off and on: its monotonic clock begins again.</summary>
    public void Reboot(TimeSpan off)
    {
        Wall += off;
        monotonic = TimeSpan.Zero;
    }
}
