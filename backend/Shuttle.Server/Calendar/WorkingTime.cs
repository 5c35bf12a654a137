namespace Shuttle.Server.Calendar;

// Arithmetic in working time. Adding goes to the earliest instant at which the work is done, subtracting to the latest at which it can
// begin; so for t in working time Subtract(Add(t, d), d) = t, and Add(Add(t, a), b) = Add(t, a + b) for every t.
public sealed partial class WorkingCalendar
{
    /// <summary>
    /// The earliest instant at or after <paramref name="from"/> by which <paramref name="work"/> of working time has passed. Zero work
    /// ends at once in working time, else at the next opening. The result is always working time.
    /// </summary>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(work, TimeSpan.Zero);
        for (var date = FirstWorkingDay(DateOf(from), +1); ; date = NextWorkingDay(date))
        {
            foreach (var interval in WorkingIntervals(date))
            {
                if (interval.Until < from) continue;
                var start = Later(interval.From, from);
                var available = interval.Until - start;
                if (work <= available) return start + work;
                work -= available;
            }
        }
    }

    /// <summary>
    /// The latest instant at or before <paramref name="until"/> from which <paramref name="work"/> of working time passes until then.
    /// Zero work begins at once in working time, else at the previous closing. The result is always working time.
    /// </summary>
    public DateTimeOffset Subtract(DateTimeOffset until, TimeSpan work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(work, TimeSpan.Zero);
        for (var date = FirstWorkingDay(DateOf(until), -1); ; date = AddWorkingDays(date, -1))
        {
            foreach (var interval in WorkingIntervals(date).Reverse())
            {
                if (interval.From > until) continue;
                var end = Earlier(interval.Until, until);
                var available = end - interval.From;
                if (work <= available) return end - work;
                work -= available;
            }
        }
    }

    /// <summary>Working time between two instants; negative when <paramref name="until"/> is before <paramref name="from"/>.</summary>
    public TimeSpan WorkingBetween(DateTimeOffset from, DateTimeOffset until)
    {
        if (until < from) return -WorkingBetween(until, from);
        var total = TimeSpan.Zero;
        for (var date = DateOf(from); date <= DateOf(until); date = date.AddDays(1))
        {
            foreach (var interval in WorkingIntervals(date))
            {
                var length = Earlier(interval.Until, until) - Later(interval.From, from);
                if (length > TimeSpan.Zero) total += length;
            }
        }
        return total;
    }

    DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => TimeZoneInfo.ConvertTime(one > other ? one : other, zone);

    DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => TimeZoneInfo.ConvertTime(one < other ? one : other, zone);
}
