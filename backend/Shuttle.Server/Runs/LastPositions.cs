using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;

namespace Shuttle.Server.Runs;

/// <summary>Where couriers were last seen.</summary>
public static class LastPositions
{
    /// <summary>The newest fix of each, believable or not; who was never seen is left out.</summary>
    public static async Task<Dictionary<Guid, Position>> LastPositionsAsync(this ShuttleDb db, IReadOnlyCollection<Guid> couriers, DateTimeOffset until, CancellationToken ct)
    {
        // The newest of each by a look into the index; a day's fixes are many.
        var ids = await db.Couriers.Where(c => couriers.Contains(c.Id))
            .Select(c => db.Positions.Where(p => p.CourierId == c.Id && p.Time <= until).OrderByDescending(p => p.Time).Select(p => (Guid?)p.Id).FirstOrDefault()).ToListAsync(ct);
        return await db.Positions.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.CourierId, ct);
    }

    /// <summary>A courier's newest believable fix; null where there is none.</summary>
    public static Task<Position?> LastBelievableAsync(this ShuttleDb db, Guid courier, DateTimeOffset until, CancellationToken ct) =>
        db.Positions.AsNoTracking().Where(p => p.CourierId == courier && p.Time <= until && !p.Mock && p.AccuracyMetres <= Position.WorstMetres)
            .OrderByDescending(p => p.Time).FirstOrDefaultAsync(ct);
}
