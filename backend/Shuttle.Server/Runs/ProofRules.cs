using System.Text.RegularExpressions;
using Shuttle.Contracts;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>How much a proof tells.</summary>
public enum ProofStrength
{
    /// <summary>Only the resident could give it; the server has checked it.</summary>
    Checked,
    /// <summary>Somebody whom the office knows vouches by name.</summary>
    Vouched,
    /// <summary>A picture or a signature: somebody at the office looks at it afterwards.</summary>
    Kept,
}

/// <summary>A way of proving a hand-over.</summary>
/// <param name="Strength">How much it tells.</param>
/// <param name="InLedger">What the ledger keeps of its value: never the digits of a code, nor a slip's secret.</param>
public sealed record ProofRule(ProofKind Kind, ProofStrength Strength, Func<string, string> InLedger);

/// <summary>Which proofs count, in one table: the code first, then the fall-backs.</summary>
public static partial class ProofRules
{
    public static readonly Refusal Malformed = new("proof-malformed") { Field = "proof" };
    public static readonly Refusal SlipWrong = new("slip-wrong") { Field = "proof" };

    public static IReadOnlyList<ProofRule> Table { get; } =
    [
        new(ProofKind.Code, ProofStrength.Checked, _ => "matched"),
        new(ProofKind.SlipQr, ProofStrength.Checked, _ => "matched"),
        new(ProofKind.Witness, ProofStrength.Vouched, name => name),
        new(ProofKind.Signature, ProofStrength.Kept, hash => hash),
        new(ProofKind.Photo, ProofStrength.Kept, hash => hash),
    ];

    public static ProofRule Of(ProofKind kind) => Table.Single(r => r.Kind == kind);

    /// <summary>Judges every proof but the code, whose tries are counted (<see cref="ProofCheck"/>).</summary>
    /// <param name="proof">As the event carries it.</param>
    /// <param name="isSlip">True when a scanned text is the request's slip.</param>
    /// <param name="onPaper">Entered from the paper run sheet: the signature is on the paper, which is kept.</param>
    public static Refusal? Judge(Proof proof, Func<string?, bool> isSlip, bool onPaper) => proof.Kind switch
    {
        ProofKind.SlipQr => isSlip(proof.Value) ? null : SlipWrong,
        ProofKind.Witness => string.IsNullOrWhiteSpace(proof.Value) ? Malformed.With("nama saksi") : null,
        ProofKind.Signature when onPaper => null,
        ProofKind.Signature or ProofKind.Photo => Sha256Hex().IsMatch(proof.Value ?? "") ? null : Malformed.With("SHA-256"),
        _ => null,
    };

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256Hex();
}
