using Shuttle.Server.Calendar;

namespace Shuttle.Server.Tests.Calendar;

static class TestCalendars
{
    /// <summary>Ordinary civil-service weeks with the shipped holidays.</summary>
    public static WorkingCalendar Pekanbaru { get; } = new(CalendarJson.NationalHolidays);

    /// <summary>Ordinary weeks without a single holiday.</summary>
    public static WorkingCalendar Plain { get; } = new(new CalendarData { OfficeHours = WeekHours.CivilService });

    /// <summary>A local time in Pekanbaru, UTC+7.</summary>
    public static DateTimeOffset Wib(string local) =>
        DateTimeOffset.Parse(local + "+07:00", System.Globalization.CultureInfo.InvariantCulture);

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static TimeSpan Hours(double hours) => TimeSpan.FromHours(hours);

    /// <summary>A calendar nobody would think of: odd hours, holidays in clusters, special openings, a Ramadan.</summary>
    public static WorkingCalendar Odd(Random random)
    {
        var start = Day("2026-01-01");
        DayHours Hours()
        {
            var opens = random.Next(0, 11 * 60);
            var closes = opens + random.Next(10, 720);
            if (random.Next(3) == 0) return new(Minute(opens), Minute(closes));
            var breakFrom = random.Next(opens + 1, closes - 1);
            return new(Minute(opens), Minute(closes), Minute(breakFrom), Minute(random.Next(breakFrom + 1, closes)));
        }
        DayHours? Maybe() => random.Next(4) == 0 ? null : Hours();
        WeekHours Week() => new(Hours(), Maybe(), Maybe(), Maybe(), Maybe(), Maybe(), Maybe());
        var ramadan = start.AddDays(random.Next(60));
        return new(new CalendarData
        {
            OfficeHours = Week(),
            Ramadan = [new(ramadan, ramadan.AddDays(29), Week(), true, "test")],
            Holidays = [.. Enumerable.Range(0, random.Next(40)).Select(_ =>
                new Holiday(start.AddDays(random.Next(120)), new("x", "x"), HolidayKind.Local, true, "test"))],
            SpecialOpenings = [.. Enumerable.Range(0, random.Next(10)).Select(_ => random.Next(120)).Distinct().Select(day =>
                new SpecialOpening(start.AddDays(day), new("x", "x"), Hours(), "test"))],
        });
    }

    static TimeOnly Minute(int minute) => new(minute / 60, minute % 60);
}
