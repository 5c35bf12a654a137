using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>An officer makes the promise anew.</summary>
/// <param name="Reason">Of <see cref="Promising.Reasons"/>.</param>
/// <param name="MoreWorkingMinutes">What the office needs from now on, in working minutes.</param>
/// <param name="Note">Words for the resident; no personal data.</param>
public sealed record AskNewPromise([property: Required, StringLength(40)] string Reason, [property: Range(0, 60_000)] int MoreWorkingMinutes, [property: StringLength(300)] string? Note);

/// <summary>A promise as it is shown: the moments it was reckoned from and why it was made.</summary>
public sealed record PromiseView(DateTimeOffset AtCounter, DateTimeOffset Accepted, DateTimeOffset Ready, DateTimeOffset ReturnFrom, DateTimeOffset ReturnUntil, string Reason, string? Note, DateTimeOffset MadeAt);

/// <summary>Makes promises anew where something forces it: never without a reason, never without telling the resident.</summary>
public sealed class RePromise(ShuttleDb db, ServiceCatalogue catalogue, DistrictCalendars calendars, CurrentUser user, TimeProvider clock)
{
    public static readonly Refusal ReasonUnknown = new("promise-reason-unknown") { Field = "reason" };
    public static readonly Refusal NothingOpen = new("promise-nothing-open", StatusCodes.Status409Conflict);

    /// <summary>By an officer, from now on; the whole household's bundle comes home together, so all of it gets the new promise.</summary>
    public async Task<Outcome<PromiseView>> ByOfficerAsync(Guid requestId, AskNewPromise ask, CancellationToken ct)
    {
        if (!Promising.Reasons.Contains(ask.Reason)) return ReasonUnknown.With(string.Join(", ", Promising.Reasons));
        if (await db.Requests.Include(r => r.Promises).SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request) return CancelRequest.UnknownRequest;
        if (!IsOpen(request)) return NothingOpen.With(request.Number);
        var now = clock.GetUtcNow();
        var promise = Promise.FromCounter(now, ask.MoreWorkingMinutes, Promising.Terms, await calendars.GetAsync(ct));
        foreach (var one in await BundleOfAsync(request, ct))
            if (Tell(one, one.PromiseAnew(promise, ask.Reason, ask.Note, now, user.Id, clock), ask.Reason, now) is { } refusal) return refusal;
        await db.SaveChangesAsync(ct);
        return ViewOf(request.Promises.OrderBy(p => p.MadeAt).Last());
    }

    /// <summary>After a visit that was moved to another window. The caller saves.</summary>
    public async Task AfterNewWindowAsync(Request request, Interval window, string reason, DateTimeOffset now, CancellationToken ct)
    {
        if (!IsOpen(request)) return;
        var bundle = await BundleOfAsync(request, ct);
        var services = bundle.Select(r => catalogue.Of(r.CatalogueCode, r.ServiceCode, r.CreatedAt)).OfType<ServiceDefinition>().ToList();
        if (services.Count == 0) return;
        var promise = Promising.For(window, services, request.Mode, await calendars.GetAsync(ct));
        foreach (var one in bundle) Tell(one, one.PromiseAnew(promise, reason, null, now, null, clock), reason, now);
    }

    /// <summary>
    /// When the way back has its window. An earlier return is kept as good news, a later one has to be said; the same changes nothing.
    /// The caller saves.
    /// </summary>
    public void AfterReturnWindow(Request request, Interval window, DateTimeOffset now, string? why = null)
    {
        var reason = why ?? (window.Until <= request.PromisedBy ? Promising.ReadyEarly : Promising.ReadyLate);
        Tell(request, request.PromiseAnew(new Promise(now, now, now, now, window), reason, null, now, null, clock), reason, now);
    }

    public static PromiseView ViewOf(PromiseMade made) => new(made.AtCounter, made.Accepted, made.Ready, made.ReturnFrom, made.ReturnUntil, made.Reason, made.Note, made.MadeAt);

    private Refusal? Tell(Request request, Outcome<bool> changed, string reason, DateTimeOffset now)
    {
        if (changed.Refusal is { } refusal) return refusal;
        if (changed.Value) db.Outbox.Add(OutboxMessage.Of("request.promise-changed", request.Id, new { request.Number, reason, by = request.PromisedBy }, now));
        return null;
    }

    private async Task<List<Request>> BundleOfAsync(Request request, CancellationToken ct) => request.BundleId is not { } bundle ? [request]
        : (await db.Requests.Include(r => r.Promises).Where(r => r.BundleId == bundle).ToListAsync(ct)).Where(IsOpen).ToList();

    private static bool IsOpen(Request request) => request.State is not (RequestState.Completed or RequestState.Cancelled or RequestState.Rejected);
}
