using System.Text.Json;
using Shuttle.Planning.Check;

namespace Shuttle.Planning.Formats.Vroom;

/// <summary>The referee's findings in VROOM's words; findings that VROOM has no word for are not about its rules and cannot occur.</summary>
static class VroomViolations
{
    /// <summary>Writes an array with one entry per cause; the seconds of lead time and delay are summed.</summary>
    public static void Write(Utf8JsonWriter writer, IEnumerable<Violation> violations)
    {
        writer.WriteStartArray("violations");
        foreach (var cause in violations.Select(v => (Cause: CauseOf(v), v.Amount)).Where(v => v.Cause is not null).GroupBy(v => v.Cause))
        {
            writer.WriteStartObject();
            if (cause.Key is "delay" or "lead_time") writer.WriteNumber("duration", cause.Sum(v => Math.Abs(v.Amount)));
            writer.WriteString("cause", cause.Key);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    static string? CauseOf(Violation violation) => violation.Code switch
    {
        ViolationCode.WindowMissed or ViolationCode.ShiftExceeded => violation.Amount > 0 ? "delay" : "lead_time",
        ViolationCode.Capacity => "load",
        ViolationCode.MaxStops => "max_tasks",
        ViolationCode.SkillMissing or ViolationCode.VehicleNotAllowed => "skills",
        ViolationCode.StopMissing or ViolationCode.StopsOutOfOrder or ViolationCode.SplitOverVehicles => "precedence",
        ViolationCode.BreakMissing => "missing_break",
        ViolationCode.MaxDriving => "max_travel_time",
        ViolationCode.MaxMetres => "max_distance",
        ViolationCode.BreakLoad => "max_load",
        _ => null,
    };
}
