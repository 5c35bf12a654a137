using Shuttle.Contracts;
using Shuttle.Driver.Cli;
using Shuttle.Driver.Tests.World;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Tests;

/// <summary>The terminal courier against a real server, a whole day in a second or two.</summary>
public sealed class CommandLineTests(Office office) : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("shuttle-driver").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    DriveSettings Settings(Uri server) => new()
    {
        Server = server, DataFolder = folder, Speed = 20_000,
        Codes = Enumerable.Range(1, 20).ToDictionary(i => $"BR-{i:000}", Sheets.CodeOf),
    };

    [Fact]
    public async Task A_whole_day_is_driven_and_the_server_knows_every_step()
    {
        var sheet = Sheets.Of(StopKind.Collect, StopKind.Return, StopKind.Break, StopKind.Visit, StopKind.DepotReload, StopKind.Return, StopKind.Attest, StopKind.Collect);
        var (records, server) = office.Open();
        records.Sheets[sheet.RunId] = sheet;
        var output = new StringWriter();

        var ending = await DriveCommand.Run(new("budi", "rahasia"), Settings(server), Words.Indonesian, output, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper!.WriteLine(output.ToString());
        Assert.Equal(Ending.Done, ending);
        Assert.IsType<RunStarted>(records.History[0]);
        Assert.Equal(4, Assert.IsType<RunEnded>(records.History[^1]).ItemIds.Count + records.History.OfType<ItemsUnloaded>().Sum(u => u.ItemIds.Count));
        Assert.Equal(Enumerable.Range(1, records.History.Count), records.History.Select(e => (int)e.Sequence));
        Assert.Equal(4, records.History.Count(e => e is ItemsReceived { Proof.Kind: ProofKind.Code } or ItemsDelivered { Proof.Kind: ProofKind.Code }));
        Assert.NotEmpty(records.Positions);
        Assert.Contains("Semua terkirim", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_morning_without_signal_and_an_empty_house_end_the_same_way()
    {
        var sheet = Sheets.Of(StopKind.Collect, StopKind.Collect, StopKind.Collect);
        var (records, server) = office.Open();
        records.Sheets[sheet.RunId] = sheet;

        var ending = await DriveCommand.Run(new("budi", "rahasia"), Settings(server) with
        {
            Offline = [OfflineHours.Parse("08:00-08:50")], Failures = [PlannedFailure.Parse("nobodyHome:2")],
        }, Words.English, new StringWriter(), TestContext.Current.CancellationToken);

        Assert.Equal(Ending.Done, ending);
        Assert.Equal(2, records.History.OfType<CallAttempted>().Count());
        Assert.Equal(FailureReason.NobodyHome, records.History.OfType<StopFailed>().Single().Reason);
    }

    [Fact]
    public async Task A_day_never_runs_ahead_of_the_servers_clock()
    {
        var sheet = Sheets.Of(StopKind.Collect) with { IssuedAt = Sheets.Morning.AddMinutes(-30), ClockSpeed = 4000 };
        var (records, server) = office.Open();
        records.Sheets[sheet.RunId] = sheet;
        var output = new StringWriter();
        var since = TimeProvider.System.GetTimestamp();

        var ending = await DriveCommand.Run(new("budi", "rahasia"), Settings(server) with { Speed = 100_000 }, Words.Indonesian, output, TestContext.Current.CancellationToken);

        var serverNow = sheet.IssuedAt + (TimeProvider.System.GetElapsedTime(since) * sheet.ClockSpeed);
        Assert.Equal(Ending.Done, ending);
        Assert.Contains("Putaran dimulai pukul 08.00 menurut jam server", output.ToString(), StringComparison.Ordinal);
        Assert.All(records.History, e => Assert.InRange(e.DeviceTime, Sheets.Morning, serverNow));
    }

    [Fact]
    public async Task A_wrong_password_ends_with_its_own_exit_code()
    {
        var (_, server) = office.Open();
        Assert.Equal(Ending.SignInRefused, await DriveCommand.Run(
            new("budi", "salah"), Settings(server), Words.Indonesian, new StringWriter(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_fleet_drives_its_runs_at_once()
    {
        var (records, server) = office.Open();
        var (first, second) = (Sheets.Numbered(1, StopKind.Collect, StopKind.Collect), Sheets.Numbered(2, StopKind.Collect, StopKind.Return));
        records.Sheets[first.RunId] = first;
        records.Sheets[second.RunId] = second;

        var ending = await FleetCommand.Run(
            [new("ani", "rahasia", first.RunId), new("budi", "rahasia", second.RunId)], Settings(server), Words.Indonesian, new StringWriter(), TestContext.Current.CancellationToken);

        Assert.Equal(Ending.Done, ending);
        Assert.Equal(2, records.History.OfType<RunEnded>().Select(e => e.RunId).Distinct().Count());
    }
}
