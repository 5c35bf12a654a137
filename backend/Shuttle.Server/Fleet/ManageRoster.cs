using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Fleet;

public sealed record PatternEntry(Guid CourierId, Guid VehicleId, Guid DepotId, [property: System.ComponentModel.DataAnnotations.Required] IReadOnlyList<int> Weekdays, TimeOnly From, TimeOnly Until, DateOnly FirstDay, DateOnly? LastDay);

public sealed record LeaveEntry(Guid CourierId, DateOnly FirstDay, DateOnly LastDay, string? Reason);

/// <summary>Weekly patterns, leave, and taking shifts away.</summary>
public sealed class ManageRoster(ShuttleDb db, ManageFleet fleet, RollShifts roll, DistrictCalendars calendars, TimeProvider clock)
{
    public static readonly Refusal BadWeekdays = new("fleet-weekdays") { Field = "weekdays" };
    public static readonly Refusal BadDays = new("fleet-days") { Field = "lastDay" };
    public static readonly Refusal InUse = new("fleet-shift-in-use", StatusCodes.Status409Conflict);
    private const int MostReason = 200;

    public async Task<Outcome<Done>> PutAsync(Guid id, PatternEntry entry, CancellationToken ct)
    {
        if (entry.Weekdays.Count == 0 || entry.Weekdays.Any(d => d is < 0 or > 6)) return BadWeekdays;
        if (entry.LastDay < entry.FirstDay) return BadDays;
        if (await fleet.RefuseAsync(entry.CourierId, entry.VehicleId, entry.DepotId, entry.From, entry.Until, ct) is { } refusal) return refusal;
        var row = await db.ShiftPatterns.SingleOrDefaultAsync(p => p.Id == id, ct) ?? db.Add(new ShiftPattern { Id = id }).Entity;
        (row.CourierId, row.VehicleId, row.DepotId, row.From, row.Until) = (entry.CourierId, entry.VehicleId, entry.DepotId, entry.From, entry.Until);
        (row.Weekdays, row.FirstDay, row.LastDay) = ([.. entry.Weekdays.Distinct().Order()], entry.FirstDay, entry.LastDay);
        await TakeBackAsync(id, ct);
        await db.SaveChangesAsync(ct);
        await roll.RollAsync(ct);
        return Done.It;
    }

    public async Task<Outcome<Done>> EndPatternAsync(Guid id, CancellationToken ct)
    {
        if (await db.ShiftPatterns.SingleOrDefaultAsync(p => p.Id == id, ct) is not { } pattern) return ManageFleet.UnknownPart.At("patternId");
        await TakeBackAsync(id, ct);
        db.Remove(pattern);
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    // The pattern's coming shifts that no run has been made of; what has been published stays.
    private async Task TakeBackAsync(Guid pattern, CancellationToken ct)
    {
        var today = (await calendars.GetAsync(ct)).DateOf(clock.GetUtcNow());
        var unused = await db.Shifts.Where(s => s.PatternId == pattern && s.Day > today && !db.Runs.Any(r => r.ShiftId == s.Id)).ToListAsync(ct);
        db.RemoveRange(unused);
        await db.SaveChangesAsync(ct);
    }

    public async Task<Outcome<Done>> PutAsync(Guid id, LeaveEntry entry, CancellationToken ct)
    {
        if (entry.LastDay < entry.FirstDay || entry.Reason?.Length > MostReason) return BadDays;
        if (!await db.Couriers.AnyAsync(c => c.Id == entry.CourierId, ct)) return ManageFleet.UnknownPart.At("courierId");
        var row = await db.Leaves.SingleOrDefaultAsync(l => l.Id == id, ct) ?? db.Add(new Leave { Id = id }).Entity;
        (row.CourierId, row.FirstDay, row.LastDay, row.Reason) = (entry.CourierId, entry.FirstDay, entry.LastDay, entry.Reason?.Trim());
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    public async Task<Outcome<Done>> RemoveLeaveAsync(Guid id, CancellationToken ct)
    {
        if (await db.Leaves.SingleOrDefaultAsync(l => l.Id == id, ct) is not { } leave) return ManageFleet.UnknownPart.At("leaveId");
        db.Remove(leave);
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    public async Task<Outcome<Done>> RemoveShiftAsync(Guid id, CancellationToken ct)
    {
        if (await db.Shifts.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } shift) return ManageFleet.UnknownPart.At("shiftId");
        if (await db.Runs.AnyAsync(r => r.ShiftId == id, ct)) return InUse;
        db.Remove(shift);
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}
