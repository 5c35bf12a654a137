using System.Text.Json;

namespace Shuttle.Roads.Providers;

/// <summary>Reads a leg of OSRM's route.</summary>
static class OsrmSteps
{
    public static RouteLeg Leg(JsonElement leg, double speedFactor)
    {
        var line = new List<LonLat>();
        var turns = new List<EngineTurn>();
        foreach (var step in leg.GetProperty("steps").EnumerateArray())
        {
            var stretch = EncodedPolyline.Decode(step.GetProperty("geometry").GetString()!);
            // Each stretch begins where the last one ended; the arrival is one point, twice.
            if (line.Count > 0 && stretch.Count > 0 && line[^1] == stretch[0]) line.RemoveAt(line.Count - 1);
            turns.Add(Turn(step, line.Count));
            line.AddRange(turns[^1].Manoeuvre == Manoeuvre.Arrive ? stretch.Take(1) : stretch);
        }
        return EngineLeg.Build(leg.GetProperty("duration").GetDouble(), leg.GetProperty("distance").GetDouble(), line, turns, speedFactor);
    }

    static EngineTurn Turn(JsonElement step, int at)
    {
        var manoeuvre = step.GetProperty("maneuver");
        var modifier = Text(manoeuvre, "modifier");
        var exit = manoeuvre.TryGetProperty("exit", out var number) ? number.GetInt32() : 0;
        var kind = Text(manoeuvre, "type") switch
        {
            "depart" => Manoeuvre.Depart,
            "arrive" => Manoeuvre.Arrive,
            "roundabout" or "rotary" => Manoeuvre.Roundabout,
            "new name" or "notification" or "exit roundabout" or "exit rotary" => Manoeuvre.Continue,
            _ => ByModifier(modifier), // also for types still to be invented, as OSRM's documentation asks
        };
        var side = modifier is null || kind != Manoeuvre.Arrive ? StreetSide.On
            : modifier.Contains("left", StringComparison.Ordinal) ? StreetSide.Left
            : modifier.Contains("right", StringComparison.Ordinal) ? StreetSide.Right
            : StreetSide.On;
        return new EngineTurn(kind, Text(step, "name"), at, step.GetProperty("duration").GetDouble(), step.GetProperty("distance").GetDouble(),
            kind == Manoeuvre.Roundabout ? exit : 0, side);
    }

    static Manoeuvre ByModifier(string? modifier) => modifier switch
    {
        "uturn" => Manoeuvre.UTurn,
        "sharp right" => Manoeuvre.SharpRight,
        "right" => Manoeuvre.Right,
        "slight right" => Manoeuvre.SlightRight,
        "slight left" => Manoeuvre.SlightLeft,
        "left" => Manoeuvre.Left,
        "sharp left" => Manoeuvre.SharpLeft,
        _ => Manoeuvre.Continue,
    };

    static string? Text(JsonElement json, string property) =>
        json.TryGetProperty(property, out var value) && value.GetString() is { Length: > 0 } text ? text : null;
}
