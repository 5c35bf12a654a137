using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Routing;

/// <summary>Draws what one search reaches: streets, and the squares of ground they pass through.</summary>
internal static class IsochroneBuilder
{
    /// <summary>Side of a square in metres: about how far a house lies from its street.</summary>
    private const double SquareMetres = 80;
    private static readonly GeometryFactory Geometry = new(new PrecisionModel(), 4326);

    public static IReadOnlyList<Isochrone> Build(Metric metric, Anchor from, IReadOnlyList<int> limits)
    {
        var labels = OneToAll.Run(metric, from);
        return [.. limits.Select(limit => Draw(metric, from, labels, limit))];
    }

    private static Isochrone Draw(Metric metric, Anchor from, long[] labels, int seconds)
    {
        var graph = metric.Graph;
        var squares = new Squares(graph.Shape[graph.ShapeStart[from.Edge]]);
        var metres = 0.0;
        for (var edge = 0; edge < graph.Edges.Length; edge++)
        {
            // Reached part from either end, in fractions; the rest in the middle is out of time.
            var (forward, backward) = (Reached(2 * edge), Reached(2 * edge + 1));
            if (forward <= 0 && backward <= 0) continue;
            metres += Math.Min(1, forward + backward) * graph.Edges[edge].LengthCm / 100.0;
            var shape = graph.ShapeOf(edge);
            if (forward + backward >= 1) squares.Add(shape);
            else
            {
                if (forward > 0) squares.Add(StreetLine.Part(shape, 0, forward));
                if (backward > 0) squares.Add(StreetLine.Part(shape, 1, 1 - backward));
            }
        }
        return new Isochrone(seconds, squares.ToArea(), (long)Math.Round(metres), IsEstimate: false);

        double Reached(int directed)
        {
            var whole = metric.Edges.Of[directed];
            if (whole >= Cost.Unreachable) return 0;
            var label = labels[graph.Order.RankOf[directed]];
            foreach (var copy in graph.Turns.CopiesOf(directed, 2 * graph.Edges.Length)) label = Math.Min(label, labels[graph.Order.RankOf[copy]]);
            if (label >= Cost.Unreachable) return 0;
            var atEnd = Cost.Milliseconds(label);
            // On the first piece the way begins at the place itself, not at the junction.
            var (whileOn, startAt) = from.Uses(directed) && atEnd <= Cost.Milliseconds(whole) ? (1 - from.Along(directed), from.Along(directed)) : (1.0, 0.0);
            if (atEnd <= seconds * 1000L) return whileOn;
            var driven = seconds * 1000.0 - (atEnd - Cost.Milliseconds(whole) * whileOn);
            return startAt > 0 ? 0 : Math.Clamp(driven / Math.Max(1, Cost.Milliseconds(whole)), 0, 1);
        }
    }

    /// <summary>Squares of ground that reached streets pass through.</summary>
    private sealed class Squares(GeoPoint origin)
    {
        private readonly double _side = SquareMetres / StreetLine.MetresPerUnit;
        private readonly HashSet<(int Column, int Row)> _cells = [];

        public void Add(ReadOnlySpan<GeoPoint> line)
        {
            for (var i = 0; i + 1 < line.Length; i++)
            {
                var (dx, dy) = ((double)line[i + 1].Lon - line[i].Lon, (double)line[i + 1].Lat - line[i].Lat);
                var steps = (int)Math.Ceiling(Math.Max(Math.Abs(dx), Math.Abs(dy)) / (_side / 2)) + 1;
                for (var s = 0; s <= steps; s++) _cells.Add((CellOf(line[i].Lon + dx * s / steps - origin.Lon), CellOf(line[i].Lat + dy * s / steps - origin.Lat)));
            }
        }

        public MultiPolygon ToArea()
        {
            // Whole rows of squares first, so that there is less to join.
            List<NetTopologySuite.Geometries.Geometry> rows = [];
            foreach (var row in _cells.GroupBy(cell => cell.Row))
            {
                var columns = row.Select(cell => cell.Column).Order().ToArray();
                for (int first = 0, last = 0; first < columns.Length; first = ++last)
                {
                    while (last + 1 < columns.Length && columns[last + 1] == columns[last] + 1) last++;
                    rows.Add(Geometry.ToGeometry(new Envelope(
                        Degrees(origin.Lon, columns[first]), Degrees(origin.Lon, columns[last] + 1), Degrees(origin.Lat, row.Key), Degrees(origin.Lat, row.Key + 1))));
                }
            }
            return UnaryUnionOp.Union(rows) switch
            {
                MultiPolygon many => many,
                Polygon one => Geometry.CreateMultiPolygon([one]),
                _ => Geometry.CreateMultiPolygon([]),
            };
        }

        private int CellOf(double offset) => (int)Math.Floor(offset / _side);

        private double Degrees(int origin, int cell) => (origin + cell * _side) / 1e7;
    }
}
