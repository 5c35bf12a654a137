using System.Globalization;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Pages.Resident;

/// <summary>A window as a form carries it: "202611230300-202611230500", in UTC.</summary>
internal static class WindowText
{
    private const string Shape = "yyyyMMddHHmm";

    public static string Of(OfferedWindow window) => $"{window.From.UtcDateTime.ToString(Shape, CultureInfo.InvariantCulture)}-{window.Until.UtcDateTime.ToString(Shape, CultureInfo.InvariantCulture)}";

    public static OfferedWindow? Read(string? text) => text?.Split('-') is [var from, var until] && At(from) is { } f && At(until) is { } u ? new(f, u) : null;

    private static DateTimeOffset? At(string text) =>
        DateTimeOffset.TryParseExact(text, Shape, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
