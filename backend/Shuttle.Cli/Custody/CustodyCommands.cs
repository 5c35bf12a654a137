using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Cli.Database;
using Shuttle.Server.Custody;
using Shuttle.Server.Custody.Anchors;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Cli.Custody;

/// <summary>
/// <c>shuttle custody …</c>: the ledger of all districts, read from the database itself. Nothing is changed. Exit code 0: everything holds,
/// 1: something does not, 2: it could not be looked at.
/// </summary>
internal static class CustodyCommands
{
    private static readonly Option<FileInfo?> Against = new("--against") { Description = "Anchors as they were published (custody anchors, /api/v1/custody/anchors.csv)" };

    public static Command Create()
    {
        var verify = new Command("verify", "Recomputes every chain and every anchor and names the first broken link of each; --data also holds the key file")
            { DatabaseCommands.Data, DatabaseCommands.Connection, Against };
        verify.SetAction((parsed, ct) => RunAsync(parsed, (services, token) => VerifyAsync(services, parsed.GetValue(Against), token), ct));
        var anchors = new Command("anchors", "Writes the daily anchors as CSV, to be printed, mailed or kept elsewhere") { DatabaseCommands.Data, DatabaseCommands.Connection };
        anchors.SetAction((parsed, ct) => RunAsync(parsed, WriteAnchorsAsync, ct));
        return new Command("custody", "The ledger of who holds which document") { verify, anchors };
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, FileInfo? against, CancellationToken ct)
    {
        var published = against is null ? [] : AnchorEndpoints.ReadCsv(await File.ReadAllTextAsync(against.FullName, ct));
        var broken = false;
        await EachDistrictAsync(services, async () =>
        {
            var report = await services.GetRequiredService<VerifyCustody>().VerifyAsync(published, ct);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"district={report.District} chains={report.Chains} links={report.Links} anchors={report.Anchors} last={report.LastAnchor:yyyy-MM-dd} {report.LastHash}"));
            foreach (var fault in report.Faults) Console.WriteLine("BROKEN " + Words(fault));
            broken |= report.Faults.Count > 0;
        }, ct);
        Console.WriteLine(broken ? "the ledger does not hold" : "the ledger holds");
        return broken ? 1 : 0;
    }

    private static async Task<int> WriteAnchorsAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<ShuttleDb>();
        Console.Write(AnchorEndpoints.Header);
        await EachDistrictAsync(services, async () =>
        {
            var code = (await db.Districts.SingleAsync(d => d.Id == services.GetRequiredService<CurrentDistrict>().Required, ct)).Code;
            Console.Write(AnchorEndpoints.Csv(code, await db.Set<AnchorRow>().AsNoTracking().OrderBy(a => a.Day).ToListAsync(ct)));
        }, ct);
        return 0;
    }

    private static async Task EachDistrictAsync(IServiceProvider services, Func<Task> work, CancellationToken ct)
    {
        foreach (var id in await services.GetRequiredService<ShuttleDb>().Districts.OrderBy(d => d.Code).Select(d => d.Id).ToListAsync(ct))
            using (services.GetRequiredService<CurrentDistrict>().Enter(id)) await work();
    }

    private static string Words(CustodyFault fault)
    {
        var where = fault.Day is { } day ? string.Create(CultureInfo.InvariantCulture, $"anchor {day:yyyy-MM-dd}") : string.Create(CultureInfo.InvariantCulture, $"request {fault.RequestNumber} link {fault.Sequence}");
        return $"{where}: {fault.Code}: {CustodyCodes.Words.GetValueOrDefault(fault.Code).En}{(fault.Detail is null ? "" : $" ({fault.Detail})")}";
    }

    private static async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken ct)
    {
        var (data, key) = (parsed.GetValue(DatabaseCommands.Data)!, Environment.GetEnvironmentVariable("Shuttle__PersonalData__Key"));
        // Opening must not make a new key: with a wrong folder the whole ledger would look broken.
        if (string.IsNullOrEmpty(key) && !File.Exists(Path.Combine(data, "personal-data.key"))) return Fail($"{Path.GetFullPath(data)}: no personal-data.key, and Shuttle__PersonalData__Key is not set");
        var configuration = new ConfigurationManager { ["Shuttle:Data"] = data, ["ConnectionStrings:Shuttle"] = parsed.GetValue(DatabaseCommands.Connection), ["Shuttle:PersonalData:Key"] = key };
        if (!DataSetup.UsesPostgres(configuration) && !File.Exists(Path.Combine(data, "shuttle.db"))) return Fail($"{Path.GetFullPath(data)}: no shuttle.db");
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddScoped<CurrentDistrict>().AddScoped<VerifyCustody>()
            .AddSingleton(_ => PersonalData.Open(configuration, data));
        services.AddShuttleDb(configuration);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        try
        {
            return await work(scope.ServiceProvider, ct);
        }
        catch (Exception fault) when (fault is IOException or FormatException or System.Data.Common.DbException)
        {
            return Fail(fault.Message);
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
