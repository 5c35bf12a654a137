using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Areas;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Fleet;
using Shuttle.Server.Plans;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>What makes a leg come first on the dispatcher's list.</summary>
public enum LegGroup
{
    /// <summary>Of an earlier day, or somebody has stood at the door in vain.</summary>
    Leftover,
    /// <summary>A result is ready to be brought back.</summary>
    Ready,
    /// <summary>An officer's visit, a signature, another office.</summary>
    Special,
    /// <summary>People have been there, and the pin still is unsure.</summary>
    WeakPin,
    New,
}

public sealed record DeskVersion(Guid PlanId, int Version, PlanState State, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? PublishedAt);

public sealed record DeskShift(
    Guid ShiftId, Guid CourierId, string CourierName, CourierKind Kind, string Plate, string Profile, Guid DepotId, DateTimeOffset From, DateTimeOffset Until, int CapacityBags,
    IReadOnlyList<string> Skills, bool DroppedOut, bool OnLeave);

public sealed record DeskLeg(
    Guid LegId, Guid RequestId, string RequestNumber, LegKind Kind, LegState State, double Lon, double Lat, string KelurahanCode, DateTimeOffset WindowFrom, DateTimeOffset WindowUntil,
    int Priority, int FailedVisits, LegGroup Group, Guid? ChainId);

public sealed record DeskBlock(string Kind, DateTimeOffset From, DateTimeOffset Until, bool Hard);

/// <summary>Everything the dispatcher's board shows of a day, in one answer.</summary>
/// <param name="Midnight">Local midnight: the board's zero.</param>
/// <param name="Plan">The draft in work, or the published plan.</param>
/// <param name="Edits">The draft's story.</param>
/// <param name="Job">A search that is going on.</param>
public sealed record DeskView(
    DateOnly Day, DateTimeOffset Now, DateTimeOffset Midnight, bool Past, PlanView? Plan, EditsView? Edits, IReadOnlyList<DeskVersion> Versions, PlanJobView? Job,
    IReadOnlyList<DeskShift> Shifts, IReadOnlyList<DeskBlock> Blocks, IReadOnlyList<DeskLeg> Legs, IReadOnlyList<ClosureView> Closures, IReadOnlyList<AreaView> Areas,
    IReadOnlyList<DepotView> Depots, WatchView Watch);

/// <summary>Reads the dispatcher's board.</summary>
public sealed class Desk(ShuttleDb db, DistrictCalendars calendars, Watch watch, PlanJobs jobs, TimeProvider clock)
{
    public async Task<DeskView> ReadAsync(DateOnly day, CancellationToken ct)
    {
        var (calendar, now) = (await calendars.GetAsync(ct), clock.GetUtcNow());
        var versions = await db.Plans.AsNoTracking().Where(p => p.Day == day).OrderByDescending(p => p.Version)
            .Select(p => new DeskVersion(p.Id, p.Version, p.State, p.CreatedAt, p.CreatedBy, p.PublishedAt)).ToListAsync(ct);
        // An older draft than the published plan is history.
        var shown = versions.Find(v => v.State is PlanState.Draft or PlanState.Published);
        var plan = shown is null ? null : await db.Plans.AsNoTracking().SingleAsync(p => p.Id == shown.PlanId, ct);
        var edits = plan is { State: PlanState.Draft } ? await PlanEndpoints.EditsAsync(plan.Id, null, db, ct) : null;
        var job = await db.PlanJobs.Where(j => j.Day == day && j.State == PlanJobState.Running).OrderByDescending(j => j.StartedAt).Select(j => (Guid?)j.Id).FirstOrDefaultAsync(ct);
        return new(
            day, now, calendar.At(day, TimeOnly.MinValue), day < calendar.DateOf(now), plan is null ? null : PlanEndpoints.ViewOf(plan), edits, versions,
            job is { } id && await jobs.FindAsync(db, id, ct) is { State: PlanJobState.Running } running ? running : null,
            await ShiftsAsync(day, calendar, ct), [.. calendar.Blocks(day).Select(b => new DeskBlock(b.Kind.ToString(), b.Span.From, b.Span.Until, b.Hard))],
            await LegsAsync(day, plan, ct), [.. (await db.Closures.AsNoTracking().Where(c => c.FirstDay <= day && day <= c.LastDay && c.LiftedAt == null).OrderBy(c => c.Id).ToListAsync(ct)).Select(ClosureView.Of)],
            await db.Areas.AsNoTracking().Where(a => a.Level == AreaLevel.Kelurahan).OrderBy(a => a.Code).Select(a => new AreaView(a.Code, a.Name, a.ParentCode)).ToListAsync(ct),
            (await db.Depots.AsNoTracking().OrderBy(d => d.Name).ToListAsync(ct)).ConvertAll(d => new DepotView(d.Id, d.Name, new(d.Point.X, d.Point.Y))),
            await watch.ReadAsync(day, ct));
    }

    private async Task<List<DeskShift>> ShiftsAsync(DateOnly day, WorkingCalendar calendar, CancellationToken ct)
    {
        var rows = await (from shift in db.Shifts.AsNoTracking() where shift.Day == day
                          join courier in db.Couriers on shift.CourierId equals courier.Id
                          join vehicle in db.Vehicles on shift.VehicleId equals vehicle.Id
                          orderby courier.Name
                          select new { Shift = shift, Courier = courier, Vehicle = vehicle, Away = db.Leaves.Any(l => l.CourierId == courier.Id && l.FirstDay <= day && day <= l.LastDay) }).ToListAsync(ct);
        return rows.ConvertAll(r => new DeskShift(
            r.Shift.Id, r.Courier.Id, r.Courier.Name, r.Courier.Kind, r.Vehicle.Plate, r.Vehicle.Profile, r.Shift.DepotId, calendar.At(day, r.Shift.From), calendar.At(day, r.Shift.Until),
            r.Vehicle.CapacityBags, r.Courier.Skills, r.Shift.DroppedOutAt is not null, r.Away));
    }

    private async Task<List<DeskLeg>> LegsAsync(DateOnly day, DayPlan? plan, CancellationToken ct)
    {
        List<Guid> inPlan = plan is null ? [] : [.. plan.Says().Routes.SelectMany(r => r.Stops).Select(s => s.LegId), .. plan.Says().Unserved.Select(u => u.LegId)];
        var legs = await db.Legs.AsNoTracking().Include(l => l.Request)
            .Where(l => l.Day == day && l.State != LegState.Cancelled || l.Day < day && l.State == LegState.Waiting || inPlan.Contains(l.Id)).OrderBy(l => l.Id).ToListAsync(ct);
        return legs.ConvertAll(l => new DeskLeg(
            l.Id, l.RequestId, l.Request!.Number, l.Kind, l.State, l.At.X, l.At.Y, l.Request.KelurahanCode, l.WindowFrom, l.WindowUntil, l.Priority, l.FailedVisits, GroupOf(l, day), l.ChainId));
    }

    public static LegGroup GroupOf(Leg leg, DateOnly day) => leg switch
    {
        _ when leg.Day < day || leg.FailedVisits > 0 => LegGroup.Leftover,
        { Kind: LegKind.Return } => LegGroup.Ready,
        { Kind: LegKind.Attest or LegKind.Visit or LegKind.HandOff or LegKind.Package } => LegGroup.Special,
        { Request.PinConfidence: > 0 and < WeakConfidence } => LegGroup.WeakPin,
        _ => LegGroup.New,
    };

    private const double WeakConfidence = 0.35;
}
