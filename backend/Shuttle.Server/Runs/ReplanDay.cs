using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Planning;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Plans;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>What a dispatcher asks the engine for.</summary>
public sealed record StartPlanning
{
    public required DateOnly Day { get; init; }
    /// <summary>The draft to improve around its pins; null plans the day anew.</summary>
    public Guid? PlanId { get; init; }
    /// <summary>The revision of that draft as it was seen.</summary>
    public int Revision { get; init; }
    /// <summary>How long to search at most, seconds.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 120)] public int Seconds { get; init; } = 10;
}

/// <summary>Plans a day, and once it runs the rest of it: from where everybody is, next stops frozen, as close as can be to what people were told.</summary>
public sealed class ReplanDay(ShuttleDb db, PlanDay plan, OpenPlan open, WhereEverybodyIs where, PlanJobs jobs, DistrictCalendars calendars, CurrentDistrict district, CurrentUser user, TimeProvider clock)
{
    public static readonly Refusal UnknownShift = new("plan-unknown-shift", StatusCodes.Status404NotFound) { Field = "shiftId" };
    public static readonly Refusal AlreadyOut = new("shift-already-out", StatusCodes.Status409Conflict);
    public static readonly Refusal NothingToCopy = new("plan-nothing-to-copy", StatusCodes.Status409Conflict);

    public async Task<Outcome<DayPlan>> PlanAsync(DateOnly day, CancellationToken ct) => await plan.PlanAsync(await OrderAsync(day, null, ct), ct);

    /// <summary>Starts the search in the background.</summary>
    public async Task<Outcome<PlanJob>> StartAsync(StartPlanning wish, CancellationToken ct)
    {
        var calendar = await calendars.GetAsync(ct);
        if (wish.Day < calendar.DateOf(clock.GetUtcNow())) return PlanDay.DayPast;
        DayPlan? draft = null;
        if (wish.PlanId is { } id)
        {
            draft = await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
            if (draft is null) return PlanEndpoints.UnknownPlan;
            if (draft.State != PlanState.Draft) return EditPlan.NotEditable.With(draft.Version);
        }
        var order = await OrderAsync(wish.Day, draft ?? await PublishedAsync(wish.Day, ct), ct) with { Limit = TimeSpan.FromSeconds(wish.Seconds) };
        return await jobs.StartAsync(db, district.Required, new(order, draft?.Id, wish.Revision), ct);
    }

    /// <summary>The next draft, made of the published plan: the same routes, going on from where everybody is.</summary>
    public async Task<Outcome<DayPlan>> CopyAsync(DateOnly day, CancellationToken ct)
    {
        if (await PublishedAsync(day, ct) is not { } published) return NothingToCopy.With(day);
        var order = await OrderAsync(day, published, ct);
        var row = new DayPlan { Day = day, AsOf = clock.GetUtcNow(), Content = published.Content, EngineVersion = published.EngineVersion, CreatedBy = user.Name, Pins = published.Pins, Routes = published.Routes, Running = order.Running is null ? null : PlanDay.Write(order.Running) };
        var opened = await open.OpenAsync(row, [], ct);
        var arrangement = Going(opened);
        var timed = HandTiming.Together(opened.ProblemWith(arrangement.Pins), arrangement.Routes);
        var kept = timed.Plan with { Seed = (ulong)published.Seed, Iterations = published.Iterations, EngineVersion = published.EngineVersion };
        return await plan.SaveAsync(order with { Pins = arrangement.Pins }, new(opened.Day, opened.ProblemWith(arrangement.Pins), kept, opened.TravelIsEstimate), ct, opened.Write(arrangement));
    }

    /// <summary>A courier can go on no longer. What they have not begun goes to the others, whose next stops stay.</summary>
    public async Task<Outcome<DayPlan>> DropOutAsync(Guid shiftId, CancellationToken ct)
    {
        // The courier's own phone may be saying something at the same moment: both are heard.
        var left = await Retry.OnConflictAsync(db, () => LeaveAsync(shiftId, ct));
        return left.Refusal is { } refusal ? refusal : await plan.PlanAsync(await OrderAsync(left.Value, await PublishedAsync(left.Value, ct), ct), ct);
    }

    private async Task<Outcome<DateOnly>> LeaveAsync(Guid shiftId, CancellationToken ct)
    {
        if (await db.Shifts.SingleOrDefaultAsync(s => s.Id == shiftId, ct) is not { } shift) return UnknownShift;
        if (shift.DroppedOutAt is not null) return AlreadyOut;
        var now = clock.GetUtcNow();
        shift.DroppedOutAt = now;
        // Who was on the way to a door will not arrive there.
        foreach (var stop in await db.Stops.Include(s => s.Leg).Where(s => db.Runs.Any(r => r.Id == s.RunId && r.ShiftId == shiftId) && s.State == StopState.Underway && s.LegId != null).ToListAsync(ct))
        {
            stop.State = StopState.Planned;
            if (stop.Leg!.State == LegState.Underway) stop.Leg.State = LegState.Planned;
        }
        db.Outbox.Add(OutboxMessage.Of("shift.dropped-out", shift.Id, new { }, now, shift.Day));
        await db.SaveChangesAsync(ct);
        return shift.Day;
    }

    private Task<DayPlan?> PublishedAsync(DateOnly day, CancellationToken ct) =>
        db.Plans.AsNoTracking().Where(p => p.Day == day && p.State == PlanState.Published).OrderByDescending(p => p.Version).FirstOrDefaultAsync(ct);

    private async Task<PlanOrder> OrderAsync(DateOnly day, DayPlan? from, CancellationToken ct)
    {
        var arrangement = from?.Arrangement();
        return new(day, user.Name) { Running = await where.ReadAsync(day, ct), From = arrangement?.Routes ?? [], Pins = await StillOpenAsync(arrangement?.Pins ?? [], ct) };
    }

    private async Task<IReadOnlyList<PlanPin>> StillOpenAsync(IReadOnlyList<PlanPin> pins, CancellationToken ct)
    {
        var ids = pins.Select(p => p.LegId).ToList();
        var open = await db.Legs.Where(l => ids.Contains(l.Id) && (l.State == LegState.Waiting || l.State == LegState.Planned)).Select(l => l.Id).ToListAsync(ct);
        return [.. pins.Where(p => open.Contains(p.LegId))];
    }

    // Who has begun goes on from where they are: the stops that stay first, then the rest in the order that was published.
    private static Arrangement Going(OpenedPlan opened)
    {
        var (arrangement, problem) = (opened.Arrangement, opened.Problem);
        foreach (var vehicle in problem.Vehicles.Where(v => opened.Day.Running?.Shifts.Any(s => s.ShiftId.ToString() == v.Id) == true))
        {
            var frozen = vehicle.Frozen.Select(f => new OrderedStop(f.JobId, f.Stop)).ToList();
            arrangement = arrangement.With(problem, vehicle.Id, [.. frozen, .. arrangement.StopsOf(vehicle.Id).Where(s => !frozen.Contains(s))]);
        }
        return arrangement;
    }
}
