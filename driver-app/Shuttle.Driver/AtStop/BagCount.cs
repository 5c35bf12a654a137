using Shuttle.Contracts;
using Shuttle.Driver.Runs;

namespace Shuttle.Driver.AtStop;

/// <summary>
/// The count of the bag at the end: what is scanned against what the history says. Scanning twice is harmless, and an item that should not
/// be there is shown, not swallowed.
/// </summary>
public sealed record BagCount(RunSheet Sheet, RunProgress Run, IReadOnlyList<Guid> Scanned)
{
    public static BagCount Begin(RunSheet sheet, RunProgress run) => new(sheet, run, []);

    public BagCount Scan(Guid itemId) => Scanned.Contains(itemId) ? this : this with { Scanned = [.. Scanned, itemId] };

    public BagCount Unscan(Guid itemId) => this with { Scanned = [.. Scanned.Where(i => i != itemId)] };

    public IReadOnlySet<Guid> Expected => Bag.OnBoard(Sheet, Run);

    public BagComparison Comparison => Bag.Compare(Sheet, Run, Scanned);

    public bool Agrees => Comparison.Agrees;

    /// <summary>The item as the sheet calls it; null for something that is not on it.</summary>
    public RunItem? Find(Guid itemId) => Sheet.Stops.SelectMany(Run.ItemsOf).FirstOrDefault(i => i.ItemId == itemId);
}
