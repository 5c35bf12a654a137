using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Server.Areas;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Cli.Database;

/// <summary><c>shuttle db …</c> and <c>shuttle areas …</c>: work on the installation's database itself, without a running server.</summary>
internal static class DatabaseCommands
{
    internal static readonly Option<string> Data = new("--data") { Description = "Folder of the SQLite database", DefaultValueFactory = _ => "data" };
    internal static readonly Option<string?> Connection = new("--connection") { Description = "PostgreSQL connection string; then --data is not used" };

    public static Command Database()
    {
        var migrate = new Command("migrate", "Brings the database to the newest migration") { Data, Connection };
        migrate.SetAction((parsed, ct) => RunAsync(parsed, (_, _) => Task.FromResult(0), ct));
        return new Command("db", "The installation's database") { migrate };
    }

    public static Command Areas()
    {
        var file = new Argument<FileInfo>("file") { Description = "GeoJSON FeatureCollection with Kemendagri codes" };
        var create = new Option<bool>("--create-districts") { Description = "Found a kecamatan that the file's kelurahan name but nobody has drawn" };
        var import = new Command("import", "Imports kecamatan and kelurahan; a faulty file is refused whole") { file, create, Data, Connection };
        import.SetAction((parsed, ct) => RunAsync(parsed, (services, token) => ImportAsync(services, parsed.GetRequiredValue(file), parsed.GetValue(create), token), ct));
        return new Command("areas", "Administrative areas") { import };
    }

    private static async Task<int> ImportAsync(IServiceProvider services, FileInfo file, bool create, CancellationToken ct)
    {
        if (!file.Exists) return Fail($"{file.FullName}: no such file");
        var outcome = await services.GetRequiredService<ImportAreas>().ImportAsync(await File.ReadAllTextAsync(file.FullName, ct), create, ct);
        if (outcome.Refusal is { } refusal)
        {
            foreach (var finding in refusal.Findings) Console.Error.WriteLine(finding);
            return Fail($"refused: {refusal.Findings.Count} fault(s), nothing was changed");
        }
        Console.WriteLine($"districts={outcome.Value.Districts} areas={outcome.Value.Areas}");
        return 0;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken ct)
    {
        var configuration = new ConfigurationManager { ["Shuttle:Data"] = parsed.GetValue(Data), ["ConnectionStrings:Shuttle"] = parsed.GetValue(Connection) };
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddScoped<CurrentDistrict>().AddScoped<ImportAreas>();
        services.AddShuttleDb(configuration);
        await using var provider = services.BuildServiceProvider();
        await DataSetup.MigrateAsync(provider, configuration, ct);
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider, ct);
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
