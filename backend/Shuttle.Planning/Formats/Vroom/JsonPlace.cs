using System.Text.Json;

namespace Shuttle.Planning.Formats.Vroom;

/// <summary>A value in a JSON document together with where it stands, so that every complaint can say so: <c>vehicles[0].time_window</c>.</summary>
readonly record struct JsonPlace(JsonElement Value, string Path)
{
    public static JsonPlace Parse(string text)
    {
        try { return new(JsonDocument.Parse(text).RootElement, ""); }
        catch (JsonException e) { throw new ProblemException($"line {e.LineNumber + 1}", "the file must be JSON"); }
    }

    public ProblemException Wrong(string rule) => new(Path.Length == 0 ? "the document" : Path, rule);

    public JsonPlace? Find(string key)
    {
        if (Value.ValueKind != JsonValueKind.Object) throw Wrong("must be an object");
        return Value.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? new(value, Path.Length == 0 ? key : $"{Path}.{key}") : null;
    }

    public JsonPlace Get(string key) => Find(key) ?? throw Wrong($"{key} must be given");

    public IEnumerable<JsonPlace> Items()
    {
        if (Value.ValueKind != JsonValueKind.Array) throw Wrong("must be an array");
        var path = Path;
        return Value.EnumerateArray().Select((item, i) => new JsonPlace(item, $"{path}[{i}]"));
    }

    public IEnumerable<JsonPlace> ItemsOf(string key) => Find(key)?.Items() ?? [];

    public long Long() => Value.ValueKind == JsonValueKind.Number && Value.TryGetInt64(out var number) && number >= 0 ? number : throw Wrong("must be a whole number of at least 0");

    public int Int() => Long() is var number and <= int.MaxValue ? (int)number : throw Wrong($"must be at most {int.MaxValue}");

    public int? IntOf(string key) => Find(key)?.Int();

    public ulong Id() => Get("id") is { Value.ValueKind: JsonValueKind.Number } id && id.Value.TryGetUInt64(out var number) ? number : throw Wrong("id must be a whole number of at least 0");

    public string Text() => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Wrong("must be a text");

    public string? TextOf(string key) => Find(key)?.Text();

    public int[] Amounts(string key, int dimensions)
    {
        if (Find(key) is not { } place) return new int[dimensions];
        var amounts = place.Items().Select(item => item.Int()).ToArray();
        return amounts.Length == dimensions ? amounts : throw place.Wrong($"must have {dimensions} entries as the first vehicle's capacity has, found {amounts.Length}");
    }

    /// <summary>[lon, lat], if given.</summary>
    public double[]? Coordinates(string key)
    {
        if (Find(key) is not { } place) return null;
        var numbers = place.Items().Where(item => item.Value.ValueKind == JsonValueKind.Number).Select(item => item.Value.GetDouble()).ToArray();
        return numbers.Length >= 2 ? numbers[..2] : throw place.Wrong("must be [lon, lat]");
    }
}
