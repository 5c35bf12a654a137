using System.Text.Json;
using Shuttle.Contracts;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Store;

namespace Shuttle.Driver.Device;

/// <summary>
/// Writes down what the driver does. The event, its effect on the run and its place in the queue are one transaction: after it the
/// step is certain, before it nothing happened.
/// </summary>
public sealed class Recorder(DriverStore store, DeviceClock clock, Func<PositionFix?> lastFix)
{
    readonly (Guid Id, DeviceKey Key) device = store.Identity(clock);

    public Guid DeviceId => device.Id;

    public string PublicKey => device.Key.PublicKey;

    /// <summary>Raised after a step is certain.</summary>
    public event Action<DriverEvent>? Recorded;

    /// <summary>Records a draft at a stop of a run, or says why the rules forbid it.</summary>
    public Ruling Record(Guid runId, Guid? stopId, DriverEvent draft) => Record(runId, stopId, draft, alongside: null);

    /// <param name="alongside">What must be stored together with the event.</param>
    internal Ruling Record(Guid runId, Guid? stopId, DriverEvent draft, Action? alongside)
    {
        DriverEvent? recorded = null;
        var ruling = store.Transaction<Ruling>(() =>
        {
            var run = store.GetRun(runId);
            if (run.Sheet is not { } sheet)
                return new Refusal("sheet-not-accepted");
            var e = Stamp(draft, runId, stopId, 0);
            var ruling = RunRules.Apply(sheet, run.Progress, e);
            if (ruling.State is not { } after)
                return ruling;
            // The rules never look at the sequence: a refused step must not leave a gap in it.
            recorded = e with { Sequence = store.NextSequence() };
            store.Append(recorded, device.Key.Sign(JsonSerializer.Serialize(recorded, ContractJson.Options)));
            store.SaveProgress(runId, after);
            alongside?.Invoke();
            return ruling;
        });
        if (recorded is not null)
            Recorded?.Invoke(recorded);
        return ruling;
    }

    DriverEvent Stamp(DriverEvent draft, Guid runId, Guid? stopId, long sequence)
    {
        var now = clock.Moment;
        var fix = lastFix();
        return draft with
        {
            Id = clock.NewId(),
            RunId = runId,
            StopId = stopId,
            DeviceId = device.Id,
            Sequence = sequence,
            DeviceTime = now.Wall,
            MonotonicMilliseconds = now.Monotonic,
            Point = fix?.Point,
            AccuracyMetres = fix?.AccuracyMetres,
        };
    }
}
