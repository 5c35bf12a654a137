using Shuttle.Contracts;
using Shuttle.Driver.Gps;
using Shuttle.Driver.Tests.World;

namespace Shuttle.Driver.Tests.Gps;

public sealed class GeofenceTests
{
    static Fix Near(RunStop stop, double metres, double accuracy = 8) => new(Sheets.Morning, Ground.Move(stop.Point!.Value, metres, 0), accuracy);

    [Fact]
    public void Two_fixes_at_a_stop_suggest_the_arrival()
    {
        var day = new RunInHand(StopKind.Collect);
        day.Start();
        var fence = new Geofence();
        Assert.Null(fence.Take(day.Sheet, day.Run, Near(day[1], 20)));
        Assert.Equal(day[1], fence.Take(day.Sheet, day.Run, Near(day[1], 15)));
    }

    [Fact]
    public void Riding_past_or_an_uncertain_fix_suggests_nothing()
    {
        var day = new RunInHand(StopKind.Collect);
        day.Start();
        var fence = new Geofence();
        Assert.Null(fence.Take(day.Sheet, day.Run, Near(day[1], 30)));
        Assert.Null(fence.Take(day.Sheet, day.Run, Near(day[1], 300)));
        Assert.Null(fence.Take(day.Sheet, day.Run, Near(day[1], 30)));
        Assert.Null(fence.Take(day.Sheet, day.Run, Near(day[1], 30, accuracy: 90)));
    }

    [Fact]
    public void A_finished_stop_is_not_suggested_again()
    {
        var day = new RunInHand(StopKind.Collect);
        day.Start();
        day.ArriveAt(1);
        var fence = new Geofence();
        fence.Take(day.Sheet, day.Run, Near(day[1], 5));
        Assert.Null(fence.Take(day.Sheet, day.Run, Near(day[1], 5)));
    }
}
