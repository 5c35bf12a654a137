using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using Shuttle.Roads.Maps;
using static Shuttle.Roads.Tests.Maps.Town;

namespace Shuttle.Roads.Tests.Maps;

public sealed class OfflinePackTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("pack").FullName;
    readonly TileCutter cutter = new(Random(3), [Area("Simpang Tiga", -2, -2, 2, 2)]);

    string File => Path.Combine(folder, "day.mbtiles");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_pack_holds_the_same_tiles_that_the_map_shows_with_rows_from_the_south()
    {
        var area = Rectangle(-3, -3, 3, 3);
        var report = OfflinePack.Write(File, cutter, area, new PackOptions { MinZoom = 12, MaxZoom = 16 });
        var expected = OfflinePack.Tiles(area, 12, 16).Where(tile => cutter.Cut(tile).Length > 0).ToHashSet();
        Assert.Equal(expected.Count, report.Tiles);
        Assert.Equal(new FileInfo(File).Length, report.Bytes);

        foreach (var row in Rows("SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles"))
        {
            var zoom = row.GetInt32(0);
            var tile = new TileAddress(zoom, row.GetInt32(1), (1 << zoom) - 1 - row.GetInt32(2));
            Assert.True(expected.Remove(tile));
            using var gzip = new GZipStream(row.GetStream(3), CompressionMode.Decompress);
            using var content = new MemoryStream();
            gzip.CopyTo(content);
            Assert.Equal(cutter.Cut(tile), content.ToArray());
        }
        Assert.Empty(expected);
    }

    [Fact]
    public void A_pack_describes_itself()
    {
        OfflinePack.Write(File, cutter, Rectangle(-3, -3, 3, 3), new PackOptions { Name = "Bukit Raya", Metadata = new Dictionary<string, string> { ["day"] = "2026-03-02" } });
        var metadata = Rows("SELECT name, value FROM metadata").ToDictionary(row => row.GetString(0), row => row.GetString(1));
        Assert.Equal("Bukit Raya", metadata["name"]);
        Assert.Equal("pbf", metadata["format"]);
        Assert.Equal("101.447,0.497,101.453,0.503", metadata["bounds"]);
        Assert.Equal(("5", "16"), (metadata["minzoom"], metadata["maxzoom"]));
        Assert.Equal("2026-03-02", metadata["day"]);
        Assert.Equal(MapLayers.Description.Select(layer => layer.Layer),
            JsonNode.Parse(metadata["json"])!["vector_layers"]!.AsArray().Select(layer => (string?)layer!["id"]));
    }

    [Fact]
    public void Only_tiles_that_touch_the_area_are_packed()
    {
        // A thin triangle covers half of its bounding box, so clearly fewer tiles than the box has.
        var corner = new GeometryFactory().CreatePolygon([new(Lon, Lat), new(Lon + 0.04, Lat), new(Lon, Lat + 0.04), new(Lon, Lat)]);
        Assert.True(OfflinePack.Tiles(corner, 16, 16).Count() < 0.7 * OfflinePack.Tiles(corner.Envelope, 16, 16).Count());
        Assert.Single(OfflinePack.Tiles(corner, 0, 0));
    }

    [Fact]
    public void A_new_pack_replaces_the_old_one_whole()
    {
        OfflinePack.Write(File, cutter, Rectangle(-3, -3, 3, 3));
        var smaller = OfflinePack.Write(File, cutter, Rectangle(-1, -1, 1, 1), new PackOptions { MaxZoom = 12 });
        Assert.Equal([smaller.Tiles], Rows("SELECT count(*) FROM tiles").Select(row => row.GetInt32(0)));
    }

    [Fact]
    public void Stopping_leaves_nothing_behind()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => OfflinePack.Write(File, cutter, Rectangle(-1, -1, 1, 1), cancel: stop.Token));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void Areas_and_zooms_that_make_no_sense_are_refused()
    {
        Assert.Contains("empty", Refusal(Polygon.Empty), StringComparison.Ordinal);
        Assert.Contains("longitude first", Refusal(new GeometryFactory().ToGeometry(new Envelope(0.4, 0.6, 101, 102))), StringComparison.Ordinal);
        Assert.Contains("12 to 9", Refusal(Rectangle(-1, -1, 1, 1), new PackOptions { MinZoom = 12, MaxZoom = 9 }), StringComparison.Ordinal);
        Assert.Contains("no folder", Assert.Throws<RoadException>(() => OfflinePack.Write(Path.Combine(folder, "missing", "x"), cutter, Rectangle(-1, -1, 1, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("0 to 16", Refusal(Rectangle(-1, -1, 1, 1), new PackOptions { MaxZoom = 17 }), StringComparison.Ordinal);

        string Refusal(Geometry area, PackOptions? options = null) =>
            Assert.Throws<RoadException>(() => OfflinePack.Write(File, cutter, area, options)).Message;
    }

    /// <summary>The rows of a query, one after the other in the same reader.</summary>
    IEnumerable<SqliteDataReader> Rows(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return rows;
    }
}
