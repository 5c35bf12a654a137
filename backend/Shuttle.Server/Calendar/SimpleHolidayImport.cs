using System.Globalization;
using System.Text.Json;

namespace Shuttle.Server.Calendar;

/// <summary>
/// Reads the simple holiday list that public calendars offer: an object whose members are dates, each with a <c>summary</c> (a text or
/// a list of texts) and perhaps <c>holiday: false</c> for mere observances. A member <c>info</c> is passed over. "Cuti Bersama" in the
/// summary makes it collective leave, "(belum pasti)" an estimate. The name is Indonesian and serves for both languages until edited.
/// </summary>
public static class SimpleHolidayImport
{
    const string NotCertain = "(belum pasti)";

    /// <summary>Holidays in the order of their dates; throws <see cref="CalendarFormatException"/> with every bad member.</summary>
    /// <param name="json">The list.</param>
    /// <param name="source">What the administrator states as its source.</param>
    public static IReadOnlyList<Holiday> Read(string json, string source)
    {
        using var document = Open(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new CalendarFormatException(["$: must be an object whose members are dates."]);

        var holidays = new List<Holiday>();
        var faults = new List<string>();
        foreach (var member in document.RootElement.EnumerateObject().Where(member => member.Name != "info"))
        {
            if (!DateOnly.TryParseExact(member.Name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                faults.Add($"$.{member.Name}: must be a date like 2026-12-25.");
            else if (Summary(member.Value) is not { Length: > 0 } summary)
                faults.Add($"$.{member.Name}.summary: must be a text or a list of texts.");
            else if (!IsObservance(member.Value))
                holidays.Add(ToHoliday(date, summary, source));
        }
        if (faults.Count > 0) throw new CalendarFormatException(faults);
        return [.. holidays.OrderBy(holiday => holiday.Date)];
    }

    static Holiday ToHoliday(DateOnly date, string summary, string source)
    {
        var name = summary.Replace(NotCertain, "", StringComparison.OrdinalIgnoreCase).Trim();
        var kind = name.Contains("cuti bersama", StringComparison.OrdinalIgnoreCase) ? HolidayKind.CollectiveLeave : HolidayKind.National;
        var confirmed = !summary.Contains(NotCertain, StringComparison.OrdinalIgnoreCase);
        return new(date, new(name, name), kind, confirmed, source);
    }

    static bool IsObservance(JsonElement day) => day.TryGetProperty("holiday", out var holiday) && holiday.ValueKind == JsonValueKind.False;

    static string? Summary(JsonElement day)
    {
        if (day.ValueKind != JsonValueKind.Object || !day.TryGetProperty("summary", out var summary)) return null;
        if (summary.ValueKind == JsonValueKind.String) return summary.GetString();
        if (summary.ValueKind != JsonValueKind.Array || summary.EnumerateArray().Any(text => text.ValueKind != JsonValueKind.String)) return null;
        return string.Join(" / ", summary.EnumerateArray().Select(text => text.GetString()));
    }

    static JsonDocument Open(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException fault)
        {
            throw new CalendarFormatException([$"line {fault.LineNumber + 1}: not JSON: {fault.Message}"]);
        }
    }
}
