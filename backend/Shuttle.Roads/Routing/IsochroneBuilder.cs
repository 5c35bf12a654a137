using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Routing;

/// <summary>Draws what one search reaches: streets, and the squares of ground they pass through.</summary>
internal static class IsochroneBuilder
{
    /// <summary>Side of a square in metres: about how far a house lies from its street.</summary>
    private const double SquareMetres = 80;

    public static IReadOnlyList<Isochrone> Build(Metric metric, Anchor from, IReadOnlyList<int> limits)
    {
        var labels = OneToAll.Run(metric, from);
        return [.. limits.Select(limit => Draw(metric, from, labels, limit))];
    }

    private static Isochrone Draw(Metric metric, Anchor from, long[] labels, int seconds)
    {
        var graph = metric.Graph;
        var squares = new GroundSquares(graph.Shape[graph.ShapeStart[from.Edge]], SquareMetres);
        var metres = AddFirstPiece(metric, from, seconds, squares);
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
            if (whole >= Cost.Unreachable || directed >> 1 == from.Edge) return 0;
            var label = labels[graph.Order.RankOf[directed]];
            foreach (var copy in graph.Turns.CopiesOf(directed, 2 * graph.Edges.Length)) label = Math.Min(label, labels[graph.Order.RankOf[copy]]);
            if (label >= Cost.Unreachable) return 0;
            var duration = Math.Max(1, Cost.Milliseconds(whole));
            return Math.Clamp((seconds * 1000.0 - (Cost.Milliseconds(label) - duration)) / duration, 0, 1);
        }
    }

    /// <summary>On the first piece one sets off from the middle, both ways.</summary>
    private static double AddFirstPiece(Metric metric, Anchor from, int seconds, GroundSquares squares)
    {
        var (low, high) = (from.Fraction, from.Fraction);
        if (from.Forward && metric.Edges.Of[2 * from.Edge] is var ahead && ahead < Cost.Unreachable)
            high = Math.Min(1, high + seconds * 1000.0 / Math.Max(1, Cost.Milliseconds(ahead)));
        if (from.Backward && metric.Edges.Of[2 * from.Edge + 1] is var back && back < Cost.Unreachable)
            low = Math.Max(0, low - seconds * 1000.0 / Math.Max(1, Cost.Milliseconds(back)));
        squares.Add(StreetLine.Part(metric.Graph.ShapeOf(from.Edge), low, high));
        return (high - low) * metric.Graph.Edges[from.Edge].LengthCm / 100.0;
    }
}
