using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shuttle.Roads.Tests.Providers;

/// <summary>Speaks OSRM's HTTP API version 1 as its documentation describes it, over a world in which everything is
/// straight, 10 m/s fast, and without streets north of 1° and across 102° E.</summary>
static class OsrmServer
{
    public static EngineServer.Reply Answer(EngineServer.Request request, int maxTableSize)
    {
        var parts = request.Path.Split('/'); // "", service, "v1", profile, coordinates
        if (parts[2] != "v1") return Error("InvalidVersion", "");
        LonLat[] points = [.. parts[4].Split(';').Select(LonLat.Parse)];
        foreach (var option in (string[])["radiuses", "bearings", "approaches"])
            if (request.Query.TryGetValue(option, out var values) && values.Split(';').Length != points.Length)
                return Error("InvalidOptions", $"Number of elements in {option} size {values.Split(';').Length} does not match number of coordinates {points.Length}");
        for (var i = 0; i < points.Length; i++)
            if (points[i].Lat > 1) return Error("NoSegment", $"Could not find a matching segment for coordinate {i}");
        return parts[1] switch
        {
            "nearest" => Ok(new JsonObject { ["waypoints"] = new JsonArray(Waypoint(points[0])) }),
            "route" => Route(request, points),
            "table" => Table(request, points, maxTableSize),
            _ => Error("InvalidService", ""),
        };
    }

    public static double Seconds(LonLat from, LonLat to) => from.MetresTo(to) / 10;

    public static bool Connected(LonLat from, LonLat to) => from.Lon < 102 == to.Lon < 102;

    static EngineServer.Reply Route(EngineServer.Request request, LonLat[] points)
    {
        if (points.Length < 2) return Error("InvalidOptions", "Number of coordinates needs to be at least two.");
        if (points.Zip(points.Skip(1)).Any(leg => !Connected(leg.First, leg.Second))) return Error("NoRoute", "Impossible route between points");
        var withSteps = request.Query["steps"] == "true";
        var legs = points.Zip(points.Skip(1), JsonNode (a, b) => new JsonObject
        {
            ["duration"] = Seconds(a, b), ["distance"] = a.MetresTo(b), ["steps"] = withSteps ? Steps(a, b) : new JsonArray(),
        });
        return Ok(new JsonObject
        {
            ["routes"] = new JsonArray(new JsonObject { ["legs"] = new JsonArray([.. legs]) }),
            ["waypoints"] = new JsonArray([.. points.Select(Waypoint)]),
        });
    }

    /// <summary>Depart, a notification on the same street, turn left halfway, arrive on the right.</summary>
    static JsonArray Steps(LonLat a, LonLat b)
    {
        LonLat quarter = Between(0.25), half = Between(0.5);
        return
        [
            Step("depart", null, "Jalan Melati", 0.25, a, quarter),
            Step("notification", "straight", "Jalan Melati", 0.25, quarter, half),
            Step("turn", "left", "", 0.5, half, b),
            Step("arrive", "right", "", 0, b, b),
        ];

        LonLat Between(double share) => new(a.Lon + (b.Lon - a.Lon) * share, a.Lat + (b.Lat - a.Lat) * share);

        JsonNode Step(string type, string? modifier, string name, double share, params LonLat[] line) => new JsonObject
        {
            ["geometry"] = Polylines.Encode(line), ["name"] = name, ["mode"] = "driving",
            ["duration"] = Seconds(a, b) * share, ["distance"] = a.MetresTo(b) * share,
            ["maneuver"] = modifier is null ? new JsonObject { ["type"] = type } : new JsonObject { ["type"] = type, ["modifier"] = modifier },
        };
    }

    static EngineServer.Reply Table(EngineServer.Request request, LonLat[] points, int maxTableSize)
    {
        if (points.Length < 2) return Error("InvalidOptions", "Number of coordinates needs to be at least two.");
        if (points.Length > maxTableSize) return Error("TooBig", $"Number of entries {points.Length} is higher than current maximum ({maxTableSize})");
        LonLat[] sources = Chosen("sources"), targets = Chosen("destinations");
        return Ok(new JsonObject
        {
            ["durations"] = Rows((a, b) => Seconds(a, b)), ["distances"] = Rows((a, b) => a.MetresTo(b)),
            ["sources"] = new JsonArray([.. sources.Select(Waypoint)]), ["destinations"] = new JsonArray([.. targets.Select(Waypoint)]),
        });

        LonLat[] Chosen(string side) => request.Query.TryGetValue(side, out var indices)
            ? [.. indices.Split(';').Select(i => points[int.Parse(i, CultureInfo.InvariantCulture)])] : points;

        JsonArray Rows(Func<LonLat, LonLat, double> value) => new([.. sources.Select(a =>
            new JsonArray([.. targets.Select(JsonNode? (b) => Connected(a, b) ? value(a, b) : null)]))]);
    }

    static JsonNode Waypoint(LonLat point) => new JsonObject
    {
        ["hint"] = "KSoKADRYroqUBAEA", ["distance"] = 4.15, ["name"] = "Jalan Melati", ["location"] = new JsonArray(point.Lon, point.Lat),
    };

    static EngineServer.Reply Ok(JsonObject answer)
    {
        answer["code"] = "Ok";
        return new(200, answer.ToJsonString());
    }

    static EngineServer.Reply Error(string code, string message) => new(400, JsonSerializer.Serialize(new { code, message }));
}
