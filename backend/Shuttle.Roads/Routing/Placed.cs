namespace Shuttle.Roads.Routing;

/// <summary>A point on its street, for the search and for the caller.</summary>
internal sealed record Placed(Anchor Anchor, SnappedPoint Snapped);
