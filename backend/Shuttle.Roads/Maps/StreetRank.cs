namespace Shuttle.Roads.Maps;

/// <summary>How the map sorts streets: the word that tiles and styles share, and the zooms at which they appear.</summary>
/// <param name="Word">The value of the attribute <c>class</c>.</param>
/// <param name="FromZoom">The first zoom with the street.</param>
/// <param name="NamedFromZoom">The first zoom with its name.</param>
readonly record struct StreetRank(string Word, int FromZoom, int NamedFromZoom)
{
    public static StreetRank Of(StreetClass street) => street switch
    {
        StreetClass.Motorway => new("motorway", 4, 10),
        StreetClass.Trunk => new("trunk", 5, 10),
        StreetClass.Primary => new("primary", 7, 11),
        StreetClass.Secondary => new("secondary", 9, 12),
        StreetClass.Tertiary => new("tertiary", 11, 13),
        StreetClass.Unclassified or StreetClass.Residential or StreetClass.LivingStreet => new("minor", 12, 14),
        StreetClass.Service => new("service", 14, 15),
        StreetClass.Alley => new("gang", 14, 15),
        StreetClass.Track => new("track", 13, 15),
        StreetClass.Pedestrian => new("pedestrian", 14, 15),
        StreetClass.Path => new("path", 14, 15),
        StreetClass.Steps => new("steps", 15, 16),
        StreetClass.Ferry => new("ferry", 9, 12),
        _ => throw new ArgumentOutOfRangeException(nameof(street), street, "no such class of street"),
    };
}
