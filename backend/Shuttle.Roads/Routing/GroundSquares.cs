using NetTopologySuite.Geometries;
using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Routing;

/// <summary>Squares of ground that lines pass through, and their outline as an area.</summary>
/// <param name="origin">A corner of some square.</param>
/// <param name="metres">Length of a side.</param>
internal sealed class GroundSquares(GeoPoint origin, double metres)
{
    private static readonly GeometryFactory Geometry = new(new PrecisionModel(), 4326);

    private readonly double _side = metres / StreetLine.MetresPerUnit;
    private readonly HashSet<(int Column, int Row)> _cells = [];

    public void Add(ReadOnlySpan<GeoPoint> line)
    {
        for (var i = 0; i + 1 < line.Length; i++)
        {
            var (dx, dy) = ((double)line[i + 1].Lon - line[i].Lon, (double)line[i + 1].Lat - line[i].Lat);
            var steps = (int)Math.Ceiling(Math.Max(Math.Abs(dx), Math.Abs(dy)) / (_side / 2)) + 1;
            for (var s = 0; s <= steps; s++)
                _cells.Add((CellOf(line[i].Lon + dx * s / steps - origin.Lon), CellOf(line[i].Lat + dy * s / steps - origin.Lat)));
        }
    }

    /// <summary>One polygon for each group of squares that share sides.</summary>
    public MultiPolygon ToArea()
    {
        HashSet<(int, int)> left = [.. _cells];
        List<Polygon> polygons = [];
        foreach (var cell in _cells)
        {
            if (!left.Remove(cell)) continue;
            polygons.Add(Outline(Group(cell, left)));
        }
        return Geometry.CreateMultiPolygon([.. polygons]);
    }

    private static List<(int Column, int Row)> Group((int, int) first, HashSet<(int, int)> left)
    {
        List<(int Column, int Row)> group = [first];
        for (var i = 0; i < group.Count; i++)
        {
            var (c, r) = group[i];
            foreach (var next in new[] { (c + 1, r), (c - 1, r), (c, r + 1), (c, r - 1) }) if (left.Remove(next)) group.Add(next);
        }
        return group;
    }

    /// <summary>
    /// Walks the sides that have no square beyond them, ground on the left: the ring that turns counter-clockwise is the
    /// shell, the others are holes. Where two squares of a group meet at a corner only, one of the gaps between them is a
    /// hole: the walk turns right, so that shell and hole touch there but stay apart.
    /// </summary>
    private Polygon Outline(List<(int Column, int Row)> group)
    {
        HashSet<((int Column, int Row) From, (int Column, int Row) To)> sides = [];
        foreach (var (c, r) in group)
        {
            if (!_cells.Contains((c, r - 1))) sides.Add(((c, r), (c + 1, r)));
            if (!_cells.Contains((c + 1, r))) sides.Add(((c + 1, r), (c + 1, r + 1)));
            if (!_cells.Contains((c, r + 1))) sides.Add(((c + 1, r + 1), (c, r + 1)));
            if (!_cells.Contains((c - 1, r))) sides.Add(((c, r + 1), (c, r)));
        }
        List<LinearRing> holes = [];
        LinearRing? shell = null;
        while (sides.Count > 0)
        {
            var ring = Walk(sides);
            if (ring.IsCCW) shell = ring;
            else holes.Add(ring);
        }
        return Geometry.CreatePolygon(shell, [.. holes]);
    }

    private LinearRing Walk(HashSet<((int Column, int Row) From, (int Column, int Row) To)> sides)
    {
        var first = sides.First();
        List<Coordinate> ring = [At(first.From)];
        var (from, to) = first;
        while (true)
        {
            sides.Remove((from, to));
            if (to == first.From) break;
            var (dc, dr) = (to.Column - from.Column, to.Row - from.Row);
            (int Column, int Row) left = (to.Column - dr, to.Row + dc), ahead = (to.Column + dc, to.Row + dr), right = (to.Column + dr, to.Row - dc);
            var next = sides.Contains((to, right)) ? right : sides.Contains((to, ahead)) ? ahead : left;
            if (next != ahead) ring.Add(At(to));
            (from, to) = (to, next);
        }
        ring.Add(ring[0]);
        return Geometry.CreateLinearRing([.. ring]);
    }

    private Coordinate At((int Column, int Row) corner) => new((origin.Lon + corner.Column * _side) / 1e7, (origin.Lat + corner.Row * _side) / 1e7);

    private int CellOf(double offset) => (int)Math.Floor(offset / _side);
}
