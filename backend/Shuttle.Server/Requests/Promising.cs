using System.Globalization;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>The one promise across both legs: made once, replaced only with a reason that the resident is told. Pure.</summary>
public static class Promising
{
    public static readonly Refusal ReasonMissing = new(CalendarCodes.PromiseReasonMissing) { Field = "reason" };
    public const string Booked = "booked", VisitFailed = "visit-failed", ReadyEarly = "ready-early", ReadyLate = "ready-late", BundleWaits = "bundle-waits",
        OfficeDelay = "office-delay", PaperMissing = "paper-missing", ResidentAsked = "resident-asked", Calendar = "calendar-changed";

    /// <summary>Reasons that a person may give; the words are resources (<c>promise.…</c>).</summary>
    public static IReadOnlyList<string> Reasons { get; } = [OfficeDelay, PaperMissing, ResidentAsked, Calendar, BundleWaits, VisitFailed];

    // Two hours for the run to come home, an hour at the counter, half an hour of packing; results ride along with the next day's run.
    public static PromiseTerms Terms { get; } = new(120, 60, 30,
        [new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new(7, 45), new(8, 0), new(16, 0))]);

    /// <summary>Pickup (or appointment), the longest standard time of the bundle in working hours, and the next return run.</summary>
    public static Promise For(Interval window, IReadOnlyCollection<ServiceDefinition> services, ServiceMode mode, WorkingCalendar calendar)
    {
        var minutes = services.Select(s => s.StandardTime.WorkingMinutes).ToList();
        return mode == ServiceMode.Counter ? Promise.FromCounter(window.Until, minutes.Max(), Terms, calendar) : Promise.Make(window, minutes, Terms, calendar);
    }

    /// <summary>What was promised at booking.</summary>
    public static void Promised(this Request request, Promise promise, DateTimeOffset now, TimeProvider clock) => request.Note(promise, Booked, null, now, null, clock);

    /// <summary>
    /// Another promise for a stated reason, told in the request's story. The same promise again changes nothing. Returns whether it changed,
    /// so that the caller says so in the outbox.
    /// </summary>
    public static Outcome<bool> PromiseAnew(this Request request, Promise promise, string? reason, string? note, DateTimeOffset now, Guid? by, TimeProvider clock)
    {
        if (request.PromisedBy == promise.HomeBy) return false;
        if (string.IsNullOrWhiteSpace(reason)) return ReasonMissing;
        request.Note(promise, reason, note, now, by, clock);
        request.Tell("promise-changed", now, now, clock, promise.HomeBy.ToString("O", CultureInfo.InvariantCulture), reason);
        return true;
    }

    private static void Note(this Request request, Promise promise, string reason, string? note, DateTimeOffset now, Guid? by, TimeProvider clock)
    {
        request.PromisedBy = promise.HomeBy;
        request.Promises.Add(new PromiseMade
        {
            Id = Ids.New(clock), DistrictId = request.DistrictId, RequestId = request.Id, AtCounter = promise.AtCounter, Accepted = promise.Accepted, Ready = promise.Ready,
            ReturnFrom = promise.ReturnWindow.From, ReturnUntil = promise.ReturnWindow.Until, Reason = reason, Note = note, MadeAt = now, MadeById = by,
        });
    }
}
