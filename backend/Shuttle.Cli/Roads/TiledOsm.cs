using Shuttle.Roads;

namespace Shuttle.Cli.Roads;

/// <summary>
/// An extract laid side by side n × n times, for measuring at the size of a province. Neighbouring copies are joined by
/// sharing nothing but a street of our own between their first nodes.
/// </summary>
internal sealed class TiledOsm(IOsmSource source, int tiles) : IOsmSource
{
    private const long IdsPerTile = 1L << 40;

    public IEnumerable<OsmElement> Read(OsmKinds kinds)
    {
        var box = Extent();
        for (var tile = 0; tile < tiles * tiles; tile++)
        {
            var (dx, dy, ids) = (tile % tiles * box.Width, tile / tiles * box.Height, tile * IdsPerTile);
            foreach (var element in source.Read(kinds))
            {
                yield return element switch
                {
                    OsmNode node => node with { Id = node.Id + ids, Point = new LonLat(node.Point.Lon + dx, node.Point.Lat + dy) },
                    OsmWay way => way with { Id = way.Id + ids, Nodes = [.. way.Nodes.Select(n => n + ids)] },
                    OsmRelation relation => relation with { Id = relation.Id + ids, Members = [.. relation.Members.Select(m => m with { Id = m.Id + ids })] },
                    _ => element,
                };
            }
        }
        if (!kinds.HasFlag(OsmKinds.Ways)) yield break;
        // Several links to each neighbour, so that traffic has a choice.
        var links = box.Links;
        for (var tile = 0; tile < tiles * tiles; tile++)
        {
            foreach (var (next, isNeighbour) in new[] { (tile + 1, tile % tiles + 1 < tiles), (tile + tiles, tile / tiles + 1 < tiles) })
            {
                if (!isNeighbour) continue;
                for (var i = 0; i < links.Length; i++)
                    yield return new OsmWay((tile * 64L + i + 1) * -2 - (next == tile + 1 ? 1 : 0), [links[i] + tile * IdsPerTile, links[i] + next * IdsPerTile], new Dictionary<string, string> { ["highway"] = "trunk" });
            }
        }
    }

    private (double Width, double Height, long[] Links) Extent()
    {
        var roadNodes = source.Read(OsmKinds.Ways).Cast<OsmWay>().Where(way => way.Tag("highway") is "primary" or "secondary").Select(way => way.Nodes[0]).Distinct().ToArray();
        var (west, south, east, north) = (180.0, 90.0, -180.0, -90.0);
        foreach (var node in source.Read(OsmKinds.Nodes).Cast<OsmNode>())
            (west, south, east, north) = (Math.Min(west, node.Point.Lon), Math.Min(south, node.Point.Lat), Math.Max(east, node.Point.Lon), Math.Max(north, node.Point.Lat));
        return (east - west + 0.001, north - south + 0.001, [.. roadNodes.Where((_, i) => i % Math.Max(1, roadNodes.Length / 8) == 0)]);
    }
}
