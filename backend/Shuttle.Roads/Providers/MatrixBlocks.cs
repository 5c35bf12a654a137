namespace Shuttle.Roads.Providers;

/// <summary>Puts a large matrix together from blocks that an engine is willing to compute at a time.</summary>
static class MatrixBlocks
{
    /// <summary>Asks for the times and distances from some points to some points, both by index, and notes them.</summary>
    public delegate Task Ask(int[] sources, int[] targets, MatrixDraft into);

    /// <param name="points">All points.</param>
    /// <param name="usable">Indices of those with a street; pairs with another stay unreachable.</param>
    /// <param name="blockSide">The most sources, and the most targets, of one question.</param>
    /// <param name="ask">Asks the engine.</param>
    public static async Task<MatrixDraft> FillAsync(IReadOnlyList<LonLat> points, int[] usable, int blockSide, Ask ask)
    {
        var draft = new MatrixDraft(points.Count);
        foreach (var sources in usable.Chunk(blockSide))
            foreach (var targets in usable.Chunk(blockSide))
                await ask(sources, targets, draft).ConfigureAwait(false);
        return draft;
    }
}

/// <summary>A matrix being filled; unreachable where nothing was noted, and zero from a point to itself.</summary>
sealed class MatrixDraft
{
    readonly int size;
    readonly int[] seconds;
    readonly int[] metres;

    public MatrixDraft(int size)
    {
        this.size = size;
        (seconds, metres) = (new int[size * size], new int[size * size]);
        Array.Fill(seconds, RoadMatrix.Unreachable);
        Array.Fill(metres, RoadMatrix.Unreachable);
        Points = new SnappedPoint?[size];
    }

    public SnappedPoint?[] Points { get; }

    /// <summary>Nulls mean that there is no way.</summary>
    public void Note(int from, int to, double? drivingSeconds, double? drivingMetres)
    {
        if (drivingSeconds is not { } time || drivingMetres is not { } distance) return;
        seconds[from * size + to] = (int)Math.Round(time);
        metres[from * size + to] = (int)Math.Round(distance);
    }

    public RoadMatrix ToMatrix(bool isEstimate) => new(size, seconds, metres, isEstimate, Points);
}
