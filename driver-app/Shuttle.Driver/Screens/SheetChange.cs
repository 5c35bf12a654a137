using Shuttle.Contracts;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Screens;

/// <summary>What a new version of a sheet changes, so that the driver's yes is to something.</summary>
public sealed record SheetChange(int Version, IReadOnlyList<RunStop> Added, IReadOnlyList<RunStop> Removed, IReadOnlyList<RunStop> Moved, IReadOnlyList<RunStop> Rewindowed)
{
    public static SheetChange Between(RunSheet old, RunSheet fresh)
    {
        var before = old.Stops.ToDictionary(s => s.StopId);
        var after = fresh.Stops.ToDictionary(s => s.StopId);
        bool Off(RunStop s) => s.State == StopState.Cancelled;
        var kept = fresh.Stops.Where(s => before.ContainsKey(s.StopId)).OrderBy(s => s.Order).ToList();
        var keptBefore = old.Stops.Where(s => after.ContainsKey(s.StopId)).OrderBy(s => s.Order).Select(s => s.StopId).ToList();
        return new(
            fresh.Version,
            [.. fresh.Stops.Where(s => !before.ContainsKey(s.StopId) && !Off(s))],
            [.. old.Stops.Where(s => !Off(s) && (!after.TryGetValue(s.StopId, out var now) || Off(now)))],
            // By rank among the stops that stayed: one inserted stop does not "move" all behind it.
            [.. kept.Where((s, rank) => keptBefore[rank] != s.StopId)],
            [.. kept.Where(s => s.WindowFrom != before[s.StopId].WindowFrom || s.WindowUntil != before[s.StopId].WindowUntil)]);
    }

    public string Say(Words words) => words["stops.news", Version, Added.Count, Removed.Count, Moved.Count, Rewindowed.Count];
}
