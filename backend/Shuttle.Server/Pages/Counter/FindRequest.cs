using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Custody;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Pages.Counter;

/// <summary>Which request a scanned or typed text means: a number, the slip's code, a tracking link, a signed code, or the seal of a bag.</summary>
public sealed partial class FindRequest(ShuttleDb db, SignedCodes codes, PersonalData personal)
{
    private const int NewestLinks = 2000;

    public async Task<Guid?> FindAsync(string? text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var (whole, last) = (text.Trim(), text.Trim().TrimEnd('/').Split('/')[^1]);
        if (codes.Read(last) is { Kind: CodeKind.Slip } slip) return await ByNumberAsync(slip.Number, ct);
        if (Number().Match(whole) is { Success: true } number) return await ByNumberAsync(number.Value, ct);
        var hash = PersonalData.Sha256(last);
        return await db.Requests.Where(r => r.TrackingHash == hash).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct) ?? await BySealAsync(whole, ct);
    }

    private Task<Guid?> ByNumberAsync(string number, CancellationToken ct) => db.Requests.Where(r => r.Number == number).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct);

    // Seals stand in the sealed content of the ledger: the newest links are read, a bag's seal is never old.
    private async Task<Guid?> BySealAsync(string seal, CancellationToken ct)
    {
        var rows = await db.Set<LedgerRow>().AsNoTracking().OrderByDescending(r => r.ServerTime).Take(NewestLinks).Select(r => new { r.RequestId, r.Sequence, r.ContentSealed, r.Hash }).ToListAsync(ct);
        foreach (var row in rows)
            if (string.Equals(CanonicalForm.Read(new StoredLink(row.Sequence, Convert.FromBase64String(personal.Reveal(row.ContentSealed)), row.Hash)).Handover.Seal, seal, StringComparison.OrdinalIgnoreCase)) return row.RequestId;
        return null;
    }

    [GeneratedRegex(@"\b\d{6}-\d{4,}\b")]
    private static partial Regex Number();
}
