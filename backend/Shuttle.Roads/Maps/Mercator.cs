using NetTopologySuite.Geometries;

namespace Shuttle.Roads.Maps;

/// <summary>Web Mercator: the world as a square of side 1 with the origin in the north-west, and as <em>world pixels</em>,
/// the same square cut into <see cref="TileSize"/> units per tile side of a zoom. All tiles of a zoom share one pixel
/// grid, so whatever is rounded or simplified on it meets exactly at tile edges.</summary>
public static class Mercator
{
    /// <summary>Units along the side of a tile.</summary>
    public const int TileSize = 4096;

    /// <summary>Degrees of latitude at which the square world ends.</summary>
    public const double LatitudeLimit = 85.0511287798066;

    /// <summary>Longitude 180°W is 0 and 180°E is 1.</summary>
    public static double X(double lon) => (lon + 180) / 360;

    /// <summary>The northern limit is 0 and the southern limit is 1.</summary>
    public static double Y(double lat)
    {
        var sin = Math.Sin(Math.Clamp(lat, -LatitudeLimit, LatitudeLimit) * Math.PI / 180);
        return 0.5 - Math.Log((1 + sin) / (1 - sin)) / (4 * Math.PI);
    }

    /// <summary>Degrees east of Greenwich.</summary>
    public static double Longitude(double x) => x * 360 - 180;

    /// <summary>Degrees north of the equator.</summary>
    public static double Latitude(double y) => Math.Atan(Math.Sinh(Math.PI * (1 - 2 * y))) * 180 / Math.PI;

    /// <summary>The tile that holds a place. Places on the far edges belong to the last column or row.</summary>
    public static TileAddress TileAt(double lon, double lat, int zoom)
    {
        var side = 1 << zoom;
        return new TileAddress(zoom,
            Math.Clamp((int)Math.Floor(X(lon) * side), 0, side - 1),
            Math.Clamp((int)Math.Floor(Y(lat) * side), 0, side - 1));
    }

    /// <summary>West, east, south and north of a tile in degrees.</summary>
    public static Envelope Bounds(TileAddress tile)
    {
        double side = 1 << tile.Zoom;
        return new Envelope(
            Longitude(tile.X / side), Longitude((tile.X + 1) / side),
            Latitude((tile.Y + 1) / side), Latitude(tile.Y / side));
    }

    internal static Pixel ToPixel(double x, double y, int zoom)
    {
        var scale = (double)(1L << zoom) * TileSize;
        return new Pixel((int)Math.Floor(x * scale + 0.5), (int)Math.Floor(y * scale + 0.5));
    }
}

/// <summary>A point on the pixel grid: of the world, or of one tile with the origin in its north-west.</summary>
readonly record struct Pixel(int X, int Y)
{
    public Pixel RelativeTo(TileAddress tile) => new(X - tile.X * Mercator.TileSize, Y - tile.Y * Mercator.TileSize);
}
