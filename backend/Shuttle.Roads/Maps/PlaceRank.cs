namespace Shuttle.Roads.Maps;

/// <summary>How the map sorts named points.</summary>
/// <param name="Word">The value of the attribute <c>kind</c>.</param>
/// <param name="FromZoom">The first zoom with the place.</param>
/// <param name="Rank">Which label wins where two collide: the smaller number.</param>
readonly record struct PlaceRank(string Word, int FromZoom, int Rank)
{
    /// <param name="kind">Tag of the extract, <c>key=value</c>.</param>
    public static PlaceRank Of(string kind) => kind switch
    {
        "place=city" => new("city", 6, 1),
        "place=town" => new("town", 8, 2),
        "place=suburb" or "place=quarter" => new("suburb", 12, 3),
        "place=village" => new("village", 11, 3),
        "place=hamlet" or "place=neighbourhood" or "place=isolated_dwelling" or "place=locality" => new("neighbourhood", 14, 4),
        "amenity=townhall" or "office=government" or "government=administrative" => new("office", 13, 5),
        "amenity=hospital" or "amenity=clinic" or "amenity=doctors" => new("health", 14, 6),
        "amenity=university" or "amenity=college" => new("school", 14, 6),
        "amenity=marketplace" or "shop=mall" => new("market", 14, 6),
        "amenity=police" or "amenity=fire_station" or "amenity=post_office" => new("office", 14, 6),
        "amenity=place_of_worship" => new("worship", 15, 7),
        "amenity=school" or "amenity=kindergarten" => new("school", 15, 7),
        _ => new("other", 16, 8),
    };
}
