using System.Net;
using System.Net.Http.Json;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests;

/// <summary>Live pages hear of changes without asking, whichever node made them.</summary>
public sealed class LiveTests
{
    [Fact]
    public async Task A_tracking_page_hears_of_its_own_request_only()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        await using var server = await ServerHost.StartAsync(database);
        using var resident = await server.ResidentAsync();
        var mine = await WholeDayTests.BookAsync(resident, ServerHost.Monday, "10:00", "12:00");
        var other = await WholeDayTests.BookAsync(resident, ServerHost.Monday, "10:00", "12:00");
        await using var line = await LiveLine.OpenAsync(server, $"track/{mine.GetProperty("trackingToken").GetString()}/live");

        await CancelAsync(resident, other.GetProperty("requestId").GetGuid());
        await CancelAsync(resident, mine.GetProperty("requestId").GetGuid());
        Assert.Contains(mine.GetProperty("requestId").GetGuid().ToString(), await line.NextChangeAsync());
    }

    [Fact]
    public async Task A_board_on_one_node_hears_what_another_node_did()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Postgres);
        await using var first = await ServerHost.StartAsync(database);
        await using var second = await ServerHost.StartAsync(database);
        using var dispatcher = await first.SignInAsync("rute");
        using var elsewhere = await second.SignInAsync("rute");
        await using var line = await LiveLine.OpenAsync(elsewhere, $"board/{ServerHost.Monday:yyyy-MM-dd}/live");

        (await dispatcher.PostAsJsonAsync("plans", new { day = ServerHost.Monday })).EnsureSuccessStatusCode();
        Assert.Contains("plan.drafted", await line.NextChangeAsync());
    }

    private static async Task CancelAsync(HttpClient resident, Guid id) =>
        Assert.Equal(HttpStatusCode.NoContent, (await resident.PostAsync($"requests/{id}/cancellation", null)).StatusCode);

    /// <summary>An open stream of server-sent events.</summary>
    private sealed class LiveLine(HttpClient? owned, HttpResponseMessage reply, StreamReader reader) : IAsyncDisposable
    {
        public static Task<LiveLine> OpenAsync(ServerHost server, string path) => OpenAsync(server.Anonymous(), path, owns: true);

        public static async Task<LiveLine> OpenAsync(HttpClient client, string path, bool owns = false)
        {
            var reply = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal("text/event-stream", reply.Content.Headers.ContentType?.MediaType);
            var line = new LiveLine(owns ? client : null, reply, new StreamReader(await reply.Content.ReadAsStreamAsync()));
            await line.NextAsync("open");
            return line;
        }

        public Task<string> NextChangeAsync() => NextAsync("change");

        private async Task<string> NextAsync(string kind)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (await reader.ReadLineAsync(limit.Token) is { } text)
                if (text == $"event: {kind}") return await reader.ReadLineAsync(limit.Token) ?? "";
            throw new InvalidOperationException("The line was closed.");
        }

        public ValueTask DisposeAsync()
        {
            reader.Dispose();
            reply.Dispose();
            owned?.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
