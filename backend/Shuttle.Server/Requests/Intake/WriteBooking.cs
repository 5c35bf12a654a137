using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Accounts.Identifiers;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests.Community;

namespace Shuttle.Server.Requests.Intake;

/// <summary>A booking that passed every rule.</summary>
public sealed record BookingToWrite(
    BookPickup Booking, SettledVisit Settled, IReadOnlyList<Applicant> People, PhoneNumber Phone, string Fingerprint, Interval Window, ServiceMode Mode, DateTimeOffset Now);

/// <summary>Turns a booking into rows: a request for each service, their items, the legs of the one visit, the promise. The caller saves.</summary>
public sealed class WriteBooking(ShuttleDb db, CurrentDistrict district, CurrentUser user, PersonalData personal, Numbers numbers, Duplicates duplicates, LearnAddress addresses, Attest attest, TimeProvider clock)
{
    public const string LetterByResident = "letter-by-resident";

    public async Task<IReadOnlyList<Request>> WriteAsync(BookingToWrite toWrite, WorkingCalendar calendar, CancellationToken ct)
    {
        var (booking, settled, now) = (toWrite.Booking, toWrite.Settled, toWrite.Now);
        var today = calendar.DateOf(now);
        // One code for the household: whoever opens the door says one number.
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var check = CodeCheck.For(code, RandomNumberGenerator.GetBytes(16));
        var address = await addresses.FindOrAddAsync(booking.Address, settled.Kelurahan.Code, Ewkb.Point(booking.Pin.Lon, booking.Pin.Lat), ct);
        var promise = Promising.For(toWrite.Window, [.. settled.Wishes.Select(w => w.Service)], toWrite.Mode, calendar);
        var requests = new List<Request>();
        foreach (var (index, wish) in settled.Wishes.Index())
        {
            var along = index == 0 ? null : booking.Along[index - 1];
            var number = await numbers.NextAsync(string.Create(CultureInfo.InvariantCulture, $"resi-{today:yyMMdd}"), ct);
            var id = along?.Id ?? booking.Id;
            var request = new Request
            {
                Id = id, DistrictId = district.Required, ServiceCode = wish.Service.Code, Mode = wish.Mode, CatalogueCode = settled.CatalogueCode, ResidentId = user.Id, Fingerprint = toWrite.Fingerprint, CreatedAt = now,
                BundleId = settled.Wishes.Count > 1 ? booking.Id : null,
                Number = string.Create(CultureInfo.InvariantCulture, $"{today:yyMMdd}-{number:D4}"),
                PreFlight = wish.Answers is null ? null : JsonSerializer.Serialize(wish.Answers, ContractJson.Options),
                ApplicantSealed = personal.Protect((along?.ApplicantName ?? booking.ApplicantName).Trim()),
                PhoneSealed = personal.Protect(toWrite.Phone.Reveal()), PhoneIndex = personal.Index("phone", toWrite.Phone.Reveal()),
                AddressSealed = personal.Protect(booking.Address.Trim()), Gang = Trimmed(booking.Gang), Landmark = Trimmed(booking.Landmark), Notes = Trimmed(booking.Notes),
                Rw = settled.Home.Rw, Rt = settled.Home.Rt, GatePhoto = booking.GatePhoto, KelurahanCode = settled.Kelurahan.Code,
                AddressId = address.Id, Pin = LearnAddress.Better(address, booking.Pin), PinConfidence = address.Confidence,
                Booker = booking.Booker?.Kind ?? BookerKind.Self, BookerRelation = Trimmed(booking.Booker?.Relation),
                BookerSealed = booking.Booker is { } booker ? personal.Protect(booker.Name.Trim()) : null,
                Needs = [.. booking.Needs.Distinct()], AppointmentAt = wish.Mode == ServiceMode.Counter ? toWrite.Window.From : null,
                TrackingHash = PersonalData.Sha256(personal.Token("tracking", id)), CodeSealed = personal.Protect(code), CodeSalt = check.Salt, CodeHash = check.Hash,
            };
            toWrite.People[index].WriteTo(request, personal);
            foreach (var item in wish.Items)
                request.Items.Add(new DocumentItem { Id = Ids.New(clock), RequirementCode = item.Code, Name = item.Name, Original = item.Original, Holder = HolderKind.Resident });
            await WarnAsync(request, wish, settled.Home, ct);
            request.Promised(promise, now, clock);
            request.Tell("booked", now, now, clock);
            requests.Add(request);
        }
        AddLegs(requests, toWrite, calendar);
        foreach (var request in requests)
        {
            db.Add(request);
            db.Outbox.Add(OutboxMessage.Of("request.booked", request.Id, new { request.Number }, now, calendar.DateOf(toWrite.Window.From)));
        }
        return requests;
    }

    private async Task WarnAsync(Request request, Wish wish, HomeRegister home, CancellationToken ct)
    {
        if (home.Warning is { } unregistered) request.Warnings.Add(unregistered);
        if (wish.NeedsSignatures) await SeekLetterAsync(request, home, ct);
        if ((await duplicates.FindAsync(request, ct)).Count > 0) request.Warnings.Add(Duplicates.Duplicate);
        if (await duplicates.ManyPeopleAsync(request, ct)) request.Warnings.Add(Duplicates.ManyPeople);
    }

    // A head with an account can sign with one tap, before any courier calls; where nobody can be asked and nobody is called on, the resident goes.
    private async Task SeekLetterAsync(Request request, HomeRegister home, CancellationToken ct)
    {
        var (rw, rt) = ($"{request.KelurahanCode}/{home.Rw}", $"{request.KelurahanCode}/{home.Rw}/{home.Rt}");
        if (home is { Rw: not null, Rt: not null } && await db.Users.AnyAsync(u => u.Role == Accounts.Role.RtHead && u.DistrictId == request.DistrictId && (u.AreaCode == rt || u.AreaCode == rw), ct))
            attest.Ask(request, rt);
        else if (home.Heads.Count == 0) request.Warnings.Add(LetterByResident);
    }

    private void AddLegs(List<Request> requests, BookingToWrite toWrite, WorkingCalendar calendar)
    {
        var (visit, day) = (toWrite.Settled.Visit, calendar.DateOf(toWrite.Window.From));
        var chain = visit.Stops.Count > 1 ? Ids.New(clock) : (Guid?)null;
        var closes = calendar.WorkingIntervals(day) is [.., var last] ? last.Until : toWrite.Window.Until;
        foreach (var (order, stop) in visit.Stops.Index())
        {
            var (request, planned) = (requests[stop.Wish], stop.Stop);
            request.Legs.Add(new Leg
            {
                Id = Ids.New(clock), Kind = planned.Kind, Day = day, Priority = visit.Priority, Skills = [.. planned.Skills], Kit = planned.Kit,
                WindowFrom = toWrite.Window.From,
                // The resident's window binds the home; a head is called on any time until the office closes.
                WindowUntil = planned.Kind == LegKind.Attest && closes > toWrite.Window.Until ? closes : toWrite.Window.Until,
                Place = planned.Kind == LegKind.Attest ? Ewkb.Point(planned.Lon, planned.Lat) : null, PlaceName = planned.PlaceName, ChainId = chain, ChainOrder = order,
            });
        }
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
