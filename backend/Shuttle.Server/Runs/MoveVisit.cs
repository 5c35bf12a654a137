using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;
using Shuttle.Server.Requests.Community;
using Shuttle.Server.Requests.Windows;

namespace Shuttle.Server.Runs;

/// <summary>
/// Gives a visit another window. What is done on the same way moves along: the household's other services, the heads who sign. A visit that is
/// in a published run leaves it, and the driver's sheet says so.
/// </summary>
public sealed class MoveVisit(ShuttleDb db, ICapacity capacity, AfterVisit after, TimeProvider clock) : ILeaveRun
{
    /// <summary>Null when somebody can come in that window without making anybody late who was promised before.</summary>
    public async Task<Refusal?> MayMoveAsync(Request request, Leg leg, OfferedWindow window, WorkingCalendar calendar, CancellationToken ct)
    {
        var day = calendar.DateOf(window.From);
        // On its own day the visit has its place already; where on that day is the dispatcher's business.
        if (day == leg.Day) return null;
        return await capacity.FitsAsync(await VisitOfAsync(request, leg, ct), day, [new(window.From, window.Until)], ct) switch
        {
            null => OfferWindows.NobodyOnDuty.With(day),
            [] => OfferWindows.Full,
            _ => null,
        };
    }

    /// <summary>Those of the windows to which the visit may move.</summary>
    public async Task<IReadOnlyList<OfferedWindow>> FreeAsync(Request request, Leg leg, IReadOnlyList<OfferedWindow> windows, WorkingCalendar calendar, CancellationToken ct)
    {
        var visit = await VisitOfAsync(request, leg, ct);
        var free = new List<OfferedWindow>();
        foreach (var day in windows.GroupBy(w => calendar.DateOf(w.From)))
            if (day.Key == leg.Day) free.AddRange(day);
            else free.AddRange((await capacity.FitsAsync(visit, day.Key, [.. day.Select(w => new Interval(w.From, w.Until))], ct) ?? []).Select(w => new OfferedWindow(w.From, w.Until)));
        return free;
    }

    private async Task<Visit> VisitOfAsync(Request request, Leg leg, CancellationToken ct)
    {
        var legs = await ChainOfAsync(request, leg, ct);
        return new(request.KelurahanCode, leg.Priority, [.. legs.Select((l, order) => new VisitStop(0, new(
            l.Kind, l.At.X, l.At.Y, l.PlaceName, LegWork.Seconds(l.Kind, l.Request!.Needs, order > 0 && l.At.EqualsExact(legs[order - 1].At)), l.Skills, l.Kit)))]);
    }

    public async Task MoveAsync(Request request, Leg leg, OfferedWindow window, WorkingCalendar calendar, DateTimeOffset now, CancellationToken ct)
    {
        var legs = await ChainOfAsync(request, leg, ct);
        foreach (var one in legs)
        {
            await LeaveRunAsync(one, now, ct);
            (one.WindowFrom, one.WindowUntil, one.Day) = (window.From, window.Until, calendar.DateOf(window.From));
        }
        await after.BookedAgainAsync(request, leg, Promising.ResidentAsked, now, ct);
        foreach (var touched in legs.Select(l => l.Request!).Distinct())
        {
            touched.Tell("visit-moved", now, now, clock, window.From.ToString("O", CultureInfo.InvariantCulture), window.Until.ToString("O", CultureInfo.InvariantCulture));
            if (touched != request) db.Outbox.Add(OutboxMessage.Of("request.changed", touched.Id, new { touched.State }, now, leg.Day));
        }
    }

    /// <summary>Takes a planned visit out of its run.</summary>
    public async Task LeaveRunAsync(Leg leg, DateTimeOffset now, CancellationToken ct)
    {
        await db.TakeOutAsync([leg.Id], now, ct);
        await RenewSheetAsync(leg, now, ct);
        leg.Request!.Unplanned(leg);
    }

    /// <summary>The driver's sheet has something new to say about a visit.</summary>
    public async Task RenewSheetAsync(Leg leg, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var run in await db.Runs.Where(r => r.State != RunState.Closed && r.Stops.Any(s => s.LegId == leg.Id)).ToListAsync(ct))
        {
            run.NextVersion();
            db.Outbox.Add(OutboxMessage.Of("run.published", run.Id, new { run.Version }, now, run.Day));
        }
    }

    private async Task<IReadOnlyList<Leg>> ChainOfAsync(Request request, Leg leg, CancellationToken ct)
    {
        leg.Request = request;
        if (leg.ChainId is not { } chain) return [leg];
        return await db.Legs.Include(l => l.Request)
            .Where(l => l.ChainId == chain && (l.State == LegState.Waiting || l.State == LegState.Planned || l.State == LegState.Underway)).OrderBy(l => l.ChainOrder).ToListAsync(ct);
    }
}
