namespace Shuttle.Roads.Tests;

/// <summary>
/// Random small towns against a search written from the rules alone: it knows nodes, one-ways, restrictions and angles,
/// and nothing of the library's graph.
/// </summary>
public class RandomTownTests
{
    private const int Side = 5;
    private const double SecondsPerMetre = 3.6 / 25;

    private sealed record Town(Sketch Sketch, Dictionary<(int From, int To), double> Streets, List<(int From, int Via, int To, bool Only)> Restrictions, (double X, double Y)[] Nodes);

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8), InlineData(9), InlineData(10)]
    public void Every_pair_of_streets_takes_the_time_the_rules_say(int seed)
    {
        var town = Draw(new Random(seed));
        var streets = town.Streets.Keys.Where(s => s.From < s.To || !town.Streets.ContainsKey((s.To, s.From))).ToArray();
        LonLat[] middles = [.. streets.Select(s => town.Sketch.At($"{Name(s.From)}{Name(s.To)}"))];
        var matrix = town.Sketch.Network.Matrix(RoadProfile.Motorbike, middles, null, new SnapOptions { Connected = false, MaxMetres = 5 });
        for (var from = 0; from < streets.Length; from++)
        {
            var expected = Search(town, streets[from]);
            for (var to = 0; to < streets.Length; to++)
            {
                var seconds = from == to ? 0 : new[] { streets[to], (streets[to].To, streets[to].From) }.Min(s => expected.GetValueOrDefault(s, double.PositiveInfinity));
                var actual = matrix.Seconds[from * streets.Length + to];
                if (double.IsPositiveInfinity(seconds)) Assert.Equal(RoadMatrix.Unreachable, actual);
                else Assert.True(Math.Abs(seconds - actual) < 1, $"seed {seed}, {streets[from]} to {streets[to]}: {seconds:0.0} s by the rules, {actual} s");
            }
        }
    }

    /// <summary>A crooked grid; a third of the streets one-way, some missing, restrictions at random corners.</summary>
    private static Town Draw(Random random)
    {
        var sketch = new Sketch();
        var nodes = new (double X, double Y)[Side * Side];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = (i % Side * 200 + random.Next(-60, 60), i / Side * 200 + random.Next(-60, 60));
            sketch.Node(Name(i), nodes[i].X, nodes[i].Y);
        }
        Dictionary<(int From, int To), double> streets = [];
        Dictionary<(int, int), string> ways = [];
        for (var i = 0; i < nodes.Length; i++)
        {
            foreach (var next in new[] { i % Side < Side - 1 ? i + 1 : -1, i / Side < Side - 1 ? i + Side : -1 })
            {
                if (next < 0 || random.Next(8) == 0) continue;
                var isOneWay = random.Next(3) == 0;
                var way = $"{Name(i)}{Name(next)}";
                sketch.Way(way, isOneWay ? ["oneway=yes"] : []);
                var metres = sketch.At($"{Name(i)}").MetresTo(sketch.At($"{Name(next)}"));
                streets[(i, next)] = metres;
                if (!isOneWay) streets[(next, i)] = metres;
                ways[(i, next)] = ways[(next, i)] = way;
            }
        }
        List<(int, int, int, bool)> restrictions = [];
        while (restrictions.Count < 12)
        {
            var entry = streets.Keys.ElementAt(random.Next(streets.Count));
            var exits = streets.Keys.Where(s => s.From == entry.To && s.To != entry.From).ToArray();
            if (exits.Length == 0 || restrictions.Any(r => r.Item2 == entry.To)) continue;
            var (exit, only) = (exits[random.Next(exits.Length)], random.Next(2) == 0);
            sketch.Restriction(only ? "only_straight_on" : "no_left_turn", ways[entry], $"{Name(entry.To)}", ways[exit]);
            restrictions.Add((entry.From, entry.To, exit.To, only));
        }
        return new Town(sketch, streets, restrictions, nodes);
    }

    /// <summary>Seconds from the middle of a street to the middle of every street and direction (Bellman-Ford).</summary>
    private static Dictionary<(int From, int To), double> Search(Town town, (int From, int To) start)
    {
        // At the end of a directed street.
        var best = town.Streets.Keys.ToDictionary(s => s, _ => double.PositiveInfinity);
        foreach (var s in new[] { start, (start.To, start.From) }) if (town.Streets.TryGetValue(s, out var metres)) best[s] = metres / 2 * SecondsPerMetre;
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (street, reached) in best.ToArray())
            {
                foreach (var next in town.Streets.Keys)
                {
                    if (double.IsPositiveInfinity(reached) || TurnSeconds(town, street, next) is not { } turn) continue;
                    var seconds = reached + turn + town.Streets[next] * SecondsPerMetre;
                    if (seconds >= best[next] - 1e-9) continue;
                    (best[next], changed) = (seconds, true);
                }
            }
        }
        return best.ToDictionary(b => b.Key, b => b.Value - town.Streets[b.Key] / 2 * SecondsPerMetre);
    }

    /// <summary>Null where one may not turn.</summary>
    private static double? TurnSeconds(Town town, (int From, int To) street, (int From, int To) next)
    {
        if (next.From != street.To) return null;
        var arms = town.Streets.Keys.Where(s => s.From == street.To || s.To == street.To).Select(s => s.From == street.To ? s.To : s.From).Distinct().Count();
        foreach (var r in town.Restrictions)
            if (r.From == street.From && r.Via == street.To && (r.Only ? next.To != r.To : next.To == r.To)) return null;
        if (next.To == street.From) return arms == 2 && IsPlainBend(town, street.To) ? null : 8;
        if (arms == 2) return 0;
        var (dx, dy) = (town.Nodes[street.To].X - town.Nodes[street.From].X, town.Nodes[street.To].Y - town.Nodes[street.From].Y);
        var (ex, ey) = (town.Nodes[next.To].X - town.Nodes[next.From].X, town.Nodes[next.To].Y - town.Nodes[next.From].Y);
        var right = Math.Atan2(dy * ex - dx * ey, dx * ex + dy * ey) * 180 / Math.PI;
        return Math.Abs(right) switch
        {
            < 20 => 0.5,
            < 50 => right < 0 ? 0.5 : 1,
            < 120 => right < 0 ? 2 : 4,
            _ => right < 0 ? 3 : 5,
        };
    }

    /// <summary>Two streets alike and no restriction: nobody turns round there.</summary>
    private static bool IsPlainBend(Town town, int node)
    {
        var ways = town.Streets.Keys.Where(s => s.From == node || s.To == node).Select(s => (Math.Min(s.From, s.To), Math.Max(s.From, s.To))).Distinct();
        var oneWays = ways.Count(w => !town.Streets.ContainsKey(w) || !town.Streets.ContainsKey((w.Item2, w.Item1)));
        return oneWays is 0 or 2 && !town.Restrictions.Any(r => r.Via == node);
    }

    private static char Name(int node) => (char)('A' + node);
}
