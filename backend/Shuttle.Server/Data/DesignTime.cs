using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Data;

/// <summary>For <c>dotnet ef</c> only: the model without a running server.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<SqliteShuttleDb>, IDesignTimeDbContextFactory<PostgresShuttleDb>
{
    SqliteShuttleDb IDesignTimeDbContextFactory<SqliteShuttleDb>.CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteShuttleDb>();
        DataSetup.Sqlite(options, "design.db");
        return new(options.Options, new CurrentDistrict());
    }

    PostgresShuttleDb IDesignTimeDbContextFactory<PostgresShuttleDb>.CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresShuttleDb>();
        DataSetup.Postgres(options, DataSetup.PostgresSource("Host=localhost;Database=design"));
        return new(options.Options, new CurrentDistrict());
    }
}
