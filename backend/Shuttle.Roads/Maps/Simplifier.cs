namespace Shuttle.Roads.Maps;

/// <summary>Douglas-Peucker on the pixel grid: drops the bends that nobody can see at a zoom. End points stay.</summary>
static class Simplifier
{
    /// <param name="line">Two points or more.</param>
    /// <param name="tolerance">The furthest, in pixels of the grid, that the simplified line may stray; 0 only drops repeated points.</param>
    public static List<Pixel> Simplify(IReadOnlyList<Pixel> line, int tolerance)
    {
        var keep = new bool[line.Count];
        keep[0] = keep[^1] = true;

        // Depth-first over spans; an explicit stack, since a coastline can be very long.
        var spans = new Stack<(int First, int Last)>();
        spans.Push((0, line.Count - 1));
        while (spans.TryPop(out var span))
        {
            var (furthest, distance) = FurthestFromChord(line, span.First, span.Last);
            if (distance <= (double)tolerance * tolerance) continue;
            keep[furthest] = true;
            spans.Push((span.First, furthest));
            spans.Push((furthest, span.Last));
        }

        var kept = new List<Pixel>();
        for (var i = 0; i < line.Count; i++)
            if (keep[i] && (kept.Count == 0 || kept[^1] != line[i]))
                kept.Add(line[i]);
        return kept;
    }

    static (int Index, double SquaredDistance) FurthestFromChord(IReadOnlyList<Pixel> line, int first, int last)
    {
        var (index, furthest) = (first, -1.0);
        for (var i = first + 1; i < last; i++)
        {
            var distance = SquaredDistance(line[i], line[first], line[last]);
            if (distance > furthest) (index, furthest) = (i, distance);
        }
        return (index, furthest);
    }

    static double SquaredDistance(Pixel p, Pixel a, Pixel b)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y, px = p.X - a.X, py = p.Y - a.Y;
        var length = dx * dx + dy * dy;
        var along = length == 0 ? 0 : Math.Clamp((px * dx + py * dy) / length, 0, 1);
        var (offX, offY) = (px - along * dx, py - along * dy);
        return offX * offX + offY * offY;
    }
}
