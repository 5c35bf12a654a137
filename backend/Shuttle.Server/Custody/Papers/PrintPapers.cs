using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Accounts;
using Shuttle.Server.Areas;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Custody.Batches;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody.Papers;

/// <summary>A hand-over in a request's list.</summary>
public sealed record HandoverLine(Guid Id, int Sequence, DateTimeOffset DeviceTime, DateTimeOffset ServerTime, HolderKind? From, HolderKind To, string? Office, IReadOnlyList<HandoverItem> Items, string? Seal, string Hash);

/// <summary>Loads what a paper says and prints it. Residents get the papers of their own requests, staff those of their district.</summary>
public sealed class PrintPapers(ShuttleDb db, CustodyBook book, BatchViews batches, ServiceCatalogue catalogue, PersonalData personal, SignedCodes codes, CurrentUser user)
{
    public static readonly Refusal UnknownHandover = new("unknown-handover", StatusCodes.Status404NotFound);

    /// <summary>The request's hand-overs, oldest first.</summary>
    public async Task<Outcome<IReadOnlyList<HandoverLine>>> ListAsync(Guid requestId, CancellationToken ct)
    {
        if (!await Visible().AnyAsync(r => r.Id == requestId, ct)) return CancelRequest.UnknownRequest;
        var chain = await book.LoadAsync(requestId, ct);
        return chain.Links.Select(l => new HandoverLine(
            l.Handover.Id, l.Sequence, l.Handover.DeviceTime, l.ServerTime, l.Handover.From?.Kind, l.Handover.To.Kind, (l.Handover.To.Kind == HolderKind.OtherOffice ? l.Handover.To : l.Handover.From)?.Who,
            l.Handover.Items, l.Handover.Seal, Convert.ToHexStringLower(l.Hash))).ToList();
    }

    /// <param name="root">Address of this server, with the slash at its end.</param>
    public async Task<Outcome<byte[]>> HandoverAsync(Guid handoverId, string root, CancellationToken ct)
    {
        var ids = await db.Set<LedgerRow>().Where(r => r.HandoverId == handoverId).Select(r => r.RequestId).Distinct().ToListAsync(ct);
        var requests = await Visible().AsNoTracking().Where(r => ids.Contains(r.Id)).OrderBy(r => r.Number).ToListAsync(ct);
        var entries = new List<HandoverPaper.Entry>();
        foreach (var request in requests)
            entries.Add(new(request.Number, (await book.LoadAsync(request.Id, ct)).Links.Single(l => l.Handover.Id == handoverId)));
        return entries.Count == 0 ? UnknownHandover : HandoverPaper.Print(entries, await HereAsync(requests[0].DistrictId, ct), codes, VerifyAt(root));
    }

    public async Task<Outcome<byte[]>> ReceiptAsync(Guid requestId, string root, CancellationToken ct)
    {
        // The slip carries the code: it is printed for whoever booked, and for nobody else.
        var own = await db.Requests.AsNoTracking().Include(r => r.Items).Include(r => r.Legs).SingleOrDefaultAsync(r => r.Id == requestId && r.ResidentId == user.Required, ct);
        if (own is null) return CancelRequest.UnknownRequest;
        return ReceiptPaper.Print(own, ServiceName(own.ServiceCode), personal.Reveal(own.CodeSealed), await HereAsync(own.DistrictId, ct), codes,
            $"{root}lacak/{personal.Token("tracking", own.Id)}", VerifyAt(root));
    }

    public async Task<Outcome<byte[]>> CoverLetterAsync(Guid batchId, string root, CancellationToken ct)
    {
        if (await batches.FindAsync(batchId, ct) is not { } batch) return AnswerOfOffice.UnknownBatch;
        var ids = batch.Items.Select(i => i.RequestId).ToHashSet();
        var requests = await db.Requests.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var lines = batch.Items.OrderBy(i => i.RequestNumber, StringComparer.Ordinal)
            .Select(i => new CoverLetter.Line(i.RequestNumber, personal.Reveal(requests[i.RequestId].ApplicantSealed), ServiceName(requests[i.RequestId].ServiceCode), i.Name)).ToList();
        return CoverLetter.Print(batch, lines, await HereAsync(requests.Values.First().DistrictId, ct), codes, VerifyAt(root));
    }

    private IQueryable<Request> Visible() => user.Role is nameof(Role.Resident) or nameof(Role.RtHead) ? db.Requests.Where(r => r.ResidentId == user.Required) : db.Requests;

    private Task<District> HereAsync(Guid id, CancellationToken ct) => db.Districts.AsNoTracking().SingleAsync(d => d.Id == id, ct);

    private string ServiceName(string code) => catalogue.Find(code)?.Name.Id ?? code;

    private static string VerifyAt(string root) => root + "verifikasi/";
}
