namespace Shuttle.Server.Calendar;

/// <summary>Calendar data makes no sense. Each entry of <see cref="Faults"/> names the row and the rule.</summary>
public sealed class CalendarFormatException(IReadOnlyList<string> faults) : FormatException(string.Join(Environment.NewLine, faults))
{
    /// <summary>What is wrong, one line each.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}

/// <summary>What calendar data must keep to.</summary>
static class CalendarRules
{
    public static void Check(CalendarData data)
    {
        var faults = Faults(data).ToList();
        if (faults.Count > 0) throw new CalendarFormatException(faults);
    }

    static IEnumerable<string> Faults(CalendarData data)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(data.TimeZone, out _))
            yield return $"timeZone: '{data.TimeZone}' is not a known IANA zone.";
        foreach (var fault in Week("officeHours", data.OfficeHours)) yield return fault;

        foreach (var (index, period) in data.Ramadan.Index())
        {
            if (period.Until < period.From) yield return $"ramadan[{index}]: until {period.Until:o} is before from {period.From:o}.";
            foreach (var fault in Week($"ramadan[{index}].officeHours", period.OfficeHours)) yield return fault;
            if (string.IsNullOrWhiteSpace(period.Source)) yield return $"ramadan[{index}].source: must say where the dates come from.";
        }
        var periods = data.Ramadan.OrderBy(period => period.From).ToList();
        foreach (var (one, next) in periods.Zip(periods.Skip(1)))
            if (next.From <= one.Until) yield return $"ramadan: {one.From:o} and {next.From:o} overlap.";

        foreach (var (index, holiday) in data.Holidays.Index())
            foreach (var fault in Row($"holidays[{index}]", holiday.Date, holiday.Name, holiday.Source)) yield return fault;
        foreach (var (index, opening) in data.SpecialOpenings.Index())
        {
            foreach (var fault in Row($"specialOpenings[{index}]", opening.Date, opening.Name, opening.Source)) yield return fault;
            foreach (var fault in Day($"specialOpenings[{index}].hours", opening.Hours)) yield return fault;
        }
        foreach (var twice in data.SpecialOpenings.GroupBy(opening => opening.Date).Where(group => group.Count() > 1))
            yield return $"specialOpenings: {twice.Key:o} appears {twice.Count()} times; a date has one set of hours.";

        foreach (var (name, rules) in new[] { ("courier", data.CutOffs.Courier), ("officerVisit", data.CutOffs.OfficerVisit), ("counter", data.CutOffs.Counter) })
            foreach (var fault in rules.Faults()) yield return $"cutOffs.{name}.{fault}";
        if (data.Prayer.Longitude is not (>= -180 and <= 180)) yield return "prayer.longitude: must be within -180 and 180 degrees.";
        if (data.Prayer.ZuhurMinutes is < 0 or > 120) yield return "prayer.zuhurMinutes: must be within 0 and 120.";
        if (data.Prayer.FridayUntil <= data.Prayer.FridayFrom) yield return "prayer: fridayUntil must be after fridayFrom.";
    }

    static IEnumerable<string> Row(string path, DateOnly date, Bilingual name, string source)
    {
        if (string.IsNullOrWhiteSpace(name.Id) || string.IsNullOrWhiteSpace(name.En))
            yield return $"{path} ({date:o}).name: must be given in both languages.";
        if (string.IsNullOrWhiteSpace(source)) yield return $"{path} ({date:o}).source: must say where the date comes from.";
    }

    static IEnumerable<string> Week(string path, WeekHours week)
    {
        var days = Enum.GetValues<DayOfWeek>();
        if (days.All(day => week.On(day) is null)) yield return $"{path}: the office must open on at least one weekday.";
        foreach (var day in days)
            if (week.On(day) is { } hours)
                foreach (var fault in Day($"{path}.{day.ToString().ToLowerInvariant()}", hours)) yield return fault;
    }

    static IEnumerable<string> Day(string path, DayHours hours)
    {
        if (hours.Closes <= hours.Opens) yield return $"{path}: closes {hours.Closes:HH:mm} must be after opens {hours.Opens:HH:mm}.";
        if (hours.BreakFrom is null != hours.BreakUntil is null) yield return $"{path}: breakFrom and breakUntil come together.";
        if (hours is { BreakFrom: { } from, BreakUntil: { } until } && !(hours.Opens < from && from < until && until < hours.Closes))
            yield return $"{path}: the break {from:HH:mm}–{until:HH:mm} must lie within opening hours.";
    }
}
