using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Routing;

/// <summary>Finds the nearest usable street, looking outwards ring by ring over the grid.</summary>
internal sealed class Snapper(RoadGraph graph, Network network)
{
    /// <summary>A street found: where on it, how far, and the point.</summary>
    internal readonly record struct Hit(Anchor Anchor, double Metres, GeoPoint Point, StreetSide Side);

    /// <summary>The nearest street of any kind, and the nearest of the main network; null where there is none in reach.</summary>
    public (Hit? Any, Hit? Main) Find(LonLat asked, SnapOptions options)
    {
        if (!asked.IsValid) throw new RoadException(RoadError.BadInput, $"{asked}: not a place on the globe");
        options.Check();
        var point = GeoPoint.Of(asked);
        var frame = graph.Grid.Frame;
        var metresPerLon = StreetLine.MetresPerUnit * Math.Cos(double.DegreesToRadians(asked.Lat));
        var (column, row) = (FloorDiv((long)point.Lon - frame.Left, frame.CellLon), FloorDiv((long)point.Lat - frame.Bottom, frame.CellLat));
        var (any, main) = (new Nearest(options.MaxMetres), new Nearest(options.MaxMetres));
        var ringMetres = Math.Min(frame.CellLon * metresPerLon, frame.CellLat * StreetLine.MetresPerUnit);
        var toBorder = Math.Min(ToBorder((long)point.Lon - frame.Left, frame.CellLon) * metresPerLon, ToBorder((long)point.Lat - frame.Bottom, frame.CellLat) * StreetLine.MetresPerUnit);
        for (var ring = 0L; ; ring++)
        {
            // To ring r it is the way out of the own cell and r − 1 whole cells more.
            var nearest = ring == 0 ? 0 : toBorder + (ring - 1) * ringMetres;
            if (nearest > main.Metres || nearest > options.MaxMetres) break;
            for (var r = Math.Max(row - ring, 0); r <= Math.Min(row + ring, frame.Rows - 1); r++)
            {
                var step = Math.Abs(r - row) == ring ? 1 : Math.Max(1, 2 * ring);
                for (var c = column - ring; c <= column + ring; c += step)
                    if (c >= 0 && c < frame.Columns) SearchCell((int)(r * frame.Columns + c), point, metresPerLon, options, ref any, ref main);
            }
        }
        return (HitOf(any, options, point, metresPerLon), HitOf(main, options, point, metresPerLon));
    }

    /// <summary>The nearest place on every usable piece within a radius, nearest first.</summary>
    public List<Hit> FindAll(LonLat asked, double radiusMetres)
    {
        var point = GeoPoint.Of(asked);
        var metresPerLon = StreetLine.MetresPerUnit * Math.Cos(double.DegreesToRadians(asked.Lat));
        var (reachLon, reachLat) = (radiusMetres / metresPerLon, radiusMetres / StreetLine.MetresPerUnit);
        List<Hit> hits = [];
        foreach (var edge in graph.Grid.EdgesIn(point.Lon - reachLon, point.Lat - reachLat, point.Lon + reachLon, point.Lat + reachLat))
        {
            var nearest = new Nearest(radiusMetres);
            for (var p = graph.ShapeStart[edge]; p + 1 < graph.ShapeStart[edge + 1]; p++)
                if (Measure(new GridSegment(edge, p), point, metresPerLon) is var found && found.Metres < nearest.Metres) nearest = found;
            if (HitOf(nearest, SnapOptions.Default, point, metresPerLon) is { Anchor: { Forward: true } or { Backward: true } } hit) hits.Add(hit);
        }
        hits.Sort((a, b) => a.Metres.CompareTo(b.Metres));
        return hits;
    }

    private void SearchCell(int cell, GeoPoint point, double metresPerLon, SnapOptions options, ref Nearest any, ref Nearest main)
    {
        foreach (var segment in graph.Grid.Items.AsSpan(graph.Grid.CellStart[cell]..graph.Grid.CellStart[cell + 1]))
        {
            var found = Measure(segment, point, metresPerLon);
            if (found.Metres >= main.Metres) continue;
            var (forward, backward) = Directions(segment, options);
            if (!forward && !backward) continue;
            if (found.Metres < any.Metres) any = found;
            // One direction of the main network is enough: the other may still lead out of it or into it.
            if (forward && network.IsMain(2 * segment.Edge) || backward && network.IsMain(2 * segment.Edge + 1)) main = found;
        }
    }

