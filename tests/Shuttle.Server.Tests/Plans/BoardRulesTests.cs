using Shuttle.Contracts;
using Shuttle.Planning;
using Shuttle.Server.Areas;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Fleet;
using Shuttle.Server.Plans;
using Shuttle.Server.Runs;

namespace Shuttle.Server.Tests.Plans;

/// <summary>The board's pure rules, with the arithmetic beside them.</summary>
public sealed class BoardRulesTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    // Depot 0 and homes 1–3, ten minutes and a kilometre between any two; five minutes at a door.
    private static Problem Day(params (int From, int Until)[] windows) => new()
    {
        Travel = [new TravelMatrix(4, Square(600), Square(1000))],
        Vehicles = [new Planning.Vehicle { Id = "k", Start = 0, End = 0, ShiftFrom = 8 * 3600, ShiftUntil = 16 * 3600, Capacity = [9], Breaks = [new Break { Id = "Zuhur", Windows = [new(12 * 3600, 12 * 3600 + 1800)], DurationSeconds = 900, Hard = false }] }],
        Jobs = [.. windows.Select((w, i) => new Job { Id = $"j{i + 1}", Stops = [new JobStop { Location = i + 1, ServiceSeconds = 300, Pickup = [1], Windows = [new(w.From, w.Until)] }] })],
    };

    private static int[] Square(int away) => [.. Enumerable.Range(0, 16).Select(i => i / 4 == i % 4 ? 0 : away)];

    [Fact]
    public void A_hand_made_order_is_kept_and_the_break_is_laid_where_it_disturbs_least()
    {
        var problem = Day((8 * 3600, 12 * 3600), (13 * 3600, 15 * 3600));
        var route = HandTiming.Time(problem, "k", [new("j1", 0), new("j2", 0)])!;
        Assert.Equal<string?>(["j1", "Zuhur", "j2"], route.Steps.Where(s => s.Kind is StepKind.Stop or StepKind.Break).Select(s => s.JobId));
        var pause = route.Steps.Single(s => s.Kind == StepKind.Break);
        Assert.InRange(pause.ServiceStart, 12 * 3600, 12 * 3600 + 1800);
        Assert.Equal(900, pause.Departure - pause.ServiceStart);
    }

    [Fact]
    public void A_window_that_an_order_misses_is_told_with_its_minutes()
    {
        // The afternoon door first: the morning one is reached at 13.00 + 5 + 10 minutes, an hour and a quarter after it closed.
        var problem = Day((8 * 3600, 12 * 3600), (13 * 3600, 15 * 3600));
        var timed = HandTiming.Together(problem, [HandTiming.Time(problem, "k", [new("j2", 0), new("j1", 0)])!]);
        var missed = Assert.Single(timed.Report.Violations, v => v.Code == Planning.Check.ViolationCode.WindowMissed);
        Assert.Equal(("j1", 75 * 60L), (missed.JobId, missed.Amount));
        // Taken as it stands, the rest can be explained.
        Assert.True(Planning.Check.Referee.Check(Leniency.For(problem, timed), timed.Plan with { Score = Planning.Check.Referee.Check(Leniency.For(problem, timed), timed.Plan).Score }).Feasible);
    }

    [Fact]
    public void Undo_goes_back_one_edit_at_a_time_and_a_new_edit_ends_redoing()
    {
        var edits = Enumerable.Range(1, 3).Select(n => new PlanEdit { Number = n, Kind = "move", By = "a", Before = "", After = "" }).ToList();
        Assert.Equal((3, null), Numbers(edits));
        edits[2].UndoneBy = 4;
        edits[1].UndoneBy = 5;
        Assert.Equal((1, 2), Numbers(edits));
        edits.Add(new PlanEdit { Number = 6, Kind = "pin", By = "b", Before = "", After = "" });
        Assert.Equal((6, null), Numbers(edits));

        static (int?, int?) Numbers(List<PlanEdit> edits) => (EditHistory.Next(edits).Undo?.Number, EditHistory.Next(edits).Redo?.Number);
    }

    [Theory]
    [InlineData(null, 0, true)]
    [InlineData(0, 30, false)]
    [InlineData(0, -30, false)]
    [InlineData(0, 31, true)]
    [InlineData(0, -31, true)]
    public void A_new_time_is_news_beyond_thirty_minutes(int? told, int now, bool news) =>
        Assert.Equal(news, Announcing.IsNews(told is { } t ? Nine.AddMinutes(t) : null, Nine.AddMinutes(now)));

    [Fact]
    public void Expected_arrivals_are_ranges_that_widen_with_the_way_and_narrow_where_a_courier_waits()
    {
        // Half an hour to the first door, half an hour of work and way to the second, which opens at noon; the third ten minutes on.
        var etas = Eta.Of(Nine, Nine, [new(1800, Nine, 600), new(1200, Nine.AddHours(3), 600), new(600, Nine, 600)], new Pace(0.9, 1, 1.3, 50));
        Assert.Equal(Nine.AddMinutes(30), etas[0].Likely);
        Assert.Equal(Nine.AddMinutes(27), etas[0].Early);
        Assert.Equal(Nine.AddMinutes(39), etas[0].Late);
        Assert.True(etas[1].Late - etas[1].Early > etas[0].Late - etas[0].Early);
        // At noon everybody waits: what was late before does not matter after. 12.00 + 10 + 10 minutes.
        Assert.Equal(Nine.AddHours(3).AddMinutes(20), etas[2].Likely);
        Assert.True(etas[2].Late - etas[2].Early < etas[1].Late - etas[1].Early);
    }

    [Fact]
    public void A_run_that_has_gone_slowly_so_far_is_expected_to_go_on_so()
    {
        var usual = new Pace(0.9, 1, 1.3, 50);
        Assert.Equal(usual, usual.On([]));
        // Four drives of ten minutes took a quarter of an hour each: they count as much as what was learnt before, so half of the half more.
        var slow = usual.On([.. Enumerable.Repeat((900.0, 600.0), 4)]);
        Assert.Equal(1.25, slow.Usual, 6);
        Assert.Equal(1.625, slow.Slow, 6);
        // Nobody comes in the past, and no range is narrower than two minutes either way.
        var eta = Eta.Of(Nine.AddMinutes(9), Nine, [new(600, Nine, 0)], new Pace(1, 1, 1, 50))[0];
        Assert.Equal((Nine.AddMinutes(9), Nine.AddMinutes(10), Nine.AddMinutes(12)), (eta.Early, eta.Likely, eta.Late));
    }

    [Fact]
    public void A_pace_is_learnt_only_from_enough_drives()
    {
        Assert.Equal(Pace.Assumed, Pace.From([1.0, 2.0]));
        var learnt = Pace.From([.. Enumerable.Range(1, 101).Select(n => n / 50.0)]);
        Assert.Equal((0.5, 1.02, 1.62, 101), (learnt.Quick, learnt.Usual, learnt.Slow, learnt.Samples));
    }

    [Fact]
    public void Patterns_skip_closed_days_and_leave_and_never_double_a_shift()
    {
        var monday = new DateOnly(2026, 11, 23);
        var (adi, budi) = (Guid.NewGuid(), Guid.NewGuid());
        ShiftPattern Of(Guid courier) => new() { CourierId = courier, Weekdays = [0, 1, 2, 3, 4, 5, 6], From = new(8, 0), Until = new(16, 0), FirstDay = monday };
        Leave away = new() { CourierId = budi, FirstDay = monday.AddDays(1), LastDay = monday.AddDays(2) };
        var missing = Roster.Missing([Of(adi), Of(budi), Of(adi)], [away], new HashSet<(Guid, DateOnly)> { (adi, monday) }, new WorkingCalendar(CalendarJson.NationalHolidays), monday, 7).ToList();
        // Monday to Friday: Adi has Monday already, Budi is away on Tuesday and Wednesday; the weekend is closed.
        Assert.Equal([1, 2, 3, 4], missing.Where(m => m.Pattern.CourierId == adi).Select(m => m.Day.DayNumber - monday.DayNumber));
        Assert.Equal([0, 3, 4], missing.Where(m => m.Pattern.CourierId == budi).Select(m => m.Day.DayNumber - monday.DayNumber));
    }

    [Fact]
    public void A_closure_is_a_polygon_of_some_size_and_not_half_the_district()
    {
        var district = Ewkb.Factory.CreateMultiPolygon([Ewkb.Factory.CreatePolygon([new(0, 0), new(1, 0), new(1, 1), new(0, 1), new(0, 0)])]);
        Assert.False(ClosureEndpoints.Outline([new(0.1, 0.1), new(0.2, 0.1), new(0.2, 0.2)], district).IsRefused);
        Assert.Equal(ClosureEndpoints.BadOutline, ClosureEndpoints.Outline([new(0.1, 0.1), new(0.2, 0.1)], district).Refusal);
        Assert.Equal(ClosureEndpoints.BadOutline, ClosureEndpoints.Outline([new(0, 0), new(1, 1), new(1, 0), new(0, 1)], district).Refusal);
        Assert.Equal(ClosureEndpoints.TooLarge, ClosureEndpoints.Outline([new(0, 0), new(1, 0), new(1, 1), new(0, 1)], district).Refusal);
    }

    [Fact]
    public void What_is_unusual_about_an_event_is_found_in_what_was_said()
    {
        Guid id = Guid.NewGuid();
        Assert.Equal("nobodyHome", RunExceptions.KindOf(new StopFailed(FailureReason.NobodyHome, null) { Id = id, RunId = id, DeviceId = id, Sequence = 1, DeviceTime = Nine })?.Kind);
        Assert.Equal("rain", RunExceptions.KindOf(new Paused(PauseReason.Rain) { Id = id, RunId = id, DeviceId = id, Sequence = 1, DeviceTime = Nine })?.Kind);
        Assert.Null(RunExceptions.KindOf(new Paused(PauseReason.Prayer) { Id = id, RunId = id, DeviceId = id, Sequence = 1, DeviceTime = Nine }));
        var partial = new ItemsReceived([new(id, ItemResult.Accepted), new(Guid.NewGuid(), ItemResult.Missing)], null, new(ProofKind.Signature, "x"), new("a", "holder")) { Id = id, RunId = id, DeviceId = id, Sequence = 1, DeviceTime = Nine };
        Assert.Equal(("missingPaper", "missing (1/2)"), RunExceptions.KindOf(partial));
    }
}
