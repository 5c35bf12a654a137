using Shuttle.Server.Calendar;
using static Shuttle.Server.Tests.Calendar.TestCalendars;

namespace Shuttle.Server.Tests.Calendar;

/// <summary>Laws of working time, tried on calendars nobody would think of. A failure names its seed.</summary>
public class WorkingTimePropertyTests
{
    [Fact]
    public void Adding_and_subtracting_never_land_outside_working_time() => ForAll((calendar, t, work, _) =>
        calendar.IsWorkingTime(calendar.Add(t, work)) && calendar.IsWorkingTime(calendar.Subtract(t, work)));

    [Fact]
    public void Exactly_the_added_work_lies_between() => ForAll((calendar, t, work, _) =>
        calendar.WorkingBetween(t, calendar.Add(t, work)) == work && calendar.WorkingBetween(calendar.Subtract(t, work), t) == work);

    [Fact]
    public void Adding_is_monotone_in_the_start_and_in_the_work() => ForAll((calendar, t, work, more) =>
        calendar.Add(t, work) <= calendar.Add(t + more, work)
        && calendar.Add(t, work) <= calendar.Add(t, work + more)
        && calendar.Subtract(t, work) <= calendar.Subtract(t + more, work));

    [Fact]
    public void Subtracting_undoes_adding_within_working_time() => ForAll((calendar, t, work, _) =>
    {
        // The first working moment from which time goes on; a closing moment belongs to the work before it.
        var start = calendar.Subtract(calendar.Add(t, TimeSpan.FromTicks(1)), TimeSpan.FromTicks(1));
        return calendar.Subtract(calendar.Add(start, work), work) == start;
    });

    [Fact]
    public void Adding_twice_is_adding_the_sum() => ForAll((calendar, t, one, other) =>
        calendar.Add(calendar.Add(t, one), other) == calendar.Add(t, one + other)
        && calendar.Subtract(calendar.Subtract(t, one), other) == calendar.Subtract(t, one + other));

    static void ForAll(Func<WorkingCalendar, DateTimeOffset, TimeSpan, TimeSpan, bool> law)
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var calendar = Odd(random);
            for (var trial = 0; trial < 10; trial++)
            {
                var t = Wib("2026-02-01T00:00").AddMinutes(random.Next(60 * 24 * 60));
                // Interesting moments are the edges.
                var edges = calendar.WorkingIntervals(calendar.DateOf(t)).SelectMany(span => new[] { span.From, span.Until }).ToList();
                if (edges.Count > 0 && random.Next(3) == 0) t = edges[random.Next(edges.Count)];
                var one = TimeSpan.FromMinutes(random.Next(4) == 0 ? 0 : random.Next(5000));
                var other = TimeSpan.FromMinutes(random.Next(4) == 0 ? 0 : random.Next(5000));
                Assert.True(law(calendar, t, one, other), $"seed {seed}, trial {trial}: t={t:O} one={one} other={other}");
            }
        }
    }
}
