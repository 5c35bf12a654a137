using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Shuttle.Roads;
using Shuttle.Server.Areas;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Plans;

/// <summary>A courier's way through the streets; points are lon, lat.</summary>
public sealed record RouteLine(Guid ShiftId, IReadOnlyList<double[]> Line);

/// <summary>Draws a plan's routes along the streets; kept in memory, for most routes outlive an edit.</summary>
public sealed class RouteLines(ShuttleDb db, RoadsInUse roads, IMemoryCache kept)
{
    private const int Decimals = 5;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(20);

    public async Task<Outcome<IReadOnlyList<RouteLine>>> OfPlanAsync(Guid planId, CancellationToken ct)
    {
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, ct) is not { } plan) return PlanEndpoints.UnknownPlan;
        var depots = await db.Depots.AsNoTracking().ToDictionaryAsync(d => d.Id, d => new LonLat(d.Point.X, d.Point.Y), ct);
        var closures = await db.Closures.AsNoTracking().Where(c => c.FirstDay <= plan.Day && plan.Day <= c.LastDay && c.LiftedAt == null).OrderBy(c => c.Id).ToListAsync(ct);
        var starts = plan.RunningDay()?.Shifts.ToDictionary(s => s.ShiftId, s => new LonLat(s.Lon, s.Lat)) ?? [];
        var lines = new List<RouteLine>();
        foreach (var route in plan.Says().Routes.Where(r => r.Stops.Count > 0))
        {
            var home = depots[route.DepotId];
            List<LonLat> points = [starts.GetValueOrDefault(route.ShiftId, home), .. route.Stops.Select(s => new LonLat(s.Lon, s.Lat)), home];
            lines.Add(new(route.ShiftId, await LineAsync(points, closures, ct)));
        }
        return lines;
    }

    /// <summary>The line through points in order. Where the streets do not connect them, straight lines say at least which belong together.</summary>
    public async Task<IReadOnlyList<double[]>> LineAsync(IReadOnlyList<LonLat> points, IReadOnlyList<RoadClosure> closures, CancellationToken ct) =>
        (await kept.GetOrCreateAsync((nameof(RouteLines), string.Join(';', points), string.Join(';', closures.Select(c => c.Id))), async entry =>
        {
            entry.SlidingExpiration = KeptFor;
            try
            {
                var route = await roads.Network.RouteAsync(RoadProfile.Motorbike, points, TravelTimes.ConditionsOf(closures), cancel: ct);
                return (IReadOnlyList<double[]>)[.. route.Geometry.Select(At)];
            }
            catch (RoadException)
            {
                return [.. points.Select(At)];
            }
        }))!;

    private static double[] At(LonLat point) => [Math.Round(point.Lon, Decimals), Math.Round(point.Lat, Decimals)];
}
