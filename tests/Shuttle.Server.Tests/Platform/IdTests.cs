using Shuttle.Server.Platform;

namespace Shuttle.Server.Tests.Platform;

public sealed class IdTests
{
    [Fact]
    public void Ids_minted_in_one_moment_keep_their_order_and_are_all_different()
    {
        var clock = new StandingClock(new(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(7)));
        var ids = Enumerable.Range(0, 10_000).Select(_ => Ids.New(clock)).ToList();
        Assert.Equal(ids, ids.Order());
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(Ids.IsVersion7(id) && id.Variant is >= 8 and < 12));
    }

    [Fact]
    public void An_id_carries_the_time_of_the_clock_it_was_minted_on()
    {
        var at = new DateTimeOffset(2031, 5, 6, 7, 8, 9, 10, TimeSpan.Zero);
        var id = Ids.New(new StandingClock(at));
        Assert.Equal(at.ToUnixTimeMilliseconds(), Convert.ToInt64(id.ToString("N")[..12], 16));
    }

    [Fact]
    public void A_clock_that_was_set_back_mints_ids_of_its_own_time()
    {
        var clock = new StandingClock(new(2032, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var later = Ids.New(clock);
        clock.Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.True(Ids.New(clock) < later);
    }

    [Fact]
    public void Two_clocks_in_one_process_do_not_disturb_each_others_order()
    {
        StandingClock one = new(new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero)), other = new(new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var ids = Enumerable.Range(0, 1000).Select(_ => (Ids.New(one), Ids.New(other)).Item1).ToList();
        Assert.Equal(ids, ids.Order());
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
