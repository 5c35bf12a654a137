using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Requests;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Requests;

/// <summary>Several services in one visit, signatures on the way, an officer's visit, and one way back for everything; on both databases.</summary>
public abstract class HouseholdTests(Provider provider)
{
    // No demonstration booking lies on Wednesday. The pin lies in the kelurahan whose heads of RW 005 sign for couriers.
    private static readonly DateOnly Wednesday = ServerHost.Monday.AddDays(2);
    private static readonly GeoPoint Home = new(101.4555, 0.4800);

    [Fact]
    public async Task A_household_is_visited_once_its_letter_signed_on_the_way_and_everything_comes_back_together()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var resident = await server.ResidentAsync();
        var (family, along) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var receipt = await ServerHost.Json(await resident.PostAsJsonAsync("requests", Booking(family, "KK-UBAH", list => list.Couriable) with
        {
            Nik = "1471071202900001", FamilyCard = "1471071202100001", Booker = new(BookerKind.Family, "Dewi", "anak"), Needs = [SpecialNeed.Elderly, SpecialNeed.Deaf],
            Along = [new BookedAlong { Id = along, ServiceCode = "SKTM", ApplicantName = "Siti", Nik = "1471075203920002", Items = [], Answers = Answers("SKTM", list => list.AttestOnRun) }],
        }, ContractJson.Options));
        var second = Assert.Single(receipt.GetProperty("along").EnumerateArray());
        Assert.Equal(["Ketua RT 003/RW 005", "Ketua RW 005"], second.GetProperty("signedOnTheWay").EnumerateArray().Select(h => h.GetString()));
        Assert.Equal(receipt.GetProperty("handoverCode").GetString(), second.GetProperty("handoverCode").GetString());
        Assert.Equal(receipt.GetProperty("promisedBy").GetDateTimeOffset(), second.GetProperty("promisedBy").GetDateTimeOffset());

        // One courier does all four stops in order, and the sheet says what each is.
        using var dispatcher = await server.SignInAsync("rute");
        var plan = await ServerHost.Json(await dispatcher.PostAsJsonAsync("plans", new { day = Wednesday }));
        string[] numbers = [receipt.GetProperty("number").GetString()!, second.GetProperty("number").GetString()!];
        var routes = plan.GetProperty("content").GetProperty("routes").EnumerateArray().Where(r => StopsOf(r, numbers).Any()).ToList();
        var kinds = StopsOf(Assert.Single(routes), numbers).Select(s => s.GetProperty("kind").GetString()).ToList();
        Assert.Equal(["collect", "collect", "attest", "attest"], kinds);
        await ServerHost.Json(await dispatcher.PostAsync($"plans/{plan.GetProperty("planId").GetGuid()}/publication", null));
        using var driver = await server.SignInAsync(routes[0].GetProperty("courierName").GetString()! switch { "Adi Kurir" => "kurir1", "Budi Kurir" => "kurir2", _ => "kurir3" });
        using var device = await new SigningDevice(driver, server.Clock).PairAsync();
        var sheet = await device.SheetAsync(Wednesday);
        var stops = sheet.Stops.Where(s => numbers.Contains(s.RequestNumber)).ToList();
        Assert.Equal([StopKind.Collect, StopKind.Collect, StopKind.Attest, StopKind.Attest], stops.Select(s => s.Kind));
        Assert.Contains("Deaf", stops[0].Notes, StringComparison.Ordinal);
        Assert.Equal(("Ketua RT 003/RW 005", null, null), (stops[2].ContactName, stops[2].Phone, stops[2].Code));

