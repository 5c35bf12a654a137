using Shuttle.Server.Accounts;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Custody.EDocuments;

public static class DocumentEndpoints
{
    public static void MapDocuments(this RouteGroupBuilder api)
    {
        api.MapPost("/requests/{id:guid}/documents/{documentId:guid}", async (Guid id, Guid documentId, string title, HttpRequest http, IssueDocument issue, CancellationToken ct) =>
            (await issue.IssueAsync(documentId, id, title, await IssueDocument.ReadAsync(http.Body, ct), ct)).Open(d => TypedResults.Created($"/api/v1/documents/{d.Id}", new { d.Id, d.Sha256 })))
            .Produces(StatusCodes.Status201Created).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).Needs(May.IssueDocuments);
        api.MapPost("/documents/{id:guid}/withdrawal", async (Guid id, WithdrawDocument why, IssueDocument issue, CancellationToken ct) =>
            (await issue.WithdrawAsync(id, why, ct)).Open(_ => TypedResults.NoContent())).ProducesProblem(404).ProducesProblem(409).Needs(May.IssueDocuments);
        api.MapGet("/documents/{id:guid}", async (Guid id, OpenDocument open, HttpContext http, CancellationToken ct) =>
            (await open.OwnAsync(id, ct)).Open(d => Pdf(d, http))).ProducesProblem(404).ProducesProblem(409).Needs(May.ManageOwnRequests);
        api.MapPost("/track/{token}/documents/{id:guid}", async (string token, Guid id, DocumentCode key, OpenDocument open, HttpContext http, CancellationToken ct) =>
            (await open.WithCodeAsync(token, id, key.Code, ct)).Open(d => Pdf(d, http))).ProducesProblem(403).ProducesProblem(404).ProducesProblem(429).Needs(May.SeePublic);
    }

    /// <summary>To be saved, not shown: a file from outside is not opened as a page of this site, and nobody between keeps a copy.</summary>
    public static IResult Pdf(OpenedDocument document, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store, private";
        http.Response.Headers.ContentSecurityPolicy = "sandbox";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.File(document.File, "application/pdf", document.FileName);
    }
}

/// <summary>The six digits that go with a tracking link.</summary>
public sealed record DocumentCode(string? Code);
