namespace Shuttle.Roads.Import;

/// <summary>What ground cover and named things are, from their tags.</summary>
internal static class LandTags
{
    /// <summary>Keys that make a named element a place worth finding, the most telling first.</summary>
    private static readonly string[] PlaceKeys =
        ["place", "amenity", "office", "shop", "tourism", "healthcare", "leisure", "historic", "public_transport", "railway", "aeroway", "craft", "man_made", "natural", "landuse", "building"];

    public static string? PlaceKind(OsmElement element)
    {
        if (element.Tags.Count == 0 || element.Tag("name") is null) return null;
        foreach (var key in PlaceKeys) if (element.Tag(key) is { } value && value != "no") return $"{key}={value}";
        return null;
    }

    public static LandKind? Classify(OsmElement element, ImportOptions options)
    {
        if (element.Tags.Count == 0) return null;
        if (element.Tag("natural") is "water" or "bay" || element.Tag("waterway") == "riverbank" || element.Tag("landuse") is "reservoir" or "basin") return LandKind.Water;
        if (element.Tag("waterway") is "river" or "canal" or "stream" or "drain") return LandKind.Waterway;
        if (element.Tag("leisure") is "park" or "pitch" or "garden" or "golf_course" or "nature_reserve"
            || element.Tag("natural") is "wood" or "scrub" or "grassland" or "wetland"
            || element.Tag("landuse") is "forest" or "grass" or "cemetery" or "recreation_ground" or "meadow" or "village_green") return LandKind.Green;
        if (element.Tag("landuse") is "farmland" or "orchard" or "plantation" or "farmyard" or "vineyard") return LandKind.Farm;
        if (element.Tag("landuse") is "residential" or "commercial" or "industrial" or "retail" or "construction" or "military" or "education") return LandKind.Urban;
        return options.KeepBuildings && element.Tag("building") is not (null or "no") ? LandKind.Building : null;
    }
}
