using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Accounts;
using Shuttle.Server.Areas;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Community;

/// <summary>Whom an attestation link speaks to: the head's account and their phone, to send it there.</summary>
public sealed record AttestationLink(string Head, string Link, string? WhatsApp, DateTimeOffset ExpiresAt);

/// <summary>Takes a visit that nobody has begun out of its published run; the runs lie downstream and implement it.</summary>
public interface ILeaveRun
{
    /// <summary>The leg's request must be loaded; the caller saves.</summary>
    Task LeaveRunAsync(Leg leg, DateTimeOffset now, CancellationToken ct);
}

/// <summary>What the page behind a link shows.</summary>
public sealed record AttestationView(Attestation Attestation, Account Head);

/// <summary>
/// Asks RT and RW heads for their word and takes it: from their own queue, or from a link that was sent to them. A link speaks for one
/// attestation and one head; whoever it is passed on to answers in that head's name, as with a signature on paper.
/// </summary>
public sealed class Attest(ShuttleDb db, CurrentUser user, PersonalData personal, SignedLinks links, ILeaveRun runs, TimeProvider clock)
{
    public static readonly Refusal Unknown = new("attestation-unknown", StatusCodes.Status404NotFound);
    public static readonly Refusal NotYourArea = new("attestation-not-your-area", StatusCodes.Status403Forbidden);
    public static readonly Refusal LinkWrong = new("attestation-link-wrong", StatusCodes.Status404NotFound);
    public static readonly Refusal LinkExpired = new("attestation-link-expired", StatusCodes.Status410Gone);
    public static readonly Refusal NoHead = new("attestation-no-head");
    private const string Purpose = "attestation";

    /// <summary>Adds the question to the unit of work; whoever books saves it. Asked once: an open question stays.</summary>
    public void Ask(Request request, string areaCode)
    {
        var now = clock.GetUtcNow();
        db.Add(new Attestation { Id = Ids.New(clock), DistrictId = request.DistrictId, RequestId = request.Id, AreaCode = areaCode, AskedAt = now, ExpiresAt = now + AttestationRules.Lasts });
        request.Tell("attestation-asked", now, now, clock, RtRw.Words(areaCode));
        db.Outbox.Add(OutboxMessage.Of("attestation.asked", request.Id, new { areaCode }, now));
    }

