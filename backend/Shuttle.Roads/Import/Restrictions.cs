using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Import;

/// <summary>A turn restriction as directed edges: from, any via ways, to.</summary>
/// <param name="Path">Two or more directed edges.</param>
/// <param name="IsOnly">True for <c>only_*</c>: after all but the last, the last is the only way on.</param>
/// <param name="AppliesTo">Profiles it binds; never those on foot.</param>
internal sealed record Restriction(int[] Path, bool IsOnly, ProfileSet AppliesTo);

/// <summary>Reads turn restrictions (wiki.openstreetmap.org/wiki/Relation:restriction).</summary>
internal static class Restrictions
{
    public static List<Restriction> Read(Extract extract, StreetPieces pieces, ImportReport report)
    {
        var edgesOfWay = Enumerable.Range(0, pieces.Edges.Length).ToLookup(e => pieces.Edges[e].Way);
        List<Restriction> restrictions = [];
        foreach (var relation in extract.Restrictions)
        {
            var before = restrictions.Count;
            foreach (var (value, who) in ValuesOf(relation))
            {
                if (!value.StartsWith("no_", StringComparison.Ordinal) && !value.StartsWith("only_", StringComparison.Ordinal)) continue;
                foreach (var path in Paths(relation, pieces, edgesOfWay))
                    restrictions.Add(new Restriction(path, value.StartsWith("only_", StringComparison.Ordinal), who));
            }
            if (restrictions.Count > before) report.Restrictions++;
            else report.Drop("turn restriction: members outside, unclear, or not for our profiles");
        }
        return restrictions;
    }

    private static IEnumerable<(string Value, ProfileSet Who)> ValuesOf(OsmRelation relation)
    {
        var except = (relation.Tag("except") ?? "").Split(';', StringSplitOptions.TrimEntries);
        var who = ProfileSet.Motorbike | ProfileSet.Car;
        if (except.Contains("motor_vehicle") || except.Contains("vehicle")) yield break;
        if (except.Contains("motorcycle")) who &= ~ProfileSet.Motorbike;
        if (except.Contains("motorcar")) who &= ~ProfileSet.Car;
        if (relation.Tag("restriction") is { } all && who != ProfileSet.None) yield return (all, who);
        if (relation.Tag("restriction:motorcar") is { } car) yield return (car, ProfileSet.Car);
        if (relation.Tag("restriction:motorcycle") is { } motorbike) yield return (motorbike, ProfileSet.Motorbike);
    }

    private static IEnumerable<int[]> Paths(OsmRelation relation, StreetPieces pieces, ILookup<long, int> edgesOfWay)
    {
        var from = Members("from").ToArray();
        var to = Members("to").ToArray();
        var viaWays = Members("via").ToArray();
        if (viaWays.Length > 0) return ViaWays(from, viaWays, to, pieces, edgesOfWay);
        var via = relation.Members.Where(m => m.Role == "via" && m.Kind == OsmKinds.Nodes).Select(m => m.Id).ToArray();
        if (via.Length != 1 || !pieces.NodeIndex.TryGetValue(via[0], out var node)) return [];
        return ViaNode(from, node, to, pieces);

        IEnumerable<long> Members(string role) => relation.Members.Where(m => m.Role == role && m.Kind == OsmKinds.Ways).Select(m => m.Id);
    }

    private static IEnumerable<int[]> ViaNode(long[] from, int node, long[] to, StreetPieces pieces)
    {
        var leaving = pieces.LeavingFrom(node).ToArray();
        var entries = leaving.Where(e => from.Contains(pieces.Edges[e >> 1].Way)).Select(e => e ^ 1).ToArray();
        var exits = leaving.Where(e => to.Contains(pieces.Edges[e >> 1].Way)).ToArray();
        // A way that passes through the node says neither where from nor where to.
        if (entries.Length > from.Length || exits.Length > to.Length) return [];
        return from entry in entries from exit in exits select new[] { entry, exit };
    }

    /// <summary>Walks from each end of the from-ways along pieces of the via ways until a to-way begins.</summary>
    private static IEnumerable<int[]> ViaWays(long[] from, long[] via, long[] to, StreetPieces pieces, ILookup<long, int> edgesOfWay)
    {
        var viaPieces = via.SelectMany(way => edgesOfWay[way]).ToHashSet();
        foreach (var start in from.SelectMany(way => edgesOfWay[way]).SelectMany(e => new[] { 2 * e, 2 * e + 1 }))
        {
            // Only the piece that touches the via ways, going towards them.
            if (!Touches(pieces.HeadOf(start)) || edgesOfWay[pieces.Edges[start >> 1].Way].Count() > 1 && Touches(pieces.TailOf(start))) continue;
            if (Walk([start]) is { } path) yield return path;
        }

        bool Touches(int node)
        {
            foreach (var e in pieces.LeavingFrom(node)) if (viaPieces.Contains(e >> 1)) return true;
            return false;
        }

        int[]? Walk(int[] path)
        {
            var leaving = pieces.LeavingFrom(pieces.HeadOf(path[^1])).ToArray();
            if (path.Length > 1 && leaving.Where(e => to.Contains(pieces.Edges[e >> 1].Way) && (e ^ 1) != path[^1]).ToArray() is [var exit]) return [.. path, exit];
            foreach (var next in leaving)
                if (viaPieces.Contains(next >> 1) && !path.Contains(next) && !path.Contains(next ^ 1) && Walk([.. path, next]) is { } found) return found;
            return null;
        }
    }
}
