using Shuttle.Server.Calendar;
using static Shuttle.Server.Tests.Calendar.TestCalendars;

namespace Shuttle.Server.Tests.Calendar;

public class CalendarJsonTests
{
    [Fact]
    public void The_year_2026_has_17_national_holidays_and_8_days_of_collective_leave_all_confirmed()
    {
        var year = CalendarJson.NationalHolidays.Holidays.Where(holiday => holiday.Date.Year == 2026).ToList();
        Assert.Equal(17, year.Count(holiday => holiday.Kind == HolidayKind.National));
        Assert.Equal(8, year.Count(holiday => holiday.Kind == HolidayKind.CollectiveLeave));
        Assert.All(year, holiday => Assert.True(holiday.Confirmed));
    }

    [Fact]
    public void The_year_2027_is_an_estimate() =>
        Assert.All(CalendarJson.NationalHolidays.Holidays.Where(holiday => holiday.Date.Year == 2027), holiday => Assert.False(holiday.Confirmed));

    [Fact]
    public void A_calendar_survives_writing_and_reading()
    {
        var json = CalendarJson.Write(CalendarJson.NationalHolidays);
        Assert.Equal(json, CalendarJson.Write(CalendarJson.Read(json)));
    }

    [Theory]
    [InlineData("""{"format":1,"holidays":[{"date":"25/12/2026","name":{"id":"Natal","en":"Christmas"},"kind":"national","confirmed":true,"source":"SKB"}]}""", "holidays[0].date")]
    [InlineData("""{"format":1,"holidays":[{"date":"2026-12-25","name":{"id":"Natal","en":"Christmas"},"kind":"national","confirmed":true}]}""", "source")]
    [InlineData("""{"format":1,"holidays":[{"date":"2026-12-25","name":{"id":"","en":"Christmas"},"kind":"national","confirmed":true,"source":"SKB"}]}""", "holidays[0] (2026-12-25).name")]
    [InlineData("""{"format":1,"holidays":[],"colour":"red"}""", "colour")]
    [InlineData("""{"format":2,"holidays":[]}""", "format")]
    [InlineData("""{"format":1,"holidays":[""", "line 1")]
    public void A_bad_file_is_refused_with_the_place_named(string json, string place)
    {
        var fault = Assert.Throws<CalendarFormatException>(() => CalendarJson.ReadHolidays(json));
        Assert.Contains(place, fault.Message);
    }

    [Fact]
    public void Hours_that_make_no_sense_are_all_named()
    {
        var fault = Assert.Throws<CalendarFormatException>(() => new WorkingCalendar(new CalendarData
        {
            TimeZone = "Asia/Nowhere",
            OfficeHours = new(new(new(16, 0), new(8, 0)), null, null, null, new(new(8, 0), new(16, 0), new(12, 0))),
        }));
        Assert.Equal(3, fault.Faults.Count);
    }

    [Fact]
    public void The_simple_public_list_is_imported_with_kinds_and_estimates()
    {
        var holidays = SimpleHolidayImport.Read("""
            {
              "2027-12-25": { "summary": "Hari Raya Natal" },
              "2027-03-12": { "summary": ["Cuti Bersama Idul Fitri"], "holiday": true },
              "2027-03-10": { "summary": ["Idul Fitri (belum pasti)"], "holiday": true },
              "2027-10-29": { "summary": ["Diwali"], "holiday": false },
              "info": { "author": "someone" }
            }
            """, "unggahan admin");
        Assert.Equal([Day("2027-03-10"), Day("2027-03-12"), Day("2027-12-25")], holidays.Select(holiday => holiday.Date));
        Assert.Equal(("Idul Fitri", false), (holidays[0].Name.Id, holidays[0].Confirmed));
        Assert.Equal(HolidayKind.CollectiveLeave, holidays[1].Kind);
    }

    [Fact]
    public void Every_bad_row_of_a_simple_list_is_named()
    {
        var fault = Assert.Throws<CalendarFormatException>(() => SimpleHolidayImport.Read("""{"25-12-2026":{"summary":"x"},"2026-12-26":{}}""", "x"));
        Assert.Equal(2, fault.Faults.Count);
    }
}
