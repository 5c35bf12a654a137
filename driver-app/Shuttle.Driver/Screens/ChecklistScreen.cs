using Shuttle.Contracts;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Screens;

/// <summary>One document with its buttons.</summary>
/// <param name="Choices">What can be said of it, each with the reasons it needs.</param>
public sealed record ChecklistRow(Guid ItemId, string Name, bool Original, string? ResultText, string? ReasonText, IReadOnlyList<ChecklistChoice> Choices);

public sealed record ChecklistChoice(ItemResult Result, string Text, IReadOnlyList<(string Code, string Text)> Reasons);

/// <summary>The checklist as it is walked at the door.</summary>
public sealed record ChecklistScreen(string Title, IReadOnlyList<ChecklistRow> Rows, string Summary, bool CanGoOn, bool MustFailInstead)
{
    public static ChecklistScreen Of(Checklist list, Words words)
    {
        ChecklistChoice[] Choices(RunItem item) => [.. Enum.GetValues<ItemResult>().Select(r =>
            new ChecklistChoice(r, words.Of(r), [.. Checklist.ReasonsOf(item, r).Select(code => (code, words[$"reason.{code}"]))]))];
        return new(
            words["checklist.title"],
            [.. list.Lines.Select(l => new ChecklistRow(
                l.Item.ItemId, l.Item.Name, l.Item.Original, l.Result is { } r ? words.Of(r) : null, l.Reason is { } code ? words[$"reason.{code}"] : null, Choices(l.Item)))],
            words["checklist.summary", list.Accepted, list.Lines.Count, list.Unmarked],
            list.IsComplete && !list.NothingAccepted, list.NothingAccepted);
    }
}
