using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;

namespace Shuttle.Server.Requests.Windows;

/// <summary>Appointments at the counter: so many people in every half-hour, so that who booked does not queue.</summary>
public sealed class CounterSlots(ShuttleDb db, IConfiguration configuration, TimeProvider clock)
{
    public async Task<IReadOnlyList<Interval>> FreeAsync(DateOnly day, IReadOnlyList<Interval> windows, CancellationToken ct)
    {
        var places = configuration.GetValue("Shuttle:Counter:AppointmentsPerHalfHour", 4);
        var (from, until) = (windows.Min(w => w.From), windows.Max(w => w.Until));
        var booked = await db.Requests.Where(r => r.AppointmentAt >= from && r.AppointmentAt < until && r.State != RequestState.Cancelled).Select(r => r.AppointmentAt!.Value).ToListAsync(ct);
        var now = clock.GetUtcNow();
        // A held window without stops is one for the counter.
        var held = await db.Offers.Where(o => o.Day == day && o.State == OfferState.Held && o.ExpiresAt > now && o.Stops == "[]").Select(o => o.WindowFrom).ToListAsync(ct);
        return [.. windows.Where(w => booked.Concat(held).Count(at => w.From <= at && at < w.Until) < places)];
    }
}
