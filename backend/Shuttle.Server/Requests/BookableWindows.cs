using System.Globalization;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>A window that can be booked.</summary>
public sealed record OfferedWindow(DateTimeOffset From, DateTimeOffset Until);

/// <summary>
/// Which windows the calendar and the cut-off rules leave: two-hour pieces of the office's working time for visits, half-hours for the
/// counter. Whether somebody can come then is the plan's question.
/// </summary>
public static class BookableWindows
{
    public static readonly Refusal Malformed = new("window-malformed") { Field = "windowUntil" };
    public static readonly Refusal Past = new("window-past") { Field = "windowFrom" };
    public static readonly Refusal Holiday = new("window-holiday") { Field = "windowFrom" };
    public static readonly Refusal OutsideHours = new("window-outside-hours") { Field = "windowFrom" };
    public static readonly Refusal TooLate = new("window-too-late") { Field = "windowFrom" };
    public static readonly Refusal TooEarly = new("window-too-early") { Field = "windowFrom" };
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(30), Longest = TimeSpan.FromHours(4), Usual = TimeSpan.FromHours(2);
    public static readonly TimeSpan Appointment = TimeSpan.FromMinutes(30);

    public static Refusal? Refuse(DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, WorkingCalendar calendar, ServiceMode mode = ServiceMode.Courier)
    {
        if (until - from < Shortest || until - from > Longest) return Malformed.With(Shortest.TotalMinutes, Longest.TotalHours);
        if (from <= now) return Past;
        var day = calendar.DateOf(from);
        if (!calendar.IsWorkingDay(day)) return Holiday.With(calendar.HolidaysOn(day).FirstOrDefault()?.Name.Id ?? day.ToString("dddd", CultureInfo.CurrentCulture), calendar.NextWorkingDay(day));
        // The break at noon may lie inside a window; the ends must be office hours.
        var hours = calendar.WorkingIntervals(day);
        if (from < hours[0].From || until > hours[^1].Until) return OutsideHours.With(hours[0].From, hours[^1].Until);
        var verdict = Calendar.Booking.IsBookable(new(from, until), now, RulesOf(mode, calendar), calendar);
        return verdict.Code switch
        {
            CalendarCodes.BookingTooLate => TooLate.With(verdict.ClosesAt, verdict.EarliestWindow ?? from),
            CalendarCodes.BookingTooEarly => TooEarly.With(verdict.OpensAt ?? from),
            _ => null,
        };
    }

    /// <summary>The next days' windows, soonest first.</summary>
    public static IReadOnlyList<OfferedWindow> Offer(DateTimeOffset now, int days, WorkingCalendar calendar, ServiceMode mode = ServiceMode.Courier)
    {
        var (offered, length, rules) = (new List<OfferedWindow>(), mode == ServiceMode.Counter ? Appointment : Usual, RulesOf(mode, calendar));
        var day = calendar.DateOf(now);
        for (var n = 0; n < days; day = calendar.NextWorkingDay(day), n++)
            foreach (var hours in calendar.WorkingIntervals(day))
                for (var from = hours.From; from + Shortest <= hours.Until; from += length)
                {
                    var until = from + length < hours.Until - Shortest || mode == ServiceMode.Counter ? from + length : hours.Until;
                    if (Calendar.Booking.IsBookable(new(from, until), now, rules, calendar).Allowed) offered.Add(new(from, until));
                    if (until == hours.Until) break;
                }
        return offered;
    }

    private static BookingRules RulesOf(ServiceMode mode, WorkingCalendar calendar) => mode switch
    {
        ServiceMode.OfficerVisit => calendar.Data.CutOffs.OfficerVisit,
        ServiceMode.Counter => calendar.Data.CutOffs.Counter,
        _ => calendar.Data.CutOffs.Courier,
    };
}
