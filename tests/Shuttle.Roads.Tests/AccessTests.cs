namespace Shuttle.Roads.Tests;

/// <summary>Who may drive where: two streets from a to d, the straight one a–b–d with the tags in question, the detour a–c–d free.</summary>
public class AccessTests
{
    /// <summary>a–b–d is 400 m straight; a–c–d goes 600 m south and is 1,265 m.</summary>
    private static Sketch Choice(params string[] tags) => new Sketch()
        .Node('s', -200, 0).Node('a', 0, 0).Node('b', 200, 0).Node('c', 200, -600).Node('d', 400, 0).Node('t', 600, 0)
        .Way("sa").Way("abd", tags).Way("acd").Way("dt");

    [Theory]
    [InlineData("highway=residential", "abd", "abd", "abd")]
    [InlineData("highway=motorway", "acd", "abd", "acd")]
    [InlineData("highway=trunk motorroad=yes", "abd", "abd", "acd")]
    [InlineData("highway=motorway motorcycle=yes", "abd", "abd", "acd")]
    [InlineData("highway=trunk toll=yes", "acd", "abd", "abd")]
    [InlineData("highway=residential motor_vehicle=no", "acd", "acd", "abd")]
    [InlineData("highway=residential motor_vehicle=no motorcycle=yes", "abd", "acd", "abd")]
    [InlineData("highway=residential motor_vehicle=yes motorcycle=no", "acd", "abd", "abd")]
    [InlineData("highway=residential access=private", "acd", "acd", "acd")]
    [InlineData("highway=residential access=no foot=yes", "acd", "acd", "abd")]
    [InlineData("highway=residential vehicle=no motorcar=yes", "acd", "abd", "abd")]
    [InlineData("highway=path", "acd", "acd", "abd")]
    [InlineData("highway=path motorcycle=yes", "abd", "acd", "abd")]
    [InlineData("highway=footway", "acd", "acd", "abd")]
    [InlineData("highway=pedestrian", "acd", "acd", "abd")]
    [InlineData("highway=steps", "acd", "acd", "abd")]
    [InlineData("highway=residential width=2", "abd", "acd", "abd")]
    [InlineData("highway=residential width=2,4m", "abd", "acd", "abd")]
    [InlineData("highway=residential oneway=yes", "abd", "abd", "abd")]
    [InlineData("highway=residential oneway=-1", "acd", "acd", "abd")]
    [InlineData("highway=residential oneway=-1 oneway:motorcycle=no", "abd", "acd", "abd")]
    [InlineData("highway=residential oneway=yes oneway:foot=-1", "abd", "abd", "acd")]
    [InlineData("highway=residential oneway=reversible", "acd", "acd", "abd")]
    [InlineData("highway=residential motorcycle:forward=no", "acd", "abd", "abd")]
    [InlineData("highway=construction", "acd", "acd", "acd")]
    public void The_straight_way_is_taken_by_whoever_may(string tags, string motorbike, string car, string foot)
    {
        var sketch = Choice(tags.Split(' '));
        Assert.Equal(motorbike, sketch.Drive("sa", "dt", RoadProfile.Motorbike));
        Assert.Equal(car, sketch.Drive("sa", "dt", RoadProfile.Car));
        Assert.Equal(foot, sketch.Drive("sa", "dt", RoadProfile.Foot));
    }

    [Fact]
    public void A_one_way_street_is_not_driven_backwards_but_walked()
    {
        var sketch = Choice("oneway=yes");
        Assert.Equal("dca", sketch.Drive("dt", "sa"));
        Assert.Equal("dba", sketch.Drive("dt", "sa", RoadProfile.Foot));
    }

    [Fact]
    public void A_roundabout_goes_one_way_round_without_saying_so()
    {
        // Clockwise, as left-hand traffic does: w, n, e, s around a square; in at w, out at e.
        var sketch = new Sketch().Node('a', -200, 0).Node('w', 0, 0).Node('n', 50, 50).Node('e', 100, 0).Node('s', 50, -50).Node('d', 300, 0)
            .Way("aw").Way("wnesw", "junction=roundabout").Way("ed");
        Assert.Equal("wne", sketch.Drive("aw", "ed"));
        Assert.Equal("esw", sketch.Drive("ed", "aw"));
        Assert.Equal("wnesw"[..3], sketch.Drive("aw", "ed", RoadProfile.Car));
    }

    [Fact]
    public void Paths_open_to_motorbikes_with_the_switch_for_gang_only()
    {
        var sketch = Choice("highway=path");
        Assert.Equal("acd", sketch.Drive("sa", "dt"));
        // 400 m of path at 12 km/h = 120 s against 1,265 m of street at 25 km/h = 182 s.
        Assert.Equal("abd", sketch.Drive("sa", "dt", conditions: new RoadConditions { MotorbikeOnPaths = true }));
        // From the path itself there is no detour.
        Assert.Equal("no way", sketch.Drive("ab", "dt"));
        Assert.Equal("bd", sketch.Drive("ab", "dt", conditions: new RoadConditions { MotorbikeOnPaths = true }));
        var forbidden = Choice("highway=path", "motorcycle=no");
        Assert.Equal("no way", forbidden.Drive("ab", "dt", conditions: new RoadConditions { MotorbikeOnPaths = true }));
    }

    [Theory]
    [InlineData("barrier=bollard", "abd", "acd", "abd")]
    [InlineData("barrier=gate", "abd", "abd", "abd")]
    [InlineData("barrier=gate access=private", "acd", "acd", "acd")]
    [InlineData("barrier=bollard motorcycle=no", "acd", "acd", "abd")]
    [InlineData("barrier=cycle_barrier", "acd", "acd", "abd")]
    [InlineData("barrier=block motor_vehicle=yes", "abd", "abd", "abd")]
    [InlineData("barrier=wall", "acd", "acd", "acd")]
    public void A_barrier_stops_those_who_cannot_pass_it(string tags, string motorbike, string car, string foot)
    {
        var sketch = new Sketch()
            .Node('s', -200, 0).Node('a', 0, 0).Node('b', 200, 0, tags.Split(' ')).Node('c', 200, -300).Node('d', 400, 0).Node('t', 600, 0)
            .Way("sa").Way("abd").Way("acd").Way("dt");
        Assert.Equal(motorbike, sketch.Drive("sa", "dt", RoadProfile.Motorbike));
        Assert.Equal(car, sketch.Drive("sa", "dt", RoadProfile.Car));
        Assert.Equal(foot, sketch.Drive("sa", "dt", RoadProfile.Foot));
    }

    [Fact]
    public void Before_a_barrier_one_turns_round()
    {
        // A street a–b–c with a wall at b: from near b on the left back to a, then round by d.
        var sketch = new Sketch().Node('a', 0, 0).Node('b', 100, 0, "barrier=wall").Node('c', 200, 0).Node('d', 100, 300)
            .Way("abc").Way("adc");
        Assert.Equal("adc", sketch.Drive("ab", "bc"));
    }

    [Fact]
    public void Streets_for_residents_are_entered_but_not_driven_through()
    {
        // Straight through: 400 m at 25 km/h = 58 s and 60 s to enter = 118 s; round: 721 m = 104 s and a little for turns.
        var sketch = new Sketch()
            .Node('s', -200, 0).Node('a', 0, 0).Node('b', 200, 0).Node('c', 200, -300).Node('d', 400, 0).Node('t', 600, 0)
            .Way("sa").Way("abd", "motor_vehicle=destination").Way("acd").Way("dt");
        Assert.Equal("acd", sketch.Drive("sa", "dt"));
        Assert.Equal("a", sketch.Drive("sa", "ab"));
    }
}
