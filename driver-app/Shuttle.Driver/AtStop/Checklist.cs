using Shuttle.Contracts;
using Shuttle.Driver.Runs;

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
    /// <param name="run">What was done at the stop already: a paper for which a statement was signed is marked as that, the statement as there.</param>
    public static Checklist Of(RunStop stop, RunProgress? run = null)
    {
        var statements = run?.Own(stop).Statements ?? [];
        return new([.. (run?.ItemsOf(stop) ?? stop.Items).Select(i =>
            statements.Exists(s => s.Replaces == i.ItemId) ? new ChecklistLine(i, ItemResult.Missing, DoorReasons.StatementInstead)
            : statements.Exists(s => s.ItemId == i.ItemId) ? new(i, ItemResult.Accepted) : new(i))]);
    }

    /// <summary>The reasons a paper may carry: a statement only where one may stand for it.</summary>
    public static IReadOnlyList<string> ReasonsOf(RunItem item, ItemResult result) =>
        [.. DoorReasons.Table[result].Where(r => r != DoorReasons.StatementInstead || item.StatementInstead is not null)];

    /// <summary>The list as it is after a statement was signed, what was marked before kept.</summary>
    public Checklist Again(RunStop stop, RunProgress run)
    {
        var before = Lines.Where(l => l.Result is not null).ToDictionary(l => l.Item.ItemId);
        return new([.. Of(stop, run).Lines.Select(l => l.Result is null && before.TryGetValue(l.Item.ItemId, out var marked) ? marked : l)]);
    }

    /// <summary>Marks one line. A result other than accepted needs one of its reasons.</summary>
    public Checklist Mark(Guid itemId, ItemResult result, string? reason = null)
    {
        if (Lines.All(l => l.Item.ItemId != itemId))
            throw new ArgumentException($"Item {itemId} is not on this checklist.", nameof(itemId));
        var reasons = ReasonsOf(Lines.First(l => l.Item.ItemId == itemId).Item, result);
        if (result != ItemResult.Accepted && !reasons.Contains(reason ?? ""))
            throw new ArgumentException($"'{reason}' is not a reason for {result}: {string.Join(", ", reasons)}.", nameof(reason));
        return new([.. Lines.Select(l => l.Item.ItemId == itemId ? l with { Result = result, Reason = result == ItemResult.Accepted ? null : reason } : l)]);
    }

    /// <summary>Marks everything as accepted, except a paper for which a statement stands.</summary>
    public Checklist AcceptAll() => new([.. Lines.Select(l => l.Reason == DoorReasons.StatementInstead ? l : l with { Result = ItemResult.Accepted, Reason = null })]);

    public int Unmarked => Lines.Count(l => l.Result is null);
    public bool IsComplete => Unmarked == 0;
    public int Accepted => Lines.Count(l => l.Result == ItemResult.Accepted);
    /// <summary>Nothing would change hands: this is a failed stop with a reason, not a hand-over.</summary>
    public bool NothingAccepted => Lines.Count > 0 && IsComplete && Accepted == 0;

    /// <summary>The outcomes as the event carries them. What is not marked is left out, and the rules will say so.</summary>
    public IReadOnlyList<ItemOutcome> Outcomes => [.. Lines.Where(l => l.Result is not null).Select(l => new ItemOutcome(l.Item.ItemId, l.Result!.Value, l.Reason))];
}
