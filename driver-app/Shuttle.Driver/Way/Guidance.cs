using Shuttle.Contracts;
using Shuttle.Driver.Gps;
using Shuttle.Roads;

namespace Shuttle.Driver.Way;

/// <summary>What the driver is told on the way.</summary>
/// <param name="Line">The line to draw; null while there is none.</param>
/// <param name="MetresLeft">To the stop.</param>
/// <param name="SecondsLeft">To the stop, driving.</param>
/// <param name="OffRoute">The driver has left the line.</param>
/// <param name="Instruction">What to do next, if the road network knows.</param>
/// <param name="InstructionMetres">How far it is to that.</param>
/// <param name="IsEstimate">No streets are known: a straight line.</param>
public sealed record WayState(
    RouteLine? Line, double MetresLeft, double SecondsLeft, bool OffRoute, RouteStep? Instruction, double? InstructionMetres, bool IsEstimate);

/// <summary>
/// Leads to one stop: follows the route line fix by fix, notices that it was left, and asks the road network on the device for another.
/// Where that knows no way, a straight line stands in and says so.
/// </summary>
public sealed class Guidance(IRoadNetwork? roads, RoadProfile profile)
{
    const double OffMetres = 50, StreetsPerBeeline = 1.35, MetresPerSecond = 6;
    const int FixesToBeOff = 3;
    RouteLine? line;
    LinePosition? at;
    GeoPoint? target;
    bool estimate;
    int off;

    /// <summary>A new stop to lead to; the next fix plans the route.</summary>
    public void LeadTo(GeoPoint stop) => (target, line, at, off) = (stop, null, null, 0);

    public static RoadProfile ProfileOf(RunSheet sheet) => Enum.TryParse<RoadProfile>(sheet.Profile, ignoreCase: true, out var p) ? p : RoadProfile.Motorbike;

    /// <summary>Follows one fix. Constant work, except when a route has to be found.</summary>
    public async ValueTask<WayState?> Take(Fix fix, CancellationToken stop = default)
    {
        if (target is not { } to)
            return null;
        if (line is null)
            await FindRoute(fix, to, stop);
        at = line!.Locate(fix.Point, at);
        // A fix proves that the line was left only by what it is off beyond its own error, and not once but repeatedly.
        off = at.Value.MetresOff > OffMetres + fix.AccuracyMetres ? off + 1 : 0;
        var left = off >= FixesToBeOff;
        if (left)
        {
            await FindRoute(fix, to, stop);
            at = line.Locate(fix.Point);
            off = 0;
        }
        var next = line.NextStep(at.Value);
        return new(line, line.Metres - at.Value.MetresDone, line.SecondsLeft(at.Value), left, next?.Step, next?.Metres, estimate);
    }

    async ValueTask FindRoute(Fix fix, GeoPoint to, CancellationToken stop)
    {
        if (roads is not null)
            try
            {
                var route = await roads.RouteAsync(
                    profile, [new(fix.Point.Lon, fix.Point.Lat), new(to.Lon, to.Lat)], null,
                    new RouteOptions { DepartHeading = fix.SpeedMetresPerSecond > 2 ? fix.HeadingDegrees : null }, stop);
                if (route.Legs is [{ Geometry.Count: >= 2 } leg])
                {
                    (line, estimate) = (RouteLine.Of(leg), route.IsEstimate);
                    return;
                }
            }
            catch (RoadException)
            {
                // No street near, or no way: the straight line below, marked as an estimate.
            }
        (line, estimate) = (new RouteLine([fix.Point, to], Ground.Metres(fix.Point, to) * StreetsPerBeeline / MetresPerSecond), true);
    }
}
