using Shuttle.Contracts;
using Shuttle.Driver.Gps;
using Shuttle.Driver.Screens;
using Shuttle.Driver.Store;
using Shuttle.Roads;

namespace Shuttle.Driver.Way;

/// <summary>What the app does with a fix while a run is on the road: into the queue, onto the way to the next stop, and a look whether the driver stands at one.</summary>
/// <param name="roads">Streets to go by; without them those that the app has fetched.</param>
public sealed class OnTheWay(DriverApp app, IRoadNetwork? roads = null)
{
    readonly Geofence geofence = new();
    Guidance? guidance;
    Guid? leadsTo;
    StoredRun? known;
    int knownEdition;

    /// <summary>The way to the next stop, as of the last fix.</summary>
    public WayState? Way { get; private set; }

    /// <summary>The stop at which the driver seems to stand; the driver decides.</summary>
    public RunStop? Suggested { get; private set; }

    /// <summary>The run on the road.</summary>
    public StoredRun? Run
    {
        get
        {
            if (app.Gps.OnDuty is not { } id)
                return null;
            var edition = app.Store.RunEdition; // before reading: what changes meanwhile is read the next time
            if (known?.RunId != id || edition != knownEdition)
                (known, knownEdition) = (app.Store.FindRun(id), edition);
            return known;
        }
    }

    /// <summary>True when there is something new to show.</summary>
    public async Task<bool> Take(Fix fix, CancellationToken stop)
    {
        app.Gps.Take(fix);
        if (Run is not { Sheet: { } sheet } run || app.Gps.Here is not { } here)
            return false;
        var next = MapScene.NextStop(sheet, run.Progress);
        if (guidance is null || next?.StopId != leadsTo)
        {
            guidance ??= new Guidance(roads ?? app.Maps.Roads, Guidance.ProfileOf(sheet));
            leadsTo = next?.StopId;
            if (next?.Point is { } target)
                guidance.LeadTo(target);
        }
        Way = next is null ? null : await guidance.Take(here, stop);
        Suggested = geofence.Take(sheet, run.Progress, here);
        return true;
    }

    /// <summary>Other roads came: the next fix finds its way on them.</summary>
    public void RoadsChanged() => guidance = null;
}
