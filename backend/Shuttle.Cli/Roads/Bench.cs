using System.Diagnostics;
using System.Globalization;
using Shuttle.Roads;

namespace Shuttle.Cli.Roads;

/// <summary>One run of measurements; all on one thread, medians unless it says otherwise.</summary>
internal sealed class Bench(string path, RoadProfile profile, int size, int rounds)
{
    private const int Seed = 7;

    public void Run()
    {
        LocalRoadNetwork network = null!;
        var load = Times(rounds, _ => network = LocalRoadNetwork.Open(path));
        Line($"load            {Median(load):N1} ms");

        var cpu = Cpu();
        // A speed factor of its own makes each round a new customisation.
        var customise = Times(rounds + 2, round => network.Prepare(profile, new RoadConditions { SpeedFactor = 1 - 0.01 * (round + 1) }))[2..];
        Line($"customise       {Median(customise):N1} ms, fastest {customise.Min():N1}, slowest {customise.Max():N1}; processor time {(Cpu() - cpu) / (rounds + 2):N1} ms each");
        network.Prepare(profile);

        var points = RandomPoints(network, 4000);
        foreach (var point in points.AsSpan(0, 500)) Try(() => network.Snap(profile, point));
        var snap = Times(points.Length, i => Try(() => network.Snap(profile, points[i])));
        Line($"snap            p50 {Percentile(snap, 50) * 1000:N1} µs, p99 {Percentile(snap, 99) * 1000:N1} µs");

        var numbersOnly = new RouteOptions { WithSteps = false };
        for (var i = 0; i < 1000; i++) Try(() => network.Route(profile, [points[i], points[i + 1]], null, i % 2 == 0 ? numbersOnly : null));
        var plain = Times(points.Length - 1, i => Try(() => network.Route(profile, [points[i], points[i + 1]], null, numbersOnly)));
        Line($"route           p50 {Percentile(plain, 50):N3} ms, p99 {Percentile(plain, 99):N3} ms (snapping included)");
        var full = Times(points.Length - 1, i => Try(() => network.Route(profile, [points[i], points[i + 1]])));
        Line($"route + lines   p50 {Percentile(full, 50):N3} ms, p99 {Percentile(full, 99):N3} ms (geometry, names, instructions)");

        var some = points[..size];
        RoadMatrix matrix = null!;
        cpu = Cpu();
        var table = Times(rounds + 3, _ => matrix = network.Matrix(profile, some))[3..];
        Line($"matrix {size}×{size}  {Median(table):N1} ms, fastest {table.Min():N1}, slowest {table.Max():N1} (snapping, seconds and metres); processor time {(Cpu() - cpu) / (rounds + 3):N1} ms each");
        Line($"                {matrix.Seconds.Count(s => s < RoadMatrix.Unreachable) * 100.0 / matrix.Seconds.Length:N1} % of pairs connected, {matrix.Points.Count(p => p is null)} points without a street");

        var reach = Times(rounds, i => Try(() => network.Isochrones(profile, points[i], [600])));
        Line($"isochrone 600 s {Median(reach):N1} ms");
        var tracks = Enumerable.Range(0, 200).Select(i => Track(network, points[2 * i], points[2 * i + 1])).Where(t => t.Count > 20).Take(20).ToArray();
        var matcher = new MapMatcher(network, profile);
        matcher.Match(tracks[0]);
        var match = Times(tracks.Length, i => matcher.Match(tracks[i]));
        Line($"map matching    {match.Sum() / tracks.Sum(t => t.Count):N3} ms a fix ({tracks.Sum(t => t.Count)} fixes every 35 m, 6 m of noise)");
        Line($"memory          peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:N0} MB");
    }

    /// <summary>Near streets, as addresses are.</summary>
    private static LonLat[] RandomPoints(LocalRoadNetwork network, int count)
    {
        var random = new Random(Seed); // the same points in every run
        var streets = network.Streets.Streets;
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var line = streets[random.Next(streets.Count)].Line;
            var near = line[random.Next(line.Count)];
            return new LonLat(near.Lon + (random.NextDouble() - 0.5) * 0.001, near.Lat + (random.NextDouble() - 0.5) * 0.001);
        })];
    }

    /// <summary>A drive as a receiver would have recorded it; empty where there is no way.</summary>
    private List<GpsFix> Track(LocalRoadNetwork network, LonLat from, LonLat to)
    {
        List<GpsFix> fixes = [];
        Try(() =>
        {
            var line = network.Route(profile, [from, to]).Geometry;
            var since = double.MaxValue;
            foreach (var (a, b) in line.Zip(line.Skip(1)))
            {
                since += a.MetresTo(b);
                if (since < 35) continue;
                since = 0;
                // Noise without a generator: a different offset for each fix, up to 6 m.
                var turn = fixes.Count * 2.4;
                var off = 6.0 / 111_195 * (fixes.Count * 7 % 10) / 10;
                fixes.Add(new GpsFix(new LonLat(b.Lon + off * Math.Cos(turn), b.Lat + off * Math.Sin(turn)), DateTimeOffset.UnixEpoch.AddSeconds(5 * fixes.Count), 6));
            }
        });
        return fixes;
    }

    private static double[] Times(int count, Action<int> run)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            run(i);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        return times;
    }

    /// <summary>A random point may have no street, and a pair no way: both count as answered.</summary>
    private static void Try(Action run)
    {
        try
        {
            run();
        }
        catch (RoadException e) when (e.Error is RoadError.NoStreetNear or RoadError.Unreachable)
        {
        }
    }

    /// <summary>Processor time of this process so far, in milliseconds: what counts where others share the machine.</summary>
    private static double Cpu() => Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds;

    private static double Median(double[] times) => Percentile(times, 50);

    private static double Percentile(double[] times, int percent) => times.Order().ElementAt(Math.Min(times.Length - 1, times.Length * percent / 100));

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
