namespace Shuttle.Contracts;

/// <summary>
/// What a courier wrote on the paper run sheet, entered by an officer because the device is lost, broken or empty. Each line becomes an event
/// of the run, marked as from paper.
/// </summary>
/// <param name="Lines">In the order in which it happened.</param>
public sealed record PaperSheet(IReadOnlyList<PaperLine> Lines);

/// <summary>One line of the paper run sheet.</summary>
/// <param name="Id">Client-minted UUIDv7: repeating the line is harmless.</param>
/// <param name="StopId">The stop; for what was loaded or counted, the depot stop.</param>
/// <param name="What">What happened there.</param>
/// <param name="At">The time written on the paper.</param>
/// <param name="Items">What became of each item; for <see cref="PaperStep.Loaded"/> and <see cref="PaperStep.Ended"/> the accepted ones count.</param>
/// <param name="Seal">Number of the bag's seal, if written.</param>
/// <param name="OtherParty">Who signed on the paper.</param>
/// <param name="Reason">Why nothing changed hands, for <see cref="PaperStep.Failed"/>.</param>
/// <param name="Note">In words.</param>
public sealed record PaperLine(
    Guid Id, Guid StopId, PaperStep What, DateTimeOffset At, IReadOnlyList<ItemOutcome>? Items = null, string? Seal = null, Person? OtherParty = null,
    FailureReason? Reason = null, string? Note = null);

/// <summary>What a line of the paper run sheet says.</summary>
public enum PaperStep
{
    /// <summary>Documents were taken over from the counter.</summary>
    Loaded,
    /// <summary>Documents were taken over from a resident.</summary>
    Received,
    /// <summary>Documents were handed back to a resident.</summary>
    Delivered,
    /// <summary>A visit or an attestation was done.</summary>
    Served,
    /// <summary>Nothing changed hands.</summary>
    Failed,
    /// <summary>Back at the depot.</summary>
    Ended,
}
