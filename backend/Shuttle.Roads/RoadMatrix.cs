namespace Shuttle.Roads;

/// <summary>Travel times and distances between every two of n points.</summary>
/// <param name="Size">n.</param>
/// <param name="Seconds">n×n, row-major (from × n + to): seconds of the fastest route, <see cref="Unreachable"/> where there is none.</param>
/// <param name="Metres">n×n, row-major: metres of that same route, <see cref="Unreachable"/> where there is none.</param>
/// <param name="IsEstimate">True where the numbers do not come from real streets.</param>
/// <param name="Points">The points on their streets; null where no street is near.</param>
public sealed record RoadMatrix(int Size, int[] Seconds, int[] Metres, bool IsEstimate, IReadOnlyList<SnappedPoint?> Points)
{
    /// <summary>Stands for "no way"; eight of them still add up within an int. The same number as in the planning engine.</summary>
    public const int Unreachable = int.MaxValue / 8;

    /// <summary>Whether there is a way.</summary>
    public bool IsReachable(int from, int to) => Seconds[from * Size + to] < Unreachable;
}
