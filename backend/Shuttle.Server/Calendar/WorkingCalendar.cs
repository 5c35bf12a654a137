namespace Shuttle.Server.Calendar;

/// <summary>A stretch of time, half-open: <c>[From, Until)</c>.</summary>
public readonly record struct Interval(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>How long it is.</summary>
    public TimeSpan Length => Until - From;
}

/// <summary>
/// When an office works: pure functions over <see cref="CalendarData"/>. Immutable. Instants go in with any offset and come out in the
/// offset of the district; only the instant counts.
/// </summary>
public sealed partial class WorkingCalendar
{
    // Long enough for any closure; a calendar that has no working time in so many days is reported instead of searched for ever.
    const int SearchDays = 366;

    readonly TimeZoneInfo zone;
    readonly ILookup<DateOnly, Holiday> holidays;
    readonly Dictionary<DateOnly, SpecialOpening> openings;

    /// <summary>Builds a calendar; throws <see cref="CalendarFormatException"/> naming every row that makes no sense.</summary>
    public WorkingCalendar(CalendarData data)
    {
        CalendarRules.Check(data);
        Data = data;
        zone = TimeZoneInfo.FindSystemTimeZoneById(data.TimeZone);
        holidays = data.Holidays.ToLookup(holiday => holiday.Date);
        openings = data.SpecialOpenings.ToDictionary(opening => opening.Date);
    }

    /// <summary>What it was built from.</summary>
    public CalendarData Data { get; }

    /// <summary>The local date of an instant.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The instant of a local time.</summary>
    public DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new(local, zone.GetUtcOffset(local));
    }

    /// <summary>Days off on a date; several feasts may share it.</summary>
    public IEnumerable<Holiday> HolidaysOn(DateOnly date) => holidays[date];

    /// <summary>Hours of a date: a special opening first, then holidays, then Ramadan, then the ordinary week. Null means closed.</summary>
    public DayHours? HoursOn(DateOnly date)
    {
        if (openings.TryGetValue(date, out var opening)) return opening.Hours;
        if (holidays.Contains(date)) return null;
        var ramadan = Data.Ramadan.FirstOrDefault(period => period.From <= date && date <= period.Until);
        return (ramadan?.OfficeHours ?? Data.OfficeHours).On(date.DayOfWeek);
    }

    /// <summary>True when the office opens on that date.</summary>
    public bool IsWorkingDay(DateOnly date) => HoursOn(date) is not null;

    /// <summary>Working time of a date in order: opening hours without the break. Empty when closed.</summary>
    public IReadOnlyList<Interval> WorkingIntervals(DateOnly date) => HoursOn(date) switch
    {
        null => [],
        { BreakFrom: { } from, BreakUntil: { } until } hours =>
            [new(At(date, hours.Opens), At(date, from)), new(At(date, until), At(date, hours.Closes))],
        var hours => [new(At(date, hours.Opens), At(date, hours.Closes))],
    };

    /// <summary>True within working time; the closing moment itself belongs to it, as work can end then.</summary>
    public bool IsWorkingTime(DateTimeOffset instant) =>
        WorkingIntervals(DateOf(instant)).Any(interval => interval.From <= instant && instant <= interval.Until);

    /// <summary>The first working day after <paramref name="date"/>.</summary>
    public DateOnly NextWorkingDay(DateOnly date) => AddWorkingDays(date, 1);

    /// <summary>The n-th working day after <paramref name="date"/>, or before it when negative; 0 gives the date itself, working or not.</summary>
    public DateOnly AddWorkingDays(DateOnly date, int days)
    {
        var step = Math.Sign(days);
        for (var left = Math.Abs(days); left > 0; left--)
            date = FirstWorkingDay(date.AddDays(step), step);
        return date;
    }

    /// <summary>Working days d with <paramref name="from"/> ≤ d &lt; <paramref name="until"/>.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly until)
    {
        var count = 0;
        for (var date = from; date < until; date = date.AddDays(1))
            if (IsWorkingDay(date)) count++;
        return count;
    }

    DateOnly FirstWorkingDay(DateOnly date, int step)
    {
        for (var days = 0; days < SearchDays; days++)
            if (IsWorkingDay(date.AddDays(step * days))) return date.AddDays(step * days);
        throw new InvalidOperationException($"No working day within {SearchDays} days of {date:o}: check office hours and holidays.");
    }
}
