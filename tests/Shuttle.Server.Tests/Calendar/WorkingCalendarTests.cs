using Shuttle.Server.Calendar;
using static Shuttle.Server.Tests.Calendar.TestCalendars;

namespace Shuttle.Server.Tests.Calendar;

public class WorkingCalendarTests
{
    [Fact]
    public void A_civil_service_week_has_37_and_a_half_hours_and_32_and_a_half_in_Ramadan()
    {
        Assert.Equal(Hours(37.5), Plain.WorkingBetween(Wib("2026-11-16T00:00"), Wib("2026-11-23T00:00")));
        // 1–7 March 2026 lies in Ramadan and has no holiday.
        Assert.Equal(Hours(32.5), Pekanbaru.WorkingBetween(Wib("2026-03-02T00:00"), Wib("2026-03-09T00:00")));
    }

    [Fact]
    public void Eight_hours_from_Friday_morning_end_on_Monday_morning()
    {
        // Friday 20 Nov 2026: 07:30–11:45 and 13:15–16:30 = 7 h 30; the last 30 min are Monday 07:30–08:00.
        Assert.Equal(Wib("2026-11-23T08:00"), Plain.Add(Wib("2026-11-20T07:30"), Hours(8)));
        Assert.Equal(Wib("2026-11-20T07:30"), Plain.Subtract(Wib("2026-11-23T08:00"), Hours(8)));
    }

    [Fact]
    public void Work_that_fills_the_day_ends_at_closing_and_not_next_morning() =>
        Assert.Equal(Wib("2026-11-23T16:00"), Plain.Add(Wib("2026-11-23T07:30"), Hours(7.5)));

    [Fact]
    public void Work_asked_for_in_the_evening_begins_next_morning_even_when_it_takes_no_time() =>
        Assert.Equal(Wib("2026-11-24T07:30"), Plain.Add(Wib("2026-11-23T19:00"), TimeSpan.Zero));

    [Fact]
    public void The_offset_of_an_instant_does_not_matter() =>
        Assert.Equal(Plain.Add(Wib("2026-11-23T09:00"), Hours(3)), Plain.Add(Wib("2026-11-23T09:00").ToUniversalTime(), Hours(3)));

    [Fact]
    public void Idul_Fitri_with_its_collective_leave_is_jumped_over()
    {
        // 18 Mar is collective leave, 19 Nyepi, 20 leave, 21–22 Idul Fitri, 23–24 leave: after Tuesday 17 comes Wednesday 25.
        Assert.Equal(Day("2026-03-25"), Pekanbaru.NextWorkingDay(Day("2026-03-17")));
        Assert.Equal(Day("2026-03-17"), Pekanbaru.AddWorkingDays(Day("2026-03-25"), -1));
        Assert.Equal(1, Pekanbaru.WorkingDaysBetween(Day("2026-03-17"), Day("2026-03-25")));
    }

    [Fact]
    public void A_special_opening_overrules_a_Sunday_and_a_holiday()
    {
        var calendar = new WorkingCalendar(CalendarJson.NationalHolidays with
        {
            SpecialOpenings = [new(Day("2026-05-31"), new("Dukcapil Weekend", "Weekend opening"), new(new(8, 0), new(12, 0)), "SK")],
        });
        Assert.True(calendar.IsWorkingDay(Day("2026-05-31")));
        Assert.Equal(Hours(4), calendar.WorkingBetween(Wib("2026-05-31T00:00"), Wib("2026-06-01T00:00")));
        Assert.NotEmpty(calendar.HolidaysOn(Day("2026-05-31")));
    }

    [Fact]
    public void Rows_of_another_city_do_not_count()
    {
        var data = new CalendarData
        {
            OfficeHours = WeekHours.CivilService,
            Holidays =
            [
                new(Day("2026-06-23"), new("HUT Pekanbaru", "City day"), HolidayKind.Local, true, "SE", Area: "14.71"),
                new(Day("2026-06-24"), new("HUT lain", "Another city's day"), HolidayKind.Local, true, "SE", Area: "14.7"),
            ],
        };
        var district = new WorkingCalendar(data.ForArea("14.71.07"));
        Assert.False(district.IsWorkingDay(Day("2026-06-23")));
        Assert.True(district.IsWorkingDay(Day("2026-06-24")));
    }

    [Fact]
    public void A_calendar_closed_for_ever_says_so_instead_of_searching_on()
    {
        var closed = new WorkingCalendar(new CalendarData
        {
            OfficeHours = WeekHours.CivilService,
            Holidays = [.. Enumerable.Range(0, 800).Select(day =>
                new Holiday(Day("2026-01-01").AddDays(day), new("x", "x"), HolidayKind.Local, true, "test"))],
        });
        Assert.Throws<InvalidOperationException>(() => closed.NextWorkingDay(Day("2026-02-01")));
    }

    [Fact]
    public void Friday_is_blocked_hard_for_prayer_and_other_days_softly_at_zuhur()
    {
        var friday = Assert.Single(Plain.Blocks(Day("2026-11-20")), block => block.Hard);
        Assert.Equal(new Interval(Wib("2026-11-20T11:45"), Wib("2026-11-20T13:15")), friday.Span);
        var zuhur = Assert.Single(Plain.Blocks(Day("2026-11-23")), block => block.Kind == BlockKind.Zuhur);
        Assert.Equal(TimeSpan.FromMinutes(20), zuhur.Span.Length);
        Assert.False(zuhur.Hard);
    }

    [Fact]
    public void Zuhur_in_Pekanbaru_runs_from_11_59_at_the_end_of_October_to_12_30_in_February()
    {
        var times = Enumerable.Range(0, 365).Select(day => TimeOnly.FromDateTime(Plain.Zuhur(Day("2026-01-01").AddDays(day)).DateTime)).ToList();
        Assert.Equal(new TimeOnly(11, 59), times.Min());
        Assert.Equal(new TimeOnly(12, 30), times.Max());
        Assert.Equal(new TimeOnly(11, 59), times[Day("2026-10-31").DayOfYear - 1]);
        Assert.Equal(new TimeOnly(12, 30), times[Day("2026-02-14").DayOfYear - 1]);
    }
}