    /// <summary>Asks once more after a question has lapsed or was refused.</summary>
    public async Task<Outcome<Done>> AskAgainAsync(Guid requestId, CancellationToken ct)
    {
        var last = await db.Attestations.Where(a => a.RequestId == requestId).OrderByDescending(a => a.AskedAt).FirstOrDefaultAsync(ct);
        if (last is null || await db.Requests.SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request) return Unknown;
        if (last.State == AttestationState.Given) return AttestationRules.Answered.With(last.AnsweredBy ?? "-", last.AnsweredAt ?? last.AskedAt);
        if (last.State == AttestationState.Asked) last.State = AttestationState.Lapsed;
        Ask(request, last.AreaCode);
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    /// <summary>The link for the head of the attestation's area.</summary>
    public async Task<Outcome<AttestationLink>> LinkAsync(Guid attestationId, CancellationToken ct)
    {
        if (await db.Attestations.AsNoTracking().SingleOrDefaultAsync(a => a.Id == attestationId, ct) is not { } attestation) return Unknown;
        if (await HeadOfAsync(attestation, ct) is not { } head) return NoHead.With(RtRw.Words(attestation.AreaCode));
        var link = "/pengantar/" + links.Make($"{Purpose}:{head.Id:N}", attestation.Id, attestation.ExpiresAt) + "." + head.Id.ToString("N");
        return new AttestationLink(head.Name, link, head.PhoneSealed is { } phone ? personal.Reveal(phone).TrimStart('+') : null, attestation.ExpiresAt);
    }

    /// <summary>What a link shows. Looking changes nothing.</summary>
    public async Task<Outcome<AttestationView>> OpenAsync(string link, CancellationToken ct)
    {
        if (link.LastIndexOf('.') is not (> 0 and var dot) || !Guid.TryParseExact(link[(dot + 1)..], "N", out var headId)) return LinkWrong;
        var (standing, id) = links.Read($"{Purpose}:{headId:N}", link[..dot]);
        if (standing == LinkStanding.Wrong) return LinkWrong;
        if (standing == LinkStanding.Expired) return LinkExpired;
        var attestation = await db.Attestations.Include(a => a.Request).SingleOrDefaultAsync(a => a.Id == id, ct);
        // The head may have left office since the link was sent.
        if (attestation is null || await db.Users.SingleOrDefaultAsync(u => u.Id == headId, ct) is not { AreaCode: { } area } head || !RtRw.Covers(area, attestation.AreaCode)) return LinkWrong;
        return new AttestationView(attestation, head);
    }

    /// <summary>The answer by link.</summary>
    public async Task<Outcome<Done>> AnswerByLinkAsync(string link, bool yes, AttestationRefusal? reason, string? note, CancellationToken ct) =>
        await Retry.OnConflictAsync(db, async () =>
        {
            var opened = await OpenAsync(link, ct);
            if (opened.Refusal is { } refusal) return refusal;
            var head = opened.Value.Head;
            return await AnswerAsync(opened.Value.Attestation, new(head.Id, head.Name, AttestationDoor.Link), yes, reason, note, ct);
        });

    /// <summary>The answer by the head who is signed in.</summary>
    public async Task<Outcome<Done>> AnswerAsync(Guid id, bool yes, AttestationRefusal? reason, string? note, CancellationToken ct) =>
        await Retry.OnConflictAsync(db, async () =>
        {
            if (await db.Attestations.Include(a => a.Request).SingleOrDefaultAsync(a => a.Id == id, ct) is not { } attestation) return Unknown;
            if (user.Area is not { } area || !RtRw.Covers(area, attestation.AreaCode)) return NotYourArea;
            return await AnswerAsync(attestation, new(user.Required, user.Name, AttestationDoor.SignedIn), yes, reason, note, ct);
        });

    private async Task<Outcome<Done>> AnswerAsync(Attestation attestation, Attester by, bool yes, AttestationRefusal? reason, string? note, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var answered = yes ? attestation.Give(by, now) : attestation.Refuse(by, reason, now);
        if (answered.Refusal is { } refusal) return refusal;
        if (!answered.Value) return Done.It; // the same press twice
        if (!string.IsNullOrWhiteSpace(note)) attestation.NoteSealed = personal.Protect(note.Trim());
        var request = attestation.Request!;
        if (!yes) request.Tell("attestation-refused", now, now, clock, RtRw.Words(attestation.AreaCode));
        else
        {
            request.Tell("attestation-given", now, now, clock, RtRw.Words(attestation.AreaCode));
            // What is signed here needs no courier at the head's door, unless the courier is on the way there.
            var door = "Ketua " + RtRw.Words(attestation.AreaCode);
            foreach (var leg in await db.Legs.Include(l => l.Request).Where(l => l.RequestId == request.Id && l.Kind == LegKind.Attest && (l.State == LegState.Waiting || l.State == LegState.Planned) && l.PlaceName == door).ToListAsync(ct))
            {
                if (leg.State == LegState.Planned) await runs.LeaveRunAsync(leg, now, ct);
                leg.State = LegState.Cancelled;
            }
            // The RT head's word goes on to the RW head.
            if (RtRw.IsRt(attestation.AreaCode)) Ask(request, RtRw.RwOf(attestation.AreaCode));
        }
        db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State }, now));
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    // The head of exactly this area; an RT without one is answered for by the head of its RW.
    private async Task<Account?> HeadOfAsync(Attestation attestation, CancellationToken ct)
    {
        var (own, rw) = (attestation.AreaCode, RtRw.RwOf(attestation.AreaCode));
        var heads = await db.Users.AsNoTracking().Where(u => u.Role == Role.RtHead && u.DistrictId == attestation.DistrictId && (u.AreaCode == own || u.AreaCode == rw)).ToListAsync(ct);
        return heads.Find(h => h.AreaCode == own) ?? heads.Find(h => h.AreaCode == rw);
    }
}
