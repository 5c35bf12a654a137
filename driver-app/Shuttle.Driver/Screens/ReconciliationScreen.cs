using Shuttle.Driver.AtStop;
using Shuttle.Driver.Device;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Store;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Screens;

/// <summary>A document in the bag, or one that should be.</summary>
public sealed record BagRow(Guid ItemId, string Name, bool Scanned, bool Expected);

/// <summary>The end of the run: what went out equals what came in, or the driver says why not.</summary>
public sealed record ReconciliationScreen(
    string Title, IReadOnlyList<BagRow> Rows, string Summary, bool Agrees, int OpenStops, IReadOnlyList<string> ForCounter, string Status)
{
    public static ReconciliationScreen Of(BagCount count, DriverStore store, Conflicts conflicts, Words words)
    {
        var comparison = count.Comparison;
        var open = count.Sheet.Stops.Count(s => !s.Kind.IsDepot() && s.Kind != Contracts.StopKind.Break && !count.Run.StateOf(s).IsFinal());
        string Name(Guid id) => count.Find(id)?.Name ?? words["bag.unknown"];
        return new(
            words["bag.title"],
            [
                .. count.Expected.Select(i => new BagRow(i, Name(i), count.Scanned.Contains(i), true)).OrderBy(r => r.Scanned).ThenBy(r => r.Name, StringComparer.Ordinal),
                .. comparison.Unexpected.Select(i => new BagRow(i, Name(i), true, false)),
            ],
            comparison.Agrees ? words["bag.agrees", count.Scanned.Count] : words["bag.differs", comparison.Missing.Count, comparison.Unexpected.Count],
            comparison.Agrees, open,
            [.. conflicts.ListForCounter().Where(e => e.Event.RunId == count.Sheet.RunId).Select(e => words.Why(e.Code, e.Reason))],
            Sync.SyncStatus.Of(store).Say(words));
    }
}
