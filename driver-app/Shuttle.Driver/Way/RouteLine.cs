using Shuttle.Contracts;
using Shuttle.Driver.Gps;
using Shuttle.Roads;

namespace Shuttle.Driver.Way;

/// <summary>Where on the line a position is.</summary>
/// <param name="MetresDone">Along the line from its beginning.</param>
/// <param name="MetresOff">From the position to the line.</param>
/// <param name="Segment">Index of the piece of line.</param>
public readonly record struct LinePosition(double MetresDone, double MetresOff, int Segment);

/// <summary>The line to drive from here to a stop, with what is driven when.</summary>
public sealed class RouteLine
{
    const int LookAhead = 40;
    const double Lost = 150;
    readonly GeoPoint[] points;
    readonly double[] metres;

    /// <param name="line">Two or more points.</param>
    /// <param name="seconds">Driving time of the whole line.</param>
    public RouteLine(IEnumerable<GeoPoint> line, double seconds, IReadOnlyList<RouteStep>? steps = null)
    {
        points = [.. line];
        if (points.Length < 2)
            throw new ArgumentException("A route line has at least two points.", nameof(line));
        metres = new double[points.Length];
        for (var i = 1; i < points.Length; i++)
            metres[i] = metres[i - 1] + Ground.Metres(points[i - 1], points[i]);
        Seconds = seconds;
        Steps = steps ?? [];
    }

    public static RouteLine Of(RouteLeg leg) => new(leg.Geometry.Select(p => new GeoPoint(p.Lon, p.Lat)), leg.Seconds, leg.Steps);

    public IReadOnlyList<GeoPoint> Points => points;
    public double Metres => metres[^1];
    public double Seconds { get; }
    /// <summary>Turn instructions; none where the route is only an estimate.</summary>
    public IReadOnlyList<RouteStep> Steps { get; }

    /// <summary>
    /// The position's place on the line. It is looked for a little behind and some way ahead of the last one, so that the work stays the
    /// same however long the line, and a road that is driven twice is not taken for the other time.
    /// </summary>
    public LinePosition Locate(GeoPoint at, LinePosition? last = null)
    {
        if (last is { } before)
        {
            var near = Nearest(at, Math.Max(0, before.Segment - 2), Math.Min(points.Length - 1, before.Segment + LookAhead), before.MetresDone);
            if (near.MetresOff < Lost)
                return near;
        }
        return Nearest(at, 0, points.Length - 1, null);
    }

    /// <summary>The point so many metres along the line; its ends beyond them.</summary>
    public GeoPoint PointAt(double done)
    {
        var i = Array.BinarySearch(metres, done);
        i = i >= 0 ? i : ~i;
        if (i == 0)
            return points[0];
        if (i >= points.Length)
            return points[^1];
        var piece = metres[i] - metres[i - 1];
        return Ground.Between(points[i - 1], points[i], piece == 0 ? 0 : (done - metres[i - 1]) / piece);
    }

    /// <summary>How many of the line's points lie before so many metres along it.</summary>
    public int PointsBefore(double done)
    {
        var i = Array.BinarySearch(metres, done);
        return i >= 0 ? i : ~i;
    }

    /// <summary>Driving time left from a place on the line.</summary>
    public double SecondsLeft(LinePosition at) => Metres == 0 ? 0 : Seconds * (Metres - at.MetresDone) / Metres;

    /// <summary>The next instruction ahead and the metres to it.</summary>
    public (RouteStep Step, double Metres)? NextStep(LinePosition at)
    {
        foreach (var step in Steps)
            if (step.GeometryIndex < points.Length && metres[step.GeometryIndex] > at.MetresDone + 1)
                return (step, metres[step.GeometryIndex] - at.MetresDone);
        return null;
    }

    /// <param name="since">Metres done before: where two pieces lie on one another, the one a little ahead is meant, hardly ever one behind.</param>
    LinePosition Nearest(GeoPoint at, int from, int to, double? since)
    {
        var bestCost = double.MaxValue;
        var best = new LinePosition(0, double.MaxValue, from);
        for (var i = from; i < to; i++)
        {
            var (east, north) = Ground.Offset(points[i], points[i + 1]);
            var (x, y) = Ground.Offset(points[i], at);
            var square = (east * east) + (north * north);
            var share = square == 0 ? 0 : Math.Clamp(((x * east) + (y * north)) / square, 0, 1);
            var off = Math.Sqrt(Math.Pow(x - (share * east), 2) + Math.Pow(y - (share * north), 2));
            var done = metres[i] + (share * (metres[i + 1] - metres[i]));
            var cost = off + (since is not { } before ? 0 : done < before ? before - done : (done - before) / 50);
            if (cost < bestCost)
                (best, bestCost) = (new(done, off, i), cost);
        }
        return best;
    }
}
