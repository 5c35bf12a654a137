using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Tests.Hosts;
using Shuttle.Server.Tests.Requests;

namespace Shuttle.Server.Tests.Catalogue;

/// <summary>A district publishes its catalogue: linted, from a day on, and a request keeps the version it was booked under; on both databases.</summary>
public abstract class PublishCatalogueTests(Provider provider)
{
    [Fact]
    public async Task A_version_is_linted_published_from_a_day_on_and_kept_by_its_requests()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var admin = await server.SignInAsync("admin");
        using var resident = await server.ResidentAsync();
        var shipped = JsonNode.Parse(await admin.GetStringAsync("admin/catalogues/2026-1"))!;

        // Demands what a rule abolished: every reason is listed, nothing is published.
        var moving = shipped["services"]!.AsArray().Single(s => s!["code"]!.GetValue<string>() == "PINDAH-DALAM")!;
        var demanding = shipped.DeepClone();
        demanding["code"] = "2026-2";
        var service = demanding["services"]!.AsArray().Single(s => s!["code"]!.GetValue<string>() == "PINDAH-DALAM")!;
        var letter = moving["requirements"]!.AsArray()[0]!.DeepClone();
        letter["code"] = "rt-rw-letter";
        service["requirements"]!.AsArray().Add(letter);
        service["legalBasis"] = new JsonArray();
        var refused = await PublishAsync(admin, demanding, "2026-11-23");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var findings = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["findings"]!.AsArray().Select(f => f!.GetValue<string>()).ToList();
        Assert.Contains(findings, f => f.Contains("demand-abolished", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Contains("legal-basis-missing", StringComparison.Ordinal));
        Assert.Equal(findings.Count, (await ServerHost.Json(await admin.PostAsync("admin/catalogues/lint", Body(demanding)))).GetProperty("faults").GetArrayLength());

        // A member for money is not known to the reader.
        var paid = shipped.DeepClone();
        (paid["code"], paid["services"]![0]!["fee"]) = ("2026-3", 10_000);
        Assert.Equal("catalogue-malformed", await ServerHost.RefusedAsync(await PublishAsync(admin, paid, "2026-11-23"), HttpStatusCode.BadRequest));
        Assert.Equal("catalogue-code-reused", await ServerHost.RefusedAsync(await PublishAsync(admin, Renamed(shipped, "2026-1"), "2026-11-23"), HttpStatusCode.Conflict));
        Assert.Equal("catalogue-not-after", await ServerHost.RefusedAsync(await PublishAsync(admin, Renamed(shipped, "2026-4"), "2026-11-01"), HttpStatusCode.UnprocessableEntity));

        // In force from Wednesday on.
        var receipt = await WholeDayTests.BookAsync(resident, ServerHost.Monday.AddDays(3), "10:00", "12:00");
        Assert.Equal(HttpStatusCode.Created, (await PublishAsync(admin, Renamed(shipped, "2026-4"), "2026-11-25")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await PublishAsync(admin, Renamed(shipped, "2026-4"), "2026-11-25")).StatusCode);
        Assert.NotEqual("Nama baru", await NameAsync(server));
        server.Clock.Set(WholeDayTests.At(ServerHost.Monday.AddDays(2), "07:00"));
        Assert.Equal("Nama baru", await NameAsync(server));
        using var again = await server.ResidentAsync();
        var later = await WholeDayTests.BookAsync(again, ServerHost.Monday.AddDays(3), "13:00", "15:00");
        await OfferTests.InDistrictAsync(server, async db => Assert.Equal(["2026-1", "2026-4"],
            await db.Requests.Where(r => r.Id == receipt.GetProperty("requestId").GetGuid() || r.Id == later.GetProperty("requestId").GetGuid()).OrderBy(r => r.CreatedAt).Select(r => r.CatalogueCode).ToListAsync()));
    }

    private static JsonNode Renamed(JsonNode catalogue, string code)
    {
        var other = catalogue.DeepClone();
        other["code"] = code;
        other["services"]!.AsArray().Single(s => s!["code"]!.GetValue<string>() == "AKTA-LAHIR")!["name"]!["id"] = "Nama baru";
        return other;
    }

    private static async Task<string?> NameAsync(ServerHost server) => (await ServerHost.Json(await server.Anonymous().GetAsync("services/AKTA-LAHIR"))).GetProperty("name").GetProperty("id").GetString();

    private static Task<HttpResponseMessage> PublishAsync(HttpClient admin, JsonNode catalogue, string from) => admin.PostAsync($"admin/catalogues?validFrom={from}", Body(catalogue));

    private static StringContent Body(JsonNode catalogue) => new(catalogue.ToJsonString(), Encoding.UTF8, "application/json");
}

public sealed class SqlitePublishCatalogueTests() : PublishCatalogueTests(Provider.Sqlite);

public sealed class PostgresPublishCatalogueTests() : PublishCatalogueTests(Provider.Postgres);
