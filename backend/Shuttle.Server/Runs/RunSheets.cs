using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Custody;
using Shuttle.Server.Custody.Choices;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>Writes the sheet a driver takes along: complete enough for a day without signal, and no more than this run needs.</summary>
public sealed class RunSheets(ShuttleDb db, CurrentUser user, CurrentDistrict district, PersonalData personal, ServiceCatalogue catalogue, SignedCodes codes, TimeProvider clock)
{
    public static readonly Refusal UnknownRun = new("unknown-run", StatusCodes.Status404NotFound);
    public static readonly Refusal NotYourRun = new("not-your-run", StatusCodes.Status403Forbidden);
    public static readonly Refusal VersionOld = new("sheet-version-old", StatusCodes.Status409Conflict);

    public async Task<IReadOnlyList<RunSummary>> MineAsync(DateOnly? day, DateOnly today, CancellationToken ct)
    {
        var courier = await CourierIdAsync(ct);
        return await db.Runs.Where(r => r.CourierId == courier && (day == null ? r.Day >= today : r.Day == day)).OrderBy(r => r.Day)
            .Select(r => new RunSummary(r.Id, r.Day, r.Version, r.State, r.Stops.Count(s => s.LegId != null && s.State != StopState.Cancelled))).ToListAsync(ct);
    }

    /// <summary>The driver's own run, tracked, with its stops; refused for anybody else's.</summary>
    public async Task<Outcome<Run>> OwnRunAsync(Guid runId, CancellationToken ct)
    {
        if (await db.Runs.Include(r => r.Stops).SingleOrDefaultAsync(r => r.Id == runId, ct) is not { } run) return UnknownRun;
        return run.CourierId == await CourierIdAsync(ct) ? run : NotYourRun;
    }

    public async Task<Outcome<RunSheet>> SheetAsync(Guid runId, CancellationToken ct)
    {
        var own = await OwnRunAsync(runId, ct);
        return own.Refusal is { } refusal ? refusal : await WriteAsync(own.Value, user.Name, ct);
    }

    /// <summary>Anybody's sheet, for the dispatcher to print: the paper fallback.</summary>
    public async Task<Outcome<RunSheet>> PaperAsync(Guid runId, CancellationToken ct)
    {
        if (await db.Runs.Include(r => r.Stops).SingleOrDefaultAsync(r => r.Id == runId, ct) is not { } run) return UnknownRun;
        return await WriteAsync(run, (await db.Couriers.SingleAsync(c => c.Id == run.CourierId, ct)).Name, ct);
    }

