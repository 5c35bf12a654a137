using NetTopologySuite.Geometries;

namespace Shuttle.Server.Data.Spatial;

/// <summary>
/// The spatial words of a query, the same on both databases: PostGIS answers with its index, SQLite with NetTopologySuite functions
/// registered on the connection. Outside a query they compute the same thing directly.
/// </summary>
public static class Spatial
{
    /// <summary>No point of <paramref name="b"/> lies outside <paramref name="a"/>; the border belongs to it.</summary>
    public static bool Covers(Geometry a, Geometry b) => a.Covers(b);

    /// <summary>They share at least a point.</summary>
    public static bool Intersects(Geometry a, Geometry b) => a.Intersects(b);

    /// <summary>Metres between two geometries on the ground.</summary>
    public static double Metres(Geometry a, Geometry b)
    {
        var near = NetTopologySuite.Operation.Distance.DistanceOp.NearestPoints(a, b);
        return Metres(near[0], near[1]);
    }

    /// <summary>At most <paramref name="metres"/> apart; uses the index on PostGIS.</summary>
    public static bool WithinMetres(Geometry a, Geometry b, double metres) => Metres(a, b) <= metres;

    /// <summary>Great-circle metres on the sphere that PostGIS uses for geography with <c>use_spheroid = false</c>.</summary>
    public static double Metres(Coordinate a, Coordinate b)
    {
        const double Radius = 6_371_008.7714;
        double lat1 = double.DegreesToRadians(a.Y), lat2 = double.DegreesToRadians(b.Y);
        double sinLat = Math.Sin((lat2 - lat1) / 2), sinLon = Math.Sin(double.DegreesToRadians(b.X - a.X) / 2);
        return 2 * Radius * Math.Asin(Math.Sqrt(sinLat * sinLat + Math.Cos(lat1) * Math.Cos(lat2) * sinLon * sinLon));
    }
}

/// <summary>Geometry as EWKB with SRID 4326 and back: what PostGIS stores and what SQLite keeps as a blob.</summary>
public static class Ewkb
{
    public const int Srid = 4326;

    public static readonly GeometryFactory Factory = new(new PrecisionModel(), Srid);

    public static byte[] Write(Geometry geometry)
    {
        geometry.SRID = Srid;
        return new NetTopologySuite.IO.WKBWriter(NetTopologySuite.IO.ByteOrder.LittleEndian, handleSRID: true).Write(geometry);
    }

    public static Geometry Read(byte[] bytes)
    {
        var geometry = new NetTopologySuite.IO.WKBReader(NetTopologySuite.NtsGeometryServices.Instance).Read(bytes);
        geometry.SRID = Srid;
        return geometry;
    }

    public static Point Point(double lon, double lat) => Factory.CreatePoint(new Coordinate(lon, lat));
}
