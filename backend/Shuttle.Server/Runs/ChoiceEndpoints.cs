using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Accounts;
using Shuttle.Server.Custody.Choices;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>A place to hand papers back, as it is entered and shown.</summary>
public sealed record ServicePointEntry(
    Guid Id, DeliveryPlace Kind, [property: Required, StringLength(40)] string AreaCode, [property: Required, StringLength(100, MinimumLength = 2)] string Name,
    [property: Required, StringLength(200)] string Address, GeoPoint Point, bool Open = true);

/// <summary>
/// The resident's choices, by the tracking link or by the one who booked. Looking is a GET and changes nothing (a link preview may do it);
/// choosing is a POST.
/// </summary>
public static class ChoiceEndpoints
{
    public static readonly Refusal KindWrong = new("service-point-kind") { Field = "kind" };

    public static void MapChoices(this RouteGroupBuilder api)
    {
        Map(api.MapGroup("/track/{key}/choices"), May.SeePublic, OfTokenAsync);
        Map(api.MapGroup("/requests/{key}/choices"), May.ManageOwnRequests, OfOwnerAsync);

        api.MapPost("/counter/handovers", async (CounterHandover handover, HandOverAtCounter hand, CancellationToken ct) =>
            (await hand.HandOverAsync(handover, ct)).Open(done => TypedResults.Ok(done))).Produces<HandedOver>().ProducesProblem(409).ProducesProblem(422).Needs(May.ReceiveAtCounter);
        api.MapGet("/service-points", async (DeliveryPlace? kind, ShuttleDb db, CancellationToken ct) =>
            (await db.Set<ServicePoint>().AsNoTracking().Where(p => p.Open && (kind == null || p.Kind == kind)).OrderBy(p => p.Name).ToListAsync(ct)).ConvertAll(EntryOf)).Needs(May.SeePublic);
        api.MapPut("/service-points/{id:guid}", PutPointAsync).Produces<ServicePointEntry>().ProducesProblem(422).Needs(May.ManageAreas);
    }

    private delegate Task<Outcome<(Guid Request, Guid District)>> Finder(string key, IServiceProvider services, CancellationToken ct);

    private static void Map(RouteGroupBuilder choices, string may, Finder find)
    {
        choices.MapGet("", (string key, IServiceProvider services, CancellationToken ct) => DoAsync(key, find, services, (use, id) => use.LookAsync(id, ct), ct)).Produces<ChoicesView>().ProducesProblem(404).Needs(may);
        choices.MapPost("/window", (string key, ChooseWindow wish, IServiceProvider services, CancellationToken ct) => DoAsync(key, find, services, (use, id) => use.ChooseAsync(id, wish, ct), ct)).Produces<ChoicesView>().ProducesProblem(409).Needs(may);
        choices.MapPost("/hold", (string key, ChooseHold wish, IServiceProvider services, CancellationToken ct) => DoAsync(key, find, services, (use, id) => use.ChooseAsync(id, wish, ct), ct)).Produces<ChoicesView>().ProducesProblem(409).Needs(may);
        choices.MapPost("/place", (string key, ChoosePlace wish, IServiceProvider services, CancellationToken ct) => DoAsync(key, find, services, (use, id) => use.ChooseAsync(id, wish, ct), ct)).Produces<ChoicesView>().ProducesProblem(409).Needs(may);
        choices.MapPost("/receiver", (string key, ChooseReceiver wish, IServiceProvider services, CancellationToken ct) => DoAsync(key, find, services, (use, id) => use.ChooseAsync(id, wish, ct), ct)).Produces<ChoicesView>().ProducesProblem(409).Needs(may);
    }

    private static async Task<IResult> DoAsync(string key, Finder find, IServiceProvider services, Func<ResidentChoices, Guid, Task<Outcome<ChoicesView>>> work, CancellationToken ct)
    {
        var found = await find(key, services, ct);
        if (found.Refusal is { } refusal) return Door.Problem(refusal);
        using var inView = services.GetRequiredService<CurrentDistrict>().Enter(found.Value.District);
        return (await work(services.GetRequiredService<ResidentChoices>(), found.Value.Request)).Open(view => TypedResults.Ok(view));
    }

    private static async Task<Outcome<(Guid, Guid)>> OfTokenAsync(string key, IServiceProvider services, CancellationToken ct)
    {
        var found = await services.GetRequiredService<Tracking>().FindAsync(key, ct);
        return found.Refusal is { } refusal ? refusal : (found.Value.RequestId, found.Value.DistrictId);
    }

    private static async Task<Outcome<(Guid, Guid)>> OfOwnerAsync(string key, IServiceProvider services, CancellationToken ct)
    {
        var user = services.GetRequiredService<CurrentUser>().Required;
        return Guid.TryParse(key, out var id) && await services.GetRequiredService<ShuttleDb>().Requests.AnyAsync(r => r.Id == id && r.ResidentId == user, ct) ? (id, services.GetRequiredService<CurrentDistrict>().Required) : CancelRequest.UnknownRequest;
    }

    private static async Task<IResult> PutPointAsync(Guid id, ServicePointEntry entry, ShuttleDb db, CancellationToken ct)
    {
        if (entry.Kind is not (DeliveryPlace.RwPost or DeliveryPlace.KelurahanOffice)) return Door.Problem(KindWrong);
        var point = await db.Set<ServicePoint>().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (point is null) db.Add(point = new ServicePoint { Id = id, AreaCode = entry.AreaCode, Name = entry.Name, Address = entry.Address, Point = Ewkb.Point(entry.Point.Lon, entry.Point.Lat) });
        (point.Kind, point.AreaCode, point.Name, point.Address, point.Open, point.Point) = (entry.Kind, entry.AreaCode, entry.Name, entry.Address, entry.Open, Ewkb.Point(entry.Point.Lon, entry.Point.Lat));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(EntryOf(point));
    }

    private static ServicePointEntry EntryOf(ServicePoint p) => new(p.Id, p.Kind, p.AreaCode, p.Name, p.Address, new(p.Point.X, p.Point.Y), p.Open);
}
