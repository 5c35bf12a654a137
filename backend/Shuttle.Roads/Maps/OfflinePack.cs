using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace Shuttle.Roads.Maps;

/// <summary>What a pack is called and how deep it goes.</summary>
public sealed record PackOptions
{
    /// <summary>A title for people.</summary>
    public string Name { get; init; } = "Shuttle";

    /// <summary>The first zoom of the pack.</summary>
    public int MinZoom { get; init; } = MapLayers.MinZoom;

    /// <summary>The last zoom of the pack.</summary>
    public int MaxZoom { get; init; } = MapLayers.MaxZoom;

    /// <summary>Whom to thank for the data.</summary>
    public string Attribution { get; init; } = TileJson.OpenStreetMap;

    /// <summary>Further rows of the table <c>metadata</c>, such as <c>description</c> or the day the pack is for.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}

/// <summary>What was written.</summary>
/// <param name="Tiles">How many tiles; those with nothing in them are left out.</param>
/// <param name="Bytes">Size of the file.</param>
public sealed record PackReport(int Tiles, long Bytes);

/// <summary>Writes the tiles of an area into one <c>.mbtiles</c> file (MBTiles 1.3: an SQLite database) for use without network.</summary>
public static class OfflinePack
{
    // SQLite's header can say what kind of file this is: "MPBX" is registered for MBTiles.
    const int MbTilesApplicationId = 0x4d504258;

    /// <summary>Writes the pack, replacing <paramref name="path"/> only once it is whole.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="cutter">Cuts the tiles.</param>
    /// <param name="area">Every tile that touches it is in the pack; degrees, longitude first.</param>
    /// <param name="options">Name and zooms.</param>
    /// <param name="cancel">Stops the work and leaves no file behind.</param>
    /// <exception cref="RoadException"><see cref="RoadError.BadInput"/>: the area is empty or lies outside the world, the zooms
    /// are in the wrong order, or there is no folder for the file.</exception>
    public static PackReport Write(string path, TileCutter cutter, Geometry area, PackOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(cutter);
        options ??= new PackOptions();
        Check(path, area, options);

        var unfinished = path + ".part";
        File.Delete(unfinished);
        try
        {
            var tiles = WriteDatabase(unfinished, cutter, area, options, cancel);
            File.Move(unfinished, path, overwrite: true);
            return new PackReport(tiles, new FileInfo(path).Length);
        }
        finally
        {
            File.Delete(unfinished);
            File.Delete(unfinished + "-journal");
        }
    }

    /// <summary>Every tile of the zooms that touches the area, from far to near.</summary>
    public static IEnumerable<TileAddress> Tiles(Geometry area, int minZoom, int maxZoom)
    {
        ArgumentNullException.ThrowIfNull(area);
        var prepared = PreparedGeometryFactory.Prepare(area);
        IEnumerable<TileAddress> level = [new TileAddress(0, 0, 0)];
        for (var zoom = 0; zoom <= maxZoom; zoom++)
        {
            var touching = level.Where(tile => prepared.Intersects(area.Factory.ToGeometry(Mercator.Bounds(tile)))).ToList();
            if (zoom >= minZoom)
                foreach (var tile in touching) yield return tile;
            level = touching.SelectMany(Children);
        }

        static TileAddress[] Children(TileAddress tile) =>
        [
            new(tile.Zoom + 1, tile.X * 2, tile.Y * 2), new(tile.Zoom + 1, tile.X * 2 + 1, tile.Y * 2),
            new(tile.Zoom + 1, tile.X * 2, tile.Y * 2 + 1), new(tile.Zoom + 1, tile.X * 2 + 1, tile.Y * 2 + 1),
        ];
    }

    static void Check(string path, Geometry area, PackOptions options)
    {
        ArgumentNullException.ThrowIfNull(area);
        if (area.IsEmpty) throw Refused("area is empty: there is nothing to pack");
        var bounds = area.EnvelopeInternal;
        if (bounds.MinX < -180 || bounds.MaxX > 180 || bounds.MinY < -90 || bounds.MaxY > 90)
            throw Refused($"area must be in degrees, longitude first; its bounds are {bounds}");
        if (options.MinZoom < 0 || options.MinZoom > options.MaxZoom || options.MaxZoom > MapLayers.MaxZoom)
            throw Refused($"zooms must run from 0 to {MapLayers.MaxZoom}, the smaller first; they are {options.MinZoom} to {options.MaxZoom}");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw Refused($"{path}: there is no folder {folder}");

        static RoadException Refused(string message) => new(RoadError.BadInput, message);
    }

    static int WriteDatabase(string path, TileCutter cutter, Geometry area, PackOptions options, CancellationToken cancel)
    {
        using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        database.Open();
        using var transaction = database.BeginTransaction();
        Execute("CREATE TABLE metadata (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)");
        Execute("""
            CREATE TABLE tiles (
                zoom_level INTEGER NOT NULL, tile_column INTEGER NOT NULL, tile_row INTEGER NOT NULL, tile_data BLOB NOT NULL,
                PRIMARY KEY (zoom_level, tile_column, tile_row))
            """);
        Execute($"PRAGMA application_id = {MbTilesApplicationId}");

        using var metadata = Command("INSERT OR REPLACE INTO metadata VALUES ($name, $value)", "$name", "$value");
        foreach (var (name, value) in Metadata(area, options))
            Run(metadata, name, value);

        using var insert = Command("INSERT INTO tiles VALUES ($z, $x, $y, $data)", "$z", "$x", "$y", "$data");
        var count = 0;
        foreach (var tile in Tiles(area, options.MinZoom, options.MaxZoom))
        {
            cancel.ThrowIfCancellationRequested();
            var ready = ReadyTile.From(cutter.Cut(tile));
            if (ready.IsEmpty) continue;
            Run(insert, tile.Zoom, tile.X, tile.RowFromSouth, ready.Gzipped.ToArray());
            count++;
        }
        transaction.Commit();
        return count;

        SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
        {
            var command = database.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            foreach (var parameter in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
            return command;
        }

        void Execute(string sql)
        {
            using var command = Command(sql);
            command.ExecuteNonQuery();
        }

        static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
        {
            for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
            command.ExecuteNonQuery();
        }
    }

    static IEnumerable<KeyValuePair<string, string>> Metadata(Geometry area, PackOptions options)
    {
        var bounds = area.EnvelopeInternal;
        var centre = area.Centroid;
        return new Dictionary<string, string>
        {
            ["name"] = options.Name,
            ["format"] = "pbf",
            ["type"] = "baselayer",
            ["version"] = "1",
            ["bounds"] = string.Create(CultureInfo.InvariantCulture, $"{bounds.MinX:0.######},{bounds.MinY:0.######},{bounds.MaxX:0.######},{bounds.MaxY:0.######}"),
            ["center"] = string.Create(CultureInfo.InvariantCulture, $"{centre.X:0.######},{centre.Y:0.######},{Math.Min(14, options.MaxZoom)}"),
            ["minzoom"] = options.MinZoom.ToString(CultureInfo.InvariantCulture),
            ["maxzoom"] = options.MaxZoom.ToString(CultureInfo.InvariantCulture),
            ["attribution"] = options.Attribution,
            ["json"] = new JsonObject { ["vector_layers"] = TileJson.VectorLayers() }.ToJsonString(),
        }.Concat(options.Metadata);
    }
}
