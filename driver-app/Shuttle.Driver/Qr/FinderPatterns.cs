namespace Shuttle.Driver.Qr;

/// <summary>Finds the three large squares: along any line through the middle of one, black and white run 1:1:3:1:1.</summary>
static class FinderPatterns
{
    const int MostCandidates = 12;

    sealed record Candidate(Spot At, double Module, int Seen);

    /// <summary>Triples that may be the corners of a code, the likeliest first.</summary>
    public static IEnumerable<Corners> Triples(BlackWhite picture)
    {
        var found = Find(picture).OrderByDescending(c => c.Seen).Take(MostCandidates).ToList();
        var triples = new List<(double Fault, Corners Corners)>();
        for (var a = 0; a < found.Count; a++)
            for (var b = a + 1; b < found.Count; b++)
                for (var c = b + 1; c < found.Count; c++)
                    if (Judge(found[a], found[b], found[c]) is { } judged)
                        triples.Add(judged);
        return triples.OrderBy(t => t.Fault).Take(MostCandidates).Select(t => t.Corners);
    }

    static (double Fault, Corners Corners)? Judge(params Candidate[] three)
    {
        var modules = three.Select(c => c.Module).ToArray();
        if (modules.Max() > 1.8 * modules.Min())
            return null;
        // The longest side lies opposite the top left corner.
        double Opposite(int i) => three[(i + 1) % 3].At.Distance(three[(i + 2) % 3].At);
        var corner = Enumerable.Range(0, 3).MaxBy(Opposite);
        var (tl, p, q) = (three[corner].At, three[(corner + 1) % 3].At, three[(corner + 2) % 3].At);
        // Turning from top right to bottom left is turning right, as the screen's y runs down.
        if (((p.X - tl.X) * (q.Y - tl.Y)) - ((p.Y - tl.Y) * (q.X - tl.X)) < 0)
            (p, q) = (q, p);
        var (right, down, across) = (tl.Distance(p), tl.Distance(q), p.Distance(q));
        var fault = (Math.Abs(right - down) / Math.Max(right, down)) + Math.Abs(1 - (across / Math.Sqrt((right * right) + (down * down))));
        // A line along the picture's rows cuts a turned square at a slant: the run is longer than the square is wide.
        var turned = Math.Max(Math.Abs(p.X - tl.X), Math.Abs(p.Y - tl.Y)) / right;
        return fault > 0.7 || right < 10 * modules.Min() ? null : (fault, new Corners(tl, p, q, modules.Average() * turned));
    }

    static List<Candidate> Find(BlackWhite picture)
    {
        var found = new List<Candidate>();
        Span<int> runs = stackalloc int[5];
        for (var y = 0; y < picture.Height; y++)
        {
            runs.Clear();
            var black = false;
            for (var x = 0; x <= picture.Width; x++)
            {
                if (x < picture.Width && picture[x, y] == black)
                {
                    runs[4]++;
                    continue;
                }
                if (black && Fits(runs) && Centre(picture, x - runs[4] - runs[3] - (runs[2] / 2.0), y, runs[2]) is { } centre)
                    Add(found, centre);
                runs[1..].CopyTo(runs);
                (runs[4], black) = (1, !black);
            }
        }
        return found.FindAll(c => c.Seen > 1);
    }

    // Down through the middle, then once more across: what passes both is a square and not a stripe.
    static Candidate? Centre(BlackWhite picture, double x, int y, int middle)
    {
        if (Through(picture, (int)x, y, 0, 1, middle) is not { } down)
            return null;
        var centreY = y + down.Offset;
        if (Through(picture, (int)x, (int)centreY, 1, 0, middle) is not { } across)
            return null;
        return new(new((int)x + across.Offset + 0.5, centreY + 0.5), (down.Module + across.Module) / 2, 1);
    }

    static (double Offset, double Module)? Through(BlackWhite picture, int x, int y, int dx, int dy, int middle)
    {
        if (!picture[x, y])
            return null;
        int Run(int from, int step, bool colour)
        {
            var length = 0;
            while (length <= 3 * middle && Inside(from + (step * length)) && picture[x + (dx * (from + (step * length))), y + (dy * (from + (step * length)))] == colour)
                length++;
            return length;
        }
        bool Inside(int at) => x + (dx * at) >= 0 && y + (dy * at) >= 0 && x + (dx * at) < picture.Width && y + (dy * at) < picture.Height;
        var (back, ahead) = (Run(0, -1, true), Run(1, 1, true));
        var (whiteBack, whiteAhead) = (Run(-back, -1, false), Run(1 + ahead, 1, false));
        var (blackBack, blackAhead) = (Run(-back - whiteBack, -1, true), Run(1 + ahead + whiteAhead, 1, true));
        ReadOnlySpan<int> runs = [blackBack, whiteBack, back + ahead, whiteAhead, blackAhead];
        return Fits(runs) ? ((ahead - back + 1) / 2.0, (blackBack + whiteBack + back + ahead + whiteAhead + blackAhead) / 7.0) : null;
    }

    static bool Fits(ReadOnlySpan<int> runs)
    {
        var total = 0;
        foreach (var run in runs)
        {
            if (run == 0)
                return false;
            total += run;
        }
        var (module, loose) = (total / 7.0, Math.Max(total / 7.0 * 0.6, 1));
        return Math.Abs(runs[0] - module) < loose && Math.Abs(runs[1] - module) < loose && Math.Abs(runs[2] - (3 * module)) < 3 * loose
            && Math.Abs(runs[3] - module) < loose && Math.Abs(runs[4] - module) < loose;
    }

    static void Add(List<Candidate> found, Candidate fresh)
    {
        var known = found.FindIndex(c => c.At.Distance(fresh.At) < 3 * c.Module);
        if (known < 0)
            found.Add(fresh);
        else
        {
            var c = found[known];
            found[known] = new(new(((c.At.X * c.Seen) + fresh.At.X) / (c.Seen + 1), ((c.At.Y * c.Seen) + fresh.At.Y) / (c.Seen + 1)), ((c.Module * c.Seen) + fresh.Module) / (c.Seen + 1), c.Seen + 1);
        }
    }
}
