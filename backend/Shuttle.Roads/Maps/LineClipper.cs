namespace Shuttle.Roads.Maps;

/// <summary>Cuts a line to the square of a tile plus a margin around it, so that thick strokes and their joints are
/// drawn whole up to the tile's edge.</summary>
static class LineClipper
{
    /// <summary>The pieces of <paramref name="line"/> inside [−margin, TileSize + margin] on both axes, in order and direction.</summary>
    public static IEnumerable<List<Pixel>> Clip(IReadOnlyList<Pixel> line, int margin)
    {
        List<Pixel>? piece = null;
        for (var i = 1; i < line.Count; i++)
        {
            if (!ClipSegment(line[i - 1], line[i], margin, out var from, out var to))
                continue;
            if (piece is not null && piece[^1] != from)
            {
                if (piece.Count > 1) yield return piece;
                piece = null;
            }
            piece ??= [from];
            if (piece[^1] != to) piece.Add(to);
        }
        if (piece?.Count > 1) yield return piece;
    }

    /// <summary>Liang-Barsky: shrinks the part [start, end] of the segment by each of the four sides in turn.</summary>
    static bool ClipSegment(Pixel a, Pixel b, int margin, out Pixel from, out Pixel to)
    {
        (from, to) = (a, b);
        int low = -margin, high = Mercator.TileSize + margin;
        double dx = b.X - a.X, dy = b.Y - a.Y, start = 0, end = 1;
        if (!Shrink(-dx, a.X - low) || !Shrink(dx, high - a.X) || !Shrink(-dy, a.Y - low) || !Shrink(dy, high - a.Y))
            return false;
        if (start > 0) from = At(start);
        if (end < 1) to = At(end);
        return true;

        bool Shrink(double speed, double room)
        {
            if (speed == 0) return room >= 0;
            var crossing = room / speed;
            if (speed < 0) start = Math.Max(start, crossing);
            else end = Math.Min(end, crossing);
            return start <= end;
        }

        Pixel At(double along) => new(
            Math.Clamp((int)Math.Round(a.X + along * dx), low, high),
            Math.Clamp((int)Math.Round(a.Y + along * dy), low, high));
    }
}
