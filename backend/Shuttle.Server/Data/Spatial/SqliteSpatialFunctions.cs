using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Shuttle.Server.Data.Spatial;

/// <summary>Gives every SQLite connection the spatial functions that PostGIS has by itself, and the pragmas a server needs.</summary>
public sealed class SqliteSpatialFunctions : DbConnectionInterceptor
{
    public static readonly SqliteSpatialFunctions Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Register((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Register((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void Register(SqliteConnection connection)
    {
        connection.CreateFunction("st_covers", (byte[]? a, byte[]? b) => a != null && b != null && Spatial.Covers(Ewkb.Read(a), Ewkb.Read(b)), isDeterministic: true);
        connection.CreateFunction("st_intersects", (byte[]? a, byte[]? b) => a != null && b != null && Spatial.Intersects(Ewkb.Read(a), Ewkb.Read(b)), isDeterministic: true);
        connection.CreateFunction("shuttle_metres", (byte[]? a, byte[]? b) => a == null || b == null ? (double?)null : Spatial.Metres(Ewkb.Read(a), Ewkb.Read(b)), isDeterministic: true);
        connection.CreateFunction("shuttle_within_metres", (byte[]? a, byte[]? b, double m) => a != null && b != null && Spatial.WithinMetres(Ewkb.Read(a), Ewkb.Read(b), m), isDeterministic: true);
        using var pragmas = connection.CreateCommand();
        // Write-ahead log: readers never wait for the writer. The busy time-out makes writers queue instead of failing.
        pragmas.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 15000; PRAGMA foreign_keys = ON;";
        pragmas.ExecuteNonQuery();
    }
}
