namespace Shuttle.Roads.Providers;

/// <summary>What a remote engine can do with the day's conditions. The hour of day and speeds of our own are left to the
/// engine's own data; a factor on all speeds is applied to its answers here; closures are refused where the engine knows
/// none, for a route through a flood would be worse than no route.</summary>
static class RemoteConditions
{
    /// <summary>What to divide the engine's seconds by.</summary>
    /// <exception cref="RoadException"><see cref="RoadError.NotSupported"/>: closures; <see cref="RoadError.BadInput"/>: a number out of range.</exception>
    public static double SpeedFactor(string engine, RoadConditions? conditions, RoadProfile profile, bool knowsClosures)
    {
        if (conditions is null) return 1;
        conditions.Check();
        if (!knowsClosures && conditions.Closures.Any(closure => closure.Closes(profile)))
            throw new RoadException(RoadError.NotSupported, $"{engine}: this engine cannot close streets by polygon");
        return conditions.SpeedFactor;
    }

    /// <exception cref="RoadException"><see cref="RoadError.BadInput"/>: fewer than two waypoints, or one that is not on the globe.</exception>
    public static void CheckPoints(IReadOnlyList<LonLat> points, int atLeast)
    {
        if (points.Count < atLeast)
            throw new RoadException(RoadError.BadInput, $"points: {atLeast} or more are needed, {points.Count} given");
        for (var i = 0; i < points.Count; i++)
            if (!points[i].IsValid)
                throw new RoadException(RoadError.BadInput, $"points[{i}]: {points[i]} is not a place on the globe, longitude first") { PointIndex = i };
    }
}
