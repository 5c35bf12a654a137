using System.Collections.Concurrent;

namespace Shuttle.Server.Tests.Hosts;

/// <summary>
/// What an empty installation plants on its first morning (tables, roads, demonstration district) is the same for every test that begins on that
/// morning: it is planted once for each kind of database, by the server itself, and copied from then on.
/// </summary>
internal static class PlantedOnce
{
    private static readonly ConcurrentDictionary<(Provider, DateTimeOffset Morning), Lazy<Task<TestDatabase>>> Planted = new();

    public static async Task FillAsync(TestDatabase empty, DateTimeOffset morning)
    {
        var planted = Planted.GetOrAdd((empty.Provider, morning), key => new(() => PlantAsync(key.Item1, key.Morning)));
        await empty.CopyFromAsync(await planted.Value);
    }

    private static async Task<TestDatabase> PlantAsync(Provider provider, DateTimeOffset morning)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await using (var app = ServerHost.Build(database, new SetClock(morning))) await ShuttleServer.PrepareAsync(app);
        database.LetGo();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().Wait();
        return database;
    }
}
