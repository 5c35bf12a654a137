using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Custody;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>
/// Checks the proof of a hand-over when it reaches the server. A code is checked once more, and wrong ones are counted here too: a device that
/// was tampered with gets no more tries than an honest one.
/// </summary>
public sealed class ProofCheck(ShuttleDb db, SignedCodes codes)
{
    public static readonly Refusal Shape = new(CustodyCodes.CodeShape) { Field = "proof" };
    public static readonly Refusal Wrong = new(CustodyCodes.CodeWrong) { Field = "proof" };
    public static readonly Refusal Locked = new(CustodyCodes.CodeLocked) { Field = "proof" };

    /// <summary>Null when the proof holds.</summary>
    /// <param name="id">Of the event or hand-over: sent again, it is not another try.</param>
    /// <param name="whereId">The stop; at the counter the request.</param>
    /// <param name="proof">As it was given.</param>
    /// <param name="request">Whose papers.</param>
    /// <param name="now">When the server hears of it.</param>
    /// <param name="onPaper">Entered from the paper run sheet.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Refusal?> JudgeAsync(Guid id, Guid whereId, Proof proof, Request request, DateTimeOffset now, bool onPaper, CancellationToken ct)
    {
        if (proof.Kind != ProofKind.Code)
        {
            var district = await db.Districts.Where(d => d.Id == request.DistrictId).Select(d => d.Code).SingleAsync(ct);
            return ProofRules.Judge(proof, text => SlipCode.Proves(codes, district, request, text), onPaper);
        }
        var before = await db.Set<WrongCode>().Where(w => w.WhereId == whereId && w.Id != id).CountAsync(ct);
        var tried = CodeTry.Judge(HandOverCode.CheckOf(request), before, proof.Value);
        if (tried.WrongTries > before) await KeepAsync(new() { Id = id, WhereId = whereId, At = now }, ct);
        return tried.Code switch
        {
            null => null,
            CustodyCodes.CodeShape => Shape,
            CustodyCodes.CodeLocked => Locked,
            _ => Wrong.With(tried.TriesLeft),
        };
    }

    // The event is about to be refused, and nothing of it may stay – except that it was tried.
    private async Task KeepAsync(WrongCode tried, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is { } refused) await refused.RollbackAsync(ct);
        db.ChangeTracker.Clear();
        if (await db.Set<WrongCode>().AnyAsync(w => w.Id == tried.Id, ct)) return;
        db.Add(tried);
        await db.SaveChangesAsync(ct);
    }
}
