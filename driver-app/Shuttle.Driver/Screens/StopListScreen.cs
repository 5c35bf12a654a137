using Shuttle.Contracts;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Store;
using Shuttle.Driver.Sync;
using Shuttle.Driver.Texts;
using Shuttle.Driver.Way;

namespace Shuttle.Driver.Screens;

/// <summary>A stop as a row.</summary>
/// <param name="Number">Shown on the row and on the map.</param>
/// <param name="Expected">"± 10.42"; empty once it is finished.</param>
/// <param name="IsLate">The promise will probably not be kept.</param>
/// <param name="IsNext">The one to drive to now.</param>
public sealed record StopRow(
    Guid StopId, int Number, StopKind Kind, StopState State, string Title, string Subtitle, string StateText, string Window, string Expected, bool IsLate, bool IsNext);

/// <summary>All stops of the run with their state, and the news of a changed plan on top.</summary>
public sealed record StopListScreen(string Title, string Progress, IReadOnlyList<StopRow> Rows, string? News, string Status)
{
    public static StopListScreen Of(StoredRun run, SyncStatus status, DateTimeOffset now, double? secondsToNext, Words words)
    {
        var sheet = run.Sheet!;
        var arrivals = Way.Expected.Arrivals(sheet, run.Progress, now, secondsToNext).ToDictionary(a => a.Stop.StopId);
        var next = sheet.Stops.OrderBy(s => s.Order).FirstOrDefault(s => !run.Progress.StateOf(s).IsFinal());
        var zone = TimeZoneInfo.FindSystemTimeZoneById(sheet.TimeZone);
        string Local(DateTimeOffset at) => words.Time(TimeZoneInfo.ConvertTime(at, zone));
        StopRow Row(RunStop stop)
        {
            var state = run.Progress.StateOf(stop);
            var arrival = arrivals.GetValueOrDefault(stop.StopId);
            return new(
                stop.StopId, stop.Order, stop.Kind, state,
                stop.ContactName is { } name ? $"{words.Of(stop.Kind)}: {name}" : words.Of(stop.Kind),
                string.Join(" · ", new[] { stop.Address, stop.Landmark }.OfType<string>()),
                words.Of(state),
                stop is { WindowFrom: { } from, WindowUntil: { } until } ? $"{Local(from)}–{Local(until)}" : "",
                arrival is null ? "" : $"± {Local(arrival.At)}",
                arrival?.Late > 0, stop.StopId == next?.StopId);
        }
        var work = sheet.Stops.Where(s => !s.Kind.IsDepot()).ToList();
        return new(
            words["stops.title"], $"{work.Count(s => run.Progress.StateOf(s).IsFinal())} / {work.Count}",
            [.. sheet.Stops.OrderBy(s => s.Order).Select(Row)],
            run.Offered is { } offered ? SheetChange.Between(sheet, offered).Say(words) : null,
            status.Say(words));
    }
}
