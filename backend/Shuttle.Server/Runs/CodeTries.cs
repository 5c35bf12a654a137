using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Custody;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>
/// Checks a hand-over code once more when its event arrives. Wrong ones are counted here too: a device that was tampered with gets no more
/// tries than an honest one.
/// </summary>
public sealed class CodeTries(ShuttleDb db)
{
    public static readonly Refusal Shape = new(CustodyCodes.CodeShape) { Field = "proof" };
    public static readonly Refusal Wrong = new(CustodyCodes.CodeWrong) { Field = "proof" };
    public static readonly Refusal Locked = new(CustodyCodes.CodeLocked) { Field = "proof" };

    /// <param name="id">Of the event or hand-over: sent again, it is not another try.</param>
    /// <param name="whereId">The stop; at the counter the request.</param>
    /// <param name="code">As typed.</param>
    /// <param name="request">Whose code it should be.</param>
    /// <param name="now">When the server hears of it.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Refusal?> JudgeAsync(Guid id, Guid whereId, string? code, Request request, DateTimeOffset now, CancellationToken ct)
    {
        var before = await db.Set<WrongCode>().Where(w => w.WhereId == whereId && w.Id != id).CountAsync(ct);
        var check = new CodeCheck(request.CodeSalt, request.CodeHash, CodeCheck.UsualIterations, CodeCheck.UsualAttempts);
        var tried = CodeTry.Judge(check, before, code);
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
