using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Accounts;
using Shuttle.Server.Accounts.Identifiers;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests.Intake;
using Shuttle.Server.Requests.Windows;

namespace Shuttle.Server.Requests;

/// <summary>
/// Takes a booking: settles it against catalogue, map, register and calendar, makes sure of its place in the plan (an offer that holds it,
/// or a look now) and writes the household's requests, items and legs at once.
/// </summary>
public sealed class BookRequest(
    ShuttleDb db, CurrentUser user, PersonalData personal, SettleVisit settle, OfferWindows windows, DayCount count, WriteBooking write, DistrictCalendars calendars, TimeProvider clock)
{
    public static readonly Refusal IdNotVersion7 = new("id-not-uuidv7", StatusCodes.Status400BadRequest) { Field = "id" };
    public static readonly Refusal IdReused = new("id-reused", StatusCodes.Status409Conflict) { Field = "id" };
    public static readonly Refusal OfferExpired = new("offer-expired", StatusCodes.Status409Conflict) { Field = "offerId" };
    public static readonly Refusal OfferUsed = new("offer-used", StatusCodes.Status409Conflict) { Field = "offerId" };
    public static readonly Refusal OfferForAnother = new("offer-for-another-visit", StatusCodes.Status409Conflict) { Field = "offerId" };
    private const int Attempts = 5;

    public async Task<Outcome<Receipt>> BookAsync(BookPickup booking, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            db.ChangeTracker.Clear();
            if (await TryAsync(booking, clock.GetUtcNow(), written: false, ct) is { } done) return done;
        }
        return OfferWindows.Full;
    }

    /// <summary>Writes down what was booked before: a demonstration's yesterday. The plan is not asked.</summary>
    /// <param name="booking">What was wished.</param>
    /// <param name="asOf">When.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Outcome<Receipt>> BookAsync(BookPickup booking, DateTimeOffset asOf, CancellationToken ct) => (await TryAsync(booking, asOf, written: true, ct))!.Value;

    /// <summary>The receipt once more, for whoever booked.</summary>
    public async Task<Receipt?> FindReceiptAsync(Guid requestId, CancellationToken ct)
    {
        var own = await db.Requests.AsNoTracking().Include(r => r.Items).Include(r => r.Legs).SingleOrDefaultAsync(r => r.Id == requestId && r.ResidentId == user.Required, ct);
        return own is null ? null : ReceiptOf(await BundleAsync(own, ct), own.Id);
    }

    // Null when the day or the offer changed while the plan was asked: then the answer may be another.
    private async Task<Outcome<Receipt>?> TryAsync(BookPickup booking, DateTimeOffset now, bool written, CancellationToken ct)
    {
        if (!Ids.IsVersion7(booking.Id) || booking.Along.Any(a => !Ids.IsVersion7(a.Id))) return IdNotVersion7;
        var fingerprint = PersonalData.Sha256(JsonSerializer.Serialize(booking, ContractJson.Options));
        var ids = booking.Along.Select(a => a.Id).Append(booking.Id).ToList();
        if (await db.Requests.AsNoTracking().Include(r => r.Items).Include(r => r.Legs).Where(r => ids.Contains(r.Id)).ToListAsync(ct) is { Count: > 0 } known)
            return known.Find(r => r.Id == booking.Id) is { } own && own.Fingerprint == fingerprint && own.ResidentId == user.Id ? ReceiptOf(await BundleAsync(own, ct), own.Id) : IdReused;
        if (ids.Distinct().Count() != ids.Count) return IdReused;

        var settled = await settle.SettleAsync(WantedOf(booking), ct);
        if (settled.Refusal is { } refusal) return refusal;
        if (PhoneNumber.Parse(booking.Phone).Value is not { } phone) return OneTimeCodes.PhoneMalformed.At("phone");
        var people = ReadPeople(booking);
        if (people.Refusal is { } badNumber) return badNumber;
        var calendar = await calendars.GetAsync(ct);
        var window = new Interval(booking.WindowFrom, booking.WindowUntil);
        var mode = OfferWindows.ModeOf(settled.Value);
        if (booking.OfferId is null && BookableWindows.Refuse(window.From, window.Until, now, calendar, mode) is { } badWindow) return badWindow;

        var day = calendar.DateOf(window.From);
        var read = await count.ReadAsync(day, ct);
        if (!written && booking.OfferId is null)
        {
            var fits = await windows.FitsAsync(settled.Value, day, [window], ct);
            if (fits is null) return OfferWindows.NobodyOnDuty.With(day);
            if (fits.Count == 0) return OfferWindows.Full;
        }
        return await WriteAsync(new(booking, settled.Value, people.Value, phone, fingerprint, window, mode, now), calendar, day, written ? null : read, ct);
    }

    private async Task<Outcome<Receipt>?> WriteAsync(BookingToWrite toWrite, WorkingCalendar calendar, DateOnly day, int? read, CancellationToken ct)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        if (toWrite.Booking.OfferId is { } offerId)
        {
            if (await UseOfferAsync(offerId, toWrite, ct) is { } refused) return refused;
        }
        else if (read is { } count1 && !await count.MoveOnAsync(day, count1, ct)) return null;

        var requests = await write.WriteAsync(toWrite, calendar, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (transaction is not null) // the same booking, or the same offer, at the same moment
        {
            return null;
        }
        if (transaction is not null) await transaction.CommitAsync(ct);
        return ReceiptOf(requests, toWrite.Booking.Id);
    }

    // An offer of somebody else answers like one that never was.
    private async Task<Refusal?> UseOfferAsync(Guid offerId, BookingToWrite toWrite, CancellationToken ct)
    {
        if (await db.Offers.SingleOrDefaultAsync(o => o.Id == offerId && o.AccountId == user.Id, ct) is not { } offer) return OfferWindows.UnknownOffer;
        if (offer.State == OfferState.Booked) return OfferUsed;
        if (!offer.HoldsAt(toWrite.Now)) return OfferExpired.With(offer.ExpiresAt);
        var stops = JsonSerializer.Deserialize<List<ProspectiveStop>>(offer.Stops, ContractJson.Options)!;
        var (visit, booking) = (toWrite.Settled.Visit, toWrite.Booking);
        var same = offer.WindowFrom == toWrite.Window.From && offer.WindowUntil == toWrite.Window.Until && offer.Pin.X == booking.Pin.Lon && offer.Pin.Y == booking.Pin.Lat
            && offer.ServiceCodes.Order().SequenceEqual(toWrite.Settled.Wishes.Select(w => w.Service.Code).Order()) && visit.Stops.Count <= stops.Count;
        if (!same) return OfferForAnother;
        (offer.State, offer.UsedBy) = (OfferState.Booked, booking.Id);
        return null;
    }

    private static WantedVisit WantedOf(BookPickup booking) => new(
        [new(booking.ServiceCode, booking.Mode, booking.Items, booking.Answers), .. booking.Along.Select(a => new WantedService(a.ServiceCode, a.Mode, a.Items, a.Answers))],
        booking.Pin, booking.Rw, booking.Rt, booking.Needs, booking.Vulnerable);

    private static Outcome<IReadOnlyList<Applicant>> ReadPeople(BookPickup booking)
    {
        var people = new List<Applicant>();
        foreach (var (nik, birth, sex) in booking.Along.Select(a => a.ApplicantName is null && a.Nik is null ? (booking.Nik, booking.BirthDate, booking.Sex) : (a.Nik, a.BirthDate, a.Sex))
            .Prepend((booking.Nik, booking.BirthDate, booking.Sex)))
        {
            var person = Applicant.Read(nik, booking.FamilyCard, birth, sex);
            if (person.Refusal is { } refusal) return refusal;
            people.Add(person.Value);
        }
        return people;
    }

    private async Task<IReadOnlyList<Request>> BundleAsync(Request own, CancellationToken ct) => own.BundleId is not { } bundle ? [own]
        : await db.Requests.AsNoTracking().Include(r => r.Items).Include(r => r.Legs).Where(r => r.BundleId == bundle).OrderBy(r => r.Id).ToListAsync(ct);

    private Receipt ReceiptOf(IReadOnlyList<Request> bundle, Guid id) =>
        ReceiptOf(bundle.First(r => r.Id == id)) with { Along = [.. bundle.Where(r => r.Id != id).OrderBy(r => r.Number, StringComparer.Ordinal).Select(ReceiptOf)] };

    private Receipt ReceiptOf(Request request)
    {
        var leg = request.Legs.OrderBy(l => l.WindowFrom).ThenBy(l => l.ChainOrder).FirstOrDefault();
        var (from, until) = leg is null ? (request.AppointmentAt!.Value, request.AppointmentAt.Value + BookableWindows.Appointment) : (leg.WindowFrom, leg.WindowUntil);
        return new(request.Id, request.Number, personal.Token("tracking", request.Id), personal.Reveal(request.CodeSealed),
            from.ToUniversalTime(), until.ToUniversalTime(), request.PromisedBy?.ToUniversalTime(), [.. request.Items.Select(i => i.Name)])
        {
            ServiceCode = request.ServiceCode, Mode = request.Mode, Warnings = [.. request.Warnings.Where(ForTheBooker)],
            SignedOnTheWay = [.. request.Legs.Where(l => l.Kind == LegKind.Attest).OrderBy(l => l.ChainOrder).Select(l => l.PlaceName!)],
        };
    }

    // Who collects other people's papers is not told that it was noticed.
    private static bool ForTheBooker(string warning) => warning != Duplicates.ManyPeople;
}
