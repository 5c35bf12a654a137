using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Shuttle.Roads.Maps;

/// <summary>A border, once, however many areas share it: outlines of neighbours drawn over each other would spoil dashes
/// and darken the line.</summary>
/// <param name="AdminLevel">The level of the highest area that ends here (the smallest number).</param>
/// <param name="Line">Where it runs.</param>
sealed record BorderShape(int AdminLevel, LineShape Line)
{
    public static List<BorderShape> From(IEnumerable<MapArea> areas)
    {
        var levels = new Dictionary<(LonLat, LonLat), int>();
        foreach (var area in areas)
            foreach (var ring in LinearComponentExtracter.GetLines(area.Outline).Cast<LineString>())
                for (var i = 1; i < ring.NumPoints; i++)
                {
                    var segment = Undirected(ring.GetCoordinateN(i - 1), ring.GetCoordinateN(i));
                    levels[segment] = Math.Min(area.AdminLevel, levels.GetValueOrDefault(segment, int.MaxValue));
                }
        return
        [
            .. from segment in levels
               group (IReadOnlyList<LonLat>)[segment.Key.Item1, segment.Key.Item2] by segment.Value into alike
               orderby alike.Key descending
               from line in LineJoiner.Join([.. alike], keepDirection: false)
               select new BorderShape(alike.Key, new LineShape(line)),
        ];
    }

    static (LonLat, LonLat) Undirected(Coordinate a, Coordinate b)
    {
        var (from, to) = (new LonLat(a.X, a.Y), new LonLat(b.X, b.Y));
        return (a.X, a.Y).CompareTo((b.X, b.Y)) < 0 ? (from, to) : (to, from);
    }
}
