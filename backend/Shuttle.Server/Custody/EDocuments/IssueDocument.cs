using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody.EDocuments;

/// <summary>Why a document no longer counts.</summary>
public sealed record WithdrawDocument([property: Required, StringLength(200, MinimumLength = 8)] string Reason);

/// <summary>Puts a signed PDF on a request, and takes one back that should not have been given out.</summary>
public sealed class IssueDocument(ShuttleDb db, CurrentUser user, DocumentFiles files, TimeProvider clock)
{
    public const int LargestBytes = 10 * 1024 * 1024, LongestTitle = 120;
    public static readonly Refusal TitleShape = new("document-title") { Field = "title" };
    public static readonly Refusal TooLarge = new("document-too-large", StatusCodes.Status413PayloadTooLarge) { Field = "file" };
    public static readonly Refusal NotPdf = new("document-not-pdf", StatusCodes.Status415UnsupportedMediaType) { Field = "file" };
    public static readonly Refusal NotWhole = new("document-not-whole") { Field = "file" };
    public static readonly Refusal RequestOver = new("document-request-over", StatusCodes.Status409Conflict);
    public static readonly Refusal OtherContent = new("document-id-taken", StatusCodes.Status409Conflict) { Field = "id" };
    public static readonly Refusal Unknown = new("document-unknown", StatusCodes.Status404NotFound);
    public static readonly Refusal AlreadyWithdrawn = new("document-withdrawn", StatusCodes.Status409Conflict);

    /// <summary>What came over the wire, no more than is needed to see that it is too much.</summary>
    public static async Task<byte[]> ReadAsync(Stream upload, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        while (kept.Length <= LargestBytes && await upload.ReadAsync(buffer, ct) is > 0 and var read) kept.Write(buffer, 0, read);
        return kept.ToArray();
    }

    public async Task<Outcome<ElectronicDocument>> IssueAsync(Guid id, Guid requestId, string? title, byte[] file, CancellationToken ct)
    {
        var name = title?.Trim() ?? "";
        if (name.Length is < 3 or > LongestTitle) return TitleShape.With(LongestTitle);
        if (file.Length > LargestBytes) return TooLarge.With(LargestBytes / 1024 / 1024);
        if (!file.AsSpan().StartsWith("%PDF-"u8)) return NotPdf;
        // Every PDF ends with this mark, some programs write a little after it; without it an upload was cut off.
        if (file.AsSpan(Math.Max(0, file.Length - 1024)).LastIndexOf("%%EOF"u8) < 0) return NotWhole;
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        if (await db.ElectronicDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is { } known)
            return known.RequestId == requestId && known.Sha256 == hash ? known : OtherContent;
        if (await db.Requests.SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request) return CancelRequest.UnknownRequest;
        if (request.State is RequestState.Cancelled or RequestState.Rejected) return RequestOver.With(request.Number);

        var now = clock.GetUtcNow();
        var issued = new ElectronicDocument { Id = id, DistrictId = request.DistrictId, RequestId = requestId, Title = name, Sha256 = hash, Bytes = file.Length, IssuedAt = now, IssuedById = user.Required };
        // The file first: a row always has its file, and a file without a row is overwritten by the next try.
        await files.KeepAsync(issued, file, ct);
        db.Add(issued);
        request.Tell("document-issued", now, now, clock, name);
        db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State }, now));
        await db.SaveChangesAsync(ct);
        return issued;
    }

    /// <summary>The file can no longer be had, and its verification code says so; what was given out cannot be called back.</summary>
    public async Task<Outcome<Done>> WithdrawAsync(Guid id, WithdrawDocument why, CancellationToken ct)
    {
        if (await db.ElectronicDocuments.SingleOrDefaultAsync(d => d.Id == id, ct) is not { } document) return Unknown;
        if (document.WithdrawnAt is { } at) return AlreadyWithdrawn.With(at);
        var now = clock.GetUtcNow();
        (document.WithdrawnAt, document.WithdrawnReason) = (now, why.Reason.Trim());
        var request = await db.Requests.SingleAsync(r => r.Id == document.RequestId, ct);
        request.Tell("document-withdrawn", now, now, clock, document.Title);
        db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State }, now));
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}
