using System.Globalization;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Pages.Dispatch.FleetParts;

/// <summary>Days and hours as forms write them. What cannot be read is refused by the name of its field.</summary>
internal static class Hours
{
    public static string Of(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static Outcome<TimeOnly> Time(string label, string? text) =>
        TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : FleetPart.BadField.With(Words.T(label), text ?? "");

    public static Outcome<DateOnly> Day(string label, string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : FleetPart.BadField.With(Words.T(label), text ?? "");
}
