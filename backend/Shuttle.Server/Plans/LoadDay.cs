using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Plans;

/// <summary>Loads a day with everything that bears on its planning.</summary>
public sealed class LoadDay(ShuttleDb db, DistrictCalendars calendars)
{
    /// <param name="day">Which day.</param>
    /// <param name="asOf">The moment it is planned from.</param>
    /// <param name="running">Where everybody is, once the day has begun.</param>
    /// <param name="named">Legs that belong to it by somebody's wish, whatever their day.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<DayAtHand> LoadAsync(DateOnly day, DateTimeOffset asOf, RunningDay? running, IReadOnlyCollection<Guid> named, CancellationToken ct)
    {
        var shifts = await (from shift in db.Shifts
                            where shift.Day == day && shift.DroppedOutAt == null && !db.Leaves.Any(l => l.CourierId == shift.CourierId && l.FirstDay <= day && day <= l.LastDay)
                            join courier in db.Couriers on shift.CourierId equals courier.Id
                            join vehicle in db.Vehicles on shift.VehicleId equals vehicle.Id
                            join depot in db.Depots on shift.DepotId equals depot.Id
                            orderby shift.Id
                            select new ShiftOfTheDay(shift, courier, vehicle, depot)).AsNoTracking().ToListAsync(ct);
        if (running is not null) shifts.RemoveAll(s => running.Over.Contains(s.Shift.Id));
        List<Guid> wanted = [.. named, .. running?.Shifts.SelectMany(s => s.Next) ?? []];
        // Open legs of the day, leftovers of earlier days that nobody has planned, and who is being driven to.
        var legs = await db.Legs.AsNoTracking().Include(l => l.Request).ThenInclude(r => r!.Items).AsSplitQuery()
            .Where(l => l.Day == day && (l.State == LegState.Waiting || l.State == LegState.Planned) || l.Day < day && l.State == LegState.Waiting
                || wanted.Contains(l.Id) && (l.State == LegState.Waiting || l.State == LegState.Planned || l.State == LegState.Underway))
            .OrderBy(l => l.Id).ToListAsync(ct);
        var ids = legs.ConvertAll(l => l.Id);
        // A visit that was moved to another day has nothing announced for this one.
        var calendar = await calendars.GetAsync(ct);
        var announced = (await db.AnnouncedTimes.AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync(ct)).Where(a => calendar.DateOf(a.Start) == day).ToDictionary(a => a.Id);
        var closures = await db.Closures.AsNoTracking().Where(c => c.FirstDay <= day && day <= c.LastDay && c.LiftedAt == null).OrderBy(c => c.Id).ToListAsync(ct);
        return new(new(day, asOf, shifts, legs, calendar), Still(running, shifts, legs), closures, announced);
    }

    // Who has dropped out since, or what has been cancelled since, is no longer part of the running day.
    private static RunningDay? Still(RunningDay? running, List<ShiftOfTheDay> shifts, List<Leg> legs)
    {
        if (running is null) return null;
        var open = legs.Select(l => l.Id).ToHashSet();
        return new(
            [.. running.Shifts.Where(s => shifts.Exists(x => x.Shift.Id == s.ShiftId)).Select(s => s with { Next = [.. s.Next.Where(open.Contains)], Loaded = [.. s.Loaded.Where(open.Contains)] })],
            running.Over, [.. running.Stranded.Where(open.Contains)]);
    }
}
