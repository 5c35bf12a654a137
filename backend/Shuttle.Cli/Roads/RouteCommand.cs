using System.CommandLine;
using System.Globalization;
using Shuttle.Roads;

namespace Shuttle.Cli.Roads;

/// <summary><c>shuttle roads route --graph F --profile P --from lon,lat --to lon,lat</c></summary>
internal static class RouteCommand
{
    public static Command Create()
    {
        var graph = new Option<string>("--graph") { Description = "Road graph (.roads)", Required = true };
        var profile = new Option<RoadProfile>("--profile") { Description = "Who drives", DefaultValueFactory = _ => RoadProfile.Motorbike };
        var from = new Option<string>("--from") { Description = "lon,lat", Required = true };
        var to = new Option<string>("--to") { Description = "lon,lat", Required = true };
        var closed = new Option<string?>("--closed") { Description = "GeoJSON area that is closed" };
        var hour = new Option<int?>("--hour") { Description = "Hour of day, 0 to 23" };
        var command = new Command("route", "The fastest route with instructions") { graph, profile, from, to, closed, hour };
        command.SetAction(parsed => RoadsCommand.Guarded(() =>
        {
            var network = LocalRoadNetwork.Open(parsed.GetRequiredValue(graph));
            var conditions = new RoadConditions
            {
                HourOfDay = parsed.GetValue(hour),
                Closures = parsed.GetValue(closed) is { } path ? [new Closure(GeoJsonArea.Read(path))] : [],
            };
            LonLat[] waypoints = [LonLat.Parse(parsed.GetRequiredValue(from)), LonLat.Parse(parsed.GetRequiredValue(to))];
            Print(network.Route(parsed.GetValue(profile), waypoints, conditions));
        }));
        return command;
    }

    private static void Print(RoadRoute route)
    {
        foreach (var (point, i) in route.Waypoints.Select((point, i) => (point, i)))
            Line($"waypoint {i}: {point.Point} on {point.StreetName ?? "a street without name"}, {point.Metres:N0} m off{(point.OnIsland ? "; a nearer street is cut off from the network" : "")}");
        Line($"{route.Seconds} s, {route.Metres} m");
        foreach (var step in route.Legs.SelectMany(leg => leg.Steps)) Line($"{step.Metres,7} m {step.Seconds,5} s  {step.Id} / {step.En}");
        Console.WriteLine("LINESTRING(" + string.Join(", ", route.Geometry.Select(p => p.ToString().Replace(',', ' '))) + ")");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
