using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Shuttle.Driver.Maps;

/// <summary>The commands of a vector tile as geometry. Rings that are no rings and lines of one point are left out, not repaired.</summary>
static class TileGeometry
{
    const uint Point = 1, Line = 2, Polygon = 3, MoveTo = 1, LineTo = 2;
    static readonly GeometryFactory Factory = new(new PrecisionModel(), 3857);

    public static Geometry? Build(uint type, List<uint> commands, Func<int, int, Coordinate> place)
    {
        var paths = Paths(commands, place);
        return type switch
        {
            Point => paths.Count == 0 ? null : Factory.CreatePoint(paths[0][0]),
            Line => Of(paths.Where(p => p.Count > 1).Select(p => Factory.CreateLineString([.. p]))),
            Polygon => Of(Polygons(paths)),
            _ => null,
        };
    }

    static Geometry? Of(IEnumerable<Geometry> parts) => parts.ToList() switch
    {
        [] => null,
        [var one] => one,
        var many => Factory.BuildGeometry(many),
    };

    // An outer ring runs clockwise on the screen, which is clockwise in the world too; the holes follow it.
    static IEnumerable<Polygon> Polygons(List<List<Coordinate>> paths)
    {
        (LinearRing Shell, List<LinearRing> Holes)? open = null;
        foreach (var path in paths.Where(p => p.Count > 2))
        {
            var ring = Factory.CreateLinearRing([.. path, path[0]]);
            if (!Orientation.IsCCW(ring.CoordinateSequence))
            {
                if (open is { } before)
                    yield return Factory.CreatePolygon(before.Shell, [.. before.Holes]);
                open = (ring, []);
            }
            else
                open?.Holes.Add(ring);
        }
        if (open is { } last)
            yield return Factory.CreatePolygon(last.Shell, [.. last.Holes]);
    }

    static List<List<Coordinate>> Paths(List<uint> commands, Func<int, int, Coordinate> place)
    {
        var paths = new List<List<Coordinate>>();
        var (x, y) = (0, 0);
        for (var i = 0; i < commands.Count;)
        {
            var (command, count) = (commands[i] & 7, commands[i++] >> 3);
            if (command is not (MoveTo or LineTo))
                continue; // closing: the ring is closed when it is built
            for (; count > 0 && i + 1 < commands.Count; count--, i += 2)
            {
                x += UnZigZag(commands[i]);
                y += UnZigZag(commands[i + 1]);
                if (command == MoveTo)
                    paths.Add([]);
                if (paths.Count > 0)
                    paths[^1].Add(place(x, y));
            }
        }
        return paths;
    }

    static int UnZigZag(uint n) => (int)(n >> 1) ^ -(int)(n & 1);
}
