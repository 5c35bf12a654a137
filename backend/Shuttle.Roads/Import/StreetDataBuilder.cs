namespace Shuttle.Roads.Import;

/// <summary>Makes the data for maps and search from an extract.</summary>
internal static class StreetDataBuilder
{
    public static StreetData Build(Extract extract, ImportOptions options)
    {
        var ways = extract.AreaWays.ToDictionary(way => way.Id);
        var insideWays = extract.AreaWays.Where(way => way.Nodes.Any(node => IsInside(extract, node)));
        return new StreetData(
            [.. extract.Streets.Select(s => StreetOf(s.Way, s.Class, extract))],
            [.. extract.PlaceNodes.Select(node => Place(node, node.Point)), .. extract.PlaceWays.Select(way => Place(way, extract)).OfType<NamedPlace>()],
            [
                .. insideWays.Select(way => AreaOf(way, extract, options)).OfType<LandArea>(),
                .. extract.AreaRelations.SelectMany(relation => AreasOf(relation, ways, extract, options)),
            ]);
    }

    private static Street StreetOf(OsmWay way, StreetClass street, Extract extract)
    {
        var line = Line(way.Nodes, extract);
        var oneWay = way.Tag("oneway");
        if (oneWay is "-1" or "reverse") line.Reverse();
        var flags = StreetTags.Flags(way);
        return new Street(way.Id, way.Tag("name"), way.Tag("ref"), street, line)
        {
            IsOneWay = oneWay is "yes" or "true" or "1" or "-1" or "reverse" || AccessRules.IsRoundabout(way) || oneWay is null && way.Tag("highway") == "motorway",
            IsBridge = flags.HasFlag(Graphs.StreetFlags.Bridge),
            IsTunnel = flags.HasFlag(Graphs.StreetFlags.Tunnel),
            IsUnpaved = StreetTags.Surface(way) is Graphs.SurfaceKind.Gravel or Graphs.SurfaceKind.Dirt,
            OtherNames = StreetTags.OtherNames(way),
        };
    }

    private static NamedPlace Place(OsmElement element, LonLat point) =>
        new(element.Tag("name")!, LandTags.PlaceKind(element)!, point) { Id = element.Id, OtherNames = StreetTags.OtherNames(element) };

    private static NamedPlace? Place(OsmWay way, Extract extract)
    {
        var line = Line(way.Nodes.Distinct(), extract);
        if (line.Count == 0 || !way.Nodes.Any(node => IsInside(extract, node))) return null;
        return Place(way, new LonLat(line.Average(p => p.Lon), line.Average(p => p.Lat)));
    }

    private static LandArea? AreaOf(OsmWay way, Extract extract, ImportOptions options)
    {
        if (LandTags.Classify(way, options) is not { } kind) return null;
        var line = Line(way.Nodes, extract);
        var isRing = line.Count > 3 && way.Nodes[0] == way.Nodes[^1] && line.Count == way.Nodes.Count;
        var fits = kind == LandKind.Waterway ? line.Count > 1 : isRing;
        return fits ? new LandArea(kind, way.Tag("name"), [line]) : null;
    }

    /// <summary>One area per outer ring; holes go to the first, which is right for all but rare relations with several outers and holes.</summary>
    private static IEnumerable<LandArea> AreasOf(OsmRelation relation, Dictionary<long, OsmWay> ways, Extract extract, ImportOptions options)
    {
        var kind = LandTags.Classify(relation, options)!.Value;
        var outer = Rings("outer", "");
        var holes = Rings("inner", "inner");
        for (var i = 0; i < outer.Count; i++)
            yield return new LandArea(kind, relation.Tag("name"), i == 0 ? [outer[i], .. holes] : [outer[i]]);

        List<IReadOnlyList<LonLat>> Rings(string role, string orRole)
        {
            var lines = relation.Members.Where(m => m.Kind == OsmKinds.Ways && (m.Role == role || m.Role == orRole))
                .Select(m => ways.GetValueOrDefault(m.Id)).OfType<OsmWay>().Select(way => way.Nodes).Where(nodes => nodes.Count > 1);
            return [.. RingAssembly.Join(lines)
                .Where(ring => ring.Any(node => IsInside(extract, node)))
                .Select(ring => (IReadOnlyList<LonLat>)Line(ring, extract)).Where(ring => ring.Count > 3 && ring[0] == ring[^1])];
        }
    }

    private static bool IsInside(Extract extract, long node) => extract.Inside?.Contains(node) ?? extract.Points.ContainsKey(node);

    private static List<LonLat> Line(IEnumerable<long> nodes, Extract extract)
    {
        List<LonLat> line = [];
        foreach (var node in nodes) if (extract.Points.TryGetValue(node, out var point)) line.Add(point);
        return line;
    }
}
