using System.IO.Compression;
using Google.Protobuf;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using Shuttle.Roads.Maps;

namespace Shuttle.Driver.Maps;

/// <summary>Something to draw of the basemap.</summary>
/// <param name="Layer">One of <see cref="MapLayers"/>.</param>
/// <param name="Kind">Class of a street, kind of land or place; the level of a border as text.</param>
/// <param name="Name">What to write, if anything.</param>
/// <param name="Geometry">In metres of web Mercator (EPSG:3857), thinned for the resolution that was asked for.</param>
public sealed record MapFeature(string Layer, string Kind, string? Name, Geometry Geometry);

/// <summary>
/// The basemap from the offline pack: what lies in an extent, no more of it than a screen of this resolution can show. Safe to ask from
/// several threads; the last tiles are remembered.
/// </summary>
public sealed class OfflineMap : IDisposable
{
    /// <summary>Half the side of the square world in metres of web Mercator.</summary>
    public const double HalfWorld = 20_037_508.342789244;
    const int Remembered = 64, MostTiles = 48;
    const double MetresPerPixelAtZoom0 = 2 * HalfWorld / 256;

    readonly SqliteConnection connection;
    readonly Lock gate = new();
    readonly Dictionary<TileAddress, List<TileFeature>> known = [];
    readonly Queue<TileAddress> order = [];
    readonly int minZoom, maxZoom;

    OfflineMap(SqliteConnection connection)
    {
        this.connection = connection;
        minZoom = int.Parse(Metadata("minzoom") ?? "5", System.Globalization.CultureInfo.InvariantCulture);
        maxZoom = int.Parse(Metadata("maxzoom") ?? "16", System.Globalization.CultureInfo.InvariantCulture);
        Attribution = Metadata("attribution") ?? "";
    }

    /// <summary>Whom the map thanks for its data; shown on it.</summary>
    public string Attribution { get; }

    /// <summary>Null where the file is no pack.</summary>
    public static OfflineMap? TryOpen(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return new(connection);
        }
        catch (SqliteException)
        {
            connection.Dispose();
            return null;
        }
    }

    /// <summary>What to draw, land first and labels last.</summary>
    /// <param name="extent">In metres of web Mercator.</param>
    /// <param name="metresPerPixel">Of the screen, in the same metres.</param>
    public IReadOnlyList<MapFeature> Features(Envelope extent, double metresPerPixel)
    {
        var zoom = ZoomFor(extent, metresPerPixel);
        var found = Tiles(extent, zoom).SelectMany(Read).Where(f => f.Geometry.EnvelopeInternal.Intersects(extent));
        return MapThinning.Thin(found, metresPerPixel);
    }

    /// <summary>The zoom whose tiles are about 512 pixels wide on the screen, or a farther one where those would be too many.</summary>
    internal int ZoomFor(Envelope extent, double metresPerPixel)
    {
        var zoom = Math.Clamp((int)Math.Round(Math.Log2(MetresPerPixelAtZoom0 / metresPerPixel) - 1), minZoom, maxZoom);
        while (zoom > minZoom && Count(extent, zoom) > MostTiles)
            zoom--;
        return zoom;
    }

    public void Dispose() => connection.Dispose();

    static long Count(Envelope extent, int zoom)
    {
        var side = 2 * HalfWorld / (1 << zoom);
        return (long)(Math.Floor(extent.Width / side) + 2) * (long)(Math.Floor(extent.Height / side) + 2);
    }

    static IEnumerable<TileAddress> Tiles(Envelope extent, int zoom)
    {
        var (tiles, side) = (1 << zoom, 2 * HalfWorld / (1 << zoom));
        int At(double metres) => Math.Clamp((int)Math.Floor(metres / side), 0, tiles - 1);
        for (var y = At(HalfWorld - extent.MaxY); y <= At(HalfWorld - extent.MinY); y++)
            for (var x = At(extent.MinX + HalfWorld); x <= At(extent.MaxX + HalfWorld); x++)
                yield return new(zoom, x, y);
    }

    List<TileFeature> Read(TileAddress tile)
    {
        lock (gate)
        {
            if (known.TryGetValue(tile, out var there))
                return there;
            var features = Load(tile);
            known[tile] = features;
            order.Enqueue(tile);
            if (order.Count > Remembered)
                known.Remove(order.Dequeue());
            return features;
        }
    }

    List<TileFeature> Load(TileAddress tile)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT tile_data FROM tiles WHERE zoom_level = $z AND tile_column = $x AND tile_row = $y";
        command.Parameters.AddWithValue("$z", tile.Zoom);
        command.Parameters.AddWithValue("$x", tile.X);
        command.Parameters.AddWithValue("$y", tile.RowFromSouth);
        if (command.ExecuteScalar() is not byte[] packed)
            return [];
        var side = 2 * HalfWorld / (1 << tile.Zoom);
        var (west, north) = (-HalfWorld + (tile.X * side), HalfWorld - (tile.Y * side));
        try
        {
            using var unpacked = new MemoryStream();
            using (var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
                gzip.CopyTo(unpacked);
            return VectorTile.Read(unpacked.ToArray(), (x, y, extent) => new(west + (side * x / extent), north - (side * y / extent)));
        }
        catch (Exception e) when (e is InvalidDataException or InvalidProtocolBufferException)
        {
            return []; // one damaged tile leaves a hole, not a dead map
        }
    }

    string? Metadata(string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM metadata WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() as string;
    }
}
