using Shuttle.Server.Calendar;

namespace Shuttle.Server.Fleet;

/// <summary>A shift that a pattern asks for and that is not there yet.</summary>
public sealed record MissingShift(ShiftPattern Pattern, DateOnly Day);

/// <summary>Rolls weekly patterns out into days. Pure.</summary>
public static class Roster
{
    /// <summary>What is missing from a stretch of days: closed days and leave stay free, and who has a shift by hand keeps it.</summary>
    public static IEnumerable<MissingShift> Missing(
        IEnumerable<ShiftPattern> patterns, IEnumerable<Leave> leaves, IReadOnlySet<(Guid Courier, DateOnly Day)> taken, WorkingCalendar calendar, DateOnly from, int days)
    {
        var (away, given) = (leaves.ToLookup(l => l.CourierId), taken.ToHashSet());
        foreach (var day in Enumerable.Range(0, days).Select(from.AddDays).Where(calendar.IsWorkingDay))
            foreach (var pattern in patterns.Where(p => p.Weekdays.Contains((int)day.DayOfWeek) && p.FirstDay <= day && (p.LastDay is null || day <= p.LastDay)))
                if (!away[pattern.CourierId].Any(l => l.FirstDay <= day && day <= l.LastDay) && given.Add((pattern.CourierId, day))) yield return new(pattern, day);
    }
}
