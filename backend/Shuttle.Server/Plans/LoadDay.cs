using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Plans;

/// <summary>
/// Loads a day with everything that bears on its planning. A draft that is worked on asks for the same day again and again: shifts and legs
/// stay in memory as long as the revisions of their rows say that they are the same.
/// </summary>
public sealed class LoadDay(ShuttleDb db, DistrictCalendars calendars, CurrentDistrict district, IMemoryCache kept)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    /// <param name="day">Which day.</param>
    /// <param name="asOf">The moment it is planned from.</param>
    /// <param name="running">Where everybody is, once the day has begun.</param>
    /// <param name="named">Legs that belong to it by somebody's wish, whatever their day.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<DayAtHand> LoadAsync(DateOnly day, DateTimeOffset asOf, RunningDay? running, IReadOnlyCollection<Guid> named, CancellationToken ct)
    {
        List<Guid> wanted = [.. named, .. running?.Shifts.SelectMany(s => s.Next) ?? []];
        var (shiftsOfDay, legs) = await RowsAsync(day, asOf, wanted, ct);
        var shifts = shiftsOfDay.FindAll(s => running?.Over.Contains(s.Shift.Id) != true);
        var ids = legs.ConvertAll(l => l.Id);
        // A visit that was moved to another day has nothing announced for this one.
        var calendar = await calendars.GetAsync(ct);
        var announced = (await db.AnnouncedTimes.AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync(ct)).Where(a => calendar.DateOf(a.Start) == day).ToDictionary(a => a.Id);
        var closures = await db.Closures.AsNoTracking().Where(c => c.FirstDay <= day && day <= c.LastDay && c.LiftedAt == null).OrderBy(c => c.Id).ToListAsync(ct);
        return new(new(day, asOf, shifts, legs, calendar), Still(running, shifts, legs), closures, announced);
    }

    // Read-only, and shared by everybody who asks: nobody tracks them, nobody changes them.
    private async Task<(List<ShiftOfTheDay> Shifts, List<Leg> Legs)> RowsAsync(DateOnly day, DateTimeOffset asOf, List<Guid> wanted, CancellationToken ct)
    {
        var onDuty = from shift in db.Shifts
                     where shift.Day == day && shift.DroppedOutAt == null && !db.Leaves.Any(l => l.CourierId == shift.CourierId && l.FirstDay <= day && day <= l.LastDay)
                     join courier in db.Couriers on shift.CourierId equals courier.Id
                     join vehicle in db.Vehicles on shift.VehicleId equals vehicle.Id
                     join depot in db.Depots on shift.DepotId equals depot.Id
                     orderby shift.Id
                     select new { shift, courier, vehicle, depot };
        // Open legs of the day, leftovers of earlier days (whose time is over: what is still to come there is not left over), and who is being driven to.
        var open = db.Legs.AsNoTracking().Where(l => l.Day == day && (l.State == LegState.Waiting || l.State == LegState.Planned) || l.Day < day && l.State == LegState.Waiting && l.WindowUntil <= asOf
            || wanted.Contains(l.Id) && (l.State == LegState.Waiting || l.State == LegState.Planned || l.State == LegState.Underway)).OrderBy(l => l.Id);
        var shiftMarks = await onDuty.AsNoTracking().Select(x => new { x.shift.Id, x.shift.Revision, Courier = x.courier.Revision, Vehicle = x.vehicle.Revision, x.depot.Point }).ToListAsync(ct);
        var legMarks = await open.Select(l => new { l.Id, l.Revision, Request = l.Request!.Revision, Items = l.Request.Items.Sum(i => i.Revision), Count = l.Request.Items.Count }).ToListAsync(ct);
        var mark = PersonalData.Sha256($"{string.Join(';', shiftMarks)}|{string.Join(';', legMarks)}");
        return await kept.GetOrCreateAsync((nameof(LoadDay), district.Required, day, mark), async entry =>
        {
            entry.SlidingExpiration = KeptFor;
            return ((await onDuty.AsNoTracking().ToListAsync(ct)).ConvertAll(x => new ShiftOfTheDay(x.shift, x.courier, x.vehicle, x.depot)),
                await open.Include(l => l.Request).ThenInclude(r => r!.Items).AsSplitQuery().ToListAsync(ct));
        });
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
