namespace Shuttle.Roads;

/// <summary>
/// What maps and search need from an extract, independent of the routing graph. Filled by <c>RoadImport</c>,
/// stored in the same file as the graph.
/// </summary>
/// <param name="Streets">Ways that carry traffic or feet, whole as drawn, clipped to the area.</param>
/// <param name="Places">Named points: landmarks, offices, mosques, schools, shops, neighbourhoods.</param>
/// <param name="Areas">Polygons worth drawing: water, green, built-up land.</param>
public sealed record StreetData(IReadOnlyList<Street> Streets, IReadOnlyList<NamedPlace> Places, IReadOnlyList<LandArea> Areas)
{
    /// <summary>Nothing.</summary>
    public static StreetData Empty { get; } = new([], [], []);
}

/// <summary>A street as drawn.</summary>
/// <param name="Id">OpenStreetMap id of the way.</param>
/// <param name="Name">Its name, where it has one.</param>
/// <param name="Ref">Its number (<c>AH25</c>), where it has one.</param>
/// <param name="Class">Its rank.</param>
/// <param name="Line">Two or more points.</param>
public sealed record Street(long Id, string? Name, string? Ref, StreetClass Class, IReadOnlyList<LonLat> Line)
{
    /// <summary>One-way along <see cref="Line"/> (lines of <c>oneway=-1</c> are turned round).</summary>
    public bool IsOneWay { get; init; }
    /// <summary>On a bridge.</summary>
    public bool IsBridge { get; init; }
    /// <summary>In a tunnel.</summary>
    public bool IsTunnel { get; init; }
    /// <summary>Not paved.</summary>
    public bool IsUnpaved { get; init; }
    /// <summary>Other names: <c>alt_name</c>, <c>old_name</c>, <c>name:id</c>, <c>name:en</c>.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];
}

/// <summary>Ranks of streets, the most important first.</summary>
public enum StreetClass : byte
{
    /// <summary>Toll motorway.</summary>
    Motorway,
    /// <summary>National road.</summary>
    Trunk,
    /// <summary>Provincial road.</summary>
    Primary,
    /// <summary>City road.</summary>
    Secondary,
    /// <summary>City road of the second rank.</summary>
    Tertiary,
    /// <summary>Small road of no rank.</summary>
    Unclassified,
    /// <summary>Street with houses.</summary>
    Residential,
    /// <summary>Street where play goes before traffic.</summary>
    LivingStreet,
    /// <summary>Access to a building, parking.</summary>
    Service,
    /// <summary>Gang: an alley (<c>service=alley</c>).</summary>
    Alley,
    /// <summary>Field or forest track.</summary>
    Track,
    /// <summary>Pedestrian street.</summary>
    Pedestrian,
    /// <summary>Path, footway, cycleway, bridleway: narrow gang are often tagged so.</summary>
    Path,
    /// <summary>Stairs.</summary>
    Steps,
    /// <summary>Ferry.</summary>
    Ferry,
}

/// <summary>A named point.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Tag that makes it something, <c>key=value</c>: <c>amenity=school</c>, <c>place=suburb</c>.</param>
/// <param name="Point">Where; for an area its middle.</param>
public sealed record NamedPlace(string Name, string Kind, LonLat Point)
{
    /// <summary>OpenStreetMap id of the node, or of the way or relation it comes from.</summary>
    public long Id { get; init; }
    /// <summary>Other names: <c>alt_name</c>, <c>old_name</c>, <c>name:id</c>, <c>name:en</c>.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];
}

/// <summary>What covers the ground.</summary>
public enum LandKind : byte
{
    /// <summary>Sea, lake, river as an area.</summary>
    Water,
    /// <summary>Park, forest, grass, pitch.</summary>
    Green,
    /// <summary>Built-up: residential, commercial, industrial.</summary>
    Urban,
    /// <summary>Plantation, farmland.</summary>
    Farm,
    /// <summary>River or canal as a line: one open ring.</summary>
    Waterway,
    /// <summary>A building's outline.</summary>
    Building,
}

/// <summary>A polygon of ground cover, or a waterway's line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, where it has one.</param>
/// <param name="Rings">Outer ring first, then holes; closed (first point repeated last). A <see cref="LandKind.Waterway"/> has one open line.</param>
public sealed record LandArea(LandKind Kind, string? Name, IReadOnlyList<IReadOnlyList<LonLat>> Rings);
