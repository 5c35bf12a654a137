using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Accounts;
using Shuttle.Server.Accounts.Identifiers;
using Shuttle.Server.Areas;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Community;

/// <summary>A collective day as an RT or RW head wishes it; the client mints the id.</summary>
public sealed record ProposeDay(Guid Id, DateOnly Day, TimeOnly From, TimeOnly Until, [property: Required, StringLength(160, MinimumLength = 5)] string Place, GeoPoint Point, int Places);

/// <summary>A household that should be visited first; the client mints the id.</summary>
public sealed record ProposeHousehold(
    Guid Id, string AreaCode, [property: Required, StringLength(100, MinimumLength = 2)] string Name, [property: Required, StringLength(200, MinimumLength = 5)] string Address,
    string? Phone, Vulnerability Why, string? Note, bool Consented);

/// <summary>What RT and RW heads propose, and what the office decides about it.</summary>
public sealed class Proposals(ShuttleDb db, CurrentUser user, DistrictCalendars calendars, PersonalData personal, TimeProvider clock)
{
    public static readonly Refusal NoArea = new("proposal-no-area", StatusCodes.Status403Forbidden);
    public static readonly Refusal OutsideArea = new("proposal-outside-area", StatusCodes.Status403Forbidden) { Field = "areaCode" };
    public static readonly Refusal PointOutside = new("proposal-point-outside") { Field = "point" };
    public static readonly Refusal DayTooSoon = new("proposal-day-too-soon") { Field = "day" };
    public static readonly Refusal PlacesCount = new("proposal-places") { Field = "places" };
    public static readonly Refusal DayTwice = new("proposal-day-twice", StatusCodes.Status409Conflict) { Field = "day" };
    public static readonly Refusal ConsentMissing = new("proposal-consent-missing") { Field = "consented" };
    public static readonly Refusal WhyMissing = new("proposal-why-missing") { Field = "why" };
    public static readonly Refusal Unknown = new("proposal-unknown", StatusCodes.Status404NotFound);
    public static readonly Refusal Decided = new("proposal-decided", StatusCodes.Status409Conflict);
    public static readonly Refusal ReasonMissing = new("proposal-reason-missing") { Field = "reason" };
    private const int MostPlaces = 200;

    public async Task<Outcome<CollectiveDay>> ProposeAsync(ProposeDay wish, CancellationToken ct)
    {
        if (user.Area is not { } area) return NoArea;
        if (await db.CollectiveDays.SingleOrDefaultAsync(d => d.Id == wish.Id, ct) is { } known) return known;
        if (wish.Places is < 1 or > MostPlaces) return PlacesCount.With(MostPlaces);
        var (calendar, now, rw) = (await calendars.GetAsync(ct), clock.GetUtcNow(), RtRw.RwOf(area));
        var (from, until) = (calendar.At(wish.Day, wish.From), calendar.At(wish.Day, wish.Until));
        if (wish.Day <= calendar.DateOf(now)) return DayTooSoon;
        if (BookableWindows.Refuse(from, until, now, calendar) is { } badWindow) return badWindow;
        if (await AreaEndpoints.KelurahanAt(db, wish.Point.Lon, wish.Point.Lat, ct) is not { } kelurahan || kelurahan.Code != RtRw.KelurahanOf(area)) return PointOutside;
        if (await db.CollectiveDays.AnyAsync(d => d.RwCode == rw && d.Day == wish.Day && (d.State == ProposalState.Proposed || d.State == ProposalState.Accepted), ct)) return DayTwice.With(RtRw.Words(rw), wish.Day);

        var day = new CollectiveDay
        {
            Id = wish.Id, RwCode = rw, Day = wish.Day, From = from, Until = until, Place = wish.Place.Trim(), Point = Ewkb.Point(wish.Point.Lon, wish.Point.Lat), Places = wish.Places,
            ProposedById = user.Required, ProposedBy = user.Name, ProposedAt = now,
        };
        db.Add(day);
        db.Outbox.Add(OutboxMessage.Of("proposal.made", day.Id, new { rw }, now, wish.Day));
        await db.SaveChangesAsync(ct);
        return day;
    }

