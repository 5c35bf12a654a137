using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Import;

/// <summary>
/// Who may use a street and in which direction, from its tags. Order of keys: the more special wins
/// (wiki.openstreetmap.org/wiki/Key:access); defaults for Indonesia from practice there: motorway = toll road without
/// motorcycles, gang = alley or path.
/// </summary>
internal static class AccessRules
{
    private static readonly string[][] KeysByProfile =
    [
        ["motorcycle", "motor_vehicle", "vehicle", "access"],
        ["motorcar", "motor_vehicle", "vehicle", "access"],
        ["foot", "access"],
    ];

    private static readonly HashSet<string> Closed =
        ["no", "private", "use_sidepath", "agricultural", "forestry", "emergency", "psv", "bus", "military"];

    private static readonly HashSet<string> AtDestination = ["destination", "customers", "delivery", "residents"];

    /// <summary>Barriers that stop a profile unless its own tag says otherwise. All others (gates, portals) are taken as open.</summary>
    private static readonly Dictionary<string, ProfileSet> StoppedBy = new()
    {
        ["bollard"] = ProfileSet.Car,
        ["cycle_barrier"] = ProfileSet.Car | ProfileSet.Motorbike,
        ["motorcycle_barrier"] = ProfileSet.Car | ProfileSet.Motorbike,
        ["block"] = ProfileSet.Car,
        ["jersey_barrier"] = ProfileSet.Car | ProfileSet.Motorbike,
        ["planter"] = ProfileSet.Car,
        ["chain"] = ProfileSet.Car,
        ["log"] = ProfileSet.Car | ProfileSet.Motorbike,
        ["debris"] = ProfileSet.Car | ProfileSet.Motorbike,
        ["stile"] = ProfileSet.Car | ProfileSet.Motorbike,
        ["kissing_gate"] = ProfileSet.Car | ProfileSet.Motorbike,
        ["turnstile"] = ProfileSet.Car | ProfileSet.Motorbike,
        ["full-height_turnstile"] = ProfileSet.Car | ProfileSet.Motorbike,
        ["wall"] = ProfileSet.All,
        ["fence"] = ProfileSet.All,
    };

    /// <summary>Profiles that cannot pass a node.</summary>
    public static ProfileSet BlockedAt(OsmNode node)
    {
        if (node.Tag("barrier") is not { } barrier) return ProfileSet.None;
        var blocked = StoppedBy.GetValueOrDefault(barrier);
        foreach (var profile in Enum.GetValues<RoadProfile>())
        {
            // A gate's access=private closes it for everyone; motorcycle=yes opens a bollard for motorbikes.
            if (Value(node, profile, "") is not { } value) continue;
            blocked = Closed.Contains(value) ? blocked | profile.AsSet() : blocked & ~profile.AsSet();
        }
        return blocked;
    }

    /// <summary>Who may use a way, forwards and backwards.</summary>
    public static StreetAccess Of(OsmWay way, StreetClass street)
    {
        var access = StreetAccess.None;
        foreach (var profile in Enum.GetValues<RoadProfile>())
        {
            var value = Value(way, profile, "");
            var allowed = value is null ? ByDefault(way, street, profile) : !Closed.Contains(value);
            if (profile == RoadProfile.Car && WidthMetres(way) < 2.5) allowed = false;
            // A gang is often drawn as a path: open to motorbikes only under conditions that say so.
            var onPaths = profile == RoadProfile.Motorbike && value is null && way.Tag("highway") is ("path" or "footway");
            if (!allowed && !onPaths) continue;

            if (value is not null && AtDestination.Contains(value)) access |= StreetAccess.DestinationOnly;
            var (forward, backward) = Directions(way, street, profile);
            if (Value(way, profile, ":forward") is { } f) forward = !Closed.Contains(f);
            if (Value(way, profile, ":backward") is { } b) backward = !Closed.Contains(b);
            if (forward) access |= onPaths ? StreetAccess.PathForward : StreetAccessBits.Of(profile, backward: false);
            if (backward) access |= onPaths ? StreetAccess.PathBackward : StreetAccessBits.Of(profile, backward: true);
        }
        return access;
    }

    private static string? Value(OsmElement element, RoadProfile profile, string suffix)
    {
        foreach (var key in KeysByProfile[(int)profile])
            if (element.Tag(key + suffix) is { } value) return value;
        return null;
    }

    private static bool ByDefault(OsmWay way, StreetClass street, RoadProfile profile) => (profile, street) switch
    {
        (RoadProfile.Motorbike, StreetClass.Motorway) => false,
        (RoadProfile.Motorbike, _) when way.Tag("toll") == "yes" => false,
        (RoadProfile.Foot, StreetClass.Motorway) => false,
        (RoadProfile.Foot, _) => way.Tag("motorroad") != "yes",
        (_, StreetClass.Pedestrian or StreetClass.Path or StreetClass.Steps) => false,
        _ => true,
    };

    private static (bool Forward, bool Backward) Directions(OsmWay way, StreetClass street, RoadProfile profile)
    {
        // People on foot walk both ways along a one-way street.
        string[] keys = profile switch
        {
            RoadProfile.Motorbike => ["oneway:motorcycle", "oneway:motor_vehicle", "oneway:vehicle", "oneway"],
            RoadProfile.Car => ["oneway:motorcar", "oneway:motor_vehicle", "oneway:vehicle", "oneway"],
            _ => ["oneway:foot"],
        };
        var value = keys.Select(way.Tag).FirstOrDefault(v => v is not null);
        if (value is null && profile != RoadProfile.Foot && (IsRoundabout(way) || way.Tag("highway") == "motorway")) value = "yes";
        return value switch
        {
            "yes" or "true" or "1" => (true, false),
            "-1" or "reverse" => (false, true),
            "reversible" or "alternating" => (false, false),
            _ => (true, true),
        };
    }

    public static bool IsRoundabout(OsmWay way) => way.Tag("junction") is "roundabout" or "circular";

    private static double WidthMetres(OsmWay way) => Quantity.Metres(way.Tag("width") ?? way.Tag("est_width")) ?? double.MaxValue;
}
