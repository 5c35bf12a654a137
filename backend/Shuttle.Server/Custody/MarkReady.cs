using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody;

/// <summary>The office's result for a request: the documents it made.</summary>
public sealed record RequestReady([property: Required, MinLength(1), MaxLength(10)] IReadOnlyList<string> Results);

/// <summary>The return leg that was created.</summary>
public sealed record ReturnBooked(Guid LegId, DateTimeOffset WindowFrom, DateTimeOffset WindowUntil);

/// <summary>Marks a request ready: the results enter custody at the counter, and the return leg appears by itself.</summary>
public sealed class MarkReady(ShuttleDb db, DistrictCalendars calendars, TimeProvider clock)
{
    public static readonly Refusal ResultNameEmpty = new("result-name-empty") { Field = "results" };

    public async Task<Outcome<ReturnBooked>> ReadyAsync(Guid requestId, RequestReady ready, CancellationToken ct)
    {
        if (await db.Requests.Include(r => r.Items).Include(r => r.Legs).SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request) return CancelRequest.UnknownRequest;
        if (ready.Results.Any(string.IsNullOrWhiteSpace)) return ResultNameEmpty;
        var (calendar, now) = (await calendars.GetAsync(ct), clock.GetUtcNow());
        var window = ReturnWindow(request, calendar, now);
        var booked = request.Ready(calendar.DateOf(window.From), window.From, window.Until, Ids.New(clock));
        if (booked.Refusal is { } refusal) return refusal;

        foreach (var name in ready.Results)
            request.Items.Add(new DocumentItem
            {
                Id = Ids.New(clock), DistrictId = request.DistrictId, RequestId = request.Id, RequirementCode = DocumentItem.Result, Name = name.Trim(), Original = true, Holder = HolderKind.Counter,
            });
        request.Tell("ready", now, now, clock);
        db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State }, now, booked.Value.Day));
        await db.SaveChangesAsync(ct);
        return new ReturnBooked(booked.Value.Id, window.From, window.Until);
    }

    // The first window on offer at the hours the resident chose for the pickup; the resident may move it.
    private static OfferedWindow ReturnWindow(Request request, WorkingCalendar calendar, DateTimeOffset now)
    {
        var usual = request.Legs.Where(l => l.Kind == LegKind.Collect).Select(l => l.WindowFrom.TimeOfDay).First();
        var offered = BookableWindows.Offer(now, days: 3, calendar);
        return offered.MinBy(w => (w.From.UtcDateTime.Date - now.UtcDateTime.Date).TotalHours + Math.Abs((w.From.UtcDateTime.TimeOfDay - usual).TotalHours))!;
    }
}