    public async Task<Outcome<VulnerableHousehold>> ProposeAsync(ProposeHousehold wish, CancellationToken ct)
    {
        if (user.Area is not { } area) return NoArea;
        if (!RtRw.Covers(area, wish.AreaCode)) return OutsideArea.With(RtRw.Words(area));
        if (await db.VulnerableHouseholds.SingleOrDefaultAsync(h => h.Id == wish.Id, ct) is { } known) return known;
        if (wish.Why == Vulnerability.None) return WhyMissing;
        // A list of the ill and disabled is specific data: nobody gets on it without agreeing.
        if (!wish.Consented) return ConsentMissing;
        PhoneNumber? phone = null;
        if (!string.IsNullOrWhiteSpace(wish.Phone) && (phone = PhoneNumber.Parse(wish.Phone).Value) is null) return OneTimeCodes.PhoneMalformed.At("phone");

        var (now, number) = (clock.GetUtcNow(), phone?.Reveal());
        var household = new VulnerableHousehold
        {
            Id = wish.Id, AreaCode = wish.AreaCode, NameSealed = personal.Protect(wish.Name.Trim()), AddressSealed = personal.Protect(wish.Address.Trim()),
            PhoneSealed = number is null ? null : personal.Protect(number), PhoneIndex = number is null ? null : personal.Index("phone", number),
            Why = wish.Why, NoteSealed = string.IsNullOrWhiteSpace(wish.Note) ? null : personal.Protect(wish.Note.Trim()), Consented = true,
            ProposedById = user.Required, ProposedBy = user.Name, ProposedAt = now,
        };
        db.Add(household);
        db.Outbox.Add(OutboxMessage.Of("proposal.made", household.Id, new { area = wish.AreaCode }, now));
        await db.SaveChangesAsync(ct);
        return household;
    }

    public async Task<Outcome<Done>> DecideDayAsync(Guid id, bool accept, string? reason, CancellationToken ct)
    {
        if (await db.CollectiveDays.SingleOrDefaultAsync(d => d.Id == id, ct) is not { } day) return Unknown;
        if (Refuses(day.State, day.DecidedBy, accept, reason) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        (day.State, day.DecidedBy, day.DecidedAt, day.DecisionReason) = (accept ? ProposalState.Accepted : ProposalState.Declined, user.Name, now, reason?.Trim());
        db.Outbox.Add(OutboxMessage.Of("proposal.decided", id, new { day.State }, now, day.Day));
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    public async Task<Outcome<Done>> DecideHouseholdAsync(Guid id, bool accept, string? reason, CancellationToken ct)
    {
        if (await db.VulnerableHouseholds.SingleOrDefaultAsync(h => h.Id == id, ct) is not { } household) return Unknown;
        if (Refuses(household.State, household.DecidedBy, accept, reason) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        (household.State, household.DecidedBy, household.DecidedAt, household.DecisionReason) = (accept ? ProposalState.Accepted : ProposalState.Declined, user.Name, now, reason?.Trim());
        db.Outbox.Add(OutboxMessage.Of("proposal.decided", id, new { household.State }, now));
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    /// <summary>The accepted household behind a phone: who books under it is visited first.</summary>
    public async Task<Vulnerability> KnownByPhoneAsync(string phone, CancellationToken ct)
    {
        if (PhoneNumber.Parse(phone).Value is not { } parsed) return Vulnerability.None;
        var index = personal.Index("phone", parsed.Reveal());
        return await db.VulnerableHouseholds.Where(h => h.PhoneIndex == index && h.State == ProposalState.Accepted).Select(h => h.Why).FirstOrDefaultAsync(ct);
    }

    private static Refusal? Refuses(ProposalState state, string? by, bool accept, string? reason)
    {
        if (state != ProposalState.Proposed) return Decided.With(by ?? "-");
        return !accept && string.IsNullOrWhiteSpace(reason) ? ReasonMissing : null;
    }
}
