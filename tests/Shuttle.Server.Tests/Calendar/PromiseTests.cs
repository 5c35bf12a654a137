using Shuttle.Server.Calendar;
using static Shuttle.Server.Tests.Calendar.TestCalendars;

namespace Shuttle.Server.Tests.Calendar;

public class PromiseTests
{
    static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    static readonly PromiseTerms Terms = new(RideBackMinutes: 60, IntakeWorkingMinutes: 30, PackingWorkingMinutes: 15,
    [
        new(Weekdays, LoadBy: new(8, 30), From: new(9, 0), Until: new(12, 0)),
        new(Weekdays, LoadBy: new(13, 15), From: new(13, 30), Until: new(16, 0)),
    ]);

    static Interval Window(string from, string until) => new(Wib(from), Wib(until));

    [Fact]
    public void One_working_day_from_a_Monday_morning_pickup_comes_home_on_Wednesday_morning()
    {
        // Pickup Mon 09–11; ride 60 min → 12:00, the lunch break; intake 30 min → 13:30.
        // Standard 450 min: Mon 13:30–16:00 = 150, Tue 07:30–12:00 = 270 (420), 13:00–13:30 = 30 (450) → Tue 13:30.
        // Packing 15 min → Tue 13:45: the afternoon run loaded by 13:15, so Wednesday's morning run.
        var promise = Promise.Make(Window("2026-11-23T09:00", "2026-11-23T11:00"), [450], Terms, Pekanbaru);
        Assert.Equal(Wib("2026-11-23T12:00"), promise.AtCounter);
        Assert.Equal(Wib("2026-11-23T13:30"), promise.Accepted);
        Assert.Equal(Wib("2026-11-24T13:30"), promise.Ready);
        Assert.Equal(Wib("2026-11-24T13:45"), promise.Packed);
        Assert.Equal(Window("2026-11-25T09:00", "2026-11-25T12:00"), promise.ReturnWindow);
        Assert.Equal(Wib("2026-11-25T12:00"), promise.HomeBy);
    }

    [Fact]
    public void An_urgent_half_hour_comes_home_the_same_day()
    {
        // Pickup until 09:00 → counter 10:00 → intake 10:30 → 30 min 11:00 → packed 11:15 → loaded by 13:15 → 13:30–16:00.
        var promise = Promise.Make(Window("2026-11-23T08:00", "2026-11-23T09:00"), [30], Terms, Pekanbaru);
        Assert.Equal(Window("2026-11-23T13:30", "2026-11-23T16:00"), promise.ReturnWindow);
    }

    [Fact]
    public void What_is_packed_at_the_very_loading_time_rides_along()
    {
        // At the counter Mon 12:00, no intake, no standard time; packing 15 min runs 13:00–13:15, after the break: loaded by 13:15.
        var promise = Promise.FromCounter(Wib("2026-11-23T12:00"), 0, Terms with { IntakeWorkingMinutes = 0 }, Pekanbaru);
        Assert.Equal(Wib("2026-11-23T13:15"), promise.Packed);
        Assert.Equal(Window("2026-11-23T13:30", "2026-11-23T16:00"), promise.ReturnWindow);
    }

    [Fact]
    public void The_longest_service_of_a_household_decides()
    {
        var window = Window("2026-11-23T09:00", "2026-11-23T11:00");
        Assert.Equal(Promise.Make(window, [3150], Terms, Pekanbaru), Promise.Make(window, [450, 3150, 30], Terms, Pekanbaru));
    }

    [Fact]
    public void Christmas_with_its_collective_leave_moves_the_promise_past_the_weekend()
    {
        // Wed 23 Dec, counter 12:00 → accepted 13:30; 450 min: 150 on Wed, then Thu 24 (leave), Fri 25 (Christmas), Sat, Sun are off;
        // Mon 28: 07:30–12:00 = 270, 13:00–13:30 = 30 → ready Mon 13:30, packed 13:45, home Tue 29 by 12:00.
        var promise = Promise.Make(Window("2026-12-23T09:00", "2026-12-23T11:00"), [450], Terms, Pekanbaru);
        Assert.Equal(Wib("2026-12-29T12:00"), promise.HomeBy);
    }

    [Fact]
    public void More_work_never_comes_home_earlier_nor_does_a_later_pickup()
    {
        var random = new Random(5);
        for (var trial = 0; trial < 500; trial++)
        {
            var from = Wib("2026-02-01T08:00").AddMinutes(random.Next(200 * 24 * 60));
            var (minutes, more) = (random.Next(4000), random.Next(2000));
            var promise = Promise.FromCounter(from, minutes, Terms, Pekanbaru);
            Assert.True(promise.HomeBy <= Promise.FromCounter(from, minutes + more, Terms, Pekanbaru).HomeBy);
            Assert.True(promise.HomeBy <= Promise.FromCounter(from.AddMinutes(more), minutes, Terms, Pekanbaru).HomeBy);
            Assert.True(promise.Packed <= promise.ReturnWindow.From && Pekanbaru.IsWorkingDay(Pekanbaru.DateOf(promise.HomeBy)));
        }
    }

    [Fact]
    public void A_promise_is_replaced_only_with_a_reason()
    {
        var old = Promise.FromCounter(Wib("2026-11-23T12:00"), 450, Terms, Pekanbaru);
        var later = Promise.FromCounter(Wib("2026-11-23T12:00"), 900, Terms, Pekanbaru);
        Assert.Equal("promise-reason-missing", Promise.WhyNotReplace(old, later, " "));
        Assert.Null(Promise.WhyNotReplace(old, later, "Blangko habis"));
        Assert.Null(Promise.WhyNotReplace(old, old, null));
    }

    [Fact]
    public void Terms_without_a_run_are_refused() =>
        Assert.Throws<ArgumentException>(() => Promise.Make(Window("2026-11-23T09:00", "2026-11-23T11:00"), [30], Terms with { ReturnRuns = [] }, Plain));
}
