using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Shuttle.Roads.Maps;

/// <summary>An administrative area as the map draws it: outline, name and where the name stands.</summary>
public sealed class MapArea
{
    /// <param name="code">The area's official code, such as <c>14.71.07.1005</c>.</param>
    /// <param name="name">What the map writes.</param>
    /// <param name="adminLevel">As OpenStreetMap counts in Indonesia: 4 province, 5 city or regency, 6 kecamatan, 7 kelurahan; RW and RT follow as 8 and 9.</param>
    /// <param name="outline">Polygon or multipolygon in degrees, longitude first. A self-crossing outline is repaired.</param>
    /// <param name="label">Where the name stands; without it, a point well inside the outline.</param>
    /// <exception cref="ArgumentException">The outline is empty or is no polygon, or the code or name is missing.</exception>
    public MapArea(string code, string name, int adminLevel, Geometry outline, Coordinate? label = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (outline is not (Polygon or MultiPolygon) || outline.IsEmpty)
            throw new ArgumentException($"outline of area {code} must be a polygon or multipolygon that is not empty, not {outline.GeometryType}", nameof(outline));
        (Code, Name, AdminLevel) = (code, name, adminLevel);
        Outline = outline.IsValid ? outline : GeometryFixer.Fix(outline);
        Label = label ?? Outline.InteriorPoint.Coordinate;
    }

    /// <summary>The official code.</summary>
    public string Code { get; }

    /// <summary>What the map writes.</summary>
    public string Name { get; }

    /// <summary>4 province, 5 city or regency, 6 kecamatan, 7 kelurahan, 8 RW, 9 RT.</summary>
    public int AdminLevel { get; }

    /// <summary>A valid polygon or multipolygon in degrees, longitude first.</summary>
    public Geometry Outline { get; }

    /// <summary>Where the name stands.</summary>
    public Coordinate Label { get; }
}
