namespace Shuttle.Roads.Tests;

/// <summary>Noisy tracks find their streets again.</summary>
public class MatchingTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(7));

    /// <summary>A fix every few seconds along a line at an even speed, each off by Gaussian noise.</summary>
    private static List<GpsFix> Track(IReadOnlyList<LonLat> line, double metresPerFix, double secondsPerFix, double noise, int seed)
    {
        var random = new Random(seed);
        List<GpsFix> fixes = [];
        var (travelled, next) = (0.0, 0.0);
        foreach (var (a, b) in line.Zip(line.Skip(1)))
        {
            var length = a.MetresTo(b);
            for (; next <= travelled + length && length > 0; next += metresPerFix)
            {
                var share = (next - travelled) / length;
                var (east, north) = (Gauss(), Gauss());
                var point = new LonLat(a.Lon + (b.Lon - a.Lon) * share + east / 111_195, a.Lat + (b.Lat - a.Lat) * share + north / 111_195);
                fixes.Add(new GpsFix(point, Start.AddSeconds(fixes.Count * secondsPerFix), noise));
            }
            travelled += length;
        }
        fixes.Add(new GpsFix(line[^1], fixes[^1].At.AddSeconds(secondsPerFix * Math.Max(0.1, (travelled - next + metresPerFix) / metresPerFix)), noise));
        return fixes;

        double Gauss() => noise * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_drive_through_the_city_is_found_again(int seed)
    {
        var network = SharedData.Network("pekanbaru-municipal-2016");
        var random = new Random(seed);
        LonLat Somewhere() => network.Graph.Nodes[random.Next(network.Graph.Nodes.Length)].Point.ToLonLat();
        var route = network.Route(RoadProfile.Motorbike, [Somewhere(), Somewhere()]);
        var track = new MapMatcher(network, RoadProfile.Motorbike).Match(Track(route.Geometry, 35, 5, 6, seed));

        Assert.Equal(0, track.Gaps);
        // The first and last fix may lie anywhere within the noise.
        Assert.InRange(track.Metres, route.Metres * 0.98 - 60, route.Metres * 1.02 + 60);
        Assert.Equal(track.Metres, track.Line.Zip(track.Line.Skip(1)).Sum(p => p.First.MetresTo(p.Second)), track.Metres * 0.01);
        var driven = route.Geometry.Count(p => track.Line.Any(q => q.MetresTo(p) < 15));
        Assert.True(driven > 0.95 * route.Geometry.Count, $"{driven} of {route.Geometry.Count} points of the drive are on the matched line");
    }

    /// <summary>Two streets 30 m apart, joined at both ends.</summary>
    private static readonly Sketch Parallel = new Sketch()
        .Node('a', 0, 0).Node('b', 1000, 0).Node('c', 0, 30).Node('d', 1000, 30).Node('s', -300, 0).Node('t', 1300, 0)
        .Way("sa").Way("ab", "name=Jalan Melati").Way("ac").Way("cd", "name=Jalan Mawar").Way("db").Way("bt");

    [Fact]
    public void One_bad_fix_does_not_jump_to_the_next_street()
    {
        var fixes = Track([Parallel.At("s"), Parallel.At("a"), Parallel.At("b"), Parallel.At("t")], 50, 5, 4, 1);
        fixes[16] = fixes[16] with { Point = Sketch.Place(500, 24) };
        var track = new MapMatcher(Parallel.Network, RoadProfile.Motorbike).Match(fixes);
        Assert.Equal(["Jalan Melati"], track.Pieces.Select(p => p.Street).OfType<string>().Distinct());
        Assert.Equal(1600, track.Metres, 30.0);
    }

    [Fact]
    public void Standing_still_adds_no_distance()
    {
        List<GpsFix> fixes = Track([Parallel.At("s"), Parallel.At("ab")], 40, 5, 3, 2);
        var random = new Random(9);
        for (var i = 0; i < 60; i++)
            fixes.Add(new GpsFix(Sketch.Place(500 + random.NextDouble() * 10 - 5, random.NextDouble() * 10 - 5), fixes[^1].At.AddSeconds(5), 5));
        Assert.Equal(800, new MapMatcher(Parallel.Network, RoadProfile.Motorbike).Match(fixes).Metres, 25.0);
    }

    [Fact]
    public void A_track_that_leaves_the_streets_counts_a_gap()
    {
        var fixes = Track([Parallel.At("s"), Parallel.At("a")], 50, 5, 2, 1);
        fixes.Add(new GpsFix(Sketch.Place(200, 900), fixes[^1].At.AddSeconds(60)));
        fixes.AddRange(Track([Parallel.At("b"), Parallel.At("t")], 50, 5, 2, 1).Select(f => f with { At = f.At.AddSeconds(300) }));
        var track = new MapMatcher(Parallel.Network, RoadProfile.Motorbike).Match(fixes);
        Assert.Equal(1, track.Gaps);
        Assert.Equal(600, track.Metres, 25.0);
    }

    [Fact]
    public void Speeds_are_learnt_per_piece_and_hour_and_change_the_route()
    {
        // Three drives over Jalan Melati at 36 km/h at eight in the morning.
        var matcher = new MapMatcher(Parallel.Network, RoadProfile.Motorbike);
        var learner = new SpeedLearner(TimeSpan.FromHours(7));
        for (var run = 0; run < 3; run++)
            learner.Add(matcher.Match(Track([Parallel.At("s"), Parallel.At("a"), Parallel.At("b"), Parallel.At("t")], 50, 5, 2, run)));
        var speeds = learner.ToSpeeds("runs-2026-03-02");
        var piece = Parallel.Network.Route(RoadProfile.Motorbike, [Sketch.Place(100, 0), Sketch.Place(900, 0)]).Waypoints[0].Piece!.Value;
        Assert.Equal(36, speeds.Find(piece, 8)!.Value, 2.0);
        Assert.Equal(36, speeds.Find(piece, 15)!.Value, 2.0);
        // 800 m at 25 km/h = 115 s become 80 s.
        var conditions = new RoadConditions { Measured = speeds, HourOfDay = 8 };
        Assert.Equal(80, Parallel.Network.Route(RoadProfile.Motorbike, [Sketch.Place(100, 0), Sketch.Place(900, 0)], conditions).Seconds, 5.0);
    }

    [Fact]
    public void A_track_out_of_order_is_refused()
    {
        var matcher = new MapMatcher(Parallel.Network, RoadProfile.Motorbike);
        GpsFix[] fixes = [new(Sketch.Place(0, 0), Start), new(Sketch.Place(50, 0), Start.AddSeconds(-5))];
        Assert.Contains("fixes[1]", Assert.Throws<RoadException>(() => matcher.Match(fixes)).Message);
        Assert.Throws<RoadException>(() => matcher.Match(fixes[..1]));
    }
}
