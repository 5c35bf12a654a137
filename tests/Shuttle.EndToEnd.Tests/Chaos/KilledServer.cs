using Shuttle.Server.Tests.Hosts;

namespace Shuttle.EndToEnd.Tests.Chaos;

/// <summary>A server process that is killed without a word, now and then, and started again on the same data.</summary>
internal sealed class KilledServer : IDisposable
{
    private readonly TestDatabase _database;
    private ServerProcess _process;

    private KilledServer(TestDatabase database, ServerProcess process) => (_database, _process) = (database, process);

    public Uri Address => _process.Address;
    public long WorkingSet => _process.Program.WorkingSet;
    public int Kills { get; private set; }
    public string Said => _process.Program.Said;

    public static async Task<KilledServer> StartAsync(TestDatabase database) => new(database, await ProcessAsync(database));

    public Task<HttpClient> SignInAsync(string userName) => _process.SignInAsync(userName);

    public async Task KillNowAndThenAsync(int most, TimeSpan every, CancellationToken stop)
    {
        try
        {
            while (Kills < most)
            {
                await Task.Delay(every, stop);
                await _process.Program.KillAsync(); // nothing is tidied up
                Kills++;
                var dead = _process;
                _process = await ProcessAsync(_database);
                dead.Dispose();
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    public void Dispose() => _process.Dispose();

    private static Task<ServerProcess> ProcessAsync(TestDatabase database) => ServerProcess.StartAsync(
        database.Folder, database.ConnectionString, "--Shuttle:Data", database.Folder, "--Shuttle:Planning:Seconds", "0.5", "--Logging:LogLevel:Default", "Error");
}
