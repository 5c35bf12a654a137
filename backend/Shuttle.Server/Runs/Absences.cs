using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>A dispatcher's word on "nobody home".</summary>
public sealed record AbsenceDecision([property: StringLength(300)] string? Note = null);

/// <summary>An absence as the dispatcher sees it.</summary>
public sealed record AbsenceView(
    Guid Id, Guid RunId, Guid StopId, Guid RequestId, string RequestNumber, DateTimeOffset ClaimedAt, int WaitedSeconds, int Calls, DateTimeOffset AutomaticAt,
    AbsenceState State, string? DecidedBy, DateTimeOffset? DecidedAt, string? Note);

/// <summary>"Nobody home" is a claim: the visit fails, and books its next one, when it is confirmed.</summary>
public sealed class Absences(ShuttleDb db, NextVisit nextVisit, PersonalData personal, CurrentUser user, TimeProvider clock)
{
    public static readonly Refusal Unknown = new("unknown-absence", StatusCodes.Status404NotFound);
    public static readonly Refusal Decided = new("absence-decided", StatusCodes.Status409Conflict);

    /// <summary>Takes the claim of a courier whose history bears it out; the caller saves.</summary>
    public async Task<Refusal?> ClaimAsync(StopFailed said, Stop stop, Leg leg, Request request, DateTimeOffset now, CancellationToken ct)
    {
        var judged = AbsenceRules.Judge(await AtStopAsync(said, ct), said);
        if (judged.Refusal is { } refusal) return refusal;
        var claim = new AbsenceClaim
        {
            Id = said.Id, RunId = said.RunId, StopId = stop.Id, LegId = leg.Id, RequestId = request.Id, ClaimedAt = said.DeviceTime, ReceivedAt = now,
            WaitedSeconds = judged.Value.WaitedSeconds, Calls = judged.Value.Calls, AutomaticAt = AbsenceRules.AutomaticAt(said.DeviceTime, now),
        };
        db.Add(claim);
        DriverEventRules.Finish(stop, StopState.Failed, said.DeviceTime);
        request.Tell("nobody-home", said.DeviceTime, now, clock);
        db.Outbox.Add(OutboxMessage.Of("absence.claimed", claim.Id, new { claim.RequestId, claim.StopId, claim.AutomaticAt }, now, leg.Day));
        if (claim.AutomaticAt <= now) await ConfirmAsync(claim, AbsenceState.Automatic, leg, request, now, ct);
        return null;
    }

    public async Task<IReadOnlyList<AbsenceView>> ListAsync(AbsenceState state, CancellationToken ct) =>
        await (from claim in db.Set<AbsenceClaim>()
               where claim.State == state
               join request in db.Requests on claim.RequestId equals request.Id
               orderby claim.ClaimedAt
               select new AbsenceView(claim.Id, claim.RunId, claim.StopId, claim.RequestId, request.Number, claim.ClaimedAt, claim.WaitedSeconds, claim.Calls, claim.AutomaticAt,
                   claim.State, claim.DecidedBy, claim.DecidedAt, claim.Note)).AsNoTracking().ToListAsync(ct);

    /// <summary>The dispatcher agrees, or does not: then the visit was none, and the leg can be planned again today.</summary>
    public Task<Outcome<Done>> DecideAsync(Guid id, bool confirmed, AbsenceDecision decision, CancellationToken ct) =>
        Retry.OnConflictAsync(db, () => DecideOnceAsync(id, confirmed ? AbsenceState.Confirmed : AbsenceState.Denied, decision, ct));

    /// <summary>What nobody has answered in time counts as confirmed.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var id in await db.Set<AbsenceClaim>().Where(c => c.State == AbsenceState.Pending && c.AutomaticAt <= now).Select(c => c.Id).ToListAsync(ct))
            await Retry.OnConflictAsync(db, () => DecideOnceAsync(id, AbsenceState.Automatic, new(), ct));
    }

    private async Task<Outcome<Done>> DecideOnceAsync(Guid id, AbsenceState decided, AbsenceDecision decision, CancellationToken ct)
    {
        if (await db.Set<AbsenceClaim>().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } claim) return Unknown;
        if (claim.State != AbsenceState.Pending) return claim.State == decided ? Done.It : Decided.With(claim.DecidedBy ?? "-");
        var request = await db.Requests.Include(r => r.Items).Include(r => r.Legs).SingleAsync(r => r.Id == claim.RequestId, ct);
        var leg = request.Legs.Single(l => l.Id == claim.LegId);
        var stop = await db.Stops.SingleAsync(s => s.Id == claim.StopId, ct);
        var now = clock.GetUtcNow();
        claim.Note = decision.Note;
        // The courier may have taken it back in the meantime: then there is nothing left to decide.
        if (stop.State != StopState.Failed || leg.State != LegState.Underway) (claim.State, claim.DecidedAt) = (AbsenceState.Denied, now);
        else if (decided == AbsenceState.Denied) Deny(claim, leg, request, now);
        else await ConfirmAsync(claim, decided, leg, request, now, ct);
        db.Outbox.Add(OutboxMessage.Of("absence.decided", claim.Id, new { claim.State }, now, leg.Day));
        db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State }, now, leg.Day));
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    private async Task ConfirmAsync(AbsenceClaim claim, AbsenceState how, Leg leg, Request request, DateTimeOffset now, CancellationToken ct)
    {
        (claim.State, claim.DecidedAt, claim.DecidedBy) = (how, now, how == AbsenceState.Automatic ? null : user.Name);
        request.Visited(leg, some: false);
        request.Tell("visit-failed", claim.ClaimedAt, now, clock, nameof(FailureReason.NobodyHome));
        await nextVisit.BookAsync(request, leg, now, ct);
    }

    private void Deny(AbsenceClaim claim, Leg leg, Request request, DateTimeOffset now)
    {
        (claim.State, claim.DecidedAt, claim.DecidedBy) = (AbsenceState.Denied, now, user.Name);
        leg.State = LegState.Planned;
        request.Unplanned(leg);
        request.Tell("visit-once-more", now, now, clock);
    }

    private async Task<IReadOnlyList<DriverEvent>> AtStopAsync(StopFailed said, CancellationToken ct)
    {
        string[] kinds = [nameof(Arrived), nameof(CallAttempted)];
        var bodies = await db.DriverEvents.Where(e => e.StopId == said.StopId && e.DeviceId == said.DeviceId && kinds.Contains(e.Kind) && !db.DriverEvents.Any(u => u.TakesBackId == e.Id)).OrderBy(e => e.Sequence)
            .Select(e => e.BodySealed).ToListAsync(ct);
        return bodies.ConvertAll(b => JsonSerializer.Deserialize<DriverEvent>(personal.Reveal(b), ContractJson.Options)!);
    }
}
