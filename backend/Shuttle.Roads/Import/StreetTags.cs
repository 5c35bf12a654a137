using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Import;

/// <summary>What a way is, from its tags.</summary>
internal static class StreetTags
{
    /// <summary>The class of a street, or null with the reason why it is none (an empty reason: it is not about traffic at all).</summary>
    public static (StreetClass? Class, string Reason) Classify(OsmWay way)
    {
        if (way.Tag("route") == "ferry") return (StreetClass.Ferry, "");
        if (way.Tag("highway") is not { } highway) return (null, "");
        if (way.Tag("area") == "yes") return (null, "way: an area (square), not a line");
        StreetClass? street = highway switch
        {
            "motorway" or "motorway_link" => StreetClass.Motorway,
            "trunk" or "trunk_link" => StreetClass.Trunk,
            "primary" or "primary_link" => StreetClass.Primary,
            "secondary" or "secondary_link" => StreetClass.Secondary,
            "tertiary" or "tertiary_link" => StreetClass.Tertiary,
            "unclassified" or "road" => StreetClass.Unclassified,
            "residential" => StreetClass.Residential,
            "living_street" => StreetClass.LivingStreet,
            "service" => way.Tag("service") == "alley" ? StreetClass.Alley : StreetClass.Service,
            "track" => StreetClass.Track,
            "pedestrian" => StreetClass.Pedestrian,
            "path" or "footway" or "cycleway" or "bridleway" => StreetClass.Path,
            "steps" => StreetClass.Steps,
            _ => null,
        };
        return (street, street is null ? $"way: highway={highway} carries no traffic" : "");
    }

    public static SurfaceKind Surface(OsmWay way) => way.Tag("surface") switch
    {
        "asphalt" or "concrete" or "paved" or "concrete:plates" or "concrete:lanes" => SurfaceKind.Paved,
        "paving_stones" or "sett" or "cobblestone" or "unhewn_cobblestone" or "metal" or "wood" or "bricks" => SurfaceKind.Rough,
        "gravel" or "fine_gravel" or "compacted" or "pebblestone" => SurfaceKind.Gravel,
        "unpaved" or "dirt" or "earth" or "ground" or "grass" or "sand" or "mud" or "clay" => SurfaceKind.Dirt,
        _ => way.Tag("tracktype") switch
        {
            "grade1" => SurfaceKind.Paved,
            "grade2" => SurfaceKind.Gravel,
            "grade3" or "grade4" or "grade5" => SurfaceKind.Dirt,
            _ => way.Tag("highway") == "track" ? SurfaceKind.Dirt : SurfaceKind.Unknown,
        },
    };

    /// <summary>Speed limit in km/h, 0 where none is tagged.</summary>
    public static byte SpeedLimit(OsmWay way, string direction) =>
        (byte)Math.Min(250, Math.Round(Quantity.Kmh(way.Tag("maxspeed:" + direction)) ?? Quantity.Kmh(way.Tag("maxspeed")) ?? 0));

    public static StreetFlags Flags(OsmWay way)
    {
        var flags = StreetFlags.None;
        if (way.Tag("bridge") is not null and not "no") flags |= StreetFlags.Bridge;
        if (way.Tag("tunnel") is not null and not "no") flags |= StreetFlags.Tunnel;
        if (AccessRules.IsRoundabout(way)) flags |= StreetFlags.Roundabout;
        if (way.Tag("toll") == "yes") flags |= StreetFlags.Toll;
        if (way.Tag("highway")?.EndsWith("_link", StringComparison.Ordinal) == true) flags |= StreetFlags.Link;
        return flags;
    }

    private static readonly string[] OtherNameKeys = ["alt_name", "old_name", "short_name", "name:id", "name:en"];

    public static IReadOnlyList<string> OtherNames(OsmElement element) =>
    [
        .. OtherNameKeys.Select(element.Tag).OfType<string>()
            .SelectMany(names => names.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(name => name != element.Tag("name")).Distinct(),
    ];
}
