using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Custody.Choices;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>Another time.</summary>
public sealed record ChooseWindow(DateTimeOffset WindowFrom, DateTimeOffset WindowUntil);

/// <summary>Not before that day; null gives the wish up.</summary>
public sealed record ChooseHold(DateOnly? Until);

/// <summary>Another place for the way back; the district office means that the resident comes to the counter.</summary>
public sealed record ChoosePlace(DeliveryPlace Place, Guid? ServicePointId = null);

/// <summary>Somebody else who receives; a null name gives the wish up.</summary>
/// <param name="Relation">"family" or "proxy".</param>
public sealed record ChooseReceiver([property: StringLength(100)] string? Name, [property: StringLength(20)] string Relation = "family");

/// <summary>What was chosen, and what the visit is now.</summary>
/// <param name="MayChange">False once the courier is on the way or about to be.</param>
public sealed record ChoicesView(
    LegKind? Leg, DateTimeOffset? WindowFrom, DateTimeOffset? WindowUntil, bool MayChange, DeliveryPlace Place, Guid? ServicePointId, string? ServicePointName, DateOnly? HoldUntil,
    string? Receiver, string? ReceiverRelation, IReadOnlyList<string> ReceiversAllowed);

/// <summary>
/// The resident changes the visit: another time, later, another place, another receiver. Whoever holds the tracking link may do so, or the one
/// who booked; what may be chosen is the rules' business. A visit that is in a published run leaves it, and the driver's sheet says so.
/// </summary>
public sealed class ResidentChoices(ShuttleDb db, ServiceCatalogue catalogue, DistrictCalendars calendars, PersonalData personal, NextVisit nextVisit, MoveVisit move, TimeProvider clock)
{
    public async Task<Outcome<ChoicesView>> LookAsync(Guid requestId, CancellationToken ct)
    {
        if (await db.Requests.AsNoTracking().Include(r => r.Legs).SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request) return CancelRequest.UnknownRequest;
        return await ViewAsync(request, await db.Set<DeliveryWish>().AsNoTracking().SingleOrDefaultAsync(w => w.RequestId == requestId, ct), ct);
    }

    /// <summary>The windows of the next days in which somebody can really come; empty where nothing can be moved any more.</summary>
    public async Task<IReadOnlyList<OfferedWindow>> WindowsAsync(Guid requestId, int days, CancellationToken ct)
    {
        var (now, calendar) = (clock.GetUtcNow(), await calendars.GetAsync(ct));
        if (await db.Requests.Include(r => r.Legs).SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request
            || ChoiceRules.OpenLeg(request) is not { } leg || ChoiceRules.MayChange(leg, now) is not null) return [];
        return await move.FreeAsync(request, leg, BookableWindows.Offer(now, days, calendar), calendar, ct);
    }

    public Task<Outcome<ChoicesView>> ChooseAsync(Guid requestId, ChooseWindow wish, CancellationToken ct) => ChangeAsync(requestId, async (request, _, calendar, now) =>
    {
        if (ChoiceRules.OpenLeg(request) is not { } leg) return ChoiceRules.NothingOpen;
        if (ChoiceRules.MayChange(leg, now) is { } late) return late;
        if (BookableWindows.Refuse(wish.WindowFrom, wish.WindowUntil, now, calendar) is { } bad) return bad;
        var window = new OfferedWindow(wish.WindowFrom, wish.WindowUntil);
        if (await move.MayMoveAsync(request, leg, window, calendar, ct) is { } full) return full;
        await move.MoveAsync(request, leg, window, calendar, now, ct);
        return null;
    }, ct);

