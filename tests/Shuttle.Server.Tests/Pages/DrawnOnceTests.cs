using System.Data.Common;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Server.Data;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Pages;

public sealed partial class DrawnOnceTests
{
    private static readonly string[] Staff = ["rt", "loket", "rute", "kurir1", "camat", "admin"];

    [Fact]
    public async Task A_page_comes_out_whole_whichever_of_its_reads_the_database_answers_at_once()
    {
        var moods = new Moods();
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        await using var server = await ServerHost.StartAsync(database, services => services.ConfigureDbContext<SqliteShuttleDb>(options => options.AddInterceptors(moods)));
        using var resident = await PageVisitor.ResidentAsync(server, "081275550001");
        var (id, number) = await server.AsAsync("loket", async services =>
        {
            var db = services.GetRequiredService<ShuttleDb>();
            var request = await db.Requests.FirstAsync();
            request.ResidentId = (await db.Users.SingleAsync(a => a.UserName == "resident:demo")).Id;
            await db.SaveChangesAsync();
            return (request.Id, request.Number);
        });
        await resident.OpenAsync($"/resi/{id}");
        Assert.Equal(HttpStatusCode.OK, resident.Status);
        await WholeAsync(resident, moods, $"/resi/{id}", $"/resi/{id}/ubah", Tracked().Match(resident.Html).Value, "/saya", "/data-saya", "/pesan");
        foreach (var who in Staff)
        {
            using var person = await PageVisitor.SignedInAsync(server, who);
            await WholeAsync(person, moods, [$"/loket?kode={number}", .. Routes(server)]);
        }
    }

    private static async Task WholeAsync(PageVisitor person, Moods moods, params string[] pages)
    {
        foreach (var page in pages)
        {
            HttpStatusCode? first = null;
            for (var seed = 0; seed < 6; seed++)
            {
                moods.Begin(seed);
                await person.OpenAsync(page);
                moods.End();
                first ??= person.Status;
                Assert.True(person.Status == first && person.Status != HttpStatusCode.InternalServerError, $"{page} mood {seed}: {person.Status}, first {first}");
            }
        }
    }

    [GeneratedRegex("/lacak/[^\"]+")]
    private static partial Regex Tracked();

    // Every page whose address holds nothing to fill in.
    private static IEnumerable<string> Routes(ServerHost server) => server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && e.RoutePattern.Parameters.Count == 0).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'));

    /// <summary>A database that answers some reads at once and lets others wait, as one over a network does.</summary>
    private sealed class Moods : DbCommandInterceptor
    {
        private readonly Lock _lock = new();
        private Random? _random;

        public void Begin(int seed) { lock (_lock) _random = new(seed); }

        public void End() { lock (_lock) _random = null; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            bool waits;
            lock (_lock) waits = _random?.Next(2) == 1;
            if (waits) await Task.Delay(1, cancellationToken);
            return result;
        }
    }
}
