using System.Globalization;
using System.Text.Json;
using Shuttle.Contracts;
using Shuttle.Driver.Device;

namespace Shuttle.Driver.Store;

/// <summary>Everything the device knows, in one SQLite file. The parts lie in their own files: runs, events, photos, positions.</summary>
public sealed partial class DriverStore : IDisposable
{
    readonly Database db;

    /// <param name="path">The file; made if it is not there.</param>
    /// <param name="beforeStatement">Called before every statement; a test throws here to cut the power.</param>
    public DriverStore(string path, Action<string>? beforeStatement = null)
    {
        db = new(path, beforeStatement);
        Schema.Migrate(db);
    }

    /// <summary>Limits the file to a number of pages, as a full disk does.</summary>
    internal void LimitPages(int pages) => db.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));

    internal int Pages => (int)db.Number("PRAGMA page_count");

    internal (int Synchronous, string Journal) Safety =>
        ((int)db.Number("PRAGMA synchronous"), db.Find("PRAGMA journal_mode", r => r.GetString(0))!);

    /// <summary>All of <paramref name="work"/>'s writing happens, or none.</summary>
    public T Transaction<T>(Func<T> work) => db.Transaction(work);

    public string? Setting(string key) => db.Find("SELECT value FROM setting WHERE key = $1", r => r.GetString(0), key);

    public void SetSetting(string key, string value) =>
        db.Execute("INSERT INTO setting VALUES ($1, $2) ON CONFLICT DO UPDATE SET value = excluded.value", key, value);

    /// <summary>This device's identity, made on the first call and kept for good.</summary>
    public (Guid Id, DeviceKey Key) Identity(DeviceClock clock) => db.Transaction(() =>
    {
        if (Setting("device.id") is { } id)
            return (Guid.Parse(id), DeviceKey.Import(Setting("device.key")!));
        var key = DeviceKey.Create();
        var fresh = clock.NewId();
        SetSetting("device.id", fresh.ToString());
        SetSetting("device.key", key.Export());
        return (fresh, key);
    });

    /// <summary>When the server last answered.</summary>
    public DateTimeOffset? LastContact => Time("contact");

    /// <summary>How old the list of runs is.</summary>
    public DateTimeOffset? Listed => Time("listed");

    public void Contacted(DateTimeOffset when) => SetSetting("contact", when.ToString("O"));

    DateTimeOffset? Time(string key) =>
        Setting(key) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null;

    public void Dispose() => db.Dispose();

    static string Write<T>(T value) => JsonSerializer.Serialize(value, ContractJson.Options);

    static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ContractJson.Options)!;
}
