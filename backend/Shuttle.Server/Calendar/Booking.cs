namespace Shuttle.Server.Calendar;

/// <summary>May a window be booked now?</summary>
/// <param name="Code">Null when it may; else why not, of <see cref="CalendarCodes"/>.</param>
/// <param name="OpensAt">When booking for this window opens; null when it was always open.</param>
/// <param name="ClosesAt">Last moment for booking this window.</param>
/// <param name="EarliestWindow">When refused because it is too late or a day off: the first moment at which a window booked now may begin.</param>
public sealed record BookingVerdict(string? Code, DateTimeOffset? OpensAt, DateTimeOffset ClosesAt, DateTimeOffset? EarliestWindow = null)
{
    /// <summary>True when the window may be booked now.</summary>
    public bool Allowed => Code is null;
}

/// <summary>Applies booking rules.</summary>
public static class Booking
{
    /// <summary>May this window be booked at this moment? Throws <see cref="ArgumentException"/> when the rules themselves make no sense.</summary>
    public static BookingVerdict IsBookable(Interval window, DateTimeOffset now, BookingRules rules, WorkingCalendar calendar)
    {
        if (rules.Faults() is { Count: > 0 } faults) throw new ArgumentException(string.Join(" ", faults), nameof(rules));
        var (opens, closes) = (OpensAt(window.From, rules, calendar), ClosesAt(window.From, rules, calendar));
        if (now > closes) return new(CalendarCodes.BookingTooLate, opens, closes, Earliest(now, rules, calendar));
        if (!calendar.IsWorkingDay(calendar.DateOf(window.From))) return new(CalendarCodes.BookingClosedDay, opens, closes, Earliest(now, rules, calendar));
        return new(now < opens ? CalendarCodes.BookingTooEarly : null, opens, closes);
    }

    static DateTimeOffset ClosesAt(DateTimeOffset windowFrom, BookingRules rules, WorkingCalendar calendar)
    {
        var closes = windowFrom.AddMinutes(-(rules.PriorNoticeDurationMinMinutes ?? 0));
        if (rules is not { PriorNoticeLastDay: { } days, PriorNoticeLastTime: { } time }) return closes;
        var date = calendar.DateOf(windowFrom);
        var lastDay = calendar.At(rules.CountWorkingDays ? calendar.AddWorkingDays(date, -days) : date.AddDays(-days), time);
        return lastDay < closes ? lastDay : closes;
    }

    static DateTimeOffset? OpensAt(DateTimeOffset windowFrom, BookingRules rules, WorkingCalendar calendar)
    {
        if (rules.PriorNoticeDurationMaxMinutes is { } most) return windowFrom.AddMinutes(-most);
        if (rules.PriorNoticeStartDay is not { } days) return null;
        return calendar.At(calendar.DateOf(windowFrom).AddDays(-days), rules.PriorNoticeStartTime ?? TimeOnly.MinValue);
    }

    // From the first moment that the minimum notice allows, day by day until the day is open and its booking has not closed.
    static DateTimeOffset Earliest(DateTimeOffset now, BookingRules rules, WorkingCalendar calendar)
    {
        var candidate = now.AddMinutes(rules.PriorNoticeDurationMinMinutes ?? 0);
        while (!calendar.IsWorkingDay(calendar.DateOf(candidate)) || ClosesAt(candidate, rules, calendar) < now)
            candidate = calendar.At(calendar.NextWorkingDay(calendar.DateOf(candidate)), TimeOnly.MinValue);
        return candidate;
    }
}
