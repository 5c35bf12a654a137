using NetTopologySuite.Geometries;

namespace Shuttle.Roads.Maps;

/// <summary>A line on the square world, and its pieces in a tile.</summary>
sealed class LineShape
{
    readonly double[] x;
    readonly double[] y;

    /// <param name="line">Two points or more.</param>
    public LineShape(IReadOnlyList<LonLat> line)
    {
        x = line.Select(point => Mercator.X(point.Lon)).ToArray();
        y = line.Select(point => Mercator.Y(point.Lat)).ToArray();
        foreach (var point in line) Bounds.ExpandToInclude(point.Lon, point.Lat);
    }

    /// <summary>Degrees.</summary>
    public Envelope Bounds { get; } = new();

    /// <summary>The pieces inside the tile and its margin, relative to the tile, in the line's direction. The whole line
    /// is simplified before it is cut, so that neighbouring tiles agree on it.</summary>
    public IEnumerable<List<Pixel>> Pieces(TileAddress tile, int margin, int tolerance)
    {
        var pixels = new List<Pixel>(x.Length);
        for (var i = 0; i < x.Length; i++)
            pixels.Add(Mercator.ToPixel(x[i], y[i], tile.Zoom).RelativeTo(tile));
        return LineClipper.Clip(Simplifier.Simplify(pixels, tolerance), margin);
    }
}