    /// <summary>The nearest place of a segment, in metres east and north of the point: at a few kilometres the earth is flat enough.</summary>
    private Nearest Measure(GridSegment segment, GeoPoint point, double metresPerLon)
    {
        var (a, b) = (graph.Shape[segment.Point], graph.Shape[segment.Point + 1]);
        var (ax, ay) = (((double)a.Lon - point.Lon) * metresPerLon, ((double)a.Lat - point.Lat) * StreetLine.MetresPerUnit);
        var (dx, dy) = (((double)b.Lon - a.Lon) * metresPerLon, ((double)b.Lat - a.Lat) * StreetLine.MetresPerUnit);
        var square = dx * dx + dy * dy;
        var share = square <= 0 ? 0 : Math.Clamp(-(ax * dx + ay * dy) / square, 0, 1);
        var (x, y) = (ax + share * dx, ay + share * dy);
        return new Nearest(Math.Sqrt(x * x + y * y), segment, share);
    }

    private (bool Forward, bool Backward) Directions(GridSegment segment, SnapOptions options)
    {
        var (forward, backward) = (2 * segment.Edge, 2 * segment.Edge + 1);
        var (canForward, canBackward) = (network.Allows(forward), network.Allows(backward));
        if (options.Heading is not { } heading) return (canForward, canBackward);
        var bearing = graph.Shape[segment.Point].ToLonLat().BearingTo(graph.Shape[segment.Point + 1].ToLonLat());
        var off = Math.Abs(TurnKinds.AngleBetween(heading, bearing));
        return (canForward && off <= options.HeadingTolerance, canBackward && 180 - off <= options.HeadingTolerance);
    }

    private Hit? HitOf(Nearest nearest, SnapOptions options, GeoPoint point, double metresPerLon)
    {
        if (nearest.Segment is not { } segment) return null;
        var (a, b) = (graph.Shape[segment.Point], graph.Shape[segment.Point + 1]);
        var place = new GeoPoint((int)Math.Round(a.Lon + (b.Lon - (double)a.Lon) * nearest.Share), (int)Math.Round(a.Lat + (b.Lat - (double)a.Lat) * nearest.Share));
        var (dx, dy) = (((double)b.Lon - a.Lon) * metresPerLon, ((double)b.Lat - a.Lat) * StreetLine.MetresPerUnit);
        var cross = dx * ((double)point.Lat - a.Lat) * StreetLine.MetresPerUnit - dy * ((double)point.Lon - a.Lon) * metresPerLon;
        var side = nearest.Metres < 2 || cross == 0 ? StreetSide.On : cross > 0 ? StreetSide.Left : StreetSide.Right;

        var shape = graph.ShapeOf(segment.Edge);
        var index = segment.Point - graph.ShapeStart[segment.Edge];
        var (total, before) = (StreetLine.Length(shape), StreetLine.Length(shape[..(index + 1)]));
        var fraction = total <= 0 ? 0 : Math.Clamp((before + StreetLine.Metres(a, b) * nearest.Share) / total, 0, 1);
        var (forward, backward) = Directions(segment, options);
        // Crossing a big street on foot with a parcel is what the kerb side avoids; small ones do not matter.
        if (options.KerbSide && forward && backward && graph.Edges[segment.Edge].Class <= StreetClass.Tertiary)
            (forward, backward) = (side != StreetSide.Right, side != StreetSide.Left);
        return new Hit(new Anchor(segment.Edge, fraction, forward, backward), nearest.Metres, place, side);
    }

    private static long FloorDiv(long value, int by) => value >= 0 ? value / by : -((-value + by - 1) / by);

    /// <summary>From a place to the nearer border of its cell.</summary>
    private static long ToBorder(long offset, int cell) => Math.Min(offset - FloorDiv(offset, cell) * cell, (FloorDiv(offset, cell) + 1) * cell - offset);

    private readonly record struct Nearest(double Metres, GridSegment? Segment = null, double Share = 0);
}