    private async Task<RunSheet> WriteAsync(Run run, string courierName, CancellationToken ct)
    {
        var legIds = run.Stops.Select(s => s.LegId).OfType<Guid>().ToList();
        var legs = await db.Legs.Include(l => l.Request).ThenInclude(r => r!.Items).Where(l => legIds.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var requestIds = legs.Values.Select(l => l.RequestId).ToList();
        var wishes = await db.Set<DeliveryWish>().AsNoTracking().Where(w => requestIds.Contains(w.RequestId)).ToDictionaryAsync(w => w.RequestId, ct);
        var here = await db.Districts.SingleAsync(d => d.Id == district.Required, ct);
        var vehicle = await db.Vehicles.SingleAsync(v => v.Id == run.VehicleId, ct);
        return new RunSheet
        {
            RunId = run.Id, Version = run.Version, Day = run.Day, TimeZone = here.TimeZone, District = here.Name, CourierName = courierName,
            VehiclePlate = vehicle.Plate, Profile = vehicle.Profile, IssuedAt = clock.GetUtcNow(),
            OnBoard = await db.Items.Where(i => i.Holder == HolderKind.Courier && i.HolderId == run.CourierId).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(ct),
            OfficeKey = codes.SheetKey,
            ClockSpeed = clock is ScaledTimeProvider scaled ? scaled.Speed : 1,
            Stops = [.. run.Stops.OrderBy(s => s.Order).Select(s => StopOf(s, s.LegId is { } id ? legs[id] : null, run, legs, wishes))],
        };
    }

    /// <summary>
    /// Changes with the version and with everything the server says of the stops: what another device of the same driver did reaches this one
    /// without a new version to acknowledge.
    /// </summary>
    public static string TagOf(RunSheet sheet)
    {
        var content = JsonSerializer.Serialize(sheet with { IssuedAt = default }, ContractJson.Options);
        return string.Create(CultureInfo.InvariantCulture, $"\"{sheet.Version}-{PersonalData.Sha256(content)[..16]}\"");
    }

    public async Task<Outcome<Done>> AcknowledgeAsync(Guid runId, int version, CancellationToken ct)
    {
        var own = await OwnRunAsync(runId, ct);
        if (own.Refusal is { } refusal) return refusal;
        var run = own.Value;
        if (version != run.Version) return VersionOld.With(version, run.Version);
        (run.AcknowledgedVersion, run.AcknowledgedAt) = (version, clock.GetUtcNow());
        if (run.State == RunState.Published) run.State = RunState.Acknowledged;
        db.Outbox.Add(OutboxMessage.Of("run.acknowledged", run.Id, new { version }, clock.GetUtcNow(), run.Day));
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    public async Task<Guid?> CourierIdAsync(CancellationToken ct) =>
        await db.Couriers.Where(c => c.AccountId == user.Required).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);

    private RunStop StopOf(Stop stop, Leg? leg, Run run, Dictionary<Guid, Leg> legs, Dictionary<Guid, DeliveryWish> wishes)
    {
        var basic = new RunStop
        {
            StopId = stop.Id, Order = stop.Order, Kind = stop.Kind, State = stop.State, Point = new(stop.Point.X, stop.Point.Y),
            PlannedArrival = stop.PlannedArrival, ServiceSeconds = stop.ServiceSeconds,
        };
        // What leaves the depot: everything that this run brings back to a home.
        if (stop.Kind == StopKind.DepotStart)
            return basic with { Items = [.. run.Stops.Where(s => s is { Kind: StopKind.Return, IsFinished: false }).SelectMany(s => ItemsOf(legs[s.LegId!.Value]))] };
        if (leg is null) return basic;
        var request = leg.Request!;
        // At a head's or another office's door nobody needs to know where the resident lives or how to call them.
        if (leg.Kind is LegKind.Attest or LegKind.HandOff)
            return basic with
            {
                RequestNumber = request.Number, ContactName = leg.PlaceName, Address = leg.PlaceName, WindowFrom = leg.WindowFrom, WindowUntil = leg.WindowUntil, Items = [.. ItemsOf(leg)],
            };
        return basic with
        {
            RequestNumber = request.Number, ContactName = personal.Reveal(request.ApplicantSealed), Phone = personal.Reveal(request.PhoneSealed),
            Address = leg.PlaceName ?? personal.Reveal(request.AddressSealed), Landmark = leg.PlaceName is null ? Landmark(request) : null, Notes = Notes(leg, request),
            WindowFrom = leg.WindowFrom, WindowUntil = leg.WindowUntil, Items = [.. ItemsOf(leg)],
            Receivers = leg.Kind == LegKind.Return ? ReceiverAtDoor.Allowed(catalogue.Find(request.ServiceCode)) : [],
            NamedReceiver = wishes.GetValueOrDefault(request.Id)?.ReceiverSealed is { } named ? personal.Reveal(named) : null,
            Code = HandOverCode.CheckOf(request),
        };
    }

    private static string? Landmark(Request request) =>
        request.Gang is null ? request.Landmark : request.Landmark is null ? request.Gang : $"{request.Gang}; {request.Landmark}";

    // Needs and equipment before the resident's own words: whoever comes must know them at the gate.
    private static string? Notes(Leg leg, Request request)
    {
        IEnumerable<string?> notes = [.. request.Needs.Select(need => need.ToString()), leg.Kit is null ? null : $"kit: {leg.Kit}", request.Notes];
        return string.Join("; ", notes.Where(note => !string.IsNullOrEmpty(note))) is { Length: > 0 } text ? text : null;
    }

    /// <summary>What changes hands on a leg: on the way in what the resident holds, on the way out what the office or the courier holds.</summary>
    private IEnumerable<RunItem> ItemsOf(Leg leg)
    {
        var service = catalogue.Find(leg.Request!.ServiceCode);
        return leg.Request.Items
            .Where(i => leg.Kind switch
            {
                LegKind.Collect or LegKind.Package => i.Holder == HolderKind.Resident && i.NotFetched == null,
                LegKind.Return or LegKind.HandOff => i.Holder is HolderKind.Counter or HolderKind.Courier,
                _ => false,
            })
            .OrderBy(i => i.Id).Select(i => new RunItem(i.Id, i.Name, i.Original, i.Holder == HolderKind.Resident ? StatementForms.InsteadOf(i.RequirementCode, service)?.Number : null));
    }
}
