using Shuttle.Driver.Device;
using Shuttle.Driver.Store;
using Shuttle.Driver.Sync;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Screens;

/// <summary>A step or photo that is only on this device.</summary>
public sealed record UnsentRow(string Title, string Detail);

/// <summary>A refused step with the two ways out of it.</summary>
public sealed record ConflictCard(Guid EventId, string Title, string Why, string TakeBackText, string LeaveToCounterText);

/// <summary>Everything the server does not have, and everything it refused.</summary>
public sealed record UnsentScreen(string Title, string Status, IReadOnlyList<ConflictCard> Cards, IReadOnlyList<UnsentRow> Steps, IReadOnlyList<UnsentRow> Photos)
{
    public static UnsentScreen Of(DriverStore store, Conflicts conflicts, Words words) => new(
        words["unsent.title"], SyncStatus.Of(store).Say(words),
        [.. conflicts.List().Select(c => new ConflictCard(
            c.Event.Id, Describe(store, c, words), words.Why(c.Code, c.Reason), words["unsent.takeBack"], words["unsent.leaveToCounter"]))],
        [.. store.ListUnsent().Select(e => new UnsentRow(Describe(store, e, words), words.Time(e.Event.DeviceTime)))],
        [.. store.ListUnsentPhotos().Select(p => new UnsentRow(words["unsent.photo", p.Sha256[..8]], words["unsent.bytes", p.Sent / 1024, p.Length / 1024]))]);

    internal static string Describe(DriverStore store, StoredEvent e, Words words)
    {
        var what = words[$"event.{char.ToLowerInvariant(e.Event.GetType().Name[0])}{e.Event.GetType().Name[1..]}"];
        var stop = store.FindRun(e.Event.RunId)?.Sheet?.Stops.FirstOrDefault(s => s.StopId == e.Event.StopId);
        return stop is null ? what : $"{what}: {stop.ContactName ?? words.Of(stop.Kind)}";
    }
}
