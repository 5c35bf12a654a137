using Shuttle.Contracts;
using Shuttle.Driver.Runs;

namespace Shuttle.Driver.Way;

/// <summary>When the driver will probably be at a stop.</summary>
/// <param name="Late">Seconds after the promised window closes; 0 where the promise will be kept.</param>
public sealed record ExpectedArrival(RunStop Stop, DateTimeOffset At, int Late);

/// <summary>
/// Expected arrivals at the stops ahead: the time to the next one as the guidance knows it, and from there the plan's own legs and waits
/// shifted, never earlier than a window opens.
/// </summary>
public static class Expected
{
    /// <param name="secondsToNext">Driving time to the next stop; null where the plan's own leg is the best guess.</param>
    public static IReadOnlyList<ExpectedArrival> Arrivals(RunSheet sheet, RunProgress run, DateTimeOffset now, double? secondsToNext)
    {
        var all = sheet.Stops.OrderBy(s => s.Order).ToList();
        var ahead = all.Where(s => !run.StateOf(s).IsFinal())
            .OrderBy(s => run.StateOf(s) switch { StopState.Arrived => 0, StopState.Underway => 1, _ => 2 }).ThenBy(s => s.Order);
        var arrivals = new List<ExpectedArrival>();
        var clock = now;
        RunStop? previous = null;
        foreach (var stop in ahead)
        {
            if (run.StateOf(stop) == StopState.Arrived)
            {
                clock = Leave(stop, Later(now, run.Stops.TryGetValue(stop.StopId, out var own) ? own.ArrivedAt?.Wall : null));
                clock = clock < now ? now : clock;
                previous = stop;
                continue;
            }
            var before = previous ?? all.LastOrDefault(s => s.Order < stop.Order);
            var leg = arrivals.Count == 0 && previous is null && secondsToNext is { } s ? s : PlannedLeg(before, stop);
            clock += TimeSpan.FromSeconds(leg);
            arrivals.Add(new(stop, clock, stop.WindowUntil is { } until && clock > until ? (int)(clock - until).TotalSeconds : 0));
            clock = Leave(stop, clock);
            previous = stop;
        }
        return arrivals;
    }

    static DateTimeOffset Leave(RunStop stop, DateTimeOffset arrival) =>
        (stop.WindowFrom is { } from && from > arrival ? from : arrival).AddSeconds(stop.ServiceSeconds);

    // An arrival in the future is a clock that was set back: then the stop begins now.
    static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset? arrived) => arrived is { } at && at < now ? at : now;

    static double PlannedLeg(RunStop? from, RunStop to) =>
        from is null ? 0 : Math.Max(0, (to.PlannedArrival - Leave(from, from.PlannedArrival)).TotalSeconds);
}
