using Shuttle.Contracts;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Store;

namespace Shuttle.Driver.Device;

/// <summary>
/// Steps the server refused. Each is a card until the driver decides: it did not happen like that (take it back, and record it rightly),
/// or it did happen (the counter settles it from paper). Repeating it by itself would not help, so the device never does.
/// </summary>
public sealed class Conflicts(DriverStore store)
{
    public IReadOnlyList<StoredEvent> List() => store.ListEvents(SendState.Refused);

    /// <summary>Events that a person at the counter has to settle from paper.</summary>
    public IReadOnlyList<StoredEvent> ListForCounter() => store.ListEvents(SendState.ForCounter);

    /// <summary>The step counts for nothing any more; the run is what the other events add up to.</summary>
    public void TakeBack(Guid eventId) => store.Transaction(() =>
    {
        var refused = Open(eventId);
        store.SetState(eventId, SendState.TakenBack);
        Rebuild(refused.Event.RunId);
        return true;
    });

    /// <summary>It did happen: the device keeps it, and the counter hears of it at the end of the run.</summary>
    public void LeaveToCounter(Guid eventId) => store.Transaction(() =>
    {
        Open(eventId);
        store.SetState(eventId, SendState.ForCounter);
        return true;
    });

    StoredEvent Open(Guid eventId) =>
        store.FindEvent(eventId) is { State: SendState.Refused } refused ? refused
        : throw new InvalidOperationException($"Event {eventId} is not an open card.");

    void Rebuild(Guid runId)
    {
        var run = store.GetRun(runId);
        var counting = store.ListEvents(runId).Where(e => e.State != SendState.TakenBack).Select(e => e.Event);
        store.SaveProgress(runId, RunRules.Replay(run.Sheet!, DriverStore.StartOf(run.Summary), counting));
    }
}
