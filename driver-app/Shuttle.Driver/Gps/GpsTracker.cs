using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Store;

namespace Shuttle.Driver.Gps;

/// <summary>Takes the platform's fixes while on duty: the believed ones move the dot on the driver's own map, the ones worth it are queued.</summary>
public sealed class GpsTracker(DriverStore store, DeviceClock clock)
{
    static readonly TimeSpan Stale = TimeSpan.FromMinutes(2);
    FixMemory memory = new();

    /// <summary>The run on the road; null off duty, and then every fix is forgotten at once.</summary>
    public Guid? OnDuty { get; private set; }

    /// <summary>Where the device is, if that is known freshly.</summary>
    public Fix? Here => memory.Seen is { } seen && (clock.Now - seen.Time).Duration() < Stale ? seen : null;

    /// <summary>How far apart fixes should be asked for now; null: switch the receiver off.</summary>
    public TimeSpan? Interval => OnDuty is null ? null : TimeSpan.FromSeconds(memory.Seen?.SpeedMetresPerSecond is < 0.5 ? 30 : 15);

    public void StartDuty(Guid runId) => OnDuty = runId;

    public void EndDuty()
    {
        OnDuty = null;
        memory = new();
    }

    /// <summary>Returns the name of the filter that left the fix out, or null when it was queued.</summary>
    public string? Take(Fix fix)
    {
        if (OnDuty is not { } run)
            return "offDuty";
        if (FirstThatLeavesOut(FixFilters.Belief, fix) is { } doubt)
        {
            if (doubt == "jump")
                memory = memory with { Jump = fix, Jumps = memory.Jump is { } j && !FixFilters.TooFar(j, fix) ? memory.Jumps + 1 : 1 };
            return doubt;
        }
        memory = memory with { Seen = fix, Jump = null, Jumps = 0 };
        if (FirstThatLeavesOut(FixFilters.Worth, fix) is { } idle)
            return idle;
        memory = memory with { Kept = fix };
        store.AddPosition(run, Queued(fix));
        return null;
    }

    /// <summary>The fix as it is written into events, or null when none is fresh.</summary>
    public PositionFix? Fresh() => Here is { } fix ? Queued(fix) : null;

    PositionFix Queued(Fix fix) => new(
        clock.NewId(), fix.Time, fix.Point, fix.AccuracyMetres, fix.SpeedMetresPerSecond, fix.HeadingDegrees, fix.Mock, fix.BatteryPercent);

    string? FirstThatLeavesOut(IReadOnlyList<FixFilter> filters, Fix fix)
    {
        foreach (var filter in filters)
            if (filter.LeavesOut(fix, memory))
                return filter.Name;
        return null;
    }
}
