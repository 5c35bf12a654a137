using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Areas;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;
using Shuttle.Server.Requests.Community;

namespace Shuttle.Server.Pages.Rt;

/// <summary>A request that waits for a head's word, with what the head must know: who, what for, where.</summary>
public sealed record AttestationRow(Attestation Attestation, string Applicant, string Address, string ServiceCode, string Number);

/// <summary>Figures of an RW over the last ninety days; null where so few are counted that somebody could be recognised.</summary>
public sealed record RwFigures(string RwCode, int Booked, int Completed, int Open, int? AttestHours, int Households);

/// <summary>What an RT or RW head sees: their own area and no other.</summary>
public sealed class AttestationQueue(ShuttleDb db, CurrentUser user, PersonalData personal, TimeProvider clock)
{
    private const int MostAnswered = 30, FewestForMean = 3;

    public async Task<(IReadOnlyList<AttestationRow> Waiting, IReadOnlyList<AttestationRow> Answered)> ReadAsync(CancellationToken ct)
    {
        if (user.Area is not { } area) return ([], []);
        var (prefix, now) = (area + "/", clock.GetUtcNow());
        var mine = db.Attestations.AsNoTracking().Include(a => a.Request).Where(a => a.AreaCode == area || a.AreaCode.StartsWith(prefix));
        var waiting = await mine.Where(a => a.State == AttestationState.Asked && a.ExpiresAt > now).OrderBy(a => a.ExpiresAt).ToListAsync(ct);
        var answered = await mine.Where(a => a.State == AttestationState.Given || a.State == AttestationState.Refused).OrderByDescending(a => a.AnsweredAt).Take(MostAnswered).ToListAsync(ct);
        return ([.. waiting.Select(RowOf)], [.. answered.Select(RowOf)]);
    }

    public AttestationRow RowOf(Attestation attestation) => new(attestation, personal.Reveal(attestation.Request!.ApplicantSealed), personal.Reveal(attestation.Request.AddressSealed),
        attestation.Request.ServiceCode, attestation.Request.Number);

    public async Task<RwFigures?> FiguresAsync(CancellationToken ct)
    {
        if (user.Area is not { } area) return null;
        var (kelurahan, rw, rwCode, since) = (RtRw.KelurahanOf(area), area.Split('/')[1], RtRw.RwOf(area), clock.GetUtcNow().AddDays(-90));
        var states = await db.Requests.Where(r => r.KelurahanCode == kelurahan && r.Rw == rw && r.CreatedAt > since).Select(r => r.State).ToListAsync(ct);
        var prefix = rwCode + "/";
        var answers = await db.Attestations.Where(a => (a.AreaCode == rwCode || a.AreaCode.StartsWith(prefix)) && a.AnsweredAt != null && a.AskedAt > since).Select(a => new { a.AskedAt, a.AnsweredAt }).ToListAsync(ct);
        var households = await db.VulnerableHouseholds.CountAsync(h => (h.AreaCode == rwCode || h.AreaCode.StartsWith(prefix)) && h.State == ProposalState.Accepted, ct);
        return new(rwCode, states.Count, states.Count(s => s == RequestState.Completed), states.Count(s => s is not (RequestState.Completed or RequestState.Cancelled or RequestState.Rejected)),
            answers.Count < FewestForMean ? null : (int)Math.Round(answers.Average(a => (a.AnsweredAt!.Value - a.AskedAt).TotalHours)), households);
    }
}
