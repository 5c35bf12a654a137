using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Fleet;

/// <summary>Writes the shifts of the coming weeks that the patterns ask for; every night, and when a pattern changes.</summary>
public sealed class RollShifts(ShuttleDb db, DistrictCalendars calendars, TimeProvider clock)
{
    private const int DaysAhead = 28;

    public async Task<int> RollAsync(CancellationToken ct)
    {
        var calendar = await calendars.GetAsync(ct);
        var today = calendar.DateOf(clock.GetUtcNow());
        var until = today.AddDays(DaysAhead);
        var patterns = await db.ShiftPatterns.AsNoTracking().Where(p => p.LastDay == null || p.LastDay >= today).OrderBy(p => p.Id).ToListAsync(ct);
        var leaves = await db.Leaves.AsNoTracking().Where(l => l.LastDay >= today).ToListAsync(ct);
        var taken = (await db.Shifts.Where(s => s.Day >= today && s.Day < until).Select(s => new { s.CourierId, s.Day }).ToListAsync(ct)).Select(s => (s.CourierId, s.Day)).ToHashSet();
        var missing = Roster.Missing(patterns, leaves, taken, calendar, today, DaysAhead).ToList();
        db.AddRange(missing.Select(m => new Shift
        {
            Id = Ids.New(clock), CourierId = m.Pattern.CourierId, VehicleId = m.Pattern.VehicleId, DepotId = m.Pattern.DepotId, PatternId = m.Pattern.Id, Day = m.Day, From = m.Pattern.From, Until = m.Pattern.Until,
        }));
        await db.SaveChangesAsync(ct);
        return missing.Count;
    }
}
