using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Import;

/// <summary>The part of a source that matters: streets, ground cover, named things, restrictions, and the nodes they need.</summary>
internal sealed class Extract
{
    private readonly HashSet<long> _needed = [], _areaMembers = [];

    public List<(OsmWay Way, StreetClass Class)> Streets { get; } = [];
    public List<OsmWay> AreaWays { get; } = [];
    public List<OsmWay> PlaceWays { get; } = [];
    public List<OsmRelation> AreaRelations { get; } = [];
    public List<OsmRelation> Restrictions { get; } = [];
    public List<OsmNode> PlaceNodes { get; } = [];
    public Dictionary<long, LonLat> Points { get; } = [];
    public Dictionary<long, ProfileSet> Barriers { get; } = [];
    /// <summary>Nodes inside the clip; null where nothing is clipped.</summary>
    public HashSet<long>? Inside { get; private init; }

    public static Extract Read(IOsmSource source, ImportOptions options, ImportReport report)
    {
        var extract = new Extract { Inside = options.Clip is null ? null : [] };
        foreach (var relation in source.Read(OsmKinds.Relations).Cast<OsmRelation>()) extract.Take(relation, options, report);
        foreach (var way in source.Read(OsmKinds.Ways).Cast<OsmWay>()) extract.Take(way, options, report);
        var clip = options.Clip is null ? null : new IndexedPointInAreaLocator(options.Clip);
        foreach (var node in source.Read(OsmKinds.Nodes).Cast<OsmNode>()) extract.Take(node, clip, report);
        extract.ClipStreets(report);
        return extract;
    }

    private void Take(OsmRelation relation, ImportOptions options, ImportReport report)
    {
        report.RelationsRead++;
        if (relation.Tag("type") == "restriction") Restrictions.Add(relation);
        if (relation.Tag("type") != "multipolygon" || !options.KeepAreas || LandTags.Classify(relation, options) is null) return;
        AreaRelations.Add(relation);
        foreach (var member in relation.Members) if (member.Kind == OsmKinds.Ways) _areaMembers.Add(member.Id);
    }

    private void Take(OsmWay way, ImportOptions options, ImportReport report)
    {
        report.WaysRead++;
        var (street, reason) = StreetTags.Classify(way);
        if (reason != "") report.Drop(reason);
        var isArea = options.KeepAreas && (_areaMembers.Contains(way.Id) || LandTags.Classify(way, options) is not null);
        var isPlace = street is null && LandTags.PlaceKind(way) is not null;
        if (street is { } found) Streets.Add((way, found));
        if (isArea) AreaWays.Add(way);
        if (isPlace) PlaceWays.Add(way);
        if (street is not null || isArea || isPlace) foreach (var node in way.Nodes) _needed.Add(node);
    }

    private void Take(OsmNode node, IndexedPointInAreaLocator? clip, ImportReport report)
    {
        report.NodesRead++;
        var isPlace = LandTags.PlaceKind(node) is not null;
        if (!isPlace && !_needed.Contains(node.Id)) return;
        var inside = clip is null || clip.Locate(new Coordinate(node.Point.Lon, node.Point.Lat)) != Location.Exterior;
        if (inside) Inside?.Add(node.Id);
        if (isPlace && inside) PlaceNodes.Add(node);
        if (!_needed.Contains(node.Id)) return;
        Points[node.Id] = node.Point;
        if (AccessRules.BlockedAt(node) is var blocked && blocked != ProfileSet.None) Barriers[node.Id] = blocked;
    }

    /// <summary>Cuts streets at missing nodes and at the border, which they cross by one node.</summary>
    private void ClipStreets(ImportReport report)
    {
        List<(OsmWay, StreetClass)> kept = [];
        foreach (var (way, street) in Streets)
        {
            var (before, missing) = (kept.Count, way.Nodes.Count(node => !Points.ContainsKey(node)));
            if (missing > 0) report.Drop("way: nodes missing from the extract, cut there");
            List<long> run = [];
            for (var i = 0; i <= way.Nodes.Count; i++)
            {
                // A node joins the run if it exists and it or a neighbour along the way is inside.
                var joins = i < way.Nodes.Count && Points.ContainsKey(way.Nodes[i])
                    && (IsInside(way, i) || run.Count > 0 && IsInside(way, i - 1) || IsInside(way, i + 1));
                if (joins && (run.Count == 0 || run[^1] != way.Nodes[i])) run.Add(way.Nodes[i]);
                var borderPassed = joins && run.Count > 1 && !IsInside(way, i);
                if (joins && !borderPassed) continue;
                if (run.Count > 1) kept.Add((run.Count == way.Nodes.Count ? way : way with { Nodes = run }, street));
                run = borderPassed && IsInside(way, i + 1) ? [way.Nodes[i]] : [];
            }
            if (kept.Count == before) report.Drop(way.Nodes.Count < 2 ? "way: fewer than two nodes" : missing > 0 ? "way: no two nodes in a row" : "way: outside the area");
        }
        Streets.Clear();
        Streets.AddRange(kept);
        report.Streets = Streets.Count;
    }

    private bool IsInside(OsmWay way, int index) =>
        index >= 0 && index < way.Nodes.Count && Points.ContainsKey(way.Nodes[index]) && (Inside is null || Inside.Contains(way.Nodes[index]));
}
