using Shuttle.Contracts;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Screens;

/// <summary>How the hand-over is proved, and who stands at the door.</summary>
/// <param name="Kinds">Ways that are open now, the best first. The code leaves the list when its tries are used up.</param>
/// <param name="TriesLeft">Tries left for the code; null where none is used.</param>
/// <param name="Relations">Who may stand there; on a return only whom the service allows to receive.</param>
/// <param name="MustShow">What the chosen one has to show, each to be ticked.</param>
/// <param name="Named">Somebody else whom the resident has named to receive.</param>
public sealed record ProofScreen(
    string Title, IReadOnlyList<(ProofKind Kind, string Text)> Kinds, int? TriesLeft, string? Hint, IReadOnlyList<(string Code, string Text)> Relations,
    IReadOnlyList<(string Code, string Text)> MustShow, string? Named)
{
    public static ProofScreen Of(RunStop stop, CodeGate gate, Words words, string? hint = null, string relation = "holder")
    {
        var tries = gate.TriesLeft(stop);
        ProofKind[] kinds = [.. tries > 0 ? new[] { ProofKind.Code } : [], ProofKind.SlipQr, ProofKind.Signature, ProofKind.Photo, ProofKind.Witness];
        return new(
            words["proof.title"], [.. kinds.Select(k => (k, words.Of(k)))], tries,
            hint ?? (tries == 0 ? words["refusal.code-locked", stop.Code!.Attempts] : null),
            [.. Receiving.Relations(stop).Select(c => (c, words[$"relation.{c}"]))],
            [.. Receiving.MustShow(stop, relation).Select(c => (c, words[$"shows.{c}"]))],
            stop.NamedReceiver is { } named ? words["proof.named", named] : null);
    }
}
