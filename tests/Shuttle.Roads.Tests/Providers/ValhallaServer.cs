using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shuttle.Roads.Tests.Providers;

/// <summary>Speaks Valhalla's HTTP API as its documentation describes it, over a world in which everything is straight,
/// 10 m/s fast, and without streets north of 1° and across 102° E.</summary>
static class ValhallaServer
{
    public static EngineServer.Reply Answer(EngineServer.Request request, int maxPairs)
    {
        var question = JsonNode.Parse(request.Body)!.AsObject();
        if (question["costing"] is null) return Error(124, "No edge/node costing provided");
        return request.Path switch
        {
            "/locate" => new(200, new JsonArray([.. Points(question["locations"]).Select(Located)]).ToJsonString()),
            "/route" => Route(question),
            "/sources_to_targets" => Matrix(question, maxPairs),
            "/isochrone" => Isochrone(question),
            _ => new(404, """{"error_code":106,"error":"Try any of: '/locate' '/route'","status_code":404,"status":"Not Found"}"""),
        };
    }

    static LonLat[] Points(JsonNode? locations) =>
        [.. locations!.AsArray().Select(location => new LonLat((double)location!["lon"]!, (double)location["lat"]!))];

    static JsonNode Located(LonLat point)
    {
        var place = new JsonObject { ["input_lon"] = point.Lon, ["input_lat"] = point.Lat, ["edges"] = null, ["nodes"] = null };
        if (point.Lat <= 1)
            place["edges"] = new JsonArray(Edge(2000, "right", true, "Jalan Jauh"), Edge(10, "left", false, "Jalan Melati"));
        return place;

        JsonNode Edge(double metresNorth, string side, bool forward, string name) => new JsonObject
        {
            ["correlated_lon"] = point.Lon, ["correlated_lat"] = point.Lat + metresNorth / 111_195, ["side_of_street"] = side, ["percent_along"] = 0.5,
            ["edge"] = new JsonObject { ["forward"] = forward }, ["edge_info"] = new JsonObject { ["way_id"] = 1, ["names"] = new JsonArray(name) },
        };
    }

    static EngineServer.Reply Route(JsonObject question)
    {
        var points = Points(question["locations"]);
        if (points.Any(point => point.Lat > 1)) return Error(171, "No suitable edges near location");
        if (points.Any(point => !OsrmServer.Connected(point, points[0])) || question["exclude_polygons"] is not null) return Error(442, "No path could be found for input");
        var withSteps = (string?)question["directions_type"] != "none";
        var legs = points.Zip(points.Skip(1), JsonNode (a, b) =>
        {
            var leg = new JsonObject { ["summary"] = Length(a, b, 1), ["shape"] = Polylines.Encode(a, Middle(a, b), b) };
            if (withSteps)
                leg["maneuvers"] = new JsonArray(
                    Manoeuvre(2, 0, 0.5, "Jalan Melati"), Manoeuvre(26, 1, 0.3, null, exit: 2), Manoeuvre(27, 1, 0.2, "Jalan Riau"), Manoeuvre(6, 2, 0, null));
            return leg;

            JsonNode Manoeuvre(int type, int at, double share, string? street, int? exit = null)
            {
                var step = Length(a, b, share);
                (step["type"], step["begin_shape_index"]) = (type, at);
                if (street is not null) step["street_names"] = new JsonArray(street);
                if (exit is not null) step["roundabout_exit_count"] = exit;
                return step;
            }
        });
        return new(200, new JsonObject { ["trip"] = new JsonObject { ["status"] = 0, ["units"] = "kilometers", ["legs"] = new JsonArray([.. legs]) } }.ToJsonString());
    }

    static LonLat Middle(LonLat a, LonLat b) => new((a.Lon + b.Lon) / 2, (a.Lat + b.Lat) / 2);

    static JsonObject Length(LonLat a, LonLat b, double share) =>
        new() { ["time"] = OsrmServer.Seconds(a, b) * share, ["length"] = a.MetresTo(b) / 1000 * share };

    static EngineServer.Reply Matrix(JsonObject question, int maxPairs)
    {
        LonLat[] sources = Points(question["sources"]), targets = Points(question["targets"]);
        if (sources.Length * targets.Length > maxPairs) return Error(150, $"Exceeded max locations: {maxPairs}");
        if (sources.Concat(targets).Any(point => point.Lat > 1)) return Error(171, "No suitable edges near location");
        var rows = sources.Select((a, i) => new JsonArray([.. targets.Select((b, j) => new JsonObject
        {
            ["from_index"] = i, ["to_index"] = j,
            ["time"] = OsrmServer.Connected(a, b) ? OsrmServer.Seconds(a, b) : null,
            ["distance"] = OsrmServer.Connected(a, b) ? a.MetresTo(b) / 1000 : null,
        })]));
        return new(200, new JsonObject { ["units"] = "kilometers", ["sources_to_targets"] = new JsonArray([.. rows]) }.ToJsonString());
    }

    /// <summary>A square per contour, half as many hundredths of a degree wide as it has minutes; the largest first.</summary>
    static EngineServer.Reply Isochrone(JsonObject question)
    {
        var contours = question["contours"]!.AsArray();
        if (contours.Count > 4) return Error(152, "Exceeded max contours of 4");
        var centre = Points(question["locations"])[0];
        var features = contours.Select(contour => (double)contour!["time"]!).OrderDescending().Select(JsonNode (minutes) =>
        {
            var r = minutes / 200;
            (double, double)[] ring = [(-r, -r), (r, -r), (r, r), (-r, r), (-r, -r)];
            return new JsonObject
            {
                ["type"] = "Feature", ["properties"] = new JsonObject { ["contour"] = minutes, ["metric"] = "time" },
                ["geometry"] = new JsonObject
                {
                    ["type"] = "Polygon",
                    ["coordinates"] = new JsonArray(new JsonArray([.. ring.Select(c => new JsonArray(centre.Lon + c.Item1, centre.Lat + c.Item2))])),
                },
            };
        });
        return new(200, new JsonObject { ["type"] = "FeatureCollection", ["features"] = new JsonArray([.. features]) }.ToJsonString());
    }

    static EngineServer.Reply Error(int code, string error) =>
        new(400, JsonSerializer.Serialize(new { error_code = code, error, status_code = 400, status = "Bad Request" }));
}
