using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Photos;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Store;

namespace Shuttle.Driver.AtStop;

/// <summary>The three who sign, as the pad saw it.</summary>
public sealed record SptjmPads(SignaturePad Declarant, SignaturePad Witness1, SignaturePad Witness2)
{
    public static SptjmPads Empty { get; } = new(SignaturePad.Empty, SignaturePad.Empty, SignaturePad.Empty);

    public bool AreEnough => Each.All(p => p.IsEnough);

    internal IReadOnlyList<SignaturePad> Each => [Declarant, Witness1, Witness2];
    internal SptjmHashes Hashes => new(Declarant.Hash, Witness1.Hash, Witness2.Hash);
}

/// <summary>Signs a statement at the door: the event, its text and the three signatures are stored together or not at all.</summary>
public sealed class StatementSigning(DriverStore store, Recorder recorder, PhotoShelf files, DeviceClock clock)
{
    /// <param name="paper">The paper that is not there.</param>
    /// <exception cref="InvalidOperationException">A line of the form is missing or wrong.</exception>
    public Ruling Sign(Guid runId, RunStop stop, RunItem paper, Sptjm form, SptjmPads pads) => store.Transaction<Ruling>(() =>
    {
        if (!pads.AreEnough)
            return new Refusal("proof-missing");
        var signed = recorder.Record(runId, stop.StopId, form.Draft(paper.ItemId, pads.Hashes));
        if (signed.Refusal is not null)
            return signed;
        foreach (var pad in pads.Each)
            files.AddPaper(runId, stop.StopId, pad.Picture(), SignaturePad.Purpose, out _);
        return files.AddPaper(runId, stop.StopId, form.Write(clock.Now, store.GetRun(runId).Sheet!.District, pads.Hashes), Sptjm.Purpose, out _);
    });
}
