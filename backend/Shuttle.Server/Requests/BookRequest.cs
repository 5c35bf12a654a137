using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Accounts;
using Shuttle.Server.Accounts.Identifiers;
using Shuttle.Server.Areas;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>A booking as a client sends it; the client mints the id, so that a retry meets its own request.</summary>
public sealed record BookPickup
{
    public required Guid Id { get; init; }
    [Required, StringLength(40)] public required string ServiceCode { get; init; }
    [Required, StringLength(100, MinimumLength = 2)] public required string ApplicantName { get; init; }
    [Required, StringLength(24)] public required string Phone { get; init; }
    [Required, StringLength(200, MinimumLength = 5)] public required string Address { get; init; }
    [StringLength(200)] public string? Landmark { get; init; }
    [StringLength(500)] public string? Notes { get; init; }
    public required GeoPoint Pin { get; init; }
    public required DateTimeOffset WindowFrom { get; init; }
    public required DateTimeOffset WindowUntil { get; init; }
    /// <summary>Codes of the service's requirements that will be handed over.</summary>
    [Required, MinLength(1), MaxLength(30)] public required IReadOnlyList<string> Items { get; init; }
    /// <summary>Elderly, disabled or otherwise to be visited first.</summary>
    public bool Vulnerable { get; init; }
}

/// <summary>What the resident keeps: number, link and code. The code is shown here and on the slip, nowhere else.</summary>
public sealed record Receipt(Guid RequestId, string Number, string TrackingToken, string HandoverCode, DateTimeOffset WindowFrom, DateTimeOffset WindowUntil, DateTimeOffset? PromisedBy, IReadOnlyList<string> Items);

