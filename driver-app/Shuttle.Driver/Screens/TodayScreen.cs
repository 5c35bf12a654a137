using Shuttle.Driver.Runs;
using Shuttle.Driver.Store;
using Shuttle.Driver.Sync;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Screens;

/// <summary>A run as a card on the first screen.</summary>
/// <param name="State">Where this device stands with it.</param>
/// <param name="Progress">"3 / 12".</param>
/// <param name="HasNews">A version waits for the driver's yes.</param>
public sealed record RunCard(Guid RunId, string Day, string State, string Progress, bool HasNews, bool CanStart, bool IsOnTheRoad);

/// <summary>The driver's runs, how old the list is, and what is not sent.</summary>
public sealed record TodayScreen(string Title, IReadOnlyList<RunCard> Runs, string ListAge, string Status, bool AllSent)
{
    public static TodayScreen Of(DriverStore store, Words words)
    {
        var status = SyncStatus.Of(store);
        return new(
            words["today.title"],
            [.. store.ListRuns().Select(r => Card(r, words))],
            store.Listed is { } at ? words["today.listed", words.Time(at)] : words["today.neverListed"],
            status.Say(words), status.AllSent);
    }

    static RunCard Card(StoredRun run, Words words)
    {
        var sheet = run.Sheet ?? run.Offered;
        var stops = sheet?.Stops.Where(s => !s.Kind.IsDepot()).ToList() ?? [];
        var done = stops.Count(s => run.Progress.StateOf(s).IsFinal());
        var state = run.Progress.Ended ? "today.ended" : run.Progress.Started ? "today.started" : sheet is null ? "today.fetching" : "today.ready";
        return new(
            run.RunId, run.Summary.Day.ToString("dddd, d MMMM", words.Culture), words[state], $"{done} / {stops.Count}",
            run.Offered is not null, sheet is not null && !run.Progress.Started, run.Progress is { Started: true, Ended: false });
    }
}
