using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Profiles;

/// <summary>The numbers of a profile, by index of the enumeration they belong to.</summary>
internal sealed record ProfileData(
    double[] SpeedKmhByClass, double[] MaxKmhBySurface, double LimitShare, int[] TurnMsByKind, int DestinationEntryMs, double[] FactorByHour)
{
    /// <summary>Milliseconds and centimetres of a directed edge at the usual or measured speed.</summary>
    public long CostOf(in StreetEdge edge, bool backward, double factor, double? measuredKmh)
    {
        var limit = backward ? edge.LimitBackward : edge.LimitForward;
        var kmh = SpeedKmhByClass[(int)edge.Class];
        if (limit > 0 && LimitShare < 1) kmh = UsualWithLimit(kmh, limit * LimitShare, edge.Class);
        kmh = Math.Min(kmh, MaxKmhBySurface[(int)edge.Surface]);
        // A measured speed already knows the hour and the surface; rain still slows it.
        var seconds = edge.LengthCm / 100.0 / ((measuredKmh ?? kmh) / 3.6 * factor);
        return Cost.Of((int)Math.Min(Math.Ceiling(seconds * 1000), int.MaxValue / 4), edge.LengthCm);
    }

    /// <summary>A limit below the class's speed holds; one above it lifts big roads, not lanes with houses.</summary>
    private static double UsualWithLimit(double kmh, double limited, StreetClass street) =>
        limited < kmh || street <= StreetClass.Tertiary ? limited : kmh;
}
