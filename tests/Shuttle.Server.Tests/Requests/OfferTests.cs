using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Requests;

/// <summary>Windows come from the plan, an offer holds one for a while, and nobody gets a place twice; on both databases.</summary>
public abstract class OfferTests(Provider provider)
{
    private static readonly GeoPoint Home = new(101.4600, 0.4750);
    // No demonstration booking lies on Wednesday.
    private static readonly DateOnly Wednesday = ServerHost.Monday.AddDays(2);

    [Fact]
    public async Task An_offer_holds_its_window_until_it_is_booked_once_or_expires()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var resident = await server.ResidentAsync();
        using var other = await server.ResidentAsync("081275550002");

        var windows = await ServerHost.Json(await server.Anonymous().GetAsync("windows?lon=101.46&lat=0.475&service=AKTA-LAHIR&days=3"));
        Assert.NotEmpty(windows.EnumerateArray());
        var offer = await ServerHost.Json(await OfferAsync(resident, "10:00", "12:00"));
        var id = offer.GetProperty("offerId").GetGuid();
        Assert.Equal(TimeSpan.FromMinutes(15).TotalSeconds, (offer.GetProperty("expiresAt").GetDateTimeOffset() - server.Clock.GetUtcNow()).TotalSeconds, tolerance: 20);
        Assert.True(offer.GetProperty("promisedBy").GetDateTimeOffset() > offer.GetProperty("windowUntil").GetDateTimeOffset());

        Assert.Equal("offer-unknown", await ServerHost.RefusedAsync(await BookAsync(resident, Guid.CreateVersion7()), HttpStatusCode.Conflict));
        Assert.Equal("offer-unknown", await ServerHost.RefusedAsync(await BookAsync(other, id), HttpStatusCode.Conflict));
        Assert.Equal("offer-for-another-visit", await ServerHost.RefusedAsync(await BookAsync(resident, id, pin: new(101.47, 0.48)), HttpStatusCode.Conflict));
        var booked = await ServerHost.Json(await BookAsync(resident, id));
        Assert.Equal("offer-used", await ServerHost.RefusedAsync(await BookAsync(resident, id), HttpStatusCode.Conflict));
        Assert.Equal(offer.GetProperty("promisedBy").GetDateTimeOffset(), booked.GetProperty("promisedBy").GetDateTimeOffset());

        var late = (await ServerHost.Json(await OfferAsync(resident, "13:00", "15:00"))).GetProperty("offerId").GetGuid();
        server.Clock.Set(server.Clock.GetUtcNow().AddMinutes(16));
        Assert.Equal("offer-expired", await ServerHost.RefusedAsync(await BookAsync(resident, late, "13:00", "15:00"), HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Two_bookings_with_one_offer_at_the_same_moment_leave_one_booked()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var resident = await server.ResidentAsync();
        var id = (await ServerHost.Json(await OfferAsync(resident, "10:00", "12:00"))).GetProperty("offerId").GetGuid();

        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => BookAsync(resident, id)));
        Assert.Single(replies, r => r.StatusCode == HttpStatusCode.Created);
        foreach (var refused in replies.Where(r => r.StatusCode != HttpStatusCode.Created))
            Assert.Equal("offer-used", await ServerHost.RefusedAsync(refused, HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task The_last_place_of_a_day_is_given_once_and_comes_back_when_its_offer_expires()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        await OneCourierWithRoomForOneBagAsync(server);
        HttpClient[] residents = [await server.ResidentAsync("081275550001"), await server.ResidentAsync("081275550002"), await server.ResidentAsync("081275550003")];

        var offers = await Task.WhenAll(residents.Select(r => OfferAsync(r, "10:00", "12:00")));
        var held = Assert.Single(offers, r => r.StatusCode == HttpStatusCode.Created);
        foreach (var refused in offers.Where(r => r != held)) Assert.Equal("window-full", await ServerHost.RefusedAsync(refused, HttpStatusCode.Conflict));
        // What is held for one is neither shown to another nor booked by an explicit window.
        Assert.DoesNotContain((await ServerHost.Json(await server.Anonymous().GetAsync("windows?lon=101.47&lat=0.47&service=AKTA-LAHIR&days=3"))).EnumerateArray(),
            w => DateOnly.FromDateTime(w.GetProperty("from").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(7)).DateTime) == Wednesday);
        Assert.Equal("window-full", await ServerHost.RefusedAsync(await BookAsync(residents[0], null, "13:00", "15:00"), HttpStatusCode.Conflict));

        server.Clock.Set(server.Clock.GetUtcNow().AddMinutes(16));
        var bookings = await Task.WhenAll(residents.Select(r => BookAsync(r, null)));
        Assert.Single(bookings, r => r.StatusCode == HttpStatusCode.Created);
        foreach (var refused in bookings.Where(r => r.StatusCode != HttpStatusCode.Created)) Assert.Equal("window-full", await ServerHost.RefusedAsync(refused, HttpStatusCode.Conflict));
        foreach (var resident in residents) resident.Dispose();
    }

