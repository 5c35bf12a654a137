using Shuttle.Contracts;
using Shuttle.Driver.Gps;
using Shuttle.Driver.Tests.World;
using Shuttle.Driver.Way;
using Shuttle.Roads;

namespace Shuttle.Driver.Tests.Way;

public sealed class GuidanceTests
{
    // An L: 1000 m east, then 1000 m north.
    static readonly GeoPoint A = Sheets.Depot, B = Ground.Move(A, 1000, 0), C = Ground.Move(A, 1000, 1000);
    static readonly RouteLine Line = new([A, B, C], 400);

    static Fix At(double east, double north, double accuracy = 8) => new(Sheets.Morning, Ground.Move(A, east, north), accuracy, 6, 90);

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(400, 10, 400, 10)]
    [InlineData(1010, 500, 1500, 10)]
    [InlineData(1000, 1200, 2000, 200)]
    public void A_position_is_found_on_the_line(double east, double north, double done, double off)
    {
        var at = Line.Locate(Ground.Move(A, east, north));
        Assert.Equal(done, at.MetresDone, 1.0);
        Assert.Equal(off, at.MetresOff, 1.0);
    }

    [Fact]
    public void The_time_left_shrinks_with_the_way_left()
    {
        Assert.Equal(400, Line.SecondsLeft(Line.Locate(A)), 1.0);
        Assert.Equal(200, Line.SecondsLeft(Line.Locate(B)), 1.0);
        Assert.Equal(0, Line.SecondsLeft(Line.Locate(C)), 1.0);
    }

    [Fact]
    public void A_road_driven_there_and_back_is_not_taken_for_the_other_direction()
    {
        // 3 km out in pieces of 100 m, and the same road back.
        var outward = Enumerable.Range(0, 31).Select(i => Ground.Move(A, i * 100, 0)).ToList();
        var line = new RouteLine([.. outward, .. outward.AsEnumerable().Reverse().Skip(1)], 1000);
        LinePosition? last = null;
        for (var metres = 0; metres <= 6000; metres += 50)
            last = line.Locate(Ground.Move(A, metres <= 3000 ? metres : 6000 - metres, 3), last);
        Assert.Equal(6000, last!.Value.MetresDone, 60.0);
    }

    [Fact]
    public async Task Leaving_the_line_is_noticed_at_the_third_fix_and_leads_to_a_new_line()
    {
        var guidance = new Guidance(null, RoadProfile.Motorbike);
        guidance.LeadTo(B);
        var first = await guidance.Take(At(0, 0));
        Assert.True(first!.IsEstimate);
        Assert.False((await guidance.Take(At(300, 200)))!.OffRoute);
        Assert.False((await guidance.Take(At(320, 220)))!.OffRoute);
        var third = (await guidance.Take(At(340, 240)))!;
        Assert.True(third.OffRoute);
        Assert.NotSame(first.Line, third.Line);
        Assert.False((await guidance.Take(At(400, 220)))!.OffRoute);
    }

    [Fact]
    public async Task One_wild_fix_or_an_uncertain_one_changes_nothing()
    {
        var guidance = new Guidance(null, RoadProfile.Motorbike);
        guidance.LeadTo(B);
        var line = (await guidance.Take(At(0, 0)))!.Line;
        await guidance.Take(At(100, 90));
        await guidance.Take(At(200, 5));
        for (var i = 0; i < 5; i++)
            Assert.Same(line, (await guidance.Take(At(250, 90, accuracy: 80)))!.Line);
    }

    [Fact]
    public async Task Without_a_stop_to_lead_to_nothing_is_said() => Assert.Null(await new Guidance(null, RoadProfile.Motorbike).Take(At(0, 0)));
}
