namespace Shuttle.Contracts;

/// <summary>How long a step may be taken back; the device and the server measure it in the same way.</summary>
public static class UndoWindow
{
    /// <summary>From the step to its <see cref="Undone"/>.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Time between two events of one device: by its monotonic clock, or by its wall clock where the device was restarted between them.
    /// </summary>
    public static TimeSpan Between(DriverEvent earlier, DriverEvent later) => later.MonotonicMilliseconds >= earlier.MonotonicMilliseconds
        ? TimeSpan.FromMilliseconds(later.MonotonicMilliseconds - earlier.MonotonicMilliseconds) : later.DeviceTime - earlier.DeviceTime;
}
