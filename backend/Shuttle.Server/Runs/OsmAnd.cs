using System.Globalization;
using System.Text.Json;
using Shuttle.Contracts;

namespace Shuttle.Server.Runs;

/// <summary>A report of an ordinary tracker: who it says it is, and its fixes.</summary>
public sealed record TrackerReport(string Token, IReadOnlyList<PositionFix> Fixes);

/// <summary>
/// Reads the OsmAnd protocol as trackers and the Traccar client speak it: fields in the query or in a form (<c>id</c> or <c>deviceid</c>,
/// <c>lat</c>, <c>lon</c> or <c>location</c>, <c>timestamp</c>, <c>speed</c> in knots, <c>bearing</c> or <c>heading</c>, <c>accuracy</c>,
/// <c>hdop</c>, <c>batt</c>), or the newer client's JSON (<c>device_id</c> and <c>location</c>, speed in metres per second). Pure.
/// </summary>
public static class OsmAnd
{
    private const double MetresPerSecondPerKnot = 0.514444, MetresPerHdop = 5;

    /// <summary>Null where the fields are no report: no id, no place, or a number that is none.</summary>
    public static TrackerReport? FromFields(Func<string, string?> field, DateTimeOffset now)
    {
        if ((field("id") ?? field("deviceid")) is not { Length: > 0 } token) return null;
        var (lat, lon) = (Number(field("lat")), Number(field("lon")));
        if (field("location")?.Split(',', ' ') is [var first, var second, ..]) (lat, lon) = (Number(first), Number(second));
        if (lat is null || lon is null || When(field("timestamp"), now) is not { } time) return null;
        if (field("valid") is "false" or "0") return new(token, []);
        var accuracy = Number(field("accuracy")) ?? Number(field("hdop")) * MetresPerHdop ?? 20;
        return new(token, [FixOf(time, lon.Value, lat.Value, accuracy, Number(field("speed")) * MetresPerSecondPerKnot,
            Number(field("bearing")) ?? Number(field("heading")), field("mock") is "true" or "1", Number(field("batt")))]);
    }

    /// <summary>Null where the JSON is no report.</summary>
    public static TrackerReport? FromJson(JsonElement report, DateTimeOffset now)
    {
        if (report.ValueKind != JsonValueKind.Object || Text(report, "device_id") is not { Length: > 0 } token || !report.TryGetProperty("location", out var location)) return null;
        var reports = location.ValueKind == JsonValueKind.Array ? location.EnumerateArray().ToArray() : [location];
        if (reports.Any(r => r.ValueKind != JsonValueKind.Object)) return null;
        // A heartbeat tells that the phone is alive and no place: refusing it would dam up what the phone has stored behind it.
        var fixes = reports.Where(r => r.TryGetProperty("coords", out _)).Select(l => FixOf(l, now)).ToList();
        return fixes.Contains(null) ? null : new(token, [.. fixes.OfType<PositionFix>()]);
    }

    private static PositionFix? FixOf(JsonElement location, DateTimeOffset now)
    {
        if (location.GetProperty("coords") is not { ValueKind: JsonValueKind.Object } coords || Value(coords, "latitude") is not { } lat || Value(coords, "longitude") is not { } lon || When(Text(location, "timestamp"), now) is not { } time) return null;
        var battery = location.TryGetProperty("battery", out var b) && b.ValueKind == JsonValueKind.Object ? Value(b, "level") * 100 : null;
        var mock = location.TryGetProperty("mock", out var m) && m.ValueKind == JsonValueKind.True;
        // This client says -1 for what it does not know.
        return FixOf(time, lon, lat, Value(coords, "accuracy") ?? 20, Known(Value(coords, "speed")), Known(Value(coords, "heading")), mock, battery);
    }

    private static PositionFix FixOf(DateTimeOffset time, double lon, double lat, double accuracy, double? speed, double? heading, bool mock, double? battery) => new(
        Guid.Empty, time, new(lon, lat), accuracy, speed, heading, mock, battery is >= 0 and <= 100 ? (int)battery : null);

    // Seconds or milliseconds since 1970, or a date; without one the moment of arrival.
    private static DateTimeOffset? When(string? text, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text)) return now;
        if (Number(text) is { } number)
            return number is > 0 and < 1e13 ? DateTimeOffset.FromUnixTimeMilliseconds((long)(number < 1e11 ? number * 1000 : number)) : null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime() : null;
    }

    private static double? Known(double? value) => value < 0 ? null : value;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static double? Value(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
}
