using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using Shuttle.Roads.Maps;

namespace Shuttle.Roads.Search;

/// <summary>Tells which of the given areas a point lies in: its kelurahan, its kecamatan and so on.</summary>
sealed class AreaFinder
{
    readonly STRtree<(MapArea Area, IndexedPointInAreaLocator Locator)> tree = new();

    public AreaFinder(IEnumerable<MapArea> areas)
    {
        foreach (var area in areas)
            tree.Insert(area.Outline.EnvelopeInternal, (area, new IndexedPointInAreaLocator(area.Outline)));
    }

    /// <summary>The areas around a point, the smallest first.</summary>
    /// <param name="point">Where.</param>
    /// <param name="above">Only areas of a higher rank than this level: what a kelurahan itself lies in.</param>
    public IReadOnlyList<MapArea> Find(LonLat point, int above = int.MaxValue)
    {
        if (tree.IsEmpty) return [];
        var place = new Coordinate(point.Lon, point.Lat);
        return tree.Query(new Envelope(place))
            .Where(candidate => candidate.Area.AdminLevel < above && candidate.Locator.Locate(place) != Location.Exterior)
            .Select(candidate => candidate.Area)
            .OrderByDescending(area => area.AdminLevel).ThenBy(area => area.Code, StringComparer.Ordinal)
            .ToArray();
    }
}