    [Fact]
    public async Task A_day_without_anybody_on_duty_is_not_offered()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        using var resident = await server.ResidentAsync();
        await InDistrictAsync(server, async db => await db.Shifts.Where(s => s.Day == Wednesday).ExecuteDeleteAsync());
        Assert.Equal("window-nobody-on-duty", await ServerHost.RefusedAsync(await OfferAsync(resident, "10:00", "12:00"), HttpStatusCode.Conflict));
    }

    private static Task OneCourierWithRoomForOneBagAsync(ServerHost server) => InDistrictAsync(server, async db =>
    {
        var last = await db.Shifts.Where(s => s.Day == Wednesday).OrderBy(s => s.Id).FirstAsync();
        await db.Shifts.Where(s => s.Day == Wednesday && s.Id != last.Id).ExecuteDeleteAsync();
        await db.Vehicles.Where(v => v.Id == last.VehicleId).ExecuteUpdateAsync(s => s.SetProperty(v => v.CapacityBags, 1));
    });

    internal static async Task InDistrictAsync(ServerHost server, Func<ShuttleDb, Task> work)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShuttleDb>();
        scope.ServiceProvider.GetRequiredService<CurrentDistrict>().Set(await db.Districts.OrderBy(d => d.Code).Select(d => d.Id).FirstAsync());
        await work(db);
    }

    private static Task<HttpResponseMessage> OfferAsync(HttpClient client, string from, string until) => client.PostAsJsonAsync("offers", new
    {
        id = Guid.CreateVersion7(), windowFrom = WholeDayTests.At(Wednesday, from), windowUntil = WholeDayTests.At(Wednesday, until),
        visit = new { services = new[] { new { serviceCode = "AKTA-LAHIR", mode = "courier", items = new[] { "birth-letter", "marriage-original" } } }, pin = Home, needs = Array.Empty<string>(), vulnerable = false },
    }, ContractJson.Options);

    private static Task<HttpResponseMessage> BookAsync(HttpClient client, Guid? offer, string from = "10:00", string until = "12:00", GeoPoint? pin = null) => client.PostAsJsonAsync("requests", new
    {
        id = Guid.CreateVersion7(), serviceCode = "AKTA-LAHIR", applicantName = "Siti Rahmawati", phone = "0812-7555-0001", address = "Jalan Melati 12", pin = pin ?? Home, offerId = offer,
        windowFrom = WholeDayTests.At(Wednesday, from), windowUntil = WholeDayTests.At(Wednesday, until), items = new[] { "birth-letter", "marriage-original" },
    }, ContractJson.Options);
}

public sealed class SqliteOfferTests() : OfferTests(Provider.Sqlite);

public sealed class PostgresOfferTests() : OfferTests(Provider.Postgres);
