namespace Shuttle.Planning.Formats.Vroom;

/// <summary>The matrices of the file: one <see cref="TravelMatrix"/> for each pair of profile and speed factor that a vehicle has.</summary>
sealed class VroomMatrices
{
    const string DefaultProfile = "car";
    readonly Dictionary<string, (JsonPlace Place, int[] Durations, int[]? Distances, int[]? Costs)> profiles = [];
    readonly Dictionary<(string Profile, int Percent), int> index = [];
    int size;

    public List<TravelMatrix> Travel { get; } = [];
    public bool HasDistances => profiles.Values.Any(profile => profile.Distances is not null);

    public VroomMatrices(JsonPlace document)
    {
        if (document.Find("matrices") is { } matrices)
            foreach (var property in matrices.Value.EnumerateObject())
            {
                var place = new JsonPlace(property.Value, $"matrices.{property.Name}");
                profiles[property.Name] = (place, Square(place.Get("durations")), place.Find("distances") is { } d ? Square(d) : null, place.Find("costs") is { } c ? Square(c) : null);
            }
        else if (document.Find("matrix") is { } old) profiles[DefaultProfile] = (old, Square(old), null, null);
        else throw document.Wrong("matrices must be given: there is no routing engine to ask for travel times");
    }

    int[] Square(JsonPlace place)
    {
        var rows = place.Items().ToList();
        if (rows.Count == 0) throw place.Wrong("must not be empty");
        if (size == 0) size = rows.Count;
        if (rows.Count != size) throw place.Wrong($"must have {size} rows as the first matrix has, found {rows.Count}");
        return [.. rows.SelectMany(row =>
        {
            var cells = row.Items().Select(cell => cell.Int()).ToArray();
            return cells.Length == size ? cells : throw row.Wrong($"must have {size} entries, found {cells.Length}");
        })];
    }

    /// <summary>Index of the matrix of a vehicle; checks that what the vehicle needs is there.</summary>
    public int ProfileOf(JsonPlace vehicle)
    {
        var name = vehicle.TextOf("profile") ?? DefaultProfile;
        if (!profiles.TryGetValue(name, out var profile)) throw vehicle.Wrong($"profile {name} has no matrix");
        if (profile.Costs is not null && vehicle.Find("costs")?.Find("per_hour") is { } perHour && perHour.Int() != 3600) throw perHour.Wrong("cannot be given with a matrix of costs");
        if (profile.Distances is null && (vehicle.Find("max_distance") is not null || vehicle.Find("costs")?.IntOf("per_km") is > 0)) throw vehicle.Wrong($"max_distance and per_km need the distances of profile {name}");
        var percent = Percent(vehicle);
        if (index.TryGetValue((name, percent), out var known)) return known;
        Travel.Add(new TravelMatrix(size, profile.Durations.Select(seconds => Scaled(seconds, percent)).ToArray(), profile.Distances ?? new int[size * size]) { Costs = profile.Costs });
        return index[(name, percent)] = Travel.Count - 1;
    }

    public int Location(JsonPlace place) => place.Int() is var row && row < size ? row : throw place.Wrong($"must be a row of the matrices, which have {size}");

    static int Scaled(int seconds, int percent) => (int)Math.Min(TravelMatrix.Unreachable, (seconds * (long)percent + 50) / 100);

    /// <summary>Time of travel in per cent: the speed factor's inverse, to two digits as VROOM does.</summary>
    static int Percent(JsonPlace vehicle)
    {
        if (vehicle.Find("speed_factor") is not { } place) return 100;
        var factor = place.Value.ValueKind == System.Text.Json.JsonValueKind.Number ? place.Value.GetDouble() : 0;
        return factor is > 0 and <= 5 ? (int)Math.Round(100 / factor) : throw place.Wrong("must be a number above 0 and at most 5");
    }
}
