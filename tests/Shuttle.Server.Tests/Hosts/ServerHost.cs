using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Shuttle.Contracts;

namespace Shuttle.Server.Tests.Hosts;

/// <summary>The real server on a free port, with its own database and a clock the test sets. Monday 23 November 2026, 06.30 WIB.</summary>
public sealed class ServerHost : IAsyncDisposable
{
    public static readonly DateTimeOffset MondayMorning = new(2026, 11, 23, 6, 30, 0, TimeSpan.FromHours(7));
    public static readonly DateOnly Monday = new(2026, 11, 23);
    private readonly WebApplication _app;

    private ServerHost(WebApplication app, SetClock clock, Uri address) => (_app, Clock, Address) = (app, clock, address);

    public SetClock Clock { get; }
    public Uri Address { get; }
    public IServiceProvider Services => _app.Services;

    public static Task<ServerHost> StartAsync(TestDatabase database, SetClock? clock = null, params string[] settings) => StartAsync(database, _ => { }, clock, settings);

    /// <param name="database">Where it keeps its rows.</param>
    /// <param name="also">What else is registered.</param>
    /// <param name="clock">What time it is; Monday morning by default.</param>
    /// <param name="settings">As on the command line.</param>
    public static async Task<ServerHost> StartAsync(TestDatabase database, Action<IServiceCollection> also, SetClock? clock = null, params string[] settings)
    {
        clock ??= new SetClock(MondayMorning);
        // Settings may change what is planted; a database that has been used is not planted again.
        if (settings.Length == 0 && database.IsEmpty) await PlantedOnce.FillAsync(database, clock.Start);
        var app = Build(database, clock, also, settings);
        await ShuttleServer.PrepareAsync(app);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new(app, clock, new Uri(address));
    }

    internal static WebApplication Build(TestDatabase database, SetClock clock, Action<IServiceCollection>? also = null, params string[] settings)
    {
        List<string> args = ["--urls", "http://127.0.0.1:0", "--Shuttle:Data", database.Folder, "--Shuttle:Planning:Seconds", "0.5", .. settings];
        if (database.ConnectionString is { } postgres) args.AddRange(["--ConnectionStrings:Shuttle", postgres]);
        return ShuttleServer.Build([.. args], builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.TryAddSingleton<TimeProvider>(clock);
            also?.Invoke(builder.Services);
        });
    }

    /// <summary>A client without an account.</summary>
    public HttpClient Anonymous() => new() { BaseAddress = new Uri(Address, "/api/v1/") };

    /// <summary>A client of a demonstration account: "rute", "loket", "kurir1" …</summary>
    public Task<HttpClient> SignInAsync(string userName) => SignInAsync(Address, userName);

    /// <summary>The same for a server that runs elsewhere.</summary>
    public static async Task<HttpClient> SignInAsync(Uri address, string userName)
    {
        var client = new HttpClient { BaseAddress = new Uri(address, "/api/v1/") };
        var reply = await client.PostAsJsonAsync("sign-in", new SignIn(userName, "antar-jemput"));
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return Bearing(client, (await reply.Content.ReadFromJsonAsync<SignedIn>(ContractJson.Options))!.AccessToken);
    }

    /// <summary>A client of a resident, through a one-time code as the development channel shows it.</summary>
    public async Task<HttpClient> ResidentAsync(string phone = "081275550001")
    {
        var client = Anonymous();
        var code = (await Json(await client.PostAsJsonAsync("one-time-codes", new { phone }))).GetProperty("code").GetString();
        var signedIn = await Json(await client.PostAsJsonAsync("one-time-codes/verification", new { phone, code }));
        return Bearing(client, signedIn.GetProperty("accessToken").GetString()!);
    }

    public static async Task<JsonElement> Json(HttpResponseMessage reply)
    {
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True(reply.IsSuccessStatusCode, $"{(int)reply.StatusCode} {reply.RequestMessage?.RequestUri}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text.Length == 0 ? "null" : text);
    }

    /// <summary>The stable code of a refusal; the reply must be problem+json with the given status.</summary>
    public static async Task<string> RefusedAsync(HttpResponseMessage reply, HttpStatusCode status)
    {
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True(reply.StatusCode == status, $"expected {(int)status}, got {(int)reply.StatusCode}: {text}");
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType?.MediaType);
        return JsonSerializer.Deserialize<JsonElement>(text).GetProperty("code").GetString()!;
    }

    private static HttpClient Bearing(HttpClient client, string token)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
