namespace Shuttle.Roads.Search;

/// <summary>What a found name belongs to.</summary>
public enum PlaceKind
{
    /// <summary>A street (jalan).</summary>
    Street,

    /// <summary>An alley (gang, lorong) or path.</summary>
    Alley,

    /// <summary>A named point: office, school, mosque, neighbourhood.</summary>
    Landmark,

    /// <summary>An administrative area: kelurahan, kecamatan.</summary>
    Area,
}

/// <summary>An answer to a search.</summary>
/// <param name="Name">The name as the extract or the area writes it.</param>
/// <param name="Kind">What it belongs to.</param>
/// <param name="Point">On the street near its middle; the place; or where the area's label stands.</param>
/// <param name="Area">The name of the smallest administrative area around the point, where one is known.</param>
/// <param name="AreaCode">That area's code.</param>
/// <param name="Metres">From the point that was given to the nearest part of the place; null without one.</param>
public sealed record FoundPlace(string Name, PlaceKind Kind, LonLat Point, string? Area, string? AreaCode, int? Metres);
