using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Server.Accounts;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests;

/// <summary>Walks every endpoint with every role and compares what happens with the one table of permissions.</summary>
public sealed partial class PermissionTests
{
    [Fact]
    public async Task Every_endpoint_lets_in_exactly_the_roles_of_the_table()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        await using var server = await ServerHost.StartAsync(database);
        var endpoints = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.True(endpoints.Count > 20);

        var faults = new List<string>();
        foreach (var nameless in endpoints.Where(e => e.Metadata.GetOrderedMetadata<NeedsAttribute>().Count != 1)) faults.Add($"{nameless.DisplayName}: states no single permission");
        foreach (var unknown in endpoints.SelectMany(e => e.Metadata.GetOrderedMetadata<NeedsAttribute>()).Where(n => !Permissions.Table.ContainsKey(n.Action))) faults.Add($"{unknown.Action}: not in the table");
        var used = endpoints.SelectMany(e => e.Metadata.GetOrderedMetadata<NeedsAttribute>()).Select(n => n.Action).ToHashSet();
        foreach (var unused in Permissions.Table.Keys.Where(k => !used.Contains(k))) faults.Add($"{unused}: in the table, but no endpoint needs it");

        var clients = new List<(Role? Role, HttpClient Client)> { (null, server.Anonymous()), (Role.Resident, await server.ResidentAsync()) };
        foreach (var (userName, role) in new[] { ("rt", Role.RtHead), ("loket", Role.CounterOfficer), ("rute", Role.Dispatcher), ("kurir1", Role.Driver), ("camat", Role.Supervisor), ("admin", Role.Admin) })
            clients.Add((role, await server.SignInAsync(userName)));

        foreach (var endpoint in endpoints.Where(e => e.Metadata.GetMetadata<NeedsAttribute>() is not null))
        {
            var roles = Permissions.Table[endpoint.Metadata.GetMetadata<NeedsAttribute>()!.Action];
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
            foreach (var (role, client) in clients)
            {
                var allowed = roles.Length == 0 || role is { } r && roles.Contains(r);
                var entered = await EntersAsync(client, method, new Uri(server.Address, Filled(endpoint.RoutePattern.RawText!)), faults);
                if (entered != allowed) faults.Add($"{method} {endpoint.RoutePattern.RawText} as {role?.ToString() ?? "nobody"}: {(entered ? "let in" : "kept out")}, the table says {(allowed ? "in" : "out")}");
            }
        }
        foreach (var (_, client) in clients) client.Dispose();
        Assert.Empty(faults);
    }

    // Kept out = 401 or 403 from the gate, or sent to the sign-in page; a refusal with a code comes from behind it.
    private static async Task<bool> EntersAsync(HttpClient client, string method, Uri address, List<string> faults)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method is "POST" or "PUT") request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var reply = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (reply.RequestMessage!.RequestUri!.AbsolutePath == "/masuk" && address.AbsolutePath != "/masuk") return false;
        // Whoever may enter and says nothing of sense hears a rule, not that the server broke.
        if ((int)reply.StatusCode >= 500) faults.Add($"{method} {address.AbsolutePath} with an empty body: {(int)reply.StatusCode}");
        if (reply.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)) return true;
        var body = await reply.Content.ReadAsStringAsync();
        return body.StartsWith('{') && JsonSerializer.Deserialize<JsonElement>(body).TryGetProperty("code", out _);
    }

    private static string Filled(string pattern) => Parameter().Replace(pattern, match => match.Groups["rule"].Value switch
    {
        "guid" => "01900000-0000-7000-8000-000000000000",
        "int" => "1",
        _ => match.Groups["name"].Value switch { "day" => "2026-11-23", "documentName" => "v1", "z" => "10", "x" or "y" => "500", _ => "x" },
    });

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)(:(?<rule>\w+)(\([^)]*\))?)?[?]?\}")]
    private static partial Regex Parameter();
}
