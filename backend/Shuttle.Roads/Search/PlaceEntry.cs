using NetTopologySuite.Geometries;
using Shuttle.Roads.Maps;

namespace Shuttle.Roads.Search;

/// <summary>One thing with a name, as the index keeps it.</summary>
/// <param name="Name">As written.</param>
/// <param name="OtherNames">Other ways to call it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Lines">A street's pieces, or a single line of one point.</param>
sealed record PlaceEntry(string Name, IReadOnlyList<string> OtherNames, PlaceKind Kind, IReadOnlyList<IReadOnlyList<LonLat>> Lines)
{
    /// <summary>Where to point at it.</summary>
    public required LonLat Point { get; init; }

    /// <summary>The areas around the point, the smallest first.</summary>
    public IReadOnlyList<MapArea> Areas { get; init; } = [];

    readonly Envelope bounds = new(Lines.SelectMany(line => line).Select(point => new Coordinate(point.Lon, point.Lat)));

    /// <summary>Quickly, a distance that no part can be nearer than.</summary>
    public double LeastMetresFrom(LonLat place) => bounds.Distance(new Envelope(new Coordinate(place.Lon, place.Lat)))
        * double.DegreesToRadians(1) * LonLat.EarthRadius * Math.Cos(double.DegreesToRadians(place.Lat));

    /// <summary>Metres from a place to the nearest part. Flat-earth, which within a district errs by less than a metre.</summary>
    public double MetresFrom(LonLat place)
    {
        var shrink = Math.Cos(double.DegreesToRadians(place.Lat));
        var nearest = double.PositiveInfinity;
        foreach (var line in Lines)
        {
            var (x0, y0) = Local(line[0]);
            nearest = Math.Min(nearest, x0 * x0 + y0 * y0);
            for (var i = 1; i < line.Count; i++)
            {
                var (x1, y1) = Local(line[i]);
                double dx = x1 - x0, dy = y1 - y0, length = dx * dx + dy * dy;
                var along = length == 0 ? 0 : Math.Clamp(-(x0 * dx + y0 * dy) / length, 0, 1);
                double x = x0 + along * dx, y = y0 + along * dy;
                nearest = Math.Min(nearest, x * x + y * y);
                (x0, y0) = (x1, y1);
            }
        }
        return Math.Sqrt(nearest);

        (double X, double Y) Local(LonLat point) => (
            double.DegreesToRadians(point.Lon - place.Lon) * shrink * LonLat.EarthRadius,
            double.DegreesToRadians(point.Lat - place.Lat) * LonLat.EarthRadius);
    }
}
