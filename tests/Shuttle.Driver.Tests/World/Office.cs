using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shuttle.Contracts;

[assembly: AssemblyFixture(typeof(Shuttle.Driver.Tests.World.Office))]

namespace Shuttle.Driver.Tests.World;

/// <summary>A real Kestrel that keeps the driver protocol; one per test process, with a separate world of records for every test.</summary>
public sealed class Office : IAsyncLifetime
{
    readonly ConcurrentDictionary<int, OfficeRecords> worlds = [];
    readonly WebApplication app;
    int last;

    public Office() : this(0)
    {
    }

    /// <param name="port">0: any free one.</param>
    internal Office(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.Configure<JsonOptions>(o => ContractJson.Apply(o.SerializerOptions));
        app = builder.Build();
        Map(app.MapGroup("/{world:int}/api/v1"));
    }

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>A new world and the address of its door.</summary>
    public (OfficeRecords Records, Uri Address) Open(OfficeRecords? records = null)
    {
        var world = Interlocked.Increment(ref last);
        worlds[world] = records ??= new();
        return (records, new Uri($"{app.Urls.Single()}/{world}/"));
    }

    void Map(RouteGroupBuilder door)
    {
        OfficeRecords Of(int world) => worlds[world];
        IResult Problem(int status, string code) => Results.Problem(statusCode: status, title: code, extensions: new Dictionary<string, object?> { ["code"] = code });

        door.AddEndpointFilter(async (call, next) =>
            call.HttpContext.Request.Path.Value!.EndsWith("/sign-in", StringComparison.Ordinal) || call.HttpContext.Request.Headers.Authorization == "Bearer token"
                ? await next(call) : Problem(401, "sign-in-needed"));
        door.MapPost("/sign-in", (int world, SignIn s) => s.Password == Of(world).Password
            ? Results.Json(new SignedIn("token", DateTimeOffset.MaxValue, Guid.Empty, s.UserName, "driver"), ContractJson.Options)
            : Problem(401, "sign-in-wrong"));
        door.MapPost("/driver/devices", (int world, PairDevice device) =>
        {
            Of(world).Pair(device);
            return Results.NoContent();
        });
        door.MapGet("/driver/runs", (int world, DateOnly? day) => Of(world).Sheets.Values
            .Where(s => day is null || s.Day == day)
            .Select(s => new RunSummary(s.RunId, s.Day, s.Version, RunState.Published, s.Stops.Count)));
        door.MapGet("/driver/runs/{run:guid}/sheet", (int world, Guid run, HttpContext http) =>
        {
            var sheet = Of(world).Sheets[run];
            var tag = $"\"{Of(world).Tags.GetValueOrDefault(run) ?? $"{sheet.Version}"}\"";
            http.Response.Headers.ETag = tag;
            return http.Request.Headers.IfNoneMatch == tag ? Results.StatusCode(304) : Results.Json(sheet, ContractJson.Options);
        });
        door.MapPost("/driver/runs/{run:guid}/acknowledgements", (int world, Guid run, AcknowledgeSheet ack) =>
        {
            if (ack.Version < Of(world).Sheets[run].Version)
                return Problem(409, "sheet-version-old");
            Of(world).Acknowledged[run] = ack.Version;
            return Results.NoContent();
        });
        door.MapPost("/driver/events", (int world, PushEvents push) =>
            Of(world).Take(push) is { } reply ? Results.Json(reply, ContractJson.Options) : Problem(400, "batch-unreadable"));
        door.MapPost("/driver/positions", (int world, PushPositions push) =>
        {
            Of(world).Take(push);
            return Results.NoContent();
        });
        door.MapGet("/driver/photos/{sha}", (int world, string sha) => Of(world).Progress(sha));
        door.MapPut("/driver/photos/{sha}", async (int world, string sha, long offset, long length, HttpRequest request) =>
        {
            using var chunk = new MemoryStream();
            await request.Body.CopyToAsync(chunk);
            return Of(world).Take(sha, offset, length, chunk.ToArray()) is { } progress ? Results.Json(progress, ContractJson.Options) : Problem(409, "photo-offset");
        });
    }
}
