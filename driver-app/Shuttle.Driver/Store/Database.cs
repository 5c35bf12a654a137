using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Shuttle.Driver.Store;

/// <summary>
/// One SQLite file, one connection, one writer at a time. Every statement passes <see cref="Execute"/> or <see cref="List{T}"/>, so a test
/// can cut the power before each of them.
/// </summary>
sealed class Database : IDisposable
{
    readonly SqliteConnection connection;
    readonly Lock gate = new();
    readonly Action<string>? beforeStatement;
    bool inTransaction;

    public Database(string path, Action<string>? beforeStatement)
    {
        this.beforeStatement = beforeStatement;
        connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        // FULL: a commit is on the disk before the driver sees the tick, even if the battery is pulled.
        Execute("PRAGMA synchronous = FULL");
        Execute("PRAGMA foreign_keys = ON");
        // What is deleted is overwritten: a lost phone holds addresses of residents.
        List("PRAGMA secure_delete = ON", _ => 0);
    }

    /// <summary>All of <paramref name="work"/>'s statements happen, or none. Nested calls join the outer one.</summary>
    public T Transaction<T>(Func<T> work)
    {
        lock (gate)
        {
            if (inTransaction)
                return work();
            Execute("BEGIN IMMEDIATE");
            inTransaction = true;
            try
            {
                var result = work();
                Execute("COMMIT");
                return result;
            }
            catch
            {
                RollBack();
                throw;
            }
            finally
            {
                inTransaction = false;
            }
        }
    }

    public void Transaction(Action work) => Transaction(() =>
    {
        work();
        return 0;
    });

    /// <summary>Runs one statement; <c>$1</c>, <c>$2</c> … are the arguments.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> arguments)
    {
        lock (gate)
        {
            using var command = Prepare(sql, arguments);
            try
            {
                return command.ExecuteNonQuery();
            }
            catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_FULL)
            {
                throw new StorageFullException(e);
            }
        }
    }

    public List<T> List<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> arguments)
    {
        lock (gate)
        {
            using var command = Prepare(sql, arguments);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(map(reader));
            return rows;
        }
    }

    public T? Find<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> arguments) where T : class =>
        List(sql, map, arguments).FirstOrDefault();

    public long Number(string sql, params ReadOnlySpan<object?> arguments) => List(sql, r => r.IsDBNull(0) ? 0 : r.GetInt64(0), arguments).FirstOrDefault();

    public void Dispose() => connection.Dispose();

    SqliteCommand Prepare(string sql, ReadOnlySpan<object?> arguments)
    {
        beforeStatement?.Invoke(sql);
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < arguments.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", Value(arguments[i]));
        return command;
    }

    static object Value(object? argument) => argument switch
    {
        null => DBNull.Value,
        Guid id => id.ToString(),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        Enum e => Convert.ToInt64(e, null),
        _ => argument,
    };

    void RollBack()
    {
        // After "disk full" SQLite may have rolled back by itself; the file is right either way.
        using var command = connection.CreateCommand();
        command.CommandText = "ROLLBACK";
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
        }
    }
}

/// <summary>The device's memory is full: nothing of the last action was stored.</summary>
public sealed class StorageFullException(Exception inner) : IOException("Memori perangkat penuh; langkah terakhir belum tersimpan. / Device storage is full; the last step was not saved.", inner);
