using Shuttle.Contracts;
using Shuttle.Driver.Runs;

namespace Shuttle.Driver.Gps;

/// <summary>Notices that the driver stands at a stop and suggests to say "arrived". It only suggests: the driver's thumb decides.</summary>
public sealed class Geofence
{
    const double RadiusMetres = 60;
    const int FixesInside = 2;
    Guid? candidate;
    int inside;

    /// <summary>The stop to suggest after this fix, or null.</summary>
    public RunStop? Take(RunSheet sheet, RunProgress run, Fix fix)
    {
        var near = sheet.Stops
            .Where(s => s.Point is not null && run.StateOf(s) is (StopState.Planned or StopState.Underway))
            .Select(s => (Stop: s, Metres: Ground.Metres(s.Point!.Value, fix.Point)))
            .Where(s => s.Metres + (fix.AccuracyMetres / 2) <= RadiusMetres)
            .OrderBy(s => run.StateOf(s.Stop) == StopState.Underway ? 0 : 1).ThenBy(s => s.Stop.Order)
            .Select(s => s.Stop).FirstOrDefault();
        inside = near is not null && near.StopId == candidate ? inside + 1 : 1;
        candidate = near?.StopId;
        return inside >= FixesInside ? near : null;
    }
}
