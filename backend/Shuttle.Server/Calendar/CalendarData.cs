namespace Shuttle.Server.Calendar;

/// <summary>Everything a working calendar is built from: plain data that an administrator edits, each row with its source.</summary>
public sealed record CalendarData
{
    /// <summary>IANA name of the zone in which all dates and times below are meant.</summary>
    public string TimeZone { get; init; } = "Asia/Jakarta";
    /// <summary>Office hours of an ordinary week.</summary>
    public required WeekHours OfficeHours { get; init; }
    /// <summary>Months of Ramadan with the hours that hold in them.</summary>
    public IReadOnlyList<RamadanPeriod> Ramadan { get; init; } = [];
    /// <summary>Days off; estimated ones count like confirmed ones until they are corrected.</summary>
    public IReadOnlyList<Holiday> Holidays { get; init; } = [];
    /// <summary>Openings that overrule weekday, Ramadan and holiday ("Dukcapil Weekend").</summary>
    public IReadOnlyList<SpecialOpening> SpecialOpenings { get; init; } = [];
    /// <summary>When planning leaves time for prayer.</summary>
    public PrayerRules Prayer { get; init; } = new();
    /// <summary>Until when windows may be booked.</summary>
    public CutOffs CutOffs { get; init; } = new();

    /// <summary>The calendar of one district: rows of other areas are left out. <paramref name="areaCode"/> is a code like 14.71.07.</summary>
    public CalendarData ForArea(string areaCode) => this with
    {
        Holidays = [.. Holidays.Where(holiday => Covers(holiday.Area, areaCode))],
        SpecialOpenings = [.. SpecialOpenings.Where(opening => Covers(opening.Area, areaCode))],
    };

    static bool Covers(string? area, string code) =>
        area is null || code == area || code.StartsWith(area + ".", StringComparison.Ordinal);
}

/// <summary>Opening hours of one day, with at most one break.</summary>
public sealed record DayHours(TimeOnly Opens, TimeOnly Closes, TimeOnly? BreakFrom = null, TimeOnly? BreakUntil = null);

/// <summary>Hours per weekday; null means closed.</summary>
public sealed record WeekHours(
    DayHours? Monday, DayHours? Tuesday, DayHours? Wednesday, DayHours? Thursday, DayHours? Friday,
    DayHours? Saturday = null, DayHours? Sunday = null)
{
    /// <summary>Perpres 21/2023: five days of 7 h 30 min from 07:30, break 60 min, on Friday 90 min over the Friday prayer: 37 h 30 min.</summary>
    public static WeekHours CivilService { get; } = FiveDays(
        new(new(7, 30), new(16, 0), new(12, 0), new(13, 0)), new(new(7, 30), new(16, 30), new(11, 45), new(13, 15)));

    /// <summary>Perpres 21/2023 in Ramadan: five days of 6 h 30 min from 08:00, break 30 min, on Friday 60 min: 32 h 30 min.</summary>
    public static WeekHours CivilServiceInRamadan { get; } = FiveDays(
        new(new(8, 0), new(15, 0), new(12, 0), new(12, 30)), new(new(8, 0), new(15, 30), new(11, 45), new(12, 45)));

    /// <summary>Hours of a weekday, or null.</summary>
    public DayHours? On(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => Monday,
        DayOfWeek.Tuesday => Tuesday,
        DayOfWeek.Wednesday => Wednesday,
        DayOfWeek.Thursday => Thursday,
        DayOfWeek.Friday => Friday,
        DayOfWeek.Saturday => Saturday,
        _ => Sunday,
    };

    static WeekHours FiveDays(DayHours ordinary, DayHours friday) => new(ordinary, ordinary, ordinary, ordinary, friday);
}

/// <summary>A Ramadan, both days inclusive, with the hours that replace the ordinary week.</summary>
public sealed record RamadanPeriod(DateOnly From, DateOnly Until, WeekHours OfficeHours, bool Confirmed, string Source);

/// <summary>What kind of day off it is.</summary>
public enum HolidayKind
{
    /// <summary>Libur nasional.</summary>
    National,
    /// <summary>Cuti bersama.</summary>
    CollectiveLeave,
    /// <summary>Declared by province, city or district.</summary>
    Local,
}

/// <summary>A day off.</summary>
/// <param name="Date">Local date.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">National, collective leave or local.</param>
/// <param name="Confirmed">False while it is an estimate, as before the yearly decree or the sighting of the moon.</param>
/// <param name="Source">Decree number or the estimate's origin.</param>
/// <param name="Area">Kemendagri code of the area it holds in; null means everywhere.</param>
/// <param name="Note">What an administrator should know.</param>
public sealed record Holiday(
    DateOnly Date, Bilingual Name, HolidayKind Kind, bool Confirmed, string Source, string? Area = null, string? Note = null);

/// <summary>A day on which the office is open in these hours, whatever day it is.</summary>
public sealed record SpecialOpening(DateOnly Date, Bilingual Name, DayHours Hours, string Source, string? Area = null);

/// <summary>When planning leaves time for prayer.</summary>
public sealed record PrayerRules
{
    /// <summary>Degrees east of the district: midday prayer follows the sun there.</summary>
    public double Longitude { get; init; } = 101.46;
    /// <summary>Ihtiyat added to the sun's transit.</summary>
    public int PrecautionMinutes { get; init; } = 2;
    /// <summary>Length of the soft block at zuhur.</summary>
    public int ZuhurMinutes { get; init; } = 20;
    /// <summary>Start of the hard block of the Friday prayer.</summary>
    public TimeOnly FridayFrom { get; init; } = new(11, 45);
    /// <summary>Its end.</summary>
    public TimeOnly FridayUntil { get; init; } = new(13, 15);
}
