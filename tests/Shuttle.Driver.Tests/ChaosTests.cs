using Shuttle.Contracts;
using Shuttle.Driver.Tests.World;

namespace Shuttle.Driver.Tests;

/// <summary>Whatever happens to phone and signal, the server's history is what the driver did.</summary>
public sealed class ChaosTests(Office office, ITestOutputHelper output)
{
    static readonly int Days = Environment.GetEnvironmentVariable("SHUTTLE_LONG") == "1" ? 4000 : 200;

    [Fact]
    public async Task After_any_generated_day_the_history_is_what_the_driver_did()
    {
        var (steps, cuts, requests) = (0, 0, 0);
        for (var seed = 1; seed <= Days; seed++)
        {
            using var day = new GeneratedDay(new StandIn(office), seed, new Trouble());
            try
            {
                await day.Live(TestContext.Current.CancellationToken);
                await day.Check();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Day of seed {seed}", e);
            }
            steps += day.Steps;
            cuts += day.Device.PowerCuts;
            requests += day.Device.Signal.Requests;
        }
        output.WriteLine($"{Days} days, {steps} steps, {cuts} power cuts, {requests} requests");
    }

    [Fact]
    public async Task A_power_cut_before_any_single_statement_loses_nothing_and_doubles_nothing()
    {
        // A calm day first, to know how many statements there are; then the same day, once per statement.
        var calm = new Trouble(PowerCutIn: 0, SyncIn: 2, ClockJumpIn: 0, FlightModeIn: 0, PhotoBytes: 2000, DiskFullIn: 0);
        int statements;
        using (var day = new GeneratedDay(new StandIn(office), 7, calm, [StopKind.Collect]))
        {
            await day.Live(TestContext.Current.CancellationToken);
            await day.Check();
            statements = day.Device.Statements;
        }
        for (var n = 1; n <= statements; n++)
        {
            using var day = new GeneratedDay(new StandIn(office), 7, calm, [StopKind.Collect]) { FirstCut = n };
            await day.Live(TestContext.Current.CancellationToken);
            await day.Check();
        }
        output.WriteLine($"{statements} statements");
    }
}
