using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Areas;
using Shuttle.Server.Data;
using Shuttle.Server.Fleet;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Pages.Verification;

/// <summary>What a checked code came to: what it says, and what the office's books say about it today.</summary>
/// <param name="Code">As signed.</param>
/// <param name="Standing">Good, expired, or withdrawn: a cancelled request, a courier who is not on duty.</param>
/// <param name="State">State of the request behind a slip.</param>
public sealed record CodeChecked(SignedCode Code, CodeStanding Standing, RequestState? State);

/// <summary>Whether a genuine code still counts.</summary>
public enum CodeStanding { Good, Expired, NotKnown, NotOnDuty, Cancelled, Withdrawn }

/// <summary>A document of ours that a file turned out to be.</summary>
public sealed record KnownFile(string Title, DateTimeOffset IssuedAt, DateTimeOffset? WithdrawnAt);

/// <summary>Makes and checks the office's signed codes: slips, couriers' cards, documents.</summary>
public sealed class OfficeCodes(SignedCodes codes, ShuttleDb db, CurrentDistrict district, Districts districts, TimeProvider clock)
{
    /// <summary>The slip of a request: number, service, how many papers. Who it belongs to is not in it.</summary>
    public string Slip(District here, string number, string serviceCode, int papers, DateTimeOffset bookedAt) =>
        codes.Sign(new(CodeKind.Slip, here.Code, number, bookedAt, null, [serviceCode, papers.ToString(CultureInfo.InvariantCulture)]));

    /// <summary>A courier's card: counts until the day is over.</summary>
    public string Card(District here, Courier courier, string plate)
    {
        var (now, day) = (clock.GetUtcNow(), LocalTime.DayOf(clock.GetUtcNow(), here.Zone));
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return codes.Sign(new(CodeKind.Courier, here.Code, courier.Name, now, new DateTimeOffset(midnight, here.Zone.GetUtcOffset(midnight)), [courier.Id.ToString("N"), plate]));
    }

    /// <summary>Null when this office did not sign it. Takes the code itself or a whole link to this page.</summary>
    public async Task<CodeChecked?> CheckAsync(string text, CancellationToken ct)
    {
        if (codes.Read(text.Trim().Split('/')[^1]) is not { } code) return null;
        if (code.ValidUntil <= clock.GetUtcNow()) return new(code, CodeStanding.Expired, null);
        if (await districts.FindAsync(code.District, ct) is not { } id) return new(code, CodeStanding.NotKnown, null);
        using var inView = district.Enter(id);
        return code.Kind switch
        {
            CodeKind.Slip => await SlipAsync(code, ct),
            CodeKind.Courier => new(code, await OnDutyAsync(code, ct) ? CodeStanding.Good : CodeStanding.NotOnDuty, null),
            _ => new(code, await DocumentAsync(code, ct), null),
        };
    }

    /// <summary>Null when this office did not issue exactly this file: one changed byte makes it another.</summary>
    public async Task<KnownFile?> FindFileAsync(Stream file, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        return await db.ElectronicDocuments.AsNoTracking().Where(d => d.Sha256 == hash).OrderByDescending(d => d.IssuedAt)
            .Select(d => new KnownFile(d.Title, d.IssuedAt, d.WithdrawnAt)).FirstOrDefaultAsync(ct);
    }

    private async Task<CodeStanding> DocumentAsync(SignedCode code, CancellationToken ct)
    {
        if (code.Facts is not [_, var hash, ..]) return CodeStanding.NotKnown;
        var issued = await db.ElectronicDocuments.AsNoTracking().Where(d => d.Sha256 == hash).ToListAsync(ct);
        return issued.Count == 0 ? CodeStanding.NotKnown : issued.TrueForAll(d => d.WithdrawnAt is not null) ? CodeStanding.Withdrawn : CodeStanding.Good;
    }

    private async Task<CodeChecked> SlipAsync(SignedCode code, CancellationToken ct)
    {
        var state = await db.Requests.Where(r => r.Number == code.Number).Select(r => (RequestState?)r.State).SingleOrDefaultAsync(ct);
        var standing = state switch { null => CodeStanding.NotKnown, RequestState.Cancelled or RequestState.Rejected => CodeStanding.Cancelled, _ => CodeStanding.Good };
        return new(code, standing, state);
    }

    private async Task<bool> OnDutyAsync(SignedCode code, CancellationToken ct)
    {
        if (code.Facts is not [var id, ..] || !Guid.TryParseExact(id, "N", out var courier)) return false;
        var zone = (await db.Districts.AsNoTracking().SingleAsync(d => d.Id == district.Required, ct)).Zone;
        var today = LocalTime.DayOf(clock.GetUtcNow(), zone);
        return await db.Shifts.AnyAsync(s => s.CourierId == courier && s.Day == today, ct);
    }
}
