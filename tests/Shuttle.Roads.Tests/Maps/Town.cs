using NetTopologySuite.Geometries;
using Shuttle.Roads.Maps;

namespace Shuttle.Roads.Tests.Maps;

/// <summary>Small made-up streets and areas around 101.45° E, 0.5° N to try the map on.</summary>
static class Town
{
    public const double Lon = 101.45, Lat = 0.5;

    public static readonly TileAddress Middle = Mercator.TileAt(Lon, Lat, 16);

    public static Street Street(string? name, StreetClass rank, params (double East, double North)[] line) =>
        new(1, name, null, rank, [.. line.Select(p => At(p.East, p.North))]);

    /// <summary>A place so many thousandths of a degree (111 m) east and north of the middle.</summary>
    public static LonLat At(double east, double north) => new(Lon + east / 1000, Lat + north / 1000);

    public static StreetData Of(params Street[] streets) => StreetData.Empty with { Streets = streets };

    /// <summary>A rectangle between two corners, in thousandths of a degree from the middle.</summary>
    public static MapArea Area(string name, double west, double south, double east, double north, int level = 7, string? code = null) =>
        new(code ?? name, name, level, Rectangle(west, south, east, north));

    public static Polygon Rectangle(double west, double south, double east, double north) =>
        (Polygon)new GeometryFactory(new PrecisionModel(), 4326).ToGeometry(new Envelope(
            Lon + west / 1000, Lon + east / 1000, Lat + south / 1000, Lat + north / 1000));

    /// <summary>A net of crooked streets over about 4 km; always the same for a seed.</summary>
    public static StreetData Random(int seed, int streets = 200)
    {
        var random = new Random(seed);
        return Of(Enumerable.Range(0, streets).Select(i =>
        {
            double east = random.NextDouble() * 40 - 20, north = random.NextDouble() * 40 - 20;
            var line = new List<(double, double)>();
            for (var step = random.Next(2, 30); step > 0; step--)
            {
                line.Add((east, north));
                east += random.NextDouble() * 2 - 1;
                north += random.NextDouble() * 2 - 1;
            }
            line.Add((east, north));
            return Street($"Jalan {i}", (StreetClass)random.Next((int)StreetClass.Ferry + 1), [.. line]) with { IsOneWay = random.Next(3) == 0 };
        }).ToArray());
    }

    public static List<VectorTileReader.Feature> Features(this TileCutter cutter, TileAddress tile, string layer) =>
        VectorTileReader.Read(cutter.Cut(tile)).Find(found => found.Name == layer)?.Features ?? [];
}
