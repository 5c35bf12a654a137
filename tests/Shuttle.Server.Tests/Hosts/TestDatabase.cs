using Npgsql;

namespace Shuttle.Server.Tests.Hosts;

/// <summary>Which database a test runs on: the same tests are derived once for each.</summary>
public enum Provider { Sqlite, Postgres }

/// <summary>A database of its own for one test class: a scratch folder for SQLite, a fresh database on the given PostgreSQL server.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? _admin, _name;

    private TestDatabase(string folder, string? admin, string? name) => (Folder, _admin, _name) = (folder, admin, name);

    public Provider Provider => _admin is null ? Provider.Sqlite : Provider.Postgres;
    public string Folder { get; }
    public bool IsEmpty => !Directory.EnumerateFileSystemEntries(Folder).Any();
    public string? ConnectionString => _admin is null ? null : new NpgsqlConnectionStringBuilder(_admin) { Database = _name }.ConnectionString;

    public static async Task<TestDatabase> CreateAsync(Provider provider)
    {
        var folder = Directory.CreateTempSubdirectory("shuttle-test-").FullName;
        if (provider == Provider.Sqlite) return new(folder, null, null);
        var admin = Environment.GetEnvironmentVariable("SHUTTLE_TEST_POSTGRES");
        if (string.IsNullOrEmpty(admin)) Assert.Skip("SHUTTLE_TEST_POSTGRES is not set: tests/run.sh starts a PostgreSQL of its own and sets it.");
        var name = "t_" + Path.GetFileName(folder).ToLowerInvariant().Replace("shuttle-test-", "", StringComparison.Ordinal);
        await ExecuteAsync(admin!, $"CREATE DATABASE \"{name}\"");
        return new(folder, admin, name);
    }

    /// <summary>Makes this empty database and its folder a copy of one that nobody has open.</summary>
    public async Task CopyFromAsync(TestDatabase planted)
    {
        foreach (var file in Directory.GetFiles(planted.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(planted.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        if (_admin is null) return;
        await ExecuteAsync(_admin, $"DROP DATABASE \"{_name}\"");
        await ExecuteAsync(_admin, $"CREATE DATABASE \"{_name}\" TEMPLATE \"{planted._name}\" STRATEGY FILE_COPY");
    }

    /// <summary>Closes the connections that are kept for later.</summary>
    public void LetGo()
    {
        if (_admin is not null) NpgsqlConnection.ClearAllPools();
        else Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        if (_admin is not null) await ExecuteAsync(_admin, $"DROP DATABASE IF EXISTS \"{_name}\" WITH (FORCE)");
        else LetGo();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A clock that a test sets; it runs on from there.</summary>
public sealed class SetClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private DateTimeOffset _base = start;
    private long _since = System.GetTimestamp();

    public DateTimeOffset Start { get; } = start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return (_base + System.GetElapsedTime(_since)).ToUniversalTime();
    }

    public void Set(DateTimeOffset now)
    {
        lock (_gate) (_base, _since) = (now, System.GetTimestamp());
    }
}
