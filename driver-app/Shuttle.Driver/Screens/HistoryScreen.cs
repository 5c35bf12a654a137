using Shuttle.Contracts;
using Shuttle.Driver.Store;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Screens;

/// <summary>A step as it is remembered.</summary>
/// <param name="TakenBack">Undone later; it stays on the list, struck out.</param>
public sealed record HistoryRow(string Time, string Title, string State, bool TakenBack);

/// <summary>Everything this device did in a run, newest first.</summary>
public sealed record HistoryScreen(string Title, IReadOnlyList<HistoryRow> Rows)
{
    public static HistoryScreen Of(DriverStore store, Guid runId, Words words)
    {
        var events = store.ListEvents(runId);
        var undone = events.Select(e => e.Event).OfType<Undone>().Select(u => u.EventId).ToHashSet();
        return new(words["history.title"], [.. events.Reverse().Select(e => new HistoryRow(
            words.Time(e.Event.DeviceTime), UnsentScreen.Describe(store, e, words), words.Of(e.State),
            undone.Contains(e.Event.Id) || e.State == SendState.TakenBack))]);
    }
}
