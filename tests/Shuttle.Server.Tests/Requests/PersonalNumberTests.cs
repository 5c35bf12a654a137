using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Contracts;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Requests;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Requests;

/// <summary>NIK, KK and phone are sealed, masked, and shown only for a reason that is kept; doubles and go-betweens are noticed. One server for the class.</summary>
public sealed class PersonalNumberTests : IAsyncLifetime
{
    private const string Nik = "1471071202900001", FamilyCard = "1471071202100001";
    private TestDatabase _database = null!;
    private ServerHost _server = null!;
    private HttpClient _resident = null!, _counter = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Provider.Sqlite);
        _server = await ServerHost.StartAsync(_database);
        (_resident, _counter) = (await _server.ResidentAsync(), await _server.SignInAsync("loket"));
    }

    public async ValueTask DisposeAsync()
    {
        _resident.Dispose();
        _counter.Dispose();
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_number_is_kept_sealed_shown_masked_and_revealed_only_for_a_reason_that_is_written_down()
    {
        var id = await BookAsync(b => b with { Nik = "1471 0712 0290 0001", FamilyCard = FamilyCard, BirthDate = new(1991, 2, 12) });
        await OfferTests.InDistrictAsync(_server, async db =>
        {
            var row = await db.Requests.SingleAsync(r => r.Id == id);
            foreach (var text in new[] { row.NikSealed, row.NikIndex, row.FamilyCardSealed, row.FamilyCardIndex, row.PhoneSealed, row.ApplicantSealed })
                Assert.DoesNotContain(Nik[6..12], text!, StringComparison.Ordinal);
            Assert.Equal("147107••••••0001", row.NikMask);
            // Implausible, kept for a human: the stated date of birth is another.
            Assert.Contains("nik-birth-date-differs", row.Warnings);
        });
        var shown = await _counter.GetStringAsync($"requests/{id}");
        Assert.Contains("147107••••••0001", System.Text.RegularExpressions.Regex.Unescape(shown), StringComparison.Ordinal);
        Assert.DoesNotContain(Nik, shown, StringComparison.Ordinal);
        Assert.Contains(id.ToString(), await _counter.GetStringAsync("requests/review"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await RevealAsync(_counter, id, "nik", "x")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await RevealAsync(_counter, id, "nik", "          ")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await RevealAsync(_resident, id, "nik", "ingin melihat")).StatusCode);
        Assert.Equal("reveal-nothing-there", await ServerHost.RefusedAsync(await RevealAsync(_counter, id, "booker", "mencocokkan data"), HttpStatusCode.NotFound));
        Assert.Equal(Nik, (await ServerHost.Json(await RevealAsync(_counter, id, "nik", "mencocokkan dengan KK"))).GetProperty("value").GetString());
        using var supervisor = await _server.SignInAsync("camat");
        var look = Assert.Single((await ServerHost.Json(await supervisor.GetAsync($"reveals?requestId={id}"))).EnumerateArray());
        Assert.Equal(("nik", "mencocokkan dengan KK", "Petugas Loket"), (look.GetProperty("field").GetString(), look.GetProperty("reason").GetString(), look.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_wrong_shape_is_refused_by_name()
    {
        foreach (var (booking, code) in new[]
        {
            (Booking() with { Nik = "123" }, "nik-shape"), (Booking() with { Nik = "1471073202900001" }, "nik-date"), (Booking() with { FamilyCard = "1" }, "kk-shape"),
            (Booking() with { Phone = "084-123-4567" }, "phone-malformed"), (Booking() with { Rw = "77" }, "rw-unknown"), (Booking() with { Rt = "88" }, "rt-unknown"),
        })
            Assert.Equal(code, await ServerHost.RefusedAsync(await _resident.PostAsJsonAsync("requests", booking, ContractJson.Options), HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task The_same_wish_twice_is_told_to_the_booker_and_shown_to_the_counter()
    {
        var first = await BookAsync(b => b with { Nik = "1471075203920002" });
        var receipt = await ServerHost.Json(await _resident.PostAsJsonAsync("requests", Booking() with { Nik = "1471075203920002" }, ContractJson.Options));
        Assert.Contains("duplicate", receipt.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()));
        var details = await ServerHost.Json(await _counter.GetAsync($"requests/{receipt.GetProperty("requestId").GetGuid()}"));
        Assert.Equal(first, Assert.Single(details.GetProperty("duplicates").EnumerateArray()).GetProperty("requestId").GetGuid());
        // Another person, and another service of the same person, are no doubles.
        foreach (var other in new[] { Booking() with { Nik = "1471075203920003", ApplicantName = "Lain" }, Booking() with { Nik = "1471075203920002", ServiceCode = "LEGALISIR", Items = ["document-original"] } })
            Assert.Empty((await ServerHost.Json(await _resident.PostAsJsonAsync("requests", other, ContractJson.Options))).GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public async Task One_phone_with_many_unrelated_people_is_noticed_by_the_office_and_not_told()
    {
        Guid last = default;
        for (var n = 1; n <= 5; n++)
        {
            var receipt = await ServerHost.Json(await _resident.PostAsJsonAsync("requests", Booking() with { Nik = $"14710712029900{n:D2}", ApplicantName = $"Orang {n}", Phone = "081377712345" }, ContractJson.Options));
            Assert.Empty(receipt.GetProperty("warnings").EnumerateArray());
            last = receipt.GetProperty("requestId").GetGuid();
        }
        await OfferTests.InDistrictAsync(_server, async db => Assert.Contains("phone-many-people", (await db.Requests.SingleAsync(r => r.Id == last)).Warnings));
    }

    [Fact]
    public async Task An_officer_changes_a_promise_only_for_a_known_reason()
    {
        var id = await BookAsync(b => b);
        Assert.Equal("promise-reason-unknown", await ServerHost.RefusedAsync(await _counter.PostAsJsonAsync($"requests/{id}/promise", new { reason = "malas", moreWorkingMinutes = 100 }), HttpStatusCode.UnprocessableEntity));
        await ServerHost.Json(await _counter.PostAsJsonAsync($"requests/{id}/promise", new { reason = "office-delay", moreWorkingMinutes = 9000, note = "Blanko habis" }));
        var promises = (await ServerHost.Json(await _counter.GetAsync($"requests/{id}"))).GetProperty("promises").EnumerateArray().ToList();
        Assert.Equal(["booked", "office-delay"], promises.Select(p => p.GetProperty("reason").GetString()));
        await OfferTests.InDistrictAsync(_server, async db =>
        {
            Assert.Equal(promises[1].GetProperty("returnUntil").GetDateTimeOffset(), (await db.Requests.SingleAsync(r => r.Id == id)).PromisedBy);
            Assert.True(await db.Outbox.AnyAsync(m => m.Topic == "request.promise-changed" && m.SubjectId == id));
        });
    }

    [Fact]
    public async Task Stops_that_ended_well_move_the_pin_of_an_address_and_the_next_booking_begins_there()
    {
        var id = await BookAsync(b => b with { Address = "Jalan Kenanga 7" });
        // The gate is some 60 m east of where the resident put the pin; one fix went astray.
        foreach (var (lon, accuracy) in new[] { (101.45605, 8.0), (101.45604, 12.0), (101.4700, 90.0), (101.45606, 6.0) })
        {
            await using var scope = _server.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Shuttle.Server.Data.ShuttleDb>();
            scope.ServiceProvider.GetRequiredService<Shuttle.Server.Platform.CurrentDistrict>().Set(await db.Districts.OrderBy(d => d.Code).Select(d => d.Id).FirstAsync());
            var request = await db.Requests.Include(r => r.Legs).SingleAsync(r => r.Id == id);
            var stop = Guid.CreateVersion7();
            for (var repeated = 0; repeated < 2; repeated++)
                await scope.ServiceProvider.GetRequiredService<AfterVisit>().WentWellAsync(request, request.Legs[0], stop, new GeoPoint(lon, 0.4800), accuracy, _server.Clock.GetUtcNow(), default);
            await db.SaveChangesAsync();
        }
        var next = await BookAsync(b => b with { Address = "jalan kenanga  7." });
        await OfferTests.InDistrictAsync(_server, async db =>
        {
            var request = await db.Requests.SingleAsync(r => r.Id == next);
            Assert.Equal(101.45605, request.Pin.X, tolerance: 0.00003);
            // Three of four stops agree with the pin: 3 / (4 + 1).
            Assert.Equal(0.6, (await db.Addresses.SingleAsync(a => a.Id == request.AddressId)).Confidence, tolerance: 0.01);
        });
    }

    private static BookPickup Booking() => HouseholdTests.Booking(Guid.CreateVersion7(), "KK-HILANG", list => list.Couriable) with { Answers = null, Items = ["ktp-copy"] };

    private async Task<Guid> BookAsync(Func<BookPickup, BookPickup> change) =>
        (await ServerHost.Json(await _resident.PostAsJsonAsync("requests", change(Booking()), ContractJson.Options))).GetProperty("requestId").GetGuid();

    private static Task<HttpResponseMessage> RevealAsync(HttpClient client, Guid id, string field, string reason) => client.PostAsJsonAsync($"requests/{id}/reveal", new { field, reason });
}
