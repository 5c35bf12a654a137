using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Plans;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>A day as the dispatcher sees it.</summary>
public sealed record BoardView(
    DateOnly Day, DateTimeOffset Now, IReadOnlyList<BoardRun> Runs, IReadOnlyList<BoardLeg> Waiting, IReadOnlyList<BoardPlan> Plans, IReadOnlyList<BoardCourier> OnDuty);

public sealed record BoardRun(Guid RunId, Guid CourierId, string CourierName, int Version, int AcknowledgedVersion, RunState State, IReadOnlyList<BoardStop> Stops);

public sealed record BoardStop(
    Guid StopId, int Order, StopKind Kind, StopState State, GeoPoint Point, string? RequestNumber, DateTimeOffset? WindowFrom, DateTimeOffset? WindowUntil,
    DateTimeOffset PlannedArrival, DateTimeOffset? ArrivedAt, DateTimeOffset? FinishedAt);

public sealed record BoardLeg(Guid LegId, string RequestNumber, LegKind Kind, GeoPoint Point, string KelurahanCode, DateTimeOffset WindowFrom, DateTimeOffset WindowUntil, int Priority, int FailedVisits);

public sealed record BoardPlan(Guid PlanId, int Version, PlanState State, int Unserved);

/// <param name="Last">Where the courier was last seen, with its age for the reader to judge.</param>
public sealed record BoardCourier(Guid CourierId, string Name, GeoPoint? Last, DateTimeOffset? LastTime, double? AccuracyMetres);

/// <summary>Reads the board of a day.</summary>
public sealed class Board(ShuttleDb db, TimeProvider clock)
{
    public async Task<BoardView> ReadAsync(DateOnly day, CancellationToken ct)
    {
        var couriers = await (from shift in db.Shifts where shift.Day == day
                              join courier in db.Couriers on shift.CourierId equals courier.Id
                              orderby courier.Name
                              select courier).AsNoTracking().ToListAsync(ct);
        var runs = await db.Runs.AsNoTracking().Include(r => r.Stops).ThenInclude(s => s.Leg).ThenInclude(l => l!.Request).Where(r => r.Day == day).ToListAsync(ct);
        var waiting = await db.Legs.AsNoTracking().Include(l => l.Request)
            .Where(l => l.State == LegState.Waiting && l.Day <= day).OrderByDescending(l => l.Priority).ThenBy(l => l.WindowFrom).ToListAsync(ct);
        var plans = await db.Plans.AsNoTracking().Where(p => p.Day == day).OrderByDescending(p => p.Version).ToListAsync(ct);
        var names = couriers.ToDictionary(c => c.Id, c => c.Name);
        var seen = await db.LastPositionsAsync([.. names.Keys], clock.GetUtcNow(), ct);
        return new(day, clock.GetUtcNow(),
            [.. runs.Select(r => RunOf(r, names.GetValueOrDefault(r.CourierId, "-"))).OrderBy(r => r.CourierName)],
            [.. waiting.Select(LegOf)],
            [.. plans.Select(p => new BoardPlan(p.Id, p.Version, p.State, PlanEndpoints.ViewOf(p).Content.Unserved.Count))],
            [.. couriers.Select(c => CourierOf(c, seen.GetValueOrDefault(c.Id)))]);
    }

    private static BoardCourier CourierOf(Fleet.Courier courier, Position? last) =>
        new(courier.Id, courier.Name, last is null ? null : new(last.Point.X, last.Point.Y), last?.Time, last?.AccuracyMetres);

    private static BoardRun RunOf(Run run, string courier) => new(
        run.Id, run.CourierId, courier, run.Version, run.AcknowledgedVersion, run.State,
        [.. run.Stops.Where(s => s.State != StopState.Cancelled).OrderBy(s => s.Order).Select(s => new BoardStop(
            s.Id, s.Order, s.Kind, s.State, new(s.Point.X, s.Point.Y), s.Leg?.Request?.Number, s.Leg?.WindowFrom, s.Leg?.WindowUntil, s.PlannedArrival, s.ArrivedAt, s.FinishedAt))]);

    private static BoardLeg LegOf(Leg leg) => new(
        leg.Id, leg.Request!.Number, leg.Kind, new(leg.At.X, leg.At.Y), leg.Request.KelurahanCode, leg.WindowFrom, leg.WindowUntil, leg.Priority, leg.FailedVisits);
}
