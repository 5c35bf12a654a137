using Shuttle.Driver.Runs;

namespace Shuttle.Driver.Device;

/// <summary>The device's two clocks: the wall clock, which may jump, and a monotonic one, which tells real intervals.</summary>
public sealed class DeviceClock(TimeProvider time)
{
    public TimeProvider Time => time;

    /// <summary>Wall clock with the local offset.</summary>
    public DateTimeOffset Now => time.GetLocalNow();

    public Moment Moment => new(Now, (long)(time.GetTimestamp() / (double)time.TimestampFrequency * 1000));

    /// <summary>A new UUIDv7 whose time is the wall clock's.</summary>
    public Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}
