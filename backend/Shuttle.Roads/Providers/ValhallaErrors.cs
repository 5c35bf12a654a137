using System.Text.Json;

namespace Shuttle.Roads.Providers;

/// <summary>What Valhalla's error codes mean to us.</summary>
static class ValhallaErrors
{
    public static RoadException From(EngineClient client, JsonElement json)
    {
        var code = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("error_code", out var number) ? number.GetInt32() : (int?)null;
        var message = code is not null && json.TryGetProperty("error", out var text) ? text.GetString() : null;
        return code switch
        {
            171 => new RoadException(RoadError.NoStreetNear, "no street near one of the points that the profile may use"),
            170 or 441 or 442 => new RoadException(RoadError.Unreachable, "there is no way between the points"),
            >= 150 and <= 158 => client.Failed($"the question is larger than the server allows ({code}: {message}); raise its service_limits"),
            null => client.Failed("the error has no code: is this a Valhalla server?"),
            _ => client.Failed($"{code}: {message}"),
        };
    }
}
