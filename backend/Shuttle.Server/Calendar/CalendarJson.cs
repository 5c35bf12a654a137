using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shuttle.Server.Calendar;

/// <summary>A file of holidays and Ramadan periods of one or more years.</summary>
/// <param name="Format">1.</param>
/// <param name="Holidays">Days off.</param>
/// <param name="Ramadan">Months of Ramadan; hours left out mean the civil service's.</param>
public sealed record HolidayFile(int Format, IReadOnlyList<Holiday> Holidays, IReadOnlyList<RamadanMonth>? Ramadan = null);

/// <summary>A Ramadan as holiday files give it.</summary>
public sealed record RamadanMonth(DateOnly From, DateOnly Until, bool Confirmed, string Source, WeekHours? OfficeHours = null);

/// <summary>Reads and writes calendar data. Strict: an unknown, missing or doubled member is an error that names its place.</summary>
public static class CalendarJson
{
    /// <summary>Options of all strict data files: camelCase, enums as words, nothing unknown, nothing missing.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>National holidays, collective leave and Ramadan of 2026 and 2027, as shipped: 2027 is an estimate until its decree.</summary>
    public static CalendarData NationalHolidays { get; } = Shipped();

    /// <summary>Reads a whole calendar; throws <see cref="CalendarFormatException"/>.</summary>
    public static CalendarData Read(string json)
    {
        var data = Parse<CalendarData>(json);
        CalendarRules.Check(data);
        return data;
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public static string Write(CalendarData data) => JsonSerializer.Serialize(data, Options);

    /// <summary>Reads a file of holidays into a calendar of ordinary civil-service hours; throws <see cref="CalendarFormatException"/>.</summary>
    public static CalendarData ReadHolidays(string json)
    {
        var file = Parse<HolidayFile>(json);
        if (file.Format != 1) throw new CalendarFormatException([$"format: {file.Format} is not known; this reader knows 1."]);
        var data = new CalendarData
        {
            OfficeHours = WeekHours.CivilService,
            Holidays = file.Holidays,
            Ramadan = [.. (file.Ramadan ?? []).Select(month => new RamadanPeriod(
                month.From, month.Until, month.OfficeHours ?? WeekHours.CivilServiceInRamadan, month.Confirmed, month.Source))],
        };
        CalendarRules.Check(data);
        return data;
    }

    static T Parse<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new CalendarFormatException(["$: the file is null."]);
        }
        catch (JsonException fault)
        {
            throw new CalendarFormatException([$"{fault.Path ?? "$"} (line {fault.LineNumber + 1}): {fault.Message}"]);
        }
    }

    static CalendarData Shipped()
    {
        using var stream = typeof(CalendarJson).Assembly.GetManifestResourceStream("Shuttle.Server.Calendar.holidays-2026-2027.json")!;
        using var reader = new StreamReader(stream);
        return ReadHolidays(reader.ReadToEnd());
    }
}
