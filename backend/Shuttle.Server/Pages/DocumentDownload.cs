using Shuttle.Server.Accounts;
using Shuttle.Server.Custody.EDocuments;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Pages;

/// <summary>The form of a tracking page that asks for a document with the hand-over code: a file on success, the page with the reason otherwise.</summary>
public static class DocumentDownload
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/lacak/{token}/dokumen/{id:guid}", async (string token, Guid id, [Microsoft.AspNetCore.Mvc.FromForm] string? kode, OpenDocument open, HttpContext http, CancellationToken ct) =>
        {
            var opened = await open.WithCodeAsync(token, id, kode, ct);
            if (opened.Refusal is not { } refusal) return DocumentEndpoints.Pdf(opened.Value, http);
            return OpenDocument.CodeRefusals.Contains(refusal) ? TypedResults.LocalRedirect($"/lacak/{Uri.EscapeDataString(token)}?dokumen={refusal.Code}#dokumen") : Door.Problem(refusal);
        }).Needs(May.SeePublic);
}