    public Task<Outcome<ChoicesView>> ChooseAsync(Guid requestId, ChooseHold wish, CancellationToken ct) => ChangeAsync(requestId, async (request, kept, calendar, now) =>
    {
        kept.HoldUntil = wish.Until;
        if (wish.Until is not { } until) return null;
        if (ChoiceRules.MayHold(until, calendar.DateOf(now)) is { } refused) return refused;
        if (ChoiceRules.OpenLeg(request) is not { Kind: LegKind.Return } leg) return Kept(request, now, "choice-hold", until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (ChoiceRules.MayChange(leg, now) is { } late) return late;
        await move.MoveAsync(request, leg, ChoiceRules.Held(leg, until, calendar), calendar, now, ct);
        return null;
    }, ct);

    public Task<Outcome<ChoicesView>> ChooseAsync(Guid requestId, ChoosePlace wish, CancellationToken ct) => ChangeAsync(requestId, async (request, kept, calendar, now) =>
    {
        var point = wish.ServicePointId is { } id ? await db.Set<ServicePoint>().SingleOrDefaultAsync(p => p.Id == id && p.Open, ct) : null;
        if (wish.Place is DeliveryPlace.RwPost or DeliveryPlace.KelurahanOffice && point?.Kind != wish.Place) return ChoiceRules.PointUnknown;
        var leg = ChoiceRules.OpenLeg(request) is { Kind: LegKind.Return } open ? open : null;
        if (leg is not null && ChoiceRules.MayChange(leg, now) is { } late) return late;
        (kept.Place, kept.ServicePointId) = (wish.Place, point?.Id);
        // Whoever had chosen the counter and now wants a visit after all gets one again.
        if (leg is null && request.State == RequestState.Ready && wish.Place != DeliveryPlace.DistrictOffice && request.Legs.FindLast(l => l.Kind == LegKind.Return) is { State: LegState.Cancelled } gone)
        {
            leg = await nextVisit.BookAsync(request, gone, now, ct, Promising.ResidentAsked);
            (leg.Request, leg.Priority, leg.FailedVisits) = (request, gone.Priority, gone.FailedVisits);
        }
        if (leg is not null)
        {
            await move.LeaveRunAsync(leg, now, ct);
            kept.ApplyTo(leg, point);
        }
        return Kept(request, now, "choice-place", point?.Name ?? wish.Place.ToString());
    }, ct);

    public Task<Outcome<ChoicesView>> ChooseAsync(Guid requestId, ChooseReceiver wish, CancellationToken ct) => ChangeAsync(requestId, async (request, kept, _, now) =>
    {
        if (wish.Name is null) (kept.ReceiverSealed, kept.ReceiverRelation) = (null, null);
        else
        {
            if (ChoiceRules.MayName(wish.Name, wish.Relation, catalogue.Find(request.ServiceCode)) is { } refused) return refused;
            (kept.ReceiverSealed, kept.ReceiverRelation) = (personal.Protect(wish.Name.Trim()), wish.Relation);
        }
        // The driver's sheet names the receiver: it has something new to say.
        if (ChoiceRules.OpenLeg(request) is { State: LegState.Planned } leg) await move.RenewSheetAsync(leg, now, ct);
        return Kept(request, now, "choice-receiver");
    }, ct);

    private Task<Outcome<ChoicesView>> ChangeAsync(Guid requestId, Func<Request, DeliveryWish, WorkingCalendar, DateTimeOffset, Task<Refusal?>> change, CancellationToken ct) => Retry.OnConflictAsync<Outcome<ChoicesView>>(db, async () =>
    {
        if (await db.Requests.Include(r => r.Legs).SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request) return CancelRequest.UnknownRequest;
        if (request.State is RequestState.Completed or RequestState.Cancelled or RequestState.Rejected) return ChoiceRules.NothingOpen;
        var wish = await db.Set<DeliveryWish>().SingleOrDefaultAsync(w => w.RequestId == requestId, ct);
        if (wish is null) db.Add(wish = new DeliveryWish { RequestId = requestId });
        var now = clock.GetUtcNow();
        if (await change(request, wish, await calendars.GetAsync(ct), now) is { } refusal) return refusal;
        wish.ChangedAt = now;
        db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State }, now, request.Legs.Find(l => l.IsOpen)?.Day));
        await db.SaveChangesAsync(ct);
        return await ViewAsync(request, wish, ct);
    });

    private Refusal? Kept(Request request, DateTimeOffset now, string story, params string[] args)
    {
        request.Tell(story, now, now, clock, args);
        return null;
    }

    private async Task<ChoicesView> ViewAsync(Request request, DeliveryWish? wish, CancellationToken ct)
    {
        var leg = ChoiceRules.OpenLeg(request);
        var point = wish?.ServicePointId is { } id ? await db.Set<ServicePoint>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) : null;
        return new(leg?.Kind, leg?.WindowFrom, leg?.WindowUntil, leg is null || ChoiceRules.MayChange(leg, clock.GetUtcNow()) is null, wish?.Place ?? DeliveryPlace.Home, point?.Id, point?.Name,
            wish?.HoldUntil, wish?.ReceiverSealed is { } named ? personal.Reveal(named) : null, wish?.ReceiverRelation, ReceiverAtDoor.Allowed(catalogue.Find(request.ServiceCode)));
    }
}
