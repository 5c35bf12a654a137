using Shuttle.Contracts;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Store;

namespace Shuttle.Driver.AtStop;

/// <summary>
/// Checks the resident's hand-over code without signal. Wrong tries are counted in the store before the answer is shown, so neither
/// killing the app nor restarting the device gives more of them.
/// </summary>
public sealed class CodeGate(DriverStore store)
{
    /// <summary>The proof to put into the hand-over, or why not.</summary>
    public (Proof? Proof, Refusal? Refusal) Try(RunStop stop, string code)
    {
        if (stop.Code is not { } check)
            return (null, new Refusal("code-not-used"));
        code = code.Replace(" ", "", StringComparison.Ordinal);
        if (code.Length != 6 || !code.All(char.IsAsciiDigit))
            return (null, new Refusal("code-six-digits")); // a slip of the thumb is not a try
        var wrong = store.CountWrongCodes(stop.StopId);
        if (wrong >= check.Attempts)
            return (null, new Refusal("code-locked", check.Attempts));
        store.SetWrongCodes(stop.StopId, wrong + 1);
        if (!check.Matches(code))
            return (null, wrong + 1 >= check.Attempts ? new Refusal("code-locked", check.Attempts) : new Refusal("code-wrong", check.Attempts - wrong - 1));
        store.SetWrongCodes(stop.StopId, wrong);
        return (new Proof(ProofKind.Code, code), null);
    }

    /// <summary>Tries left at a stop; null where no code is used.</summary>
    public int? TriesLeft(RunStop stop) => stop.Code is { } check ? Math.Max(0, check.Attempts - store.CountWrongCodes(stop.StopId)) : null;
}
