using System.Text.Json;
using Shuttle.Contracts;
using Shuttle.Roads;
using Shuttle.Server.Areas;
using Shuttle.Server.Data;
using Shuttle.Server.Plans;
using Shuttle.Server.Runs;

namespace Shuttle.Server.Pages.Dispatch;

/// <summary>A line on the dispatcher's map: a courier's way through the streets, in stop order.</summary>
public sealed record DrawnRoute(int Colour, string Name, IReadOnlyList<double[]> Line);

/// <param name="Label">Place in the route, as the list beside the map numbers it; empty for what waits.</param>
public sealed record DrawnStop(int Colour, string Label, string Title, double[] At, string State);

public sealed record DrawnCourier(string Name, double[] At);

/// <summary>Everything the map island draws; coordinates are lon, lat.</summary>
public sealed record DrawnDay(IReadOnlyList<DrawnRoute> Routes, IReadOnlyList<DrawnStop> Stops, IReadOnlyList<DrawnCourier> Couriers);

/// <summary>Draws a day for the map: a draft's routes, or the published runs, along the streets in use.</summary>
public sealed class DayMap(RoadsInUse roads)
{
    public const int Colours = 8;
    private const int Decimals = 5;

    public async Task<string> DrawAsync(BoardView board, PlanContent? draft, GeoPoint depot, CancellationToken ct)
    {
        var (routes, stops) = (new List<DrawnRoute>(), new List<DrawnStop>());
        var ways = draft is null
            ? board.Runs.Select(r => (r.CourierName, Points: r.Stops.Where(s => s.RequestNumber is not null).Select(s => (s.Point, s.RequestNumber, State: s.State.ToString()))))
            : draft.Routes.Select(r => (r.CourierName, Points: r.Stops.Select(s => (Point: new GeoPoint(s.Lon, s.Lat), RequestNumber: (string?)s.RequestNumber, State: nameof(StopState.Planned)))));
        foreach (var ((name, visited), colour) in ways.OrderBy(w => w.CourierName).Select((w, n) => (w, n % Colours)))
        {
            var points = visited.ToList();
            routes.Add(new(colour, name, await LineAsync([depot, .. points.Select(p => p.Point), depot], ct)));
            stops.AddRange(points.Select((p, n) => new DrawnStop(colour, $"{n + 1}", p.RequestNumber ?? "", At(p.Point), p.State)));
        }
        if (draft is null) stops.AddRange(board.Waiting.Select(w => new DrawnStop(-1, "", w.RequestNumber, At(w.Point), "Waiting")));
        var couriers = board.OnDuty.Where(c => c.Last is not null).Select(c => new DrawnCourier(c.Name, At(c.Last!.Value)));
        return JsonSerializer.Serialize(new DrawnDay(routes, stops, [.. couriers]), ContractJson.Options);
    }

    // Where the streets do not connect two stops, the straight line says at least which stops belong together.
    private async Task<IReadOnlyList<double[]>> LineAsync(IReadOnlyList<GeoPoint> points, CancellationToken ct)
    {
        try
        {
            var route = await roads.Network.RouteAsync(RoadProfile.Motorbike, [.. points.Select(p => new LonLat(p.Lon, p.Lat))], cancel: ct);
            return [.. route.Geometry.Select(p => At(new(p.Lon, p.Lat)))];
        }
        catch (RoadException)
        {
            return [.. points.Select(At)];
        }
    }

    private static double[] At(GeoPoint point) => [Math.Round(point.Lon, Decimals), Math.Round(point.Lat, Decimals)];
}
