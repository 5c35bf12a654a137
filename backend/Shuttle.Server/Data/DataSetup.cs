using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Shuttle.Server.Data.Spatial;

namespace Shuttle.Server.Data;

/// <summary>Which database: PostgreSQL where <c>ConnectionStrings:Shuttle</c> is set, otherwise one SQLite file in the data folder.</summary>
public static class DataSetup
{
    public static string DataFolder(IConfiguration configuration) => Path.GetFullPath(configuration["Shuttle:Data"] ?? "data");

    public static bool UsesPostgres(IConfiguration configuration) => !string.IsNullOrEmpty(configuration.GetConnectionString("Shuttle"));

    public static void AddShuttleDb(this IServiceCollection services, IConfiguration configuration)
    {
        if (UsesPostgres(configuration))
        {
            services.AddSingleton(_ => PostgresSource(configuration.GetConnectionString("Shuttle")!));
            services.AddDbContext<PostgresShuttleDb>((provider, options) => Postgres(options, provider.GetRequiredService<NpgsqlDataSource>()));
            services.AddScoped<ShuttleDb>(provider => provider.GetRequiredService<PostgresShuttleDb>());
        }
        else
        {
            var folder = DataFolder(configuration);
            services.AddDbContext<SqliteShuttleDb>(options => Sqlite(options, Path.Combine(folder, "shuttle.db")));
            services.AddScoped<ShuttleDb>(provider => provider.GetRequiredService<SqliteShuttleDb>());
        }
    }

    public static NpgsqlDataSource PostgresSource(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
#pragma warning disable NPG9001 // see PostgisBytes
        builder.AddTypeInfoResolverFactory(new PostgisBytes());
#pragma warning restore NPG9001
        return builder.Build();
    }

    public static DbContextOptionsBuilder Postgres(DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        Common(options.UseNpgsql(source, o => o.MigrationsHistoryTable("__migrations")));

    public static DbContextOptionsBuilder Sqlite(DbContextOptionsBuilder options, string file) =>
        Common(options.UseSqlite($"Data Source={file}", o => o.MigrationsHistoryTable("__migrations")).AddInterceptors(SqliteSpatialFunctions.Instance));

    private static DbContextOptionsBuilder Common(DbContextOptionsBuilder options) => options.UseSpatial()
        // A request with its items, legs and history is loaded by several small queries rather than one that multiplies rows.
        .ConfigureWarnings(w => w.Ignore(RelationalEventId.MultipleCollectionIncludeWarning));

    /// <summary>Brings the database to the newest migration; on PostgreSQL one node does it while others wait (EF takes a lock).</summary>
    public static async Task MigrateAsync(IServiceProvider services, IConfiguration configuration, CancellationToken ct)
    {
        if (!UsesPostgres(configuration)) Directory.CreateDirectory(DataFolder(configuration));
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ShuttleDb>().Database.MigrateAsync(ct);
        if (scope.ServiceProvider.GetService<NpgsqlDataSource>() is not { } source) return;
        // The first migration creates PostGIS after the connection pool has read its list of types.
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ReloadTypesAsync(ct);
    }
}
