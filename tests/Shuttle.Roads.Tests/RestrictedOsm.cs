namespace Shuttle.Roads.Tests;

/// <summary>A source with made-up turn restrictions of every kind added, because the extracts at hand have hardly any.</summary>
internal sealed class RestrictedOsm(IOsmSource source, int count) : IOsmSource
{
    private static readonly string[] Kinds = ["no_left_turn", "no_right_turn", "no_straight_on", "only_straight_on", "only_left_turn"];

    public IEnumerable<OsmElement> Read(OsmKinds kinds) =>
        kinds.HasFlag(OsmKinds.Relations) ? source.Read(kinds).Concat(MakeUp()) : source.Read(kinds);

    private IEnumerable<OsmRelation> MakeUp()
    {
        var random = new Random(11);
        var ways = source.Read(OsmKinds.Ways).Cast<OsmWay>().Where(way => way.Tag("highway") is "residential" or "primary" or "secondary" or "tertiary" or "unclassified" or "service").ToArray();
        var atEnd = ways.SelectMany(way => new[] { (Node: way.Nodes[0], Way: way), (Node: way.Nodes[^1], Way: way) }).ToLookup(pair => pair.Node, pair => pair.Way);
        for (var made = 0; made < count;)
        {
            var from = ways[random.Next(ways.Length)];
            var node = from.Nodes[^1];
            var next = atEnd[node].Where(way => way.Id != from.Id).ToArray();
            if (next.Length < 2) continue;
            var (to, kind) = (next[random.Next(next.Length)], Kinds[random.Next(Kinds.Length)]);
            var via = new OsmMember(OsmKinds.Nodes, node, "via");
            if (made % 3 == 0)
            {
                // Over a whole way: on to a street at its far end.
                var beyond = atEnd[to.Nodes[0] == node ? to.Nodes[^1] : to.Nodes[0]].Where(way => way.Id != to.Id && way.Id != from.Id).ToArray();
                if (beyond.Length == 0) continue;
                (via, to) = (new OsmMember(OsmKinds.Ways, to.Id, "via"), beyond[random.Next(beyond.Length)]);
            }
            made++;
            yield return new OsmRelation(-made, [new(OsmKinds.Ways, from.Id, "from"), via, new(OsmKinds.Ways, to.Id, "to")],
                new Dictionary<string, string> { ["type"] = "restriction", ["restriction"] = kind });
        }
    }
}
