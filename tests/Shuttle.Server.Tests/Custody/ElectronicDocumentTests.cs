using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Server.Data;
using Shuttle.Server.Pages.Verification;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Custody;

/// <summary>A signed PDF goes from the counter to the one it belongs to, and to nobody else.</summary>
public abstract class ElectronicDocumentTests(Provider provider) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private ServerHost _server = null!;
    private HttpClient _counter = null!, _resident = null!;
    private Guid _request;
    private string _token = "", _code = "";

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(provider);
        _server = await ServerHost.StartAsync(_database);
        (_counter, _resident) = (await _server.SignInAsync("loket"), await _server.ResidentAsync());
        await _server.AsAsync("loket", async services =>
        {
            var (db, personal) = (services.GetRequiredService<ShuttleDb>(), services.GetRequiredService<PersonalData>());
            var mine = await db.Users.SingleAsync(u => u.UserName == "resident:demo");
            var request = await db.Requests.OrderBy(r => r.Number).FirstAsync();
            (request.ResidentId, request.State) = (mine.Id, RequestState.InProcess);
            await db.SaveChangesAsync();
            (_request, _token, _code) = (request.Id, personal.Token("tracking", request.Id), personal.Reveal(request.CodeSealed));
            return 0;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_signed_pdf_is_had_by_its_owner_and_by_link_and_code_and_by_nobody_else()
    {
        var file = Pdf("Surat Keterangan Domisili");
        var id = Guid.CreateVersion7();
        Assert.Equal(HttpStatusCode.Created, (await IssueAsync(id, "Surat Keterangan Domisili", file)).StatusCode);
        // The same press again meets the first one's document; the same id with another file is refused.
        Assert.Equal(HttpStatusCode.Created, (await IssueAsync(id, "Surat Keterangan Domisili", file)).StatusCode);
        Assert.Equal("document-id-taken", await ServerHost.RefusedAsync(await IssueAsync(id, "Surat Keterangan Domisili", Pdf("lain")), HttpStatusCode.Conflict));

        Assert.Equal(file, await _resident.GetByteArrayAsync($"documents/{id}"));
        var stranger = await _server.ResidentAsync("081275550009");
        Assert.Equal("document-unknown", await ServerHost.RefusedAsync(await stranger.GetAsync($"documents/{id}"), HttpStatusCode.NotFound));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.Anonymous().GetAsync($"documents/{id}")).StatusCode);

        var byLink = await WithCodeAsync(id, _code);
        Assert.Equal("application/pdf", byLink.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", byLink.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(file, await byLink.Content.ReadAsByteArrayAsync());
        Assert.Equal("document-code-shape", await ServerHost.RefusedAsync(await WithCodeAsync(id, "12"), HttpStatusCode.UnprocessableEntity));

        // Sealed at rest: nothing of the file can be read in the data folder.
        var stored = Directory.GetFiles(Path.Combine(_database.Folder, "documents"), id.ToString("N"), SearchOption.AllDirectories).Single();
        Assert.DoesNotContain("%PDF", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(stored)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_codes_close_the_link_even_for_the_right_one_and_the_owner_still_gets_in()
    {
        var id = Guid.CreateVersion7();
        await IssueAsync(id, "Surat Keterangan Usaha", Pdf("usaha"));
        var wrong = _code == "000000" ? "000001" : "000000";
        for (var tries = 1; tries < 5; tries++) Assert.Equal("document-code-wrong", await ServerHost.RefusedAsync(await WithCodeAsync(id, wrong), HttpStatusCode.Forbidden));
        Assert.Equal("document-code-locked", await ServerHost.RefusedAsync(await WithCodeAsync(id, wrong), HttpStatusCode.TooManyRequests));
        Assert.Equal("document-code-locked", await ServerHost.RefusedAsync(await WithCodeAsync(id, _code), HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.OK, (await _resident.GetAsync($"documents/{id}")).StatusCode);
    }

    [Theory]
    [InlineData("not a pdf at all", "Surat", "document-not-pdf", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("%PDF-1.7\ncut off in the mid", "Surat", "document-not-whole", HttpStatusCode.UnprocessableEntity)]
    [InlineData("%PDF-1.7\n%%EOF", "ab", "document-title", HttpStatusCode.UnprocessableEntity)]
    public async Task A_file_that_is_no_whole_pdf_or_has_no_name_is_refused(string file, string title, string code, HttpStatusCode status) =>
        Assert.Equal(code, await ServerHost.RefusedAsync(await IssueAsync(Guid.CreateVersion7(), title, Encoding.ASCII.GetBytes(file)), status));

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_it_is_read_whole()
    {
        var large = new byte[11 * 1024 * 1024];
        "%PDF-1.7"u8.CopyTo(large);
        Assert.Equal("document-too-large", await ServerHost.RefusedAsync(await IssueAsync(Guid.CreateVersion7(), "Surat", large), HttpStatusCode.RequestEntityTooLarge));
    }

    [Fact]
    public async Task Anybody_can_check_code_and_file_and_a_withdrawn_document_says_so_everywhere()
    {
        var (id, file) = (Guid.CreateVersion7(), Pdf("akta"));
        await IssueAsync(id, "Surat Pernyataan", file);
        var proof = await _server.AsAsync("loket", async services => (await services.GetRequiredService<Server.Custody.EDocuments.OpenDocument>().ListAsync(_request, default)).Single(d => d.Id == id).Proof);
        Assert.Equal(CodeStanding.Good, (await CheckAsync(proof))!.Standing);
        Assert.Equal("Surat Pernyataan", (await FindAsync(file))!.Title);
        Assert.Null(await FindAsync([.. file, (byte)'\n']));

        Assert.Equal(HttpStatusCode.NoContent, (await _counter.PostAsJsonAsync($"documents/{id}/withdrawal", new { reason = "Nama salah ketik" })).StatusCode);
        Assert.Equal("document-withdrawn", await ServerHost.RefusedAsync(await _resident.GetAsync($"documents/{id}"), HttpStatusCode.Conflict));
        Assert.Equal("document-withdrawn", await ServerHost.RefusedAsync(await WithCodeAsync(id, _code), HttpStatusCode.Conflict));
        Assert.Equal(CodeStanding.Withdrawn, (await CheckAsync(proof))!.Standing);
        Assert.NotNull((await FindAsync(file))!.WithdrawnAt);
        var told = await ServerHost.Json(await _server.Anonymous().GetAsync($"track/{_token}"));
        Assert.Equal(["document-issued", "document-withdrawn"], told.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("code").GetString()).Where(c => c!.StartsWith("document-", StringComparison.Ordinal)));
    }

    private Task<CodeChecked?> CheckAsync(string proof) => _server.AsAsync("loket", services => services.GetRequiredService<OfficeCodes>().CheckAsync(proof, default));

    private Task<KnownFile?> FindAsync(byte[] file) => _server.AsAsync("loket", services => services.GetRequiredService<OfficeCodes>().FindFileAsync(new MemoryStream(file), default));

    private Task<HttpResponseMessage> WithCodeAsync(Guid id, string code) => _server.Anonymous().PostAsJsonAsync($"track/{_token}/documents/{id}", new { code });

    private async Task<HttpResponseMessage> IssueAsync(Guid id, string title, byte[] file)
    {
        var body = new ByteArrayContent(file);
        body.Headers.ContentType = new("application/pdf");
        return await _counter.PostAsync($"requests/{_request}/documents/{id}?title={Uri.EscapeDataString(title)}", body);
    }

    private static byte[] Pdf(string text) => [.. "%PDF-1.7\n"u8, .. SHA256.HashData(Encoding.UTF8.GetBytes(text)), .. "\n%%EOF\n"u8];
}

public sealed class ElectronicDocumentsOnSqliteTests() : ElectronicDocumentTests(Provider.Sqlite);

public sealed class ElectronicDocumentsOnPostgresTests() : ElectronicDocumentTests(Provider.Postgres);