/// <summary>Takes a booking: checks it against catalogue, map and calendar and writes request, items and the collect leg at once.</summary>
public sealed class BookRequest(
    ShuttleDb db, CurrentDistrict district, CurrentUser user, PersonalData personal, Numbers numbers,
    ServiceCatalogue catalogue, DistrictCalendars calendars, TimeProvider clock)
{
    public static readonly Refusal IdNotVersion7 = new("id-not-uuidv7", StatusCodes.Status400BadRequest) { Field = "id" };
    public static readonly Refusal IdReused = new("id-reused", StatusCodes.Status409Conflict) { Field = "id" };
    public static readonly Refusal UnknownService = new("unknown-service") { Field = "serviceCode" };
    public static readonly Refusal NotCouriered = new("service-not-couriered") { Field = "serviceCode" };
    public static readonly Refusal ItemNotOfService = new("item-not-of-service") { Field = "items" };
    public static readonly Refusal ItemTwice = new("item-twice") { Field = "items" };
    public static readonly Refusal PinOutside = new("pin-outside-district") { Field = "pin" };

    public Task<Outcome<Receipt>> BookAsync(BookPickup booking, CancellationToken ct) => BookAsync(booking, clock.GetUtcNow(), ct);

    /// <param name="booking">What is wished.</param>
    /// <param name="asOf">When it is wished: now, except where a demonstration writes the day before.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Outcome<Receipt>> BookAsync(BookPickup booking, DateTimeOffset asOf, CancellationToken ct)
    {
        if (!Ids.IsVersion7(booking.Id)) return IdNotVersion7;
        var fingerprint = PersonalData.Sha256(JsonSerializer.Serialize(booking, ContractJson.Options));
        if (await db.Requests.Include(r => r.Items).Include(r => r.Legs).SingleOrDefaultAsync(r => r.Id == booking.Id, ct) is { } known)
            return known.Fingerprint == fingerprint && known.ResidentId == user.Id ? ReceiptOf(known) : IdReused;

        if (catalogue.Find(booking.ServiceCode) is not { } service) return UnknownService.With(booking.ServiceCode);
        if (service.Modes.All(m => m.Mode != ServiceMode.Courier)) return NotCouriered.With(service.Name.Id);
        if (booking.Items.FirstOrDefault(code => service.Requirements.All(r => r.Code != code)) is { } foreign) return ItemNotOfService.With(foreign, service.Name.Id);
        if (booking.Items.Distinct().Count() != booking.Items.Count) return ItemTwice;
        if (PhoneNumber.Parse(booking.Phone).Value is not { } phone) return OneTimeCodes.PhoneMalformed.At("phone");

        var calendar = await calendars.GetAsync(ct);
        if (BookableWindows.Refuse(booking.WindowFrom, booking.WindowUntil, asOf, calendar) is { } badWindow) return badWindow;
        if (await AreaEndpoints.KelurahanAt(db, booking.Pin.Lon, booking.Pin.Lat, ct) is not { } kelurahan) return PinOutside;

        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var request = await Write(booking, service, phone.Reveal(), kelurahan.Code, fingerprint, calendar, asOf, ct);
        if (await SaveUnlessBooked(request, ct) is { } meanwhile) return meanwhile;
        if (transaction is not null) await transaction.CommitAsync(ct);
        return ReceiptOf(request);
    }

    /// <summary>The receipt once more, for whoever booked.</summary>
    public async Task<Receipt?> FindReceiptAsync(Guid requestId, CancellationToken ct) =>
        await db.Requests.AsNoTracking().Include(r => r.Items).Include(r => r.Legs).SingleOrDefaultAsync(r => r.Id == requestId && r.ResidentId == user.Required, ct) is { } own ? ReceiptOf(own) : null;

    // Two sends of the same booking at the same moment: the primary key lets one in, the other hears what the first one wrote.
    private async Task<Outcome<Receipt>?> SaveUnlessBooked(Request request, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException) when (db.Entry(request).State == EntityState.Added)
        {
            return IdReused;
        }
    }

    private async Task<Request> Write(BookPickup booking, ServiceDefinition service, string phone, string kelurahanCode, string fingerprint, WorkingCalendar calendar, DateTimeOffset now, CancellationToken ct)
    {
        var zone = (await db.Districts.SingleAsync(d => d.Id == district.Required, ct)).Zone;
        var today = LocalTime.DayOf(now, zone);
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var check = CodeCheck.For(code, RandomNumberGenerator.GetBytes(16));
        var number = await numbers.NextAsync(string.Create(CultureInfo.InvariantCulture, $"resi-{today:yyMMdd}"), ct);
        var request = new Request
        {
            Id = booking.Id, ServiceCode = service.Code, ResidentId = user.Id, Fingerprint = fingerprint, CreatedAt = now,
            Number = string.Create(CultureInfo.InvariantCulture, $"{today:yyMMdd}-{number:D4}"),
            ApplicantSealed = personal.Protect(booking.ApplicantName.Trim()),
            PhoneSealed = personal.Protect(phone), PhoneIndex = personal.Index("phone", phone),
            AddressSealed = personal.Protect(booking.Address.Trim()), Landmark = booking.Landmark?.Trim(), Notes = booking.Notes?.Trim(),
            Pin = Ewkb.Point(booking.Pin.Lon, booking.Pin.Lat), KelurahanCode = kelurahanCode,
            TrackingHash = PersonalData.Sha256(personal.Token("tracking", booking.Id)),
            CodeSealed = personal.Protect(code), CodeSalt = check.Salt, CodeHash = check.Hash,
            PromisedBy = BookableWindows.Promise(new(booking.WindowFrom, booking.WindowUntil), service, calendar),
        };
        foreach (var itemCode in booking.Items)
        {
            var requirement = service.Requirements.First(r => r.Code == itemCode);
            request.Items.Add(new DocumentItem
            {
                Id = Ids.New(clock), RequirementCode = itemCode, Name = requirement.Name.Id, Original = requirement.Kind == PaperKind.Original, Holder = HolderKind.Resident,
            });
        }
        request.Legs.Add(new Leg
        {
            Id = Ids.New(clock), Kind = LegKind.Collect, Day = LocalTime.DayOf(booking.WindowFrom, zone),
            WindowFrom = booking.WindowFrom, WindowUntil = booking.WindowUntil, Priority = booking.Vulnerable ? 50 : 20,
        });
        request.Tell("booked", now, now, clock);
        db.Add(request);
        db.Outbox.Add(OutboxMessage.Of("request.booked", request.Id, new { request.Number }, now, request.Legs[0].Day));
        return request;
    }

    private Receipt ReceiptOf(Request request)
    {
        var leg = request.Legs.OrderBy(l => l.WindowFrom).First();
        return new(request.Id, request.Number, personal.Token("tracking", request.Id), personal.Reveal(request.CodeSealed),
            leg.WindowFrom.ToUniversalTime(), leg.WindowUntil.ToUniversalTime(), request.PromisedBy?.ToUniversalTime(), [.. request.Items.Select(i => i.Name)]);
    }
}
