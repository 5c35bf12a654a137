using Shuttle.Contracts;
using Shuttle.Driver.Gps;
using Shuttle.Driver.Tests.World;

namespace Shuttle.Driver.Tests.Gps;

public sealed class FixFilterTests : IDisposable
{
    readonly TestDevice device = new(new Uri("http://127.0.0.1:1/"), new ManualTime(Sheets.Morning), new Random(1));
    readonly Guid run = Guid.NewGuid();

    public FixFilterTests() => device.App.Gps.StartDuty(run);

    public void Dispose() => device.Dispose();

    string? Take(double eastMetres, int seconds = 15, double accuracy = 8, double? speed = 5, bool mock = false)
    {
        device.Time.Pass(TimeSpan.FromSeconds(seconds));
        return device.App.Gps.Take(new Fix(device.Time.Wall, Ground.Move(Sheets.Depot, eastMetres, 0), accuracy, speed, 90, mock));
    }

    [Fact]
    public void A_moving_courier_is_queued_every_fifteen_seconds()
    {
        Assert.Null(Take(0));
        Assert.Equal("interval", Take(25, seconds: 5));
        Assert.Equal("interval", Take(50, seconds: 5));
        Assert.Null(Take(75, seconds: 5));
        Assert.Equal(2, device.App.Store.CountUnsentPositions());
    }

    [Fact]
    public void An_uncertain_fix_is_not_believed() => Assert.Equal("accuracy", Take(0, accuracy: 101));

    [Fact]
    public void The_zero_point_of_a_cold_receiver_is_not_believed() =>
        Assert.Equal("place", device.App.Gps.Take(new Fix(device.Time.Wall, new GeoPoint(0, 0), 5)));

    [Fact]
    public void The_same_fix_twice_counts_once()
    {
        Assert.Null(Take(0));
        Assert.Equal("duplicate", Take(0, seconds: 0));
    }

    [Fact]
    public void A_single_jump_is_left_out_and_a_lasting_one_is_believed_at_the_third_fix()
    {
        Assert.Null(Take(0));
        Assert.Equal("jump", Take(5000));
        Assert.Null(Take(80)); // back where it should be
        Assert.Equal("jump", Take(9000));
        Assert.Equal("jump", Take(9080));
        Assert.Null(Take(9160));
    }

    [Fact]
    public void An_impossible_speed_is_not_believed() => Assert.Equal("speed", Take(0, speed: 70));

    [Fact]
    public void Standing_still_is_told_every_three_minutes()
    {
        Assert.Null(Take(0, speed: 0));
        for (var i = 0; i < 11; i++)
            Assert.Equal("still", Take(3, speed: 0));
        Assert.Null(Take(2, speed: 0));
        Assert.Equal(TimeSpan.FromSeconds(30), device.App.Gps.Interval);
    }

    [Fact]
    public void A_made_up_position_is_kept_and_marked()
    {
        Assert.Null(Take(0, mock: true));
        Assert.True(device.App.Store.NextPositions(1)[0].Fix.Mock);
    }

    [Fact]
    public void Off_duty_nothing_is_kept_and_the_receiver_is_off()
    {
        Take(0);
        device.App.Gps.EndDuty();
        Assert.Equal("offDuty", Take(100));
        Assert.Null(device.App.Gps.Here);
        Assert.Null(device.App.Gps.Interval);
    }

    [Fact]
    public void A_clock_set_back_does_not_silence_the_receiver()
    {
        Assert.Null(Take(0));
        device.Time.JumpWall(TimeSpan.FromHours(-3));
        Assert.Null(Take(60));
    }

    [Fact]
    public void Memory_and_work_per_fix_stay_flat_over_eight_hours()
    {
        long Hour()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 3600; i++)
                Take(0.05 * i * 5, seconds: 1);
            return (GC.GetAllocatedBytesForCurrentThread() - before) / 3600;
        }
        Hour(); // warm up
        var first = Hour();
        for (var h = 0; h < 6; h++)
            Hour();
        var last = Hour();
        TestContext.Current.TestOutputHelper!.WriteLine($"{first} bytes per fix in the first hour, {last} in the eighth");
        Assert.InRange(last, first * 0.8, first * 1.2);
    }
}
