using System.Text.Json;
using System.Text.RegularExpressions;

namespace Shuttle.Roads.Providers;

/// <summary>What OSRM's error codes mean to us.</summary>
static partial class OsrmErrors
{
    public static RoadException From(EngineClient client, string? code, JsonElement json)
    {
        var message = json.TryGetProperty("message", out var text) ? text.GetString() ?? "" : "";
        return code switch
        {
            "NoSegment" => new RoadException(RoadError.NoStreetNear, $"no street near the point ({message})") { PointIndex = PointIn(message) },
            "NoRoute" or "NoTable" => new RoadException(RoadError.Unreachable, "there is no way between the points"),
            "TooBig" => client.Failed($"the question is larger than the server allows ({message}); raise osrm-routed's --max-table-size or --max-viaroute-size, or lower maxTableSize here"),
            null => client.Failed("the answer has no code: is this an OSRM server?"),
            _ => client.Failed($"{code}: {message}"),
        };
    }

    // "Could not find a matching segment for coordinate 3"
    static int? PointIn(string message) => Coordinate().Match(message) is { Success: true } match && int.TryParse(match.Groups[1].Value, out var index) ? index : null;

    [GeneratedRegex(@"coordinate (\d+)")]
    private static partial Regex Coordinate();
}
