using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;

namespace Shuttle.Server.Runs;

/// <summary>The stops of published runs that nobody has begun.</summary>
public static class PlannedStops
{
    /// <summary>Takes those of the given legs out of their runs. The caller saves, and says whether the driver's sheet has changed.</summary>
    public static async Task TakeOutAsync(this ShuttleDb db, IReadOnlyCollection<Guid> legIds, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var stop in await db.Stops.Where(s => s.LegId != null && legIds.Contains(s.LegId.Value) && s.State == StopState.Planned).ToListAsync(ct))
            (stop.State, stop.FinishedAt) = (StopState.Cancelled, now);
    }
}
