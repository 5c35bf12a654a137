using System.Text.Json;
using Shuttle.Roads.Graphs;
using Shuttle.Roads.Profiles;

namespace Shuttle.Roads;

/// <summary>Speeds and turn costs of all profiles. The built-in ones are <c>Profiles/profiles.json</c>, with the source of every number.</summary>
public sealed class ProfileTable
{
    private readonly ProfileData[] _profiles;

    private ProfileTable(ProfileData[] profiles) => _profiles = profiles;

    /// <summary>The built-in profiles.</summary>
    public static ProfileTable BuiltIn { get; } = ReadBuiltIn();

    internal ProfileData this[RoadProfile profile] => _profiles[(int)profile];

    /// <summary>Reads profiles of one's own, written like the built-in ones.</summary>
    /// <exception cref="RoadException"><see cref="RoadError.BadInput"/>: something is missing or out of range; the message says which.</exception>
    public static ProfileTable Read(Stream json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var profiles = document.RootElement.GetProperty("profiles");
            return new ProfileTable([.. Enum.GetNames<RoadProfile>().Select(name => Profile(name, Need(profiles, name, "profiles")))]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new RoadException(RoadError.BadInput, $"profiles: {e.Message}", e);
        }
    }

    private static ProfileTable ReadBuiltIn()
    {
        using var stream = typeof(ProfileTable).Assembly.GetManifestResourceStream("Shuttle.Roads.Profiles.profiles.json")!;
        return Read(stream);
    }

    private static ProfileData Profile(string name, JsonElement json)
    {
        var hours = Need(Need(json, "hourFactor", name), "values", $"{name}.hourFactor").EnumerateArray().Select(v => v.GetDouble()).ToArray();
        if (hours.Length != 24) throw new RoadException(RoadError.BadInput, $"{name}.hourFactor.values: {hours.Length} numbers, one for each of 24 hours are needed");
        foreach (var factor in hours) InRange(factor, 0.05, 3, $"{name}.hourFactor.values");
        return new ProfileData(
            ByEnum<StreetClass>("speedKmh", 0.5, 200, null),
            ByEnum<SurfaceKind>("surfaceMaxKmh", 0.5, 200, 200),
            InRange(Need(Need(json, "limitShare", name), "value", $"{name}.limitShare").GetDouble(), 0.1, 1.5, $"{name}.limitShare"),
            [.. ByEnum<TurnKind>("turnSeconds", 0, 600, 0).Select(seconds => (int)Math.Round(seconds * 1000))],
            (int)Math.Round(1000 * InRange(Need(Need(json, "destinationEntrySeconds", name), "value", $"{name}.destinationEntrySeconds").GetDouble(), 0, 3600, $"{name}.destinationEntrySeconds")),
            hours);

        // A member that is missing takes the number given here; null makes it compulsory. The first members are "not stated".
        double[] ByEnum<T>(string group, double min, double max, double? missing) where T : struct, Enum
        {
            var values = Need(json, group, name);
            return [.. Enum.GetNames<T>().Select(member =>
                values.TryGetProperty(member, out var value) ? InRange(value.GetDouble(), min, max, $"{name}.{group}.{member}")
                : missing ?? throw new RoadException(RoadError.BadInput, $"{name}.{group}.{member}: is missing"))];
        }
    }

    private static JsonElement Need(JsonElement parent, string key, string where) =>
        parent.TryGetProperty(key, out var value) ? value : throw new RoadException(RoadError.BadInput, $"{where}.{key}: is missing");

    private static double InRange(double value, double min, double max, string where) =>
        value >= min && value <= max ? value : throw new RoadException(RoadError.BadInput, $"{where}: {value} is not between {min} and {max}");
}
