using System.Text.Json;

namespace Shuttle.Roads.Providers;

/// <summary>Reads a leg of Valhalla's route.</summary>
static class ValhallaSteps
{
    public static RouteLeg Leg(JsonElement leg, bool withSteps, double speedFactor)
    {
        var summary = leg.GetProperty("summary");
        var (seconds, metres) = (summary.GetProperty("time").GetDouble(), summary.GetProperty("length").GetDouble() * 1000);
        if (!withSteps) return EngineLeg.Build(seconds, metres, [], [], speedFactor);
        var line = EncodedPolyline.Decode(leg.GetProperty("shape").GetString()!);
        var turns = leg.GetProperty("maneuvers").EnumerateArray().Select(Turn).ToArray();
        return EngineLeg.Build(seconds, metres, line, turns, speedFactor);
    }

    static EngineTurn Turn(JsonElement manoeuvre)
    {
        var type = manoeuvre.GetProperty("type").GetInt32();
        var street = manoeuvre.TryGetProperty("street_names", out var names) && names.GetArrayLength() > 0 ? names[0].GetString() : null;
        var exit = manoeuvre.TryGetProperty("roundabout_exit_count", out var count) ? count.GetInt32() : 0;
        return new EngineTurn(Kind(type), street, manoeuvre.GetProperty("begin_shape_index").GetInt32(),
            manoeuvre.GetProperty("time").GetDouble(), manoeuvre.GetProperty("length").GetDouble() * 1000, exit,
            type switch { 5 => StreetSide.Right, 6 => StreetSide.Left, _ => StreetSide.On });
    }

    // Numbers of Valhalla's DirectionsLeg.Maneuver.Type.
    static Manoeuvre Kind(int type) => type switch
    {
        1 or 2 or 3 => Manoeuvre.Depart,
        4 or 5 or 6 => Manoeuvre.Arrive,
        9 or 18 or 20 or 23 or 37 => Manoeuvre.SlightRight, // bear, ramp, exit, keep, merge
        10 => Manoeuvre.Right,
        11 => Manoeuvre.SharpRight,
        12 or 13 => Manoeuvre.UTurn,
        14 => Manoeuvre.SharpLeft,
        15 => Manoeuvre.Left,
        16 or 19 or 21 or 24 or 38 => Manoeuvre.SlightLeft,
        26 => Manoeuvre.Roundabout,
        _ => Manoeuvre.Continue,
    };
}
