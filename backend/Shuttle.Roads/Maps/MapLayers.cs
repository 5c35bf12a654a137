namespace Shuttle.Roads.Maps;

/// <summary>The layers of our tiles: what the cutter, the TileJSON and the style agree on.</summary>
public static class MapLayers
{
    /// <summary>Tiles are cut from here on; further out there is nothing to see of a sub-district.</summary>
    public const int MinZoom = 5;

    /// <summary>Tiles are cut to here; further in, the screen enlarges them (a unit of the grid is then 15 cm).</summary>
    public const int MaxZoom = 16;

    /// <summary>Polygons: <c>kind</c> (water, green, urban, farm, building), <c>name</c>.</summary>
    public const string Land = "land";

    /// <summary>Lines: <c>name</c>.</summary>
    public const string Waterways = "waterways";

    /// <summary>Polygons of administrative areas: <c>code</c>, <c>name</c>, <c>level</c> (4 province to 9 RT).</summary>
    public const string Areas = "areas";

    /// <summary>Lines, each once: <c>level</c> of the highest area that ends there.</summary>
    public const string Borders = "area_borders";

    /// <summary>Lines: <c>class</c>, <c>name</c>, <c>ref</c>, and 1 or nothing in <c>oneway</c> (in the direction of the line), <c>bridge</c>, <c>tunnel</c>, <c>unpaved</c>.</summary>
    public const string Streets = "streets";

    /// <summary>Points: <c>name</c>, <c>kind</c>, <c>rank</c> (1 matters most).</summary>
    public const string Places = "places";

    /// <summary>Points: <c>code</c>, <c>name</c>, <c>level</c>.</summary>
    public const string AreaLabels = "area_labels";

    /// <summary>Layer → attribute → type, as TileJSON's <c>vector_layers</c> list them.</summary>
    internal static readonly IReadOnlyList<(string Layer, IReadOnlyList<(string Attribute, string Type)> Attributes)> Description =
    [
        (Land, [("kind", "String"), ("name", "String")]),
        (Waterways, [("name", "String")]),
        (Areas, [("code", "String"), ("name", "String"), ("level", "Number")]),
        (Borders, [("level", "Number")]),
        (Streets, [("class", "String"), ("name", "String"), ("ref", "String"), ("oneway", "Number"), ("bridge", "Number"), ("tunnel", "Number"), ("unpaved", "Number")]),
        (Places, [("name", "String"), ("kind", "String"), ("rank", "Number")]),
        (AreaLabels, [("code", "String"), ("name", "String"), ("level", "Number")]),
    ];

    internal static int FromZoom(LandKind kind) => kind switch
    {
        LandKind.Water => 5,
        LandKind.Green or LandKind.Urban => 9,
        LandKind.Farm => 10,
        LandKind.Waterway => 11,
        LandKind.Building => 15,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind of ground"),
    };

    internal static string Word(LandKind kind) => kind switch
    {
        LandKind.Water => "water",
        LandKind.Green => "green",
        LandKind.Urban => "urban",
        LandKind.Farm => "farm",
        LandKind.Building => "building",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a polygon"),
    };

    internal static int FromZoom(MapArea area) => FromZoom(area.AdminLevel);

    internal static int FromZoom(int adminLevel) => adminLevel switch { <= 4 => 5, 5 => 6, 6 => 9, 7 => 10, 8 => 14, _ => 15 };
}
