using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Accounts;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests.Intake;
using Shuttle.Server.Requests.Windows;

namespace Shuttle.Server.Requests;

/// <summary>Which windows: of the calendar alone, or with a pin and services those in which somebody can really come.</summary>
/// <param name="Service">One or several, fetched together.</param>
/// <param name="Answer">Pre-flight answers of the first service, "question:answer".</param>
public sealed record WindowsQuery(
    double? Lon, double? Lat, string[]? Service, string[]? Item, string[]? Answer, ServiceMode? Mode, SpecialNeed[]? Need, string? Rw, string? Rt, bool? Vulnerable, int? Days);

public static class RequestEndpoints
{
    public static void MapRequests(this RouteGroupBuilder api)
    {
        api.MapGet("/windows", WindowsAsync).Produces<IReadOnlyList<OfferedWindow>>().ProducesProblem(422).Needs(May.SeePublic);
        api.MapPost("/offers", async (AskOffer ask, OfferWindows offers, CancellationToken ct) =>
            (await offers.HoldAsync(ask, ct)).Open(held => TypedResults.Created($"/api/v1/offers/{held.OfferId}", held)))
            .Produces<Offered>(StatusCodes.Status201Created).ProducesProblem(409).ProducesProblem(422).Needs(May.BookPickup);
        api.MapDelete("/offers/{id:guid}", async (Guid id, OfferWindows offers, CancellationToken ct) =>
            (await offers.ReleaseAsync(id, ct)).Open(_ => TypedResults.NoContent())).ProducesProblem(409).Needs(May.BookPickup);
        api.MapPost("/requests", async (BookPickup booking, BookRequest book, CancellationToken ct) =>
            (await book.BookAsync(booking, ct)).Open(receipt => TypedResults.Created($"/api/v1/track/{receipt.TrackingToken}", receipt)))
            .Produces<Receipt>(StatusCodes.Status201Created).ProducesProblem(422).ProducesProblem(409).Needs(May.BookPickup);
        api.MapGet("/requests/mine", async (ShuttleDb db, CurrentUser user, CancellationToken ct) =>
            (await db.Requests.AsNoTracking().Include(r => r.Items).Include(r => r.Legs).Include(r => r.History)
                .Where(r => r.ResidentId == user.Required).OrderByDescending(r => r.Id).ToListAsync(ct)).ConvertAll(Tracking.ViewOf)).Needs(May.ManageOwnRequests);
        api.MapPost("/requests/{id:guid}/cancellation", async (Guid id, CancelRequest cancel, CancellationToken ct) =>
            (await cancel.CancelAsync(id, ct)).Open(_ => TypedResults.NoContent())).Needs(May.ManageOwnRequests);
        api.MapGet("/track/{token}", async (string token, Tracking tracking, CancellationToken ct) =>
            (await tracking.FindAsync(token, ct)).Open(found => TypedResults.Ok(found))).Produces<TrackedRequest>().ProducesProblem(404).Needs(May.SeePublic);

        api.MapGet("/requests/review", async (ReviewRequests review, CancellationToken ct) => await review.ListAsync(ct)).Needs(May.ReviewRequests);
        api.MapGet("/requests/{id:guid}", async (Guid id, ReviewRequests review, CancellationToken ct) =>
            (await review.FindAsync(id, ct)).Open(found => TypedResults.Ok(found))).Produces<RequestDetails>().ProducesProblem(404).Needs(May.ReviewRequests);
        api.MapPost("/requests/{id:guid}/promise", async (Guid id, AskNewPromise ask, RePromise promise, CancellationToken ct) =>
            (await promise.ByOfficerAsync(id, ask, ct)).Open(made => TypedResults.Ok(made))).Produces<PromiseView>().ProducesProblem(409).ProducesProblem(422).Needs(May.ReviewRequests);
        api.MapPost("/requests/{id:guid}/reveal", async (Guid id, AskReveal ask, Reveal reveal, CancellationToken ct) =>
            (await reveal.RevealAsync(id, ask, ct)).Open(value => TypedResults.Ok(value))).Produces<RevealedValue>().ProducesProblem(404).Needs(May.RevealPersonalData);
        api.MapGet("/reveals", async (Guid? requestId, Reveal reveal, CancellationToken ct) => await reveal.ListAsync(requestId, 200, ct)).Needs(May.SeeReveals);
        api.MapPost("/requests/{id:guid}/hand-off", async (Guid id, AskHandOff ask, HandOff handOff, CancellationToken ct) =>
            (await handOff.BookAsync(id, ask, ct)).Open(booked => TypedResults.Ok(booked))).Produces<HandOffBooked>().ProducesProblem(409).ProducesProblem(422).Needs(May.ReviewRequests);
    }

    private static async Task<IResult> WindowsAsync([AsParameters] WindowsQuery query, OfferWindows offers, ServiceCatalogue catalogue, DistrictCalendars calendars, TimeProvider clock, CancellationToken ct)
    {
        var (days, mode) = (Math.Clamp(query.Days ?? 5, 1, 10), query.Mode ?? ServiceMode.Courier);
        if (query is not { Lon: { } lon, Lat: { } lat, Service: { Length: > 0 } services })
            return TypedResults.Ok(BookableWindows.Offer(clock.GetUtcNow(), days, await calendars.GetAsync(ct), mode));
        var answers = query.Answer is not { Length: > 0 } given ? null : given.Select(a => a.Split(':', 2)).Where(a => a.Length == 2).DistinctBy(a => a[0]).ToDictionary(a => a[0], a => a[1]);
        // Who has not chosen papers yet is shown the windows for all of them.
        string[] ItemsOf(string code) => query.Item is { Length: > 0 } items && code == services[0] ? items
            : answers is not null && code == services[0] ? [] : [.. catalogue.Find(code)?.Requirements.Where(r => !r.ObtainedOnRun).Select(r => r.Code).Distinct() ?? []];
        var wanted = new WantedVisit(
            [.. services.Take(6).Select(code => new WantedService(code, mode, ItemsOf(code), code == services[0] ? answers : null))], new GeoPoint(lon, lat), query.Rw, query.Rt, query.Need ?? [], query.Vulnerable ?? false);
        return (await offers.ListAsync(wanted, days, ct)).Open(TypedResults.Ok);
    }
}
