using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody.EDocuments;

/// <summary>A document as its page lists it; the file is had through the door.</summary>
/// <param name="Proof">The signed code of its verification page.</param>
public sealed record DocumentView(Guid Id, string Title, int Bytes, DateTimeOffset IssuedAt, DateTimeOffset? WithdrawnAt, string? WithdrawnReason, string Proof);

/// <summary>The file under the name it is saved as.</summary>
public sealed record OpenedDocument(string FileName, byte[] File);

/// <summary>Hands a document to whoever it belongs to: the one who booked, signed in, or the holder of the tracking link who also knows the six digits.</summary>
public sealed class OpenDocument(ShuttleDb db, CurrentUser user, Tracking tracking, CurrentDistrict district, DocumentFiles files, SignedCodes codes)
{
    public static readonly Refusal CodeShape = new("document-code-shape") { Field = "code" };
    public static readonly Refusal CodeWrong = new("document-code-wrong", StatusCodes.Status403Forbidden) { Field = "code" };
    public static readonly Refusal CodeLocked = new("document-code-locked", StatusCodes.Status429TooManyRequests) { Field = "code" };
    /// <summary>What a tracking page may have to say after a try.</summary>
    public static IReadOnlyList<Refusal> CodeRefusals { get; } = [CodeShape, CodeWrong, CodeLocked];

    public async Task<IReadOnlyList<DocumentView>> ListAsync(Guid requestId, CancellationToken ct)
    {
        var found = await (from d in db.ElectronicDocuments.AsNoTracking()
                           where d.RequestId == requestId
                           join request in db.Requests on d.RequestId equals request.Id
                           join here in db.Districts on d.DistrictId equals here.Id
                           orderby d.IssuedAt
                           select new { Document = d, request.Number, here.Code }).ToListAsync(ct);
        return found.ConvertAll(f => new DocumentView(f.Document.Id, f.Document.Title, f.Document.Bytes, f.Document.IssuedAt, f.Document.WithdrawnAt, f.Document.WithdrawnReason,
            codes.Sign(new(CodeKind.Document, f.Code, f.Number, f.Document.IssuedAt, null, [f.Document.Title, f.Document.Sha256]))));
    }

    /// <summary>For the one who booked it; nobody else learns that it exists.</summary>
    public async Task<Outcome<OpenedDocument>> OwnAsync(Guid id, CancellationToken ct)
    {
        if (await db.ElectronicDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && db.Requests.Any(r => r.Id == d.RequestId && r.ResidentId == user.Required), ct) is not { } document)
            return IssueDocument.Unknown;
        return await ReadAsync(document, ct);
    }

    /// <summary>With the tracking link and the hand-over code; after too many wrong ones only signing in or the counter helps.</summary>
    public async Task<Outcome<OpenedDocument>> WithCodeAsync(string token, Guid id, string? code, CancellationToken ct)
    {
        var found = await tracking.FindAsync(token, ct);
        if (found.Refusal is { } refusal) return refusal;
        using var inView = district.Enter(found.Value.DistrictId);
        return await Retry.OnConflictAsync(db, async () =>
        {
            if (await db.ElectronicDocuments.SingleOrDefaultAsync(d => d.Id == id && d.RequestId == found.Value.RequestId, ct) is not { } document) return IssueDocument.Unknown;
            var request = await db.Requests.AsNoTracking().SingleAsync(r => r.Id == document.RequestId, ct);
            var tried = CodeTry.Judge(HandOverCode.CheckOf(request), document.WrongTries, code);
            if (tried.WrongTries > document.WrongTries)
            {
                document.WrongTries = tried.WrongTries;
                await db.SaveChangesAsync(ct);
            }
            return tried.Code switch
            {
                null => await ReadAsync(document, ct),
                CustodyCodes.CodeShape => CodeShape,
                CustodyCodes.CodeLocked => CodeLocked,
                _ => CodeWrong,
            };
        });
    }

    private async Task<Outcome<OpenedDocument>> ReadAsync(ElectronicDocument document, CancellationToken ct) =>
        document.WithdrawnAt is { } at ? IssueDocument.AlreadyWithdrawn.With(at) : new OpenedDocument(FileNameOf(document.Title), await files.ReadAsync(document, ct));

    private static string FileNameOf(string title) => string.Concat(title.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')).Trim('-') + ".pdf";
}
