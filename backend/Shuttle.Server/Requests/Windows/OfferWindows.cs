using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests.Intake;

namespace Shuttle.Server.Requests.Windows;

/// <summary>Asks for a window to be held.</summary>
public sealed record AskOffer
{
    public required Guid Id { get; init; }
    public required WantedVisit Visit { get; init; }
    public required DateTimeOffset WindowFrom { get; init; }
    public required DateTimeOffset WindowUntil { get; init; }
}

/// <summary>A window that is held until it expires.</summary>
public sealed record Offered(Guid OfferId, DateTimeOffset WindowFrom, DateTimeOffset WindowUntil, DateTimeOffset ExpiresAt, DateTimeOffset PromisedBy);

/// <summary>Windows that the plan can keep, and offers that hold one for some minutes.</summary>
public sealed class OfferWindows(
    ShuttleDb db, SettleVisit settle, ICapacity capacity, CounterSlots counter, DayCount count, DistrictCalendars calendars, CurrentUser user, IConfiguration configuration, TimeProvider clock)
{
    public static readonly Refusal Full = new("window-full", StatusCodes.Status409Conflict) { Field = "windowFrom" };
    public static readonly Refusal NobodyOnDuty = new("window-nobody-on-duty", StatusCodes.Status409Conflict) { Field = "windowFrom" };
    public static readonly Refusal UnknownOffer = new("offer-unknown", StatusCodes.Status409Conflict) { Field = "offerId" };
    /// <summary>Held by one account at a time: enough to compare, too few to keep a day from others.</summary>
    private const int PerAccount = 3, Attempts = 5;

    public TimeSpan Lasts => TimeSpan.FromMinutes(configuration.GetValue("Shuttle:Offers:Minutes", 15));

    /// <summary>The windows of the next working days in which somebody can really come (or the counter has room).</summary>
    public async Task<Outcome<IReadOnlyList<OfferedWindow>>> ListAsync(WantedVisit wanted, int days, CancellationToken ct)
    {
        var settled = await settle.SettleAsync(wanted, ct);
        if (settled.Refusal is { } refusal) return refusal;
        var calendar = await calendars.GetAsync(ct);
        var feasible = new List<OfferedWindow>();
        foreach (var day in BookableWindows.Offer(clock.GetUtcNow(), days, calendar, ModeOf(settled.Value)).GroupBy(w => calendar.DateOf(w.From)))
            feasible.AddRange((await FitsAsync(settled.Value, day.Key, [.. day.Select(w => new Interval(w.From, w.Until))], ct) ?? []).Select(w => new OfferedWindow(w.From, w.Until)));
        return feasible;
    }

    /// <summary>Holds a window; the client mints the id, so that a retry meets its own offer.</summary>
    public async Task<Outcome<Offered>> HoldAsync(AskOffer ask, CancellationToken ct)
    {
        if (!Ids.IsVersion7(ask.Id)) return BookRequest.IdNotVersion7;
        var settled = await settle.SettleAsync(ask.Visit, ct);
        if (settled.Refusal is { } refusal) return refusal;
        var calendar = await calendars.GetAsync(ct);
        if (BookableWindows.Refuse(ask.WindowFrom, ask.WindowUntil, clock.GetUtcNow(), calendar, ModeOf(settled.Value)) is { } bad) return bad;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            db.ChangeTracker.Clear();
            if (await db.Offers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == ask.Id, ct) is { } known)
                return known.AccountId == user.Required ? ViewOf(known, settled.Value, calendar) : UnknownOffer;
            var held = await TryHoldAsync(ask, settled.Value, calendar, ct);
            if (held is { } outcome) return outcome;
        }
        return Full;
    }

    /// <summary>Gives a held window back.</summary>
    public async Task<Outcome<Done>> ReleaseAsync(Guid id, CancellationToken ct)
    {
        if (await db.Offers.SingleOrDefaultAsync(o => o.Id == id && o.AccountId == user.Required, ct) is not { } offer) return UnknownOffer;
        if (offer.State == OfferState.Held) offer.State = OfferState.Released;
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    /// <summary>Fits in the plan, or at the counter where the service is had there.</summary>
    public async Task<IReadOnlyList<Interval>?> FitsAsync(SettledVisit settled, DateOnly day, IReadOnlyList<Interval> windows, CancellationToken ct) =>
        settled.Visit.Stops.Count > 0 ? await capacity.FitsAsync(settled.Visit, day, windows, ct) : await counter.FreeAsync(day, windows, ct);

    public static ServiceMode ModeOf(SettledVisit settled) =>
        settled.Wishes.Any(w => w.Mode == ServiceMode.OfficerVisit) ? ServiceMode.OfficerVisit
            : settled.Wishes.Any(w => w.Mode == ServiceMode.Courier) ? ServiceMode.Courier : ServiceMode.Counter;

    // Null when somebody else added to the day meanwhile: then the answer may have changed.
    private async Task<Outcome<Offered>?> TryHoldAsync(AskOffer ask, SettledVisit settled, WorkingCalendar calendar, CancellationToken ct)
    {
        var day = calendar.DateOf(ask.WindowFrom);
        var read = await count.ReadAsync(day, ct);
        var fits = await FitsAsync(settled, day, [new(ask.WindowFrom, ask.WindowUntil)], ct);
        if (fits is null) return NobodyOnDuty.With(day);
        if (fits.Count == 0) return Full;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await count.MoveOnAsync(day, read, ct)) return null;
        var now = clock.GetUtcNow();
        var mine = await db.Offers.Where(o => o.AccountId == user.Required && o.State == OfferState.Held && o.ExpiresAt > now).OrderByDescending(o => o.MadeAt).ToListAsync(ct);
        foreach (var old in mine.Skip(PerAccount - 1)) old.State = OfferState.Released;
        var offer = new WindowOffer
        {
            Id = ask.Id, AccountId = user.Required, Day = day, WindowFrom = ask.WindowFrom, WindowUntil = ask.WindowUntil, MadeAt = now, ExpiresAt = now + Lasts,
            Pin = Ewkb.Point(ask.Visit.Pin.Lon, ask.Visit.Pin.Lat), ServiceCodes = [.. settled.Wishes.Select(w => w.Service.Code)], Priority = settled.Visit.Priority,
            Stops = JsonSerializer.Serialize(settled.Visit.Stops.Select(s => s.Stop), ContractJson.Options),
        };
        db.Add(offer);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) // the same id at the same moment, or one of mine used meanwhile
        {
            return null;
        }
        await transaction.CommitAsync(ct);
        return ViewOf(offer, settled, calendar);
    }

    private static Offered ViewOf(WindowOffer offer, SettledVisit settled, WorkingCalendar calendar) => new(
        offer.Id, offer.WindowFrom.ToUniversalTime(), offer.WindowUntil.ToUniversalTime(), offer.ExpiresAt.ToUniversalTime(),
        Promising.For(new(offer.WindowFrom, offer.WindowUntil), [.. settled.Wishes.Select(w => w.Service)], ModeOf(settled), calendar).HomeBy.ToUniversalTime());
}
