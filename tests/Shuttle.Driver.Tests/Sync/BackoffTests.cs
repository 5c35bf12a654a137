using Shuttle.Driver.Sync;

namespace Shuttle.Driver.Tests.Sync;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(2, 2, 4)]
    [InlineData(5, 16, 32)]
    [InlineData(9, 150, 300)]
    [InlineData(1000, 150, 300)]
    public void The_wait_doubles_up_to_five_minutes_and_is_spread_over_its_upper_half(int failures, double least, double most)
    {
        var random = new Random(1);
        var delays = Enumerable.Range(0, 200).Select(_ => Backoff.Delay(failures, random).TotalSeconds).ToList();
        Assert.All(delays, d => Assert.InRange(d, least, most));
        Assert.True(delays.Max() - delays.Min() > (most - least) * 0.8);
    }
}
