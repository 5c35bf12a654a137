using Shuttle.Contracts;

namespace Shuttle.Driver.AtStop;

/// <summary>One line of the checklist.</summary>
/// <param name="Result">What became of it; null while it is not marked.</param>
/// <param name="Reason">In words or as a code, where it was not accepted.</param>
public sealed record ChecklistLine(RunItem Item, ItemResult? Result = null, string? Reason = null);

/// <summary>
/// The documents of a stop, walked one by one. Nothing is accepted by default: an original that nobody looked at must not look handed over.
/// </summary>
public sealed record Checklist(IReadOnlyList<ChecklistLine> Lines)
{
    /// <summary>Reasons a line may carry, by result. What is missing or unreadable is never a bare "failed": the resident learns what to do.</summary>
    public static readonly IReadOnlyDictionary<ItemResult, IReadOnlyList<string>> Reasons = new Dictionary<ItemResult, IReadOnlyList<string>>
    {
        [ItemResult.Accepted] = [],
        [ItemResult.Missing] = ["photo-instead", "statement-instead", "bring-later", "with-other-person", "lost"],
        [ItemResult.Unreadable] = ["damaged", "faded", "wrong-document"],
        [ItemResult.Refused] = ["resident-keeps", "wrong-holder", "content-wrong"],
    };

    public static Checklist Of(RunStop stop) => new([.. stop.Items.Select(i => new ChecklistLine(i))]);

    /// <summary>Marks one line. A result other than accepted needs one of its reasons.</summary>
    public Checklist Mark(Guid itemId, ItemResult result, string? reason = null)
    {
        if (Lines.All(l => l.Item.ItemId != itemId))
            throw new ArgumentException($"Item {itemId} is not on this checklist.", nameof(itemId));
        if (result != ItemResult.Accepted && !Reasons[result].Contains(reason ?? ""))
            throw new ArgumentException($"'{reason}' is not a reason for {result}: {string.Join(", ", Reasons[result])}.", nameof(reason));
        return new([.. Lines.Select(l => l.Item.ItemId == itemId ? l with { Result = result, Reason = result == ItemResult.Accepted ? null : reason } : l)]);
    }

    public Checklist AcceptAll() => new([.. Lines.Select(l => l with { Result = ItemResult.Accepted, Reason = null })]);

    public int Unmarked => Lines.Count(l => l.Result is null);
    public bool IsComplete => Unmarked == 0;
    public int Accepted => Lines.Count(l => l.Result == ItemResult.Accepted);
    /// <summary>Nothing would change hands: this is a failed stop with a reason, not a hand-over.</summary>
    public bool NothingAccepted => Lines.Count > 0 && IsComplete && Accepted == 0;

    /// <summary>The outcomes as the event carries them. What is not marked is left out, and the rules will say so.</summary>
    public IReadOnlyList<ItemOutcome> Outcomes => [.. Lines.Where(l => l.Result is not null).Select(l => new ItemOutcome(l.Item.ItemId, l.Result!.Value, l.Reason))];
}
