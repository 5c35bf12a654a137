using System.Globalization;
using System.Text;
using Shuttle.Server.Accounts;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Pages;

/// <summary>Something in a calendar file: a window of time, or a whole day.</summary>
public sealed record CalendarEntry(string Id, string Title, string Text, DateTimeOffset? From, DateTimeOffset? Until, DateOnly? Day = null, string? Url = null);

/// <summary>Calendar files (RFC 5545) that a phone takes over: the visit of a request, the days off of the office.</summary>
public static class Calendars
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/lacak/{token}/janji.ics", VisitAsync).Needs(May.SeePublic);
        app.MapGet("/jadwal.ics", async (DistrictCalendars calendars, Here here, CancellationToken ct) =>
        {
            await here.LoadAsync();
            if (here.District is null) return Results.NotFound();
            var data = (await calendars.GetAsync(ct)).Data;
            return FileOf(data.Holidays.Where(h => h.Date >= here.Today.AddMonths(-1)).Select(h => new CalendarEntry(
                $"libur-{Here.Iso(h.Date)}-{h.Name.Id.Length}", Words.T(h.Name), h.Source, null, null, h.Date)), here.Now);
        }).Needs(May.SeePublic);
    }

    private static async Task<IResult> VisitAsync(string token, Tracking tracking, ServiceCatalogue catalogue, HttpRequest request, TimeProvider clock, CancellationToken ct)
    {
        var found = await tracking.FindAsync(token, ct);
        if (found.IsRefused) return Results.NotFound();
        var (asked, service) = (found.Value, catalogue.Find(found.Value.ServiceCode));
        var link = $"{request.Scheme}://{request.Host}/lacak/{token}";
        var papers = string.Join("\n", asked.Items.Where(i => i.Holder == HolderKind.Resident).Select(i => "- " + i.Name));
        return FileOf(asked.Legs.Where(l => l.State is LegState.Waiting or LegState.Planned or LegState.Underway).Select((leg, n) => new CalendarEntry(
            $"{asked.RequestId:N}-{leg.Kind}-{n}",
            Words.T(leg.Kind == LegKind.Collect ? "ics.collect" : "ics.return", service is null ? asked.ServiceCode : Words.T(service.Name)),
            Words.T("ics.text", asked.Number, papers), leg.WindowFrom, leg.WindowUntil, Url: link)), clock.GetUtcNow());
    }

    private static IResult FileOf(IEnumerable<CalendarEntry> entries, DateTimeOffset now) =>
        Results.Text(Write(entries, now), "text/calendar", Encoding.UTF8);

    /// <summary>The file: lines end in CR LF, none is longer than 75 octets, texts are escaped.</summary>
    public static string Write(IEnumerable<CalendarEntry> entries, DateTimeOffset now)
    {
        List<string> lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Antar-Jemput//ID", "CALSCALE:GREGORIAN"];
        foreach (var entry in entries)
        {
            lines.AddRange(["BEGIN:VEVENT", $"UID:{entry.Id}@antar-jemput", $"DTSTAMP:{Utc(now)}"]);
            if (entry.Day is { } day) lines.AddRange([$"DTSTART;VALUE=DATE:{day:yyyyMMdd}", $"DTEND;VALUE=DATE:{day.AddDays(1):yyyyMMdd}", "TRANSP:TRANSPARENT"]);
            else lines.AddRange([$"DTSTART:{Utc(entry.From!.Value)}", $"DTEND:{Utc(entry.Until!.Value)}", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT12H", $"DESCRIPTION:{Escaped(entry.Title)}", "END:VALARM"]);
            lines.AddRange([$"SUMMARY:{Escaped(entry.Title)}", $"DESCRIPTION:{Escaped(entry.Text)}"]);
            if (entry.Url is { } url) lines.Add($"URL:{url}");
            lines.Add("END:VEVENT");
        }
        lines.Add("END:VCALENDAR");
        return string.Concat(lines.Select(l => Folded(l) + "\r\n"));
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text.Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").Replace("\r", "").Replace("\n", "\\n");

    // Octets, not characters: a line is broken before the character that would make it too long.
    private static string Folded(string line)
    {
        var folded = new StringBuilder();
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > 73)
            {
                folded.Append("\r\n ");
                octets = 1;
            }
            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        return folded.ToString();
    }
}
