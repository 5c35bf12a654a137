using System.Globalization;
using System.Text.Json;
using Shuttle.Contracts;

namespace Shuttle.Driver.Gps;

/// <summary>Reads what gpsd says on its socket: one JSON object a line, of which <c>TPV</c> is a place.</summary>
public static class GpsdReport
{
    /// <summary>What to send after connecting, so that it talks.</summary>
    public const string Watch = "?WATCH={\"enable\":true,\"json\":true}\n";

    /// <summary>The fix of a line, or null.</summary>
    public static Fix? Take(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var report = json.RootElement;
            if (report.ValueKind != JsonValueKind.Object || Text(report, "class") != "TPV" || Number(report, "mode") is not >= 2
                || Number(report, "lat") is not { } lat || Number(report, "lon") is not { } lon
                || !DateTimeOffset.TryParse(Text(report, "time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                return null;
            var accuracy = Number(report, "eph") ?? Larger(Number(report, "epx"), Number(report, "epy")) ?? 20;
            return new(time, new(lon, lat), accuracy, Number(report, "speed"), Number(report, "track"), Number(report, "status") is 8);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static double? Larger(double? a, double? b) => a is { } x && b is { } y ? Math.Max(x, y) : a ?? b;

    static double? Number(JsonElement o, string name) => o.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.Number ? v.GetDouble() : null;

    static string? Text(JsonElement o, string name) => o.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;
}
