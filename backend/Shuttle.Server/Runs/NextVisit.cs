using System.Globalization;
using Shuttle.Server.Calendar;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>
/// A visit in vain books its own next one, and the resident is told: the same hours on the next working day, or what the calendar offers
/// nearest to them.
/// </summary>
public sealed class NextVisit(DistrictCalendars calendars, TimeProvider clock)
{
    private const int DaysOffered = 5;

    public async Task<Leg> BookAsync(Request request, Leg leg, DateTimeOffset now, CancellationToken ct)
    {
        var calendar = await calendars.GetAsync(ct);
        var window = Choose(leg, now, calendar);
        var day = calendar.DateOf(window.From);
        var again = request.Again(leg, day, window.From - leg.WindowFrom, Ids.New(clock));
        (again.WindowUntil, again.Place, again.PlaceName, again.OfficeCode, again.Skills, again.Kit) = (window.Until, leg.Place, leg.PlaceName, leg.OfficeCode, leg.Skills, leg.Kit);
        request.Tell("visit-rebooked", now, now, clock, again.WindowFrom.ToString("O", CultureInfo.InvariantCulture), again.WindowUntil.ToString("O", CultureInfo.InvariantCulture));
        return again;
    }

    /// <summary>Which window; pure.</summary>
    public static OfferedWindow Choose(Leg leg, DateTimeOffset now, WorkingCalendar calendar)
    {
        var missed = calendar.DateOf(now) > leg.Day ? calendar.DateOf(now) : leg.Day;
        var shift = TimeSpan.FromDays(calendar.NextWorkingDay(missed).DayNumber - leg.Day.DayNumber);
        var same = new OfferedWindow(leg.WindowFrom + shift, leg.WindowUntil + shift);
        if (BookableWindows.Refuse(same.From, same.Until, now, calendar) is null) return same;
        // A Friday or a fasting month may close the hours that the resident had: then the nearest ones there are.
        var offered = BookableWindows.Offer(calendar.At(missed.AddDays(1), TimeOnly.MinValue), DaysOffered, calendar);
        return offered.MinBy(w => (w.From - same.From).Duration())!;
    }
}
