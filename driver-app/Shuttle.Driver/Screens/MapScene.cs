using Shuttle.Contracts;
using Shuttle.Driver.Gps;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Texts;
using Shuttle.Driver.Way;

namespace Shuttle.Driver.Screens;

/// <summary>A stop on the map.</summary>
/// <param name="Text">Its number, or a sign for a depot.</param>
public sealed record StopPin(Guid StopId, GeoPoint Point, string Text, StopKind Kind, StopState State, bool IsNext);

/// <summary>The driver on the map; where the receiver is silent, the last known place, pale.</summary>
public sealed record MePin(GeoPoint Point, double AccuracyMetres, double? HeadingDegrees, bool Mock);

/// <summary>Everything the map shows over its ground, as the core knows it; the head only turns it into layers.</summary>
/// <param name="Done">The part of the route already driven.</param>
/// <param name="Ahead">The part still to drive.</param>
/// <param name="IsEstimate">No streets are known: a straight line, drawn dashed.</param>
/// <param name="Instruction">The next turn in words, with its distance.</param>
/// <param name="Hint">"You have left the route", if so.</param>
/// <param name="Eta">"± 10.42 · 3,2 km".</param>
public sealed record MapScene(
    IReadOnlyList<GeoPoint> Done, IReadOnlyList<GeoPoint> Ahead, bool IsEstimate, IReadOnlyList<StopPin> Stops, MePin? Me, string? Instruction, string? Hint, string? Eta)
{
    public static MapScene Of(RunSheet sheet, RunProgress run, WayState? way, Fix? me, DateTimeOffset now, Words words)
    {
        var next = NextStop(sheet, run);
        var number = 0;
        var pins = new List<StopPin>();
        foreach (var stop in sheet.Stops.OrderBy(s => s.Order))
        {
            var text = stop.Kind.IsDepot() ? "⌂" : (++number).ToString(words.Culture);
            if (stop.Point is { } point && run.StateOf(stop) != StopState.Cancelled)
                pins.Add(new(stop.StopId, point, text, stop.Kind, run.StateOf(stop), stop.StopId == next?.StopId));
        }
        var (done, ahead) = Split(way);
        return new(
            done, ahead, way?.IsEstimate == true, pins, me is null ? null : new(me.Point, me.AccuracyMetres, me.HeadingDegrees, me.Mock),
            way is { Instruction: { } step, InstructionMetres: { } metres } ? words["map.turn", Metres(metres, words), words.Of(step.Manoeuvre), step.Street ?? ""].TrimEnd() : null,
            way?.OffRoute == true ? words["map.offRoute"] : null,
            way is null ? null : words["map.eta", words.Time(TimeZoneInfo.ConvertTime(now.AddSeconds(way.SecondsLeft), TimeZoneInfo.FindSystemTimeZoneById(sheet.TimeZone))), Metres(way.MetresLeft, words)]);
    }

    /// <summary>The stop to drive to: where the driver is on the way to, else the first that is open.</summary>
    public static RunStop? NextStop(RunSheet sheet, RunProgress run) => sheet.Stops
        .Where(s => s.Kind is not (StopKind.Break or StopKind.DepotStart) && !run.StateOf(s).IsFinal())
        .OrderBy(s => run.StateOf(s) is StopState.Underway or StopState.Arrived ? 0 : 1).ThenBy(s => s.Kind == StopKind.DepotEnd).ThenBy(s => s.Order).FirstOrDefault();

    static string Metres(double metres, Words words) =>
        metres < 950 ? words["map.metres", Math.Round(metres / 10) * 10] : words["map.kilometres", (metres / 1000).ToString("0.0", words.Culture)];

    static (IReadOnlyList<GeoPoint> Done, IReadOnlyList<GeoPoint> Ahead) Split(WayState? way)
    {
        if (way?.Line is not { } line)
            return ([], []);
        var (done, here) = (line.Metres - way.MetresLeft, line.PointAt(line.Metres - way.MetresLeft));
        var before = line.PointsBefore(done);
        return ([.. line.Points.Take(before), here], [here, .. line.Points.Skip(before)]);
    }
}
