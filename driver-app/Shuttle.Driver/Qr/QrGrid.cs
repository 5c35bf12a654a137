namespace Shuttle.Driver.Qr;

/// <summary>Takes the modules out of the picture: a slant is undone with the three corners and the small square near the fourth.</summary>
static class QrGrid
{
    /// <summary>Modules as [row, column], true for black; null where the corners do not span a square.</summary>
    public static bool[,]? Sample(BlackWhite picture, Corners corners, int side)
    {
        var (far, last) = (Fourth(corners), side - 3.5);
        var to = Perspective.Of([new(3.5, 3.5), new(last, 3.5), new(3.5, last), new(last, last)], [corners.TopLeft, corners.TopRight, corners.BottomLeft, far]);
        if (to is null)
            return null;
        if (side > 21 && FindAlignment(picture, to, side - 6.5, corners.Module) is { } alignment)
            to = Perspective.Of([new(3.5, 3.5), new(last, 3.5), new(3.5, last), new(side - 6.5, side - 6.5)], [corners.TopLeft, corners.TopRight, corners.BottomLeft, alignment]) ?? to;
        var modules = new bool[side, side];
        for (var row = 0; row < side; row++)
            for (var column = 0; column < side; column++)
                modules[row, column] = picture[to.Map(new(column + 0.5, row + 0.5))];
        return modules;
    }

    static Spot Fourth(Corners c) => new(c.TopRight.X + c.BottomLeft.X - c.TopLeft.X, c.TopRight.Y + c.BottomLeft.Y - c.TopLeft.Y);

    // Where black, white and black rings of the small square fit best, within a few modules of where it should be.
    static Spot? FindAlignment(BlackWhite picture, Perspective to, double at, double module)
    {
        const int Reach = 4;
        (double Score, Spot At)? best = null;
        for (var dy = -Reach; dy <= Reach; dy++)
            for (var dx = -Reach; dx <= Reach; dx++)
                for (var part = 0; part < 4; part++)
                {
                    var shift = new Spot(dx + (part % 2 * 0.5), dy + (part / 2 * 0.5));
                    var score = -(Math.Abs(shift.X) + Math.Abs(shift.Y)) * 0.01;
                    for (var row = -2; row <= 2; row++)
                        for (var column = -2; column <= 2; column++)
                        {
                            var ring = Math.Max(Math.Abs(row), Math.Abs(column));
                            score += picture[to.Map(new(at + shift.X + column, at + shift.Y + row))] == (ring != 1) ? 1 : 0;
                        }
                    if (best is null || score > best.Value.Score)
                        best = (score, Middle(picture, to.Map(new(at + shift.X, at + shift.Y)), module));
                }
        return best is { Score: >= 22 } found ? found.At : null;
    }

    // The middle of the black dot there, to a fraction of a module.
    static Spot Middle(BlackWhite picture, Spot near, double module)
    {
        double x = 0, y = 0, count = 0;
        var reach = (int)Math.Ceiling(module * 0.9);
        for (var dy = -reach; dy <= reach; dy++)
            for (var dx = -reach; dx <= reach; dx++)
                if (picture[(int)near.X + dx, (int)near.Y + dy])
                    (x, y, count) = (x + (int)near.X + dx + 0.5, y + (int)near.Y + dy + 0.5, count + 1);
        return count == 0 ? near : new(x / count, y / count);
    }
}

/// <summary>The map from one plane to another that four pairs of points fix.</summary>
sealed class Perspective(double[] h)
{
    public Spot Map(Spot p)
    {
        var w = (h[6] * p.X) + (h[7] * p.Y) + 1;
        return new(((h[0] * p.X) + (h[1] * p.Y) + h[2]) / w, ((h[3] * p.X) + (h[4] * p.Y) + h[5]) / w);
    }

    /// <summary>Null where three of the points lie on a line.</summary>
    public static Perspective? Of(Spot[] from, Spot[] to)
    {
        // Eight equations in eight unknowns, by Gauss with the largest pivot.
        var a = new double[8, 9];
        for (var i = 0; i < 4; i++)
        {
            var (p, q) = (from[i], to[i]);
            double[] xs = [p.X, p.Y, 1, 0, 0, 0, -p.X * q.X, -p.Y * q.X, q.X], ys = [0, 0, 0, p.X, p.Y, 1, -p.X * q.Y, -p.Y * q.Y, q.Y];
            for (var c = 0; c < 9; c++)
                (a[2 * i, c], a[(2 * i) + 1, c]) = (xs[c], ys[c]);
        }
        for (var col = 0; col < 8; col++)
        {
            var pivot = Enumerable.Range(col, 8 - col).MaxBy(r => Math.Abs(a[r, col]));
            if (Math.Abs(a[pivot, col]) < 1e-9)
                return null;
            for (var c = 0; c < 9; c++)
                (a[col, c], a[pivot, c]) = (a[pivot, c], a[col, c]);
            for (var r = 0; r < 8; r++)
                if (r != col)
                {
                    var factor = a[r, col] / a[col, col];
                    for (var c = col; c < 9; c++)
                        a[r, c] -= factor * a[col, c];
                }
        }
        return new([.. Enumerable.Range(0, 8).Select(i => a[i, 8] / a[i, i])]);
    }
}