        // Both results are needed before anything comes back; then one chain brings both.
        await OfferTests.InDistrictAsync(server, db => db.Requests.Where(r => r.BundleId == family).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RequestState.InProcess)));
        server.Clock.Set(WholeDayTests.At(Wednesday.AddDays(1), "09:00"));
        using var counter = await server.SignInAsync("loket");
        var first = await ServerHost.Json(await counter.PostAsJsonAsync($"requests/{family}/ready", new { results = new[] { "KK baru" } }));
        Assert.False(first.TryGetProperty("legId", out _));
        var last = await ServerHost.Json(await counter.PostAsJsonAsync($"requests/{along}/ready", new { results = new[] { "SKTM" } }));
        Assert.Equal(JsonValueKind.String, last.GetProperty("legId").ValueKind);
        await OfferTests.InDistrictAsync(server, async db =>
        {
            var legs = await db.Legs.Where(l => l.Kind == LegKind.Return && (l.RequestId == family || l.RequestId == along)).ToListAsync();
            Assert.Equal(2, legs.Count);
            Assert.NotNull(Assert.Single(legs.Select(l => l.ChainId).Distinct()));
            // Earlier than promised: said, with its reason.
            var promises = await db.Promises.Where(p => p.RequestId == along).OrderBy(p => p.MadeAt).ToListAsync();
            Assert.Equal([Promising.Booked, Promising.ReadyEarly], promises.Select(p => p.Reason));
            Assert.True(promises[1].ReturnUntil < promises[0].ReturnUntil);
            Assert.True(await db.Outbox.AnyAsync(m => m.Topic == "request.promise-changed" && m.SubjectId == along));
        });
    }

    [Fact]
    public async Task Two_officers_finishing_the_last_two_papers_at_once_book_one_way_back()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var resident = await server.ResidentAsync();
        var (family, along) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await ServerHost.Json(await resident.PostAsJsonAsync("requests", Booking(family, "KK-UBAH", list => list.Couriable) with
        {
            Along = [new BookedAlong { Id = along, ServiceCode = "KIA", Items = ["ktp-copy"] }],
        }, ContractJson.Options));
        await OfferTests.InDistrictAsync(server, db => db.Requests.Where(r => r.BundleId == family).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RequestState.InProcess)));
        using var counter = await server.SignInAsync("loket");
        var replies = await Task.WhenAll(new[] { family, along }.Select(id => counter.PostAsJsonAsync($"requests/{id}/ready", new { results = new[] { "Hasil" } })));
        Assert.All(replies, r => Assert.Equal(HttpStatusCode.OK, r.StatusCode));
        await OfferTests.InDistrictAsync(server, async db => Assert.Equal(2, await db.Legs.CountAsync(l => l.Kind == LegKind.Return && (l.RequestId == family || l.RequestId == along))));
    }

    [Fact]
    public async Task An_officer_with_the_kit_visits_who_cannot_come_and_the_others_get_the_counter()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var resident = await server.ResidentAsync();
        var visit = Booking(Guid.CreateVersion7(), "KTP-BARU", list => list.Modes.Any(m => m.Mode == ServiceMode.OfficerVisit)) with { Mode = ServiceMode.OfficerVisit };
        Assert.Equal("service-not-couriered", await ServerHost.RefusedAsync(await resident.PostAsJsonAsync("requests", visit with { Mode = ServiceMode.Courier }, ContractJson.Options), HttpStatusCode.UnprocessableEntity));
        var receipt = await ServerHost.Json(await resident.PostAsJsonAsync("requests", visit, ContractJson.Options));
        using var dispatcher = await server.SignInAsync("rute");
        var plan = await ServerHost.Json(await dispatcher.PostAsJsonAsync("plans", new { day = Wednesday }));
        var route = Assert.Single(plan.GetProperty("content").GetProperty("routes").EnumerateArray(), r => StopsOf(r, [receipt.GetProperty("number").GetString()!]).Any());
        Assert.Equal("Citra Kurir", route.GetProperty("courierName").GetString());

        // Without the kit on any shift nobody can come.
        await OfferTests.InDistrictAsync(server, async db =>
        {
            foreach (var shift in await db.Shifts.Where(s => s.Day == Wednesday).ToListAsync()) shift.Kits = [];
            await db.SaveChangesAsync();
        });
        Assert.Equal("window-full", await ServerHost.RefusedAsync(await resident.PostAsJsonAsync("requests", visit with { Id = Guid.CreateVersion7() }, ContractJson.Options), HttpStatusCode.Conflict));
        // The counter has room for four in a half-hour.
        var slot = visit with
        {
            Mode = ServiceMode.Counter, WindowFrom = WholeDayTests.At(Wednesday, "09:00"), WindowUntil = WholeDayTests.At(Wednesday, "09:30"),
        };
        for (var n = 0; n < 4; n++)
        {
            var appointment = await ServerHost.Json(await resident.PostAsJsonAsync("requests", slot with { Id = Guid.CreateVersion7() }, ContractJson.Options));
            Assert.Equal(slot.WindowFrom, appointment.GetProperty("windowFrom").GetDateTimeOffset());
        }
        Assert.Equal("window-full", await ServerHost.RefusedAsync(await resident.PostAsJsonAsync("requests", slot with { Id = Guid.CreateVersion7() }, ContractJson.Options), HttpStatusCode.Conflict));
    }

    private static IEnumerable<JsonElement> StopsOf(JsonElement route, IReadOnlyCollection<string> numbers) =>
        route.GetProperty("stops").EnumerateArray().Where(s => numbers.Contains(s.GetProperty("requestNumber").GetString()!));

    internal static BookPickup Booking(Guid id, string service, Func<Checklist, bool> wanted) => new()
    {
        Id = id, ServiceCode = service, ApplicantName = "Rahman", Phone = "0812-7555-0001", Address = "Jalan Melati 12, RT 003/RW 005", Rt = "3", Rw = "5", Pin = Home,
        WindowFrom = WholeDayTests.At(Wednesday, "08:30"), WindowUntil = WholeDayTests.At(Wednesday, "10:30"), Items = [], Answers = Answers(service, wanted),
    };

    private static IReadOnlyDictionary<string, string> Answers(string service, Func<Checklist, bool> wanted) => RuleTests.PathTo(CatalogueJson.Shipped.Find(service, Wednesday)!, wanted);
}

public sealed class SqliteHouseholdTests() : HouseholdTests(Provider.Sqlite);

public sealed class PostgresHouseholdTests() : HouseholdTests(Provider.Postgres);
