using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Shuttle.Contracts;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.EndToEnd.Tests;

/// <summary>A published day driven by the terminal driver against a server process, with a stretch in flight mode; on both databases.</summary>
public abstract class DrivenDayTests(Provider provider)
{
    [Fact]
    public async Task A_published_day_is_driven_from_the_terminal_and_ends_at_the_counter()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        // Ten minutes of the day pass in a second. It begins in the night: on a busy machine hours go by before the plan is published.
        using var server = await ServerProcess.StartAsync(database.Folder, database.ConnectionString,
            "--Shuttle:Clock:Start", "2026-11-23T01:00:00+07:00", "--Shuttle:Clock:Speed", "600", "--Shuttle:Planning:Seconds", "1", "--Shuttle:Data", Path.Combine(database.Folder, "data"));
        var day = new DateOnly(2026, 11, 23);
        using var dispatcher = await server.SignInAsync("rute");
        var plan = await (await dispatcher.PostAsJsonAsync("plans", new { day })).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        (await dispatcher.PostAsync($"plans/{plan.GetProperty("planId").GetGuid()}/publication", null)).EnsureSuccessStatusCode();

        // The one with most to do: who that is, the plan decides.
        var busiest = plan.GetProperty("content").GetProperty("routes").EnumerateArray().MaxBy(r => r.GetProperty("stops").GetArrayLength());
        var user = busiest.GetProperty("courierName").GetString()! switch { "Adi Kurir" => "kurir1", "Budi Kurir" => "kurir2", _ => "kurir3" };
        using var courier = await server.SignInAsync(user);
        var run = (await courier.GetFromJsonAsync<RunSummary[]>($"driver/runs?day={day:yyyy-MM-dd}", ContractJson.Options))!.Single();
        Assert.True(run.Stops > 0);
        using var drive = new Program("shuttle-driver",
            ["drive", "--server", server.Address.ToString(), "--user", user, "--password", "antar-jemput", "--day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
             "--speed", "600", "--offline", "10:00-11:30", "--gps-noise", "15m", "--data", Path.Combine(database.Folder, "driver")], database.Folder).Listen();
        var code = await drive.ExitAsync(TimeSpan.FromMinutes(6));
        Assert.True(code == 0, $"the driver ended with {code}:\n{drive.Said}\n{server.Program.Said}");

        // Everything the courier did is in history: every stop is finished, and the bag goes over the counter.
        var board = await dispatcher.GetFromJsonAsync<JsonElement>($"board/{day:yyyy-MM-dd}");
        var driven = board.GetProperty("runs").EnumerateArray().Single(r => r.GetProperty("runId").GetGuid() == run.RunId);
        var doors = driven.GetProperty("stops").EnumerateArray().Where(s => s.GetProperty("kind").GetString() is "collect" or "visit" or "return" or "attest").ToList();
        Assert.NotEmpty(doors);
        Assert.All(doors, stop => Assert.Equal("done", stop.GetProperty("state").GetString()));
        var sheet = (await courier.GetFromJsonAsync<RunSheet>($"driver/runs/{run.RunId}/sheet", ContractJson.Options))!;
        Assert.NotEmpty(sheet.OnBoard);
        using var counter = await server.SignInAsync("loket");
        var received = await (await counter.PostAsJsonAsync("counter/receipts", new { id = Guid.CreateVersion7(), runId = run.RunId, itemIds = sheet.OnBoard })).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("closed", received.GetProperty("run").GetString());
        Assert.Empty(received.GetProperty("stillWithCourier").EnumerateArray());

        // An operator stops it: it ends by itself, in order, with a live page still open.
        using var live = await dispatcher.GetAsync($"board/{day:yyyy-MM-dd}/live", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(0, await server.Program.TerminateAsync(TimeSpan.FromSeconds(60)));
    }
}

public sealed class DrivenDayOnSqliteTests() : DrivenDayTests(Provider.Sqlite);

public sealed class DrivenDayOnPostgresTests() : DrivenDayTests(Provider.Postgres);
