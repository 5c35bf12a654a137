using System.Globalization;
using Shuttle.Contracts;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Pages;

/// <summary>A line of a request's history in the reader's words.</summary>
public static class Story
{
    /// <summary>Times in a line's values are written as instants; the reader sees them in the district's time.</summary>
    public static string Of(TrackedLine line, Here here)
    {
        object[] values = [.. line.Args.Select(a =>
            DateTimeOffset.TryParseExact(a, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? here.DayAndTime(at)
            : Enum.TryParse<FailureReason>(a, out var reason) && !int.TryParse(a, out _) ? Words.T(reason) : (object)a)];
        return Words.T($"history.{line.Code}", values);
    }
}
