using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>Papers that a courier is to bring to another office.</summary>
/// <param name="OfficeCode">As the ledger names it: "disdukcapil", "kua".</param>
/// <param name="OfficeName">What the courier looks for.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Day">On which working day; the next one where null.</param>
public sealed record AskHandOff(
    [property: Required, StringLength(40, MinimumLength = 2), RegularExpression("^[a-z0-9.-]+$")] string OfficeCode, [property: Required, StringLength(100, MinimumLength = 2)] string OfficeName,
    GeoPoint Place, DateOnly? Day);

public sealed record HandOffBooked(Guid LegId, DateOnly Day, DateTimeOffset WindowFrom, DateTimeOffset WindowUntil);

/// <summary>Books a courier's way to another office; the office's own hours are taken to be the district's.</summary>
public sealed class HandOff(ShuttleDb db, DistrictCalendars calendars, TimeProvider clock)
{
    public static readonly Refusal NothingAtCounter = new("hand-off-nothing-at-counter", StatusCodes.Status409Conflict);
    public static readonly Refusal AlreadyOnTheWay = new("hand-off-already-booked", StatusCodes.Status409Conflict);
    public static readonly Refusal DayClosed = new("window-holiday") { Field = "day" };

    public async Task<Outcome<HandOffBooked>> BookAsync(Guid requestId, AskHandOff ask, CancellationToken ct)
    {
        if (await db.Requests.Include(r => r.Items).Include(r => r.Legs).SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request) return CancelRequest.UnknownRequest;
        if (request.Items.TrueForAll(i => i.Holder != HolderKind.Counter)) return NothingAtCounter.With(request.Number);
        if (request.Legs.Exists(l => l is { Kind: LegKind.HandOff, IsOpen: true })) return AlreadyOnTheWay.With(request.Number);
        var (calendar, now) = (await calendars.GetAsync(ct), clock.GetUtcNow());
        var day = ask.Day ?? calendar.NextWorkingDay(calendar.DateOf(now));
        if (day < calendar.DateOf(now)) return BookableWindows.Past;
        if (calendar.WorkingIntervals(day) is not [var first, .., var last]) return DayClosed.With(day, calendar.NextWorkingDay(day));
        var leg = new Leg
        {
            Id = Ids.New(clock), RequestId = request.Id, DistrictId = request.DistrictId, Kind = LegKind.HandOff, Day = day, WindowFrom = first.From, WindowUntil = last.Until, Priority = 30,
            Place = Ewkb.Point(ask.Place.Lon, ask.Place.Lat), PlaceName = ask.OfficeName.Trim(), OfficeCode = ask.OfficeCode,
        };
        request.Legs.Add(leg);
        db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State }, now, day));
        await db.SaveChangesAsync(ct);
        return new HandOffBooked(leg.Id, day, leg.WindowFrom, leg.WindowUntil);
    }
}
