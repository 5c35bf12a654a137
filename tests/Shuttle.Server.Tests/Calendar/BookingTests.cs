using Shuttle.Server.Calendar;
using static Shuttle.Server.Tests.Calendar.TestCalendars;

namespace Shuttle.Server.Tests.Calendar;

public class BookingTests
{
    // Tuesday morning.
    static readonly Interval Window = new(Wib("2026-11-24T09:00"), Wib("2026-11-24T12:00"));
    static readonly BookingRules TwoHours = new() { PriorNoticeDurationMinMinutes = 120 };
    static readonly BookingRules DayBeforeAtFour = new() { PriorNoticeLastDay = 1, PriorNoticeLastTime = new(16, 0), CountWorkingDays = true };

    static BookingVerdict At(string now, BookingRules rules, Interval? window = null) => Booking.IsBookable(window ?? Window, Wib(now), rules, Pekanbaru);

    [Fact]
    public void Without_rules_a_window_can_be_booked_until_it_begins()
    {
        Assert.True(At("2026-11-24T09:00", new()).Allowed);
        Assert.Equal("booking-too-late", At("2026-11-24T09:01", new()).Code);
    }

    [Fact]
    public void Two_hours_notice_is_exact_to_the_minute_and_says_which_window_is_possible()
    {
        Assert.True(At("2026-11-24T07:00", TwoHours).Allowed);
        var late = At("2026-11-24T07:01", TwoHours);
        Assert.Equal(("booking-too-late", Wib("2026-11-24T07:00"), Wib("2026-11-24T09:01")), (late.Code, late.ClosesAt, late.EarliestWindow));
    }

    [Fact]
    public void The_day_before_until_four_counts_working_days()
    {
        Assert.True(At("2026-11-23T16:00", DayBeforeAtFour).Allowed);
        var late = At("2026-11-23T16:01", DayBeforeAtFour);
        // Tuesday has closed; Wednesday is open until Tuesday 16:00.
        Assert.Equal(("booking-too-late", Wib("2026-11-25T00:00")), (late.Code, late.EarliestWindow));
        // For Monday the working day before is Friday.
        var monday = new Interval(Wib("2026-11-23T09:00"), Wib("2026-11-23T12:00"));
        Assert.Equal(Wib("2026-11-20T16:00"), At("2026-11-21T10:00", DayBeforeAtFour, monday).ClosesAt);
        Assert.Equal("booking-too-late", At("2026-11-21T10:00", DayBeforeAtFour, monday).Code);
        Assert.True(At("2026-11-21T10:00", DayBeforeAtFour with { CountWorkingDays = false }, monday).Allowed);
    }

    [Fact]
    public void Too_early_says_when_it_opens()
    {
        var far = At("2026-11-01T10:00", TwoHours with { PriorNoticeDurationMaxMinutes = 14 * 24 * 60 });
        Assert.Equal(("booking-too-early", Wib("2026-11-10T09:00")), (far.Code, far.OpensAt));
        var byDay = At("2026-11-17T06:59", new() { PriorNoticeStartDay = 7, PriorNoticeStartTime = new(7, 0) });
        Assert.Equal(("booking-too-early", Wib("2026-11-17T07:00")), (byDay.Code, byDay.OpensAt));
        Assert.True(At("2026-11-17T07:00", new() { PriorNoticeStartDay = 7, PriorNoticeStartTime = new(7, 0) }).Allowed);
    }

    [Fact]
    public void A_day_off_is_refused_with_the_first_day_that_is_open()
    {
        var christmas = new Interval(Wib("2026-12-25T09:00"), Wib("2026-12-25T12:00"));
        // 24 and 25 December are off, then comes the weekend. Booked on Wednesday at 17:00, Monday closed at 16:00: Tuesday 29.
        var verdict = At("2026-12-23T17:00", TwoHours, christmas);
        Assert.Equal(("booking-closed-day", Wib("2026-12-23T19:00")), (verdict.Code, verdict.EarliestWindow));
        Assert.Equal(Wib("2026-12-29T00:00"), At("2026-12-23T17:00", DayBeforeAtFour, christmas).EarliestWindow);
    }

    [Fact]
    public void What_is_allowed_now_was_promised_by_the_refusal()
    {
        var random = new Random(3);
        for (var trial = 0; trial < 500; trial++)
        {
            var rules = new BookingRules
            {
                PriorNoticeDurationMinMinutes = random.Next(2) == 0 ? null : random.Next(3000),
                PriorNoticeLastDay = trial % 2 == 0 ? null : random.Next(4),
                PriorNoticeLastTime = trial % 2 == 0 ? null : new(random.Next(24), random.Next(60)),
                CountWorkingDays = random.Next(2) == 0,
            };
            var now = Wib("2026-03-01T00:00").AddMinutes(random.Next(30 * 24 * 60));
            var window = new Interval(now.AddMinutes(random.Next(10_000)), now.AddMinutes(11_000));
            var verdict = Booking.IsBookable(window, now, rules, Pekanbaru);
            if (verdict.EarliestWindow is not { } earliest) continue;
            Assert.True(Booking.IsBookable(new(earliest, earliest.AddHours(1)), now, rules, Pekanbaru).Allowed, $"trial {trial}");
        }
    }

    [Fact]
    public void Rules_that_contradict_themselves_are_refused_by_name()
    {
        var rules = new BookingRules { PriorNoticeDurationMinMinutes = 60, PriorNoticeDurationMaxMinutes = 30, PriorNoticeLastDay = 1, PriorNoticeStartDay = 5 };
        Assert.Equal(3, rules.Faults().Count);
        Assert.Contains("priorNoticeLastTime", Assert.Throws<ArgumentException>(() => At("2026-11-23T10:00", rules)).Message);
    }

    [Fact]
    public void Every_code_has_words_in_both_languages()
    {
        var codes = typeof(CalendarCodes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.Equal(codes.Order(), CalendarCodes.Words.Keys.Order());
    }
}
