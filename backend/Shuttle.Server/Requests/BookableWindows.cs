using System.Globalization;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>A window that can be booked.</summary>
public sealed record OfferedWindow(DateTimeOffset From, DateTimeOffset Until);

/// <summary>Which windows can be booked: two-hour pieces of the office's working time, with an hour's notice.</summary>
public static class BookableWindows
{
    public static readonly Refusal Malformed = new("window-malformed") { Field = "windowUntil" };
    public static readonly Refusal Past = new("window-past") { Field = "windowFrom" };
    public static readonly Refusal Holiday = new("window-holiday") { Field = "windowFrom" };
    public static readonly Refusal OutsideHours = new("window-outside-hours") { Field = "windowFrom" };
    private static readonly TimeSpan Notice = TimeSpan.FromHours(1), Shortest = TimeSpan.FromMinutes(30), Longest = TimeSpan.FromHours(4), Usual = TimeSpan.FromHours(2);

    public static Refusal? Refuse(DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, WorkingCalendar calendar)
    {
        if (until - from < Shortest || until - from > Longest) return Malformed.With(Shortest.TotalMinutes, Longest.TotalHours);
        if (from <= now) return Past;
        var day = calendar.DateOf(from);
        if (!calendar.IsWorkingDay(day)) return Holiday.With(calendar.HolidaysOn(day).FirstOrDefault()?.Name.Id ?? day.ToString("dddd", CultureInfo.CurrentCulture), calendar.NextWorkingDay(day));
        // The break at noon may lie inside a window; the ends must be office hours.
        var hours = calendar.WorkingIntervals(day);
        return from < hours[0].From || until > hours[^1].Until ? OutsideHours.With(hours[0].From, hours[^1].Until) : null;
    }

    /// <summary>The next days' windows, soonest first.</summary>
    public static IReadOnlyList<OfferedWindow> Offer(DateTimeOffset now, int days, WorkingCalendar calendar)
    {
        var offered = new List<OfferedWindow>();
        var day = calendar.DateOf(now);
        for (var n = 0; n < days; day = calendar.NextWorkingDay(day), n++)
            foreach (var hours in calendar.WorkingIntervals(day))
                for (var from = hours.From; from + Shortest <= hours.Until; from += Usual)
                {
                    var until = from + Usual < hours.Until - Shortest ? from + Usual : hours.Until;
                    if (from >= now + Notice) offered.Add(new(from, until));
                    if (until == hours.Until) break;
                }
        return offered;
    }

    // Two hours for the run to come home, an hour at the counter, half an hour of packing; results ride along with the next day's run.
    private static readonly PromiseTerms Terms = new(120, 60, 30,
        [new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new(7, 45), new(8, 0), new(16, 0))]);

    /// <summary>The promise over both legs: pickup, the service's standard time in working hours, and the next return run.</summary>
    public static DateTimeOffset Promise(OfferedWindow pickup, ServiceDefinition service, WorkingCalendar calendar) =>
        Calendar.Promise.Make(new(pickup.From, pickup.Until), [service.StandardTime.WorkingMinutes], Terms, calendar).HomeBy;
}
