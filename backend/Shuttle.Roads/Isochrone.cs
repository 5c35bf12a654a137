using NetTopologySuite.Geometries;

namespace Shuttle.Roads;

/// <summary>What can be reached within a time.</summary>
/// <param name="Seconds">The limit.</param>
/// <param name="Area">Ground within reach, lon lat: reached streets and what lies beside them.</param>
/// <param name="StreetMetres">Length of street reached.</param>
/// <param name="IsEstimate">True where it does not come from real streets.</param>
public sealed record Isochrone(int Seconds, MultiPolygon Area, long StreetMetres, bool IsEstimate);
