namespace Shuttle.Roads.Graphs;

/// <summary>Street segments by square of the map, for finding those near a point.</summary>
internal sealed class StreetGrid
{
    public required GridFrame Frame { get; init; }
    /// <summary>Segments of cell c: Items[CellStart[c]..CellStart[c+1]].</summary>
    public required int[] CellStart { get; init; }
    public required GridSegment[] Items { get; init; }

    /// <summary>Edges with a segment in a cell that a box touches (1e-7 degrees), each once.</summary>
    public IEnumerable<int> EdgesIn(double left, double bottom, double right, double top)
    {
        HashSet<int> edges = [];
        for (var row = Frame.Row(bottom); row <= Frame.Row(top); row++)
        {
            for (var column = Frame.Column(left); column <= Frame.Column(right); column++)
            {
                var cell = row * Frame.Columns + column;
                foreach (var segment in Items.AsSpan(CellStart[cell]..CellStart[cell + 1])) edges.Add(segment.Edge);
            }
        }
        return edges;
    }

    public static StreetGrid Build(int[] shapeStart, GeoPoint[] shape)
    {
        var frame = GridFrame.Around(shape);
        var cellStart = new int[frame.Columns * frame.Rows + 1];
        ForEachCell((cell, _) => cellStart[cell + 1]++);
        for (var i = 1; i < cellStart.Length; i++) cellStart[i] += cellStart[i - 1];
        var (next, items) = (cellStart.ToArray(), new GridSegment[cellStart[^1]]);
        ForEachCell((cell, segment) => items[next[cell]++] = segment);
        return new StreetGrid { Frame = frame, CellStart = cellStart, Items = items };

        void ForEachCell(Action<int, GridSegment> visit)
        {
            for (var edge = 0; edge + 1 < shapeStart.Length; edge++)
            {
                for (var p = shapeStart[edge]; p + 1 < shapeStart[edge + 1]; p++)
                {
                    var (a, b) = (shape[p], shape[p + 1]);
                    var (left, right) = (frame.Column(Math.Min(a.Lon, b.Lon)), frame.Column(Math.Max(a.Lon, b.Lon)));
                    var (bottom, top) = (frame.Row(Math.Min(a.Lat, b.Lat)), frame.Row(Math.Max(a.Lat, b.Lat)));
                    for (var row = bottom; row <= top; row++)
                        for (var column = left; column <= right; column++) visit(row * frame.Columns + column, new GridSegment(edge, p));
                }
            }
        }
    }
}

/// <summary>A segment: its edge and the index of its first point.</summary>
internal readonly record struct GridSegment(int Edge, int Point);

/// <summary>Where the grid lies and how fine it is, in 1e-7 degrees.</summary>
internal readonly record struct GridFrame(int Left, int Bottom, int Columns, int Rows, int CellLon, int CellLat)
{
    /// <summary>About 100 m a cell, coarser where that would be more cells than points.</summary>
    public static GridFrame Around(GeoPoint[] shape)
    {
        var (left, right) = (shape.Min(p => p.Lon), shape.Max(p => p.Lon));
        var (bottom, top) = (shape.Min(p => p.Lat), shape.Max(p => p.Lat));
        var (width, height) = ((double)right - left + 1, (double)top - bottom + 1);
        var cell = Math.Max(9_000, Math.Sqrt(width * height / Math.Max(64, shape.Length)));
        // A long thin area: keep both sides countable.
        cell = Math.Max(cell, Math.Max(width, height) / 30_000);
        return new GridFrame(left, bottom, (int)(width / cell) + 1, (int)(height / cell) + 1, (int)Math.Ceiling(cell), (int)Math.Ceiling(cell));
    }

    public int Column(double lon) => (int)Math.Clamp((lon - Left) / CellLon, 0, Columns - 1);
    public int Row(double lat) => (int)Math.Clamp((lat - Bottom) / CellLat, 0, Rows - 1);
}
