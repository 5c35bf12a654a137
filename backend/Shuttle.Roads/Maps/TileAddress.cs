namespace Shuttle.Roads.Maps;

/// <summary>One square of the world map: zoom 0 is the whole world, every zoom splits each square into four.
/// Columns count from the west, rows from the north (the XYZ scheme of web maps).</summary>
public readonly record struct TileAddress
{
    /// <summary>The deepest zoom a tile may have: beyond it, world pixels no longer fit an <see cref="int"/>.</summary>
    public const int DeepestZoom = 18;

    /// <exception cref="ArgumentOutOfRangeException">The address lies outside the world, or deeper than <see cref="DeepestZoom"/>.</exception>
    public TileAddress(int zoom, int x, int y)
    {
        if (zoom is < 0 or > DeepestZoom)
            throw new ArgumentOutOfRangeException(nameof(zoom), zoom, $"zoom must be 0 to {DeepestZoom}");
        if (x < 0 || x >= 1 << zoom)
            throw new ArgumentOutOfRangeException(nameof(x), x, $"x must be 0 to {(1 << zoom) - 1} at zoom {zoom}");
        if (y < 0 || y >= 1 << zoom)
            throw new ArgumentOutOfRangeException(nameof(y), y, $"y must be 0 to {(1 << zoom) - 1} at zoom {zoom}");
        (Zoom, X, Y) = (zoom, x, y);
    }

    /// <summary>0 to <see cref="DeepestZoom"/>.</summary>
    public int Zoom { get; }

    /// <summary>Column from the west.</summary>
    public int X { get; }

    /// <summary>Row from the north.</summary>
    public int Y { get; }

    /// <summary>Row from the south, as MBTiles (TMS) counts.</summary>
    public int RowFromSouth => (1 << Zoom) - 1 - Y;

    /// <summary>Whether the numbers name a tile: for asking before constructing.</summary>
    public static bool Exists(int zoom, int x, int y) =>
        zoom is >= 0 and <= DeepestZoom && x >= 0 && y >= 0 && x < 1 << zoom && y < 1 << zoom;

    /// <inheritdoc/>
    public override string ToString() => $"{Zoom}/{X}/{Y}";
}
