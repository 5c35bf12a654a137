namespace Shuttle.Roads.Tests;

/// <summary>Turn restrictions and what turns cost.</summary>
public class TurnTests
{
    /// <summary>
    /// A crossing x with arms to the north, east, south and west, 200 m each, and a block around it in the north-east:
    /// n–k–e, so that a forbidden turn has a way round.
    /// </summary>
    private static Sketch Crossing() => new Sketch()
        .Node('x', 0, 0).Node('n', 0, 200).Node('e', 200, 0).Node('s', 0, -200).Node('w', -200, 0).Node('k', 200, 200)
        .Way("sx").Way("wx").Way("xn").Way("xe").Way("nk").Way("ke");

    [Fact]
    public void Without_restrictions_one_turns_where_it_is_shortest() => Assert.Equal("xe", Crossing().Drive("sx", "ke"));

    [Fact]
    public void A_forbidden_right_turn_sends_one_round_the_block() =>
        Assert.Equal("xnk", Crossing().Restriction("no_right_turn", "sx", "x", "xe").Drive("sx", "ke"));

    [Fact]
    public void A_restriction_binds_its_own_street_only() =>
        Assert.Equal("xe", Crossing().Restriction("no_right_turn", "sx", "x", "xe").Drive("wx", "ke"));

    [Fact]
    public void A_restriction_does_not_bind_people_on_foot() =>
        Assert.Equal("xe", Crossing().Restriction("no_right_turn", "sx", "x", "xe").Drive("sx", "ke", RoadProfile.Foot));

    [Fact]
    public void Only_straight_on_forbids_every_other_turn()
    {
        var sketch = Crossing().Restriction("only_straight_on", "sx", "x", "xn");
        Assert.Equal("xnk", sketch.Drive("sx", "ke"));
        // West is left: one goes on, round the block by n, k and e, and comes back to x from the east.
        Assert.Equal("xnkex", sketch.Drive("sx", "wx"));
        Assert.Equal("xe", sketch.Drive("wx", "ke"));
    }

    [Fact]
    public void An_exception_frees_its_vehicle()
    {
        var sketch = Crossing().Restriction("no_right_turn", "sx", "x", "xe", "except=motorcycle");
        Assert.Equal("xe", sketch.Drive("sx", "ke"));
        Assert.Equal("xnk", sketch.Drive("sx", "ke", RoadProfile.Car));
    }

    [Fact]
    public void A_restriction_for_one_vehicle_binds_that_one()
    {
        var sketch = Crossing().Restriction("restriction:motorcar=no_right_turn", "sx", "x", "xe");
        Assert.Equal("xe", sketch.Drive("sx", "ke"));
        Assert.Equal("xnk", sketch.Drive("sx", "ke", RoadProfile.Car));
    }

    /// <summary>
    /// Two carriageways joined by a short link a–b: west–a–…, and b–west. Turning round over the link (from wa over ab to bw)
    /// is forbidden, coming from the other side (ca, ab) it is not.
    /// </summary>
    private static Sketch DualCarriageway() => new Sketch()
        .Node('w', -300, 0).Node('a', 0, 0).Node('c', 0, -200).Node('b', 0, 30).Node('v', -300, 30).Node('e', 300, 30).Node('f', 300, 0)
        .Way("wa", "oneway=yes").Way("ca", "oneway=yes").Way("ab").Way("bv", "oneway=yes").Way("af", "oneway=yes").Way("fe", "oneway=yes").Way("eb", "oneway=yes");

    [Fact]
    public void Without_it_one_turns_round_over_the_link() => Assert.Equal("ab", DualCarriageway().Drive("wa", "bv"));

    [Fact]
    public void A_restriction_over_a_way_remembers_where_one_came_from()
    {
        var sketch = DualCarriageway().Restriction("no_u_turn", "wa", "ab", "bv");
        Assert.Equal("afeb", sketch.Drive("wa", "bv"));
        Assert.Equal("ab", sketch.Drive("ca", "bv"));
    }

    [Fact]
    public void Only_over_a_way_leaves_one_way_on_at_its_end()
    {
        // From wa over ab one must go on to bv; without it b–g is shorter.
        var sketch = DualCarriageway().Node('g', 0, 200).Way("bg").Restriction("only_left_turn", "wa", "ab", "bv");
        Assert.Equal("afeb", sketch.Drive("wa", "bg"));
        Assert.Equal("ab", sketch.Drive("ca", "bg"));
    }

    [Theory]
    [InlineData(RoadProfile.Motorbike, "wx", "xn", 31)] // 200 m at 25 km/h = 28.8 s, left 2 s
    [InlineData(RoadProfile.Motorbike, "sx", "xe", 33)] // 28.8 s, right 4 s: across the oncoming lane
    [InlineData(RoadProfile.Motorbike, "sx", "xn", 29)] // 28.8 s, straight 0.5 s
    [InlineData(RoadProfile.Car, "wx", "xn", 39)] // 200 m at 20 km/h = 36 s, left 3 s
    [InlineData(RoadProfile.Car, "sx", "xe", 44)] // 36 s, right 8 s
    [InlineData(RoadProfile.Foot, "sx", "xe", 160)] // 200 m at 4.5 km/h
    public void Turns_cost_what_the_profile_says(RoadProfile profile, string from, string to, int seconds)
    {
        var route = Crossing().Route(from, to, profile);
        Assert.Equal(200, route.Metres);
        Assert.Equal(seconds, route.Seconds);
    }

    [Fact]
    public void Turning_round_costs_a_car_twenty_seconds()
    {
        // A dead end of 100 m: in from the middle of a–b to c, and back. The only way out of a one-way start.
        var sketch = new Sketch().Node('a', 0, 0).Node('b', 100, 0).Node('c', 200, 0).Node('d', 100, 100).Way("ab", "oneway=yes").Way("bc").Way("bd");
        var route = sketch.Network.Route(RoadProfile.Car, [sketch.At("bc"), sketch.At("bd")], null,
            new RouteOptions { DepartHeading = 90, Snap = new SnapOptions { Connected = false } });
        // 50 m to c, U-turn, 100 m back to b, right turn to d (8 s), 50 m: 200 m at 20 km/h = 36 s; 36 + 20 + 8 = 64 s.
        Assert.Equal(200, route.Metres);
        Assert.Equal(64, route.Seconds);
    }
}
