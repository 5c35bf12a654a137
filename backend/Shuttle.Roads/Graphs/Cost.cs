namespace Shuttle.Roads.Graphs;

/// <summary>
/// Milliseconds and centimetres in one number, milliseconds above. Adding adds both, comparing compares time first and
/// then distance: the fastest route, and the shortest among equally fast ones, has exactly one cost.
/// </summary>
internal static class Cost
{
    /// <summary>No way. Two of them still add up without overflow.</summary>
    public const long Unreachable = 1L << 61;

    public static long Of(int milliseconds, int centimetres) => ((long)milliseconds << 32) + centimetres;

    public static long OfTime(int milliseconds) => (long)milliseconds << 32;

    public static int Milliseconds(long cost) => (int)(cost >> 32);

    public static long Centimetres(long cost) => cost & uint.MaxValue;

    /// <summary>The cost of a part of a piece; the parts before and after a place add up to the whole.</summary>
    public static long Part(long cost, double fraction) =>
        ((long)Math.Round(Milliseconds(cost) * fraction) << 32) + (long)Math.Round(Centimetres(cost) * fraction);

    public static int Seconds(long cost) => cost >= Unreachable ? RoadMatrix.Unreachable : (Milliseconds(cost) + 500) / 1000;

    public static int Metres(long cost) => cost >= Unreachable ? RoadMatrix.Unreachable : (int)((Centimetres(cost) + 50) / 100);
}
