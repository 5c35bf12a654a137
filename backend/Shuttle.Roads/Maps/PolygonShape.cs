using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Shuttle.Roads.Maps;

/// <summary>A polygon on the pixel grid of each zoom, and its pieces in a tile. It is simplified once per zoom, before it
/// is cut, so that neighbouring tiles agree on it.</summary>
/// <param name="outline">A polygon or multipolygon in degrees.</param>
sealed class PolygonShape(Geometry outline)
{
    static readonly PrecisionModel WholePixels = new(1);
    static readonly GeometryFactory PixelFactory = new(WholePixels);

    // Two threads may both work out a missing zoom; they come to the same result.
    readonly Geometry?[] byZoom = new Geometry?[TileAddress.DeepestZoom + 1];

    /// <summary>Degrees.</summary>
    public Envelope Bounds => outline.EnvelopeInternal;

    /// <summary>Whether it is smaller than two screen pixels.</summary>
    public bool IsSpeck(int zoom) => Math.Max(Bounds.Width, Bounds.Height) / 360 * (1L << zoom) * Mercator.TileSize < 16;

    /// <summary>The rings inside the tile and its margin, relative to the tile: outer rings run clockwise on the screen
    /// and come directly before their holes, as vector tiles want it; the first point is not repeated.</summary>
    public List<List<Pixel>> Rings(TileAddress tile, int margin, int tolerance)
    {
        var shape = byZoom[tile.Zoom] ??= OnGrid(tile.Zoom, tolerance);
        var square = Square(tile, margin);
        if (!square.Intersects(shape.EnvelopeInternal)) return [];

        var inside = square.Contains(shape.EnvelopeInternal)
            ? shape
            : OverlayNG.Overlay(shape, PixelFactory.ToGeometry(square), SpatialFunction.Intersection, WholePixels);
        var rings = new List<List<Pixel>>();
        foreach (var polygon in PolygonExtracter.GetPolygons(inside).Cast<Polygon>().Where(polygon => !polygon.IsEmpty))
        {
            rings.Add(Ring(polygon.Shell, tile, clockwise: true));
            foreach (var hole in polygon.Holes) rings.Add(Ring(hole, tile, clockwise: false));
        }
        return rings;
    }

    static List<Pixel> Ring(LinearRing ring, TileAddress tile, bool clockwise)
    {
        var pixels = new List<Pixel>(ring.NumPoints - 1);
        foreach (var corner in ring.Coordinates.AsSpan(1))
            pixels.Add(new Pixel((int)corner.X, (int)corner.Y).RelativeTo(tile));
        // NTS thinks of Y as pointing up, the screen of Y as pointing down: its counter-clockwise is our clockwise.
        if (ring.IsCCW != clockwise) pixels.Reverse();
        return pixels;
    }

    static Envelope Square(TileAddress tile, int margin)
    {
        var (west, north) = (tile.X * Mercator.TileSize, tile.Y * Mercator.TileSize);
        return new Envelope(
            west - margin, west + Mercator.TileSize + margin, north - margin, north + Mercator.TileSize + margin);
    }

    Geometry OnGrid(int zoom, int tolerance)
    {
        var polygons = new List<Polygon>();
        foreach (var polygon in PolygonExtracter.GetPolygons(outline).Cast<Polygon>())
        {
            if (Simplified(polygon.Shell, zoom, tolerance) is not { } shell) continue;
            var holes = polygon.Holes.Select(hole => Simplified(hole, zoom, tolerance)).OfType<LinearRing>();
            polygons.Add(PixelFactory.CreatePolygon(shell, holes.ToArray()));
        }
        var shape = PixelFactory.CreateMultiPolygon(polygons.ToArray());
        // Rounding and dropping bends may have made a thin neck cross itself, or left nothing but a line.
        return shape.IsValid ? shape : PrecisionReducer.ReducePrecision(OnlyPolygons(GeometryFixer.Fix(shape)), WholePixels);
    }

    static MultiPolygon OnlyPolygons(Geometry mixed) =>
        PixelFactory.CreateMultiPolygon(PolygonExtracter.GetPolygons(mixed).Cast<Polygon>().ToArray());

    /// <summary>Null where nothing with an area is left.</summary>
    static LinearRing? Simplified(LinearRing ring, int zoom, int tolerance)
    {
        var corners = ring.Coordinates.Select(c => Mercator.ToPixel(Mercator.X(c.X), Mercator.Y(c.Y), zoom)).ToList();
        var pixels = Simplifier.Simplify(corners, tolerance);
        return pixels.Count < 4 ? null : PixelFactory.CreateLinearRing(pixels.Select(p => new Coordinate(p.X, p.Y)).ToArray());
    }
}
