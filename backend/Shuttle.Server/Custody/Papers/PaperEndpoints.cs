using Shuttle.Server.Accounts;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Custody.Papers;

/// <summary>Papers as PDF, shown in the browser and named for the archive.</summary>
public static class PaperEndpoints
{
    public static void MapPapers(this RouteGroupBuilder api)
    {
        api.MapGet("/requests/{id:guid}/handovers", async (Guid id, PrintPapers print, CancellationToken ct) =>
            (await print.ListAsync(id, ct)).Open(lines => TypedResults.Ok(lines))).Produces<IReadOnlyList<HandoverLine>>().ProducesProblem(404).Needs(May.SeeCustody);
        api.MapGet("/handovers/{id:guid}/berita-acara.pdf", async (Guid id, PrintPapers print, HttpRequest http, CancellationToken ct) =>
            Pdf(await print.HandoverAsync(id, Root(http), ct), $"berita-acara-{id:N}.pdf", http)).ProducesProblem(404).Needs(May.SeeCustody);
        api.MapGet("/requests/{id:guid}/receipt.pdf", async (Guid id, PrintPapers print, HttpRequest http, CancellationToken ct) =>
            Pdf(await print.ReceiptAsync(id, Root(http), ct), $"resi-{id:N}.pdf", http)).ProducesProblem(404).Needs(May.ManageOwnRequests);
        api.MapGet("/batches/{id:guid}/cover-letter.pdf", async (Guid id, PrintPapers print, HttpRequest http, CancellationToken ct) =>
            Pdf(await print.CoverLetterAsync(id, Root(http), ct), $"surat-pengantar-{id:N}.pdf", http)).ProducesProblem(404).Needs(May.SendBatches);
    }

    private static string Root(HttpRequest http) => $"{http.Scheme}://{http.Host}/";

    private static IResult Pdf(Outcome<byte[]> paper, string name, HttpRequest http)
    {
        if (paper.Refusal is { } refusal) return Door.Problem(refusal);
        http.HttpContext.Response.Headers.ContentDisposition = $"inline; filename=\"{name}\"";
        // A slip holds a code, a record holds names: nobody between keeps a copy.
        http.HttpContext.Response.Headers.CacheControl = "no-store, private";
        return TypedResults.Bytes(paper.Value, "application/pdf");
    }
}
