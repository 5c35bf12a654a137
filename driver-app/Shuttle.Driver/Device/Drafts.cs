using Shuttle.Contracts;

namespace Shuttle.Driver.Device;

/// <summary>Events without identity: the recorder stamps id, run, device, sequence and times when it stores them.</summary>
public static class Drafts
{
    static readonly Guid None = Guid.Empty;

    public static DriverEvent RunStarted(int version) => new RunStarted(version) { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Loaded(IReadOnlyList<Guid> items) => new ItemsLoaded(items) { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Unloaded(IReadOnlyList<Guid> items) => new ItemsUnloaded(items) { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Departed() => new Departed { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Arrived() => new Arrived { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Received(IReadOnlyList<ItemOutcome> items, string? seal, Proof proof, Person from) =>
        new ItemsReceived(items, seal, proof, from) { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Delivered(IReadOnlyList<ItemOutcome> items, Proof proof, Person to) =>
        new ItemsDelivered(items, proof, to) { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Stated(string form, Guid replaces, IReadOnlyDictionary<string, string> answers, IReadOnlyList<StatementWitness> witnesses, string signature) =>
        new StatementSigned(form, replaces, answers, witnesses, signature) { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Served(Proof proof, Person who, string? note = null) =>
        new StopServed(proof, who, note) { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Failed(FailureReason reason, string? note = null) =>
        new StopFailed(reason, note) { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Called(string channel) => new CallAttempted(channel) { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Photo(string sha, string original, long bytes, string purpose) =>
        new PhotoTaken(sha, original, bytes, purpose) { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Paused(PauseReason reason) => new Paused(reason) { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Resumed() => new Resumed { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Help(HelpReason reason, string? note = null) =>
        new HelpCalled(reason, note) { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Undo(Guid eventId, string why) => new Undone(eventId, why) { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
    public static DriverEvent Ended(IReadOnlyList<Guid> items, string? note = null) =>
        new RunEnded(items, note) { Id = None, RunId = None, DeviceId = None, Sequence = 0, DeviceTime = default };
}
