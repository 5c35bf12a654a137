using Shuttle.Roads.Graphs;
using Shuttle.Roads.Routing;

namespace Shuttle.Roads;

/// <summary>Joins matched places by the drives between them and spreads the time over the pieces driven.</summary>
internal sealed class TrackBuilder(Metric metric)
{
    private sealed class Driven(int directed, DateTimeOffset entered)
    {
        public int Directed { get; } = directed;
        public DateTimeOffset Entered { get; } = entered;
        public double Metres { get; set; }
        public double Seconds { get; set; }
    }

    private readonly List<Driven> _driven = [];
    private readonly List<LonLat> _line = [];

    public int Gaps { get; set; }

    public void Add(List<(GpsFix Fix, Anchor Anchor)> run, SearchState state)
    {
        List<int> path = [];
        var (place, isFirst) = (run[0].Anchor, true);
        for (var i = 1; i < run.Count; i++)
        {
            var (at, fix, anchor) = (run[i - 1].Fix.At, run[i].Fix, run[i].Anchor);
            var seconds = (fix.At - at).TotalSeconds;
            if (IsJitter(place, anchor, metric.Graph, fix.Accuracy))
            {
                // The vehicle stood; the place stays.
                if (_driven.Count > 0) _driven[^1].Seconds += seconds;
                continue;
            }
            path.Clear();
            if (PointToPoint.Run(metric, state, place, anchor, path) >= Cost.Unreachable) continue;
            AddDrive(path, place, anchor, at, seconds, isNewRun: isFirst);
            (place, isFirst) = (anchor, false);
        }
    }

    private void AddDrive(List<int> path, Anchor from, Anchor to, DateTimeOffset at, double seconds, bool isNewRun)
    {
        var graph = metric.Graph;
        var parts = path.Select((vertex, i) =>
        {
            var directed = graph.Turns.EdgeOf[vertex];
            var (start, end) = (i == 0 ? from.Along(directed) : 0, i == path.Count - 1 ? to.Along(directed) : 1);
            return (Directed: directed, Start: start, End: end, Usual: (end - start) * Cost.Milliseconds(metric.Edges.Of[directed]));
        }).ToArray();
        var usual = parts.Sum(p => p.Usual);
        foreach (var (part, i) in parts.Select((part, i) => (part, i)))
        {
            var share = usual > 0 ? part.Usual / usual : 1.0 / parts.Length;
            // The first part goes on along the piece the last drive ended on.
            if (i > 0 || isNewRun || _driven.Count == 0 || _driven[^1].Directed != part.Directed) _driven.Add(new Driven(part.Directed, at));
            _driven[^1].Metres += (part.End - part.Start) * graph.Edges[part.Directed >> 1].LengthCm / 100.0;
            _driven[^1].Seconds += seconds * share;
            at += TimeSpan.FromSeconds(seconds * share);
            foreach (var point in new Stretch(part.Directed, part.Start, part.End, 0, TurnKind.None).Points(graph))
                if (_line.Count == 0 || _line[^1] != point.ToLonLat()) _line.Add(point.ToLonLat());
        }
    }

    public MatchedTrack ToTrack() => new(
        _driven.Sum(d => d.Metres), _line,
        [.. _driven.Select(d => new DrivenPiece(
            metric.Graph.PieceOf(d.Directed), metric.Graph.NameOf(d.Directed >> 1), d.Metres, metric.Graph.Edges[d.Directed >> 1].LengthCm / 100.0, d.Seconds, d.Entered))],
        Gaps);

    /// <summary>Whether a later place lies a little behind an earlier one on the same piece, as noise will have it.</summary>
    public static bool IsJitter(Anchor from, Anchor to, RoadGraph graph, double accuracy)
    {
        var directed = DirectedOf(from);
        var back = from.Along(directed) - to.Along(directed);
        return directed == DirectedOf(to) && back > 0 && back * graph.Edges[from.Edge].LengthCm / 100.0 <= 3 * accuracy;
    }

    private static int DirectedOf(Anchor anchor) => 2 * anchor.Edge + (anchor.Forward ? 0 : 1);
}
