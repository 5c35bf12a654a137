using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Cli;

/// <summary>Drives the runs of many accounts at once, for the live board and for load.</summary>
static class FleetCommand
{
    public static async Task<Ending> Run(IReadOnlyList<CourierAccount> accounts, DriveSettings settings, Words words, TextWriter output, CancellationToken stop)
    {
        var endings = await Task.WhenAll(accounts.Select((account, i) => Task.Run(
            () => DriveCommand.Run(account, settings with { Seed = settings.Seed + (1000 * i) }, words, output, stop), stop)));
        foreach (var group in endings.GroupBy(e => e).OrderBy(g => g.Key))
            await output.WriteLineAsync($"{group.Count()} × {group.Key}");
        return endings.Max();
    }
}
