using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests.Windows;

namespace Shuttle.Server.Requests;

/// <summary>
/// Books the way back by itself, when the last of a household's bundle is ready: one visit brings everything home. Until then what is ready
/// waits. The caller saves, and holds the bundle (<see cref="HoldBundleAsync"/>) so that two last ones do not both wait for each other.
/// </summary>
public sealed class BookReturn(ShuttleDb db, Numbers numbers, ICapacity capacity, DistrictCalendars calendars, RePromise promise, TimeProvider clock)
{
    private const int DaysAhead = 3;

    /// <summary>Locks a bundle until the caller's transaction ends; load its requests after it.</summary>
    public async Task HoldBundleAsync(Guid? bundleId, CancellationToken ct)
    {
        if (bundleId is { } bundle) await numbers.NextAsync($"bundle-{bundle}", ct);
    }

    /// <summary>The bundle's requests, tracked, with items, legs and promises.</summary>
    public async Task<List<Request>> BundleOfAsync(Request request, CancellationToken ct) => request.BundleId is not { } bundle ? [request]
        : await db.Requests.Include(r => r.Items).Include(r => r.Legs).Include(r => r.Promises).Where(r => r.BundleId == bundle).ToListAsync(ct);

    /// <summary>The return legs, when nothing of the bundle is outstanding any more; none while something is.</summary>
    public async Task<IReadOnlyList<Leg>> WhenReadyAsync(IReadOnlyList<Request> bundle, DateTimeOffset now, CancellationToken ct)
    {
        if (bundle.Any(IsOutstanding)) return [];
        var ready = bundle.Where(r => r.State == RequestState.Ready && !r.Legs.Exists(l => l is { Kind: LegKind.Return, IsOpen: true })).ToList();
        if (ready.Count == 0) return [];
        var calendar = await calendars.GetAsync(ct);
        var window = await WindowAsync(ready, calendar, now, ct);
        var chain = ready.Count > 1 ? Ids.New(clock) : (Guid?)null;
        var legs = ready.Select((request, order) => request.Return(calendar.DateOf(window.From), window, chain, order, Ids.New(clock))).ToList();
        foreach (var request in ready) promise.AfterReturnWindow(request, new(window.From, window.Until), now);
        return legs;
    }

    private static bool IsOutstanding(Request request) =>
        request.State is not (RequestState.Ready or RequestState.ReturnScheduled or RequestState.OutForReturn or RequestState.Completed or RequestState.Cancelled or RequestState.Rejected);

    // The soonest window that the plan can keep, at the hours the resident chose for the first visit if it can be; the resident may move it.
    // Where the plan has no room the calendar's window stands: the dispatcher sees the leg and finds a way.
    private async Task<OfferedWindow> WindowAsync(List<Request> ready, WorkingCalendar calendar, DateTimeOffset now, CancellationToken ct)
    {
        var usual = ready.SelectMany(r => r.Legs).Where(l => l.Place is null && l.Kind != LegKind.Return).OrderBy(l => l.WindowFrom).Select(l => l.WindowFrom.UtcDateTime.TimeOfDay).FirstOrDefault(TimeSpan.FromHours(3));
        var offered = BookableWindows.Offer(now, DaysAhead, calendar).OrderBy(w => (w.From.UtcDateTime.Date - now.UtcDateTime.Date).TotalHours + Math.Abs((w.From.UtcDateTime.TimeOfDay - usual).TotalHours)).ToList();
        var visit = ReturnVisit(ready);
        foreach (var day in offered.GroupBy(w => calendar.DateOf(w.From)).OrderBy(day => day.Key))
            if (await capacity.FitsAsync(visit, day.Key, [.. day.Select(w => new Interval(w.From, w.Until))], ct) is [var fits, ..]) return new(fits.From, fits.Until);
        return offered[0];
    }

    private static Visit ReturnVisit(List<Request> ready) => new(
        ready[0].KelurahanCode, ready.SelectMany(r => r.Legs).Select(l => l.Priority).DefaultIfEmpty(20).Max(),
        [.. ready.Select((r, i) => new VisitStop(i, new(LegKind.Return, r.Pin.X, r.Pin.Y, null, LegWork.Seconds(LegKind.Return, r.Needs, i > 0), [], null)))]);
}
