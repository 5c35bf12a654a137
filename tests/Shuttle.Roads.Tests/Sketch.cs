namespace Shuttle.Roads.Tests;

/// <summary>
/// A small network drawn by hand: nodes are letters at metres east and north of a corner in Pekanbaru, ways are strings of
/// letters. It goes through the same import as a real extract.
/// </summary>
internal sealed class Sketch
{
    private readonly Dictionary<char, LonLat> _points = [];
    private readonly Dictionary<string, long> _ways = [];
    private readonly List<OsmElement> _elements = [];
    private LocalRoadNetwork? _network;

    public static LonLat Place(double east, double north) => new(101.45 + east / 111_195.08, 0.5 + north / 111_195.08);

    public Sketch Node(char name, double east, double north, params string[] tags)
    {
        var point = Place(east, north);
        _points[name] = new LonLat(Math.Round(point.Lon, 7), Math.Round(point.Lat, 7));
        _elements.Add(new OsmNode(name, _points[name], Tags(tags)));
        return this;
    }

    /// <summary>A residential street unless the tags say otherwise.</summary>
    public Sketch Way(string nodes, params string[] tags)
    {
        _ways[nodes] = 1000 + _ways.Count;
        _elements.Add(new OsmWay(_ways[nodes], [.. nodes.Select(n => (long)n)], Tags(tags.Any(t => t.Split('=')[0] is "highway" or "route") ? tags : ["highway=residential", .. tags])));
        return this;
    }

    /// <summary>A turn restriction; a via of one letter is a node, of more a way.</summary>
    public Sketch Restriction(string kind, string from, string via, string to, params string[] tags)
    {
        var isNode = via.Length == 1;
        _elements.Add(new OsmRelation(5000 + _elements.Count,
            [
                new(OsmKinds.Ways, _ways[from], "from"),
                new(isNode ? OsmKinds.Nodes : OsmKinds.Ways, isNode ? via[0] : _ways[via], "via"),
                new(OsmKinds.Ways, _ways[to], "to"),
            ],
            Tags(["type=restriction", .. kind.Contains('=') ? new[] { kind } : ["restriction=" + kind], .. tags])));
        return this;
    }

    public IOsmSource Source => new OsmList(_elements);

    public LocalRoadNetwork Network
    {
        get
        {
            if (_network is not null) return _network;
            var result = RoadImport.Run(Source);
            return _network = new LocalRoadNetwork(result.Graph, result.Streets);
        }
    }

    /// <summary>A node, or the middle between two.</summary>
    public LonLat At(string place)
    {
        var (a, b) = (_points[place[0]], _points[place[^1]]);
        return new LonLat((a.Lon + b.Lon) / 2, (a.Lat + b.Lat) / 2);
    }

    public RoadRoute Route(string from, string to, RoadProfile profile = RoadProfile.Motorbike, RoadConditions? conditions = null) =>
        Network.Route(profile, [At(from), At(to)], conditions);

    /// <summary>The nodes passed, in order, or "no way".</summary>
    public string Drive(string from, string to, RoadProfile profile = RoadProfile.Motorbike, RoadConditions? conditions = null)
    {
        try
        {
            var route = Network.Route(profile, [At(from), At(to)], conditions, new RouteOptions { Snap = new SnapOptions { Connected = false, MaxMetres = 20 } });
            return string.Concat(route.Geometry.Select(p => _points.FirstOrDefault(n => n.Value.MetresTo(p) < 0.5).Key).Where(name => name != 0));
        }
        catch (RoadException e) when (e.Error is RoadError.Unreachable or RoadError.NoStreetNear)
        {
            return "no way";
        }
    }

    private static Dictionary<string, string> Tags(string[] tags) => tags.Select(t => t.Split('=', 2)).ToDictionary(t => t[0], t => t[1]);
}
