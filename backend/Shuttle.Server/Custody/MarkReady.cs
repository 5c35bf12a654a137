using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Calendar;
using Shuttle.Server.Custody.Choices;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody;

/// <summary>The office's result for a request: the documents it made.</summary>
public sealed record RequestReady([property: Required, MinLength(1), MaxLength(10)] IReadOnlyList<string> Results);

/// <summary>The return leg that was created; nothing while the household's other papers are still worked on.</summary>
public sealed record ReturnBooked(Guid? LegId, DateTimeOffset? WindowFrom, DateTimeOffset? WindowUntil);

/// <summary>Marks a request ready: the results enter custody at the counter, and when it was the bundle's last the way back is booked by itself.</summary>
public sealed class MarkReady(ShuttleDb db, BookReturn returns, DistrictCalendars calendars, TimeProvider clock)
{
    public static readonly Refusal ResultNameEmpty = new("result-name-empty") { Field = "results" };

    public async Task<Outcome<ReturnBooked>> ReadyAsync(Guid requestId, RequestReady ready, CancellationToken ct)
    {
        if (ready.Results.Any(string.IsNullOrWhiteSpace)) return ResultNameEmpty;
        var bundleId = await db.Requests.Where(r => r.Id == requestId).Select(r => r.BundleId).SingleOrDefaultAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await returns.HoldBundleAsync(bundleId, ct);
        if (await db.Requests.Include(r => r.Items).Include(r => r.Legs).Include(r => r.Promises).SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request) return CancelRequest.UnknownRequest;
        if (request.Ready().Refusal is { } refusal) return refusal;
        // What another office made came in with its batch and is known already.
        foreach (var name in ready.Results.Where(n => !request.Items.Exists(i => i.RequirementCode == DocumentItem.Result && i.Name == n.Trim())))
            request.Items.Add(new DocumentItem
            {
                Id = Ids.New(clock), DistrictId = request.DistrictId, RequestId = request.Id, RequirementCode = DocumentItem.Result, Name = name.Trim(), Original = true, Holder = HolderKind.Counter,
            });
        var now = clock.GetUtcNow();
        request.Tell("ready", now, now, clock);
        var legs = await returns.WhenReadyAsync(await returns.BundleOfAsync(request, ct), now, ct);
        await HonourAsync(legs, ct);
        if (legs.Count == 0) request.Tell("waits-for-bundle", now, now, clock);
        foreach (var id in legs.Select(l => l.RequestId).Append(request.Id).Distinct())
            db.Outbox.Add(OutboxMessage.Of("request.changed", id, new { State = RequestState.Ready }, now, legs.Count > 0 ? legs[0].Day : null));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        var own = legs.FirstOrDefault(l => l.RequestId == request.Id);
        return new ReturnBooked(own?.Id, own?.WindowFrom, own?.WindowUntil);
    }

    // What the resident wished before there was a way back to wish it for.
    private async Task HonourAsync(IReadOnlyList<Leg> legs, CancellationToken ct)
    {
        var ids = legs.Select(l => l.RequestId).ToList();
        foreach (var wish in await db.Set<DeliveryWish>().Where(w => ids.Contains(w.RequestId)).ToListAsync(ct))
        {
            var leg = legs.First(l => l.RequestId == wish.RequestId);
            wish.ApplyTo(leg, wish.ServicePointId is { } id ? await db.Set<ServicePoint>().SingleOrDefaultAsync(p => p.Id == id && p.Open, ct) : null);
            if (wish.HoldUntil is not { } until || until <= leg.Day) continue;
            var calendar = await calendars.GetAsync(ct);
            var window = ChoiceRules.Held(leg, until, calendar);
            (leg.WindowFrom, leg.WindowUntil, leg.Day) = (window.From, window.Until, calendar.DateOf(window.From));
        }
    }
}
