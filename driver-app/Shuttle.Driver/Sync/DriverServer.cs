using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Shuttle.Contracts;

namespace Shuttle.Driver.Sync;

/// <summary>The driver's door of the server. Every call ends in its reply, in <see cref="ServerProblemException"/> or in <see cref="ServerUnreachableException"/>.</summary>
public sealed class DriverServer(HttpClient http)
{
    /// <summary>Bytes of a photo sent at once.</summary>
    public const int ChunkBytes = 256 * 1024;

    /// <summary>The bearer token, if somebody is signed in.</summary>
    public string? Token { get; set; }

    /// <summary>Which device asks: a lost one learns that it was revoked.</summary>
    public Guid? DeviceId { get; set; }

    public Task<SignedIn> SignIn(string userName, string password, CancellationToken stop) =>
        Call<SignedIn>(HttpMethod.Post, "sign-in", JsonContent.Create(new SignIn(userName, password), options: ContractJson.Options), stop);

    public Task Pair(PairDevice device, CancellationToken stop) => Post("driver/devices", device, stop);

    public Task<IReadOnlyList<RunSummary>> ListRuns(DateOnly? day, CancellationToken stop) =>
        Call<IReadOnlyList<RunSummary>>(HttpMethod.Get, day is null ? "driver/runs" : $"driver/runs?day={day:yyyy-MM-dd}", null, stop);

    /// <summary>The sheet with its tag, or null when the server has nothing newer than what <paramref name="knownTag"/> names.</summary>
    public async Task<(RunSheet Sheet, string? Tag)?> FindNewerSheet(Guid runId, string? knownTag, CancellationToken stop)
    {
        using var reply = await Send(HttpMethod.Get, $"driver/runs/{runId}/sheet", null, request => Known(request, knownTag), stop);
        if (reply.StatusCode == HttpStatusCode.NotModified)
            return null;
        var sheet = await Read<RunSheet>(reply, stop);
        return sheet.Format == 1 ? (sheet, reply.Headers.ETag?.Tag) : throw new ServerProblemException(reply.StatusCode, "sheet-format-unknown", $"format {sheet.Format}");
    }

    /// <summary>
    /// A piece of a large file, from a byte on: 206 with it, 200 with the whole of another file, 304 where the known one is still right, 404
    /// or 416. The caller disposes of the answer.
    /// </summary>
    /// <param name="partTag">Tag of the file the bytes before came from.</param>
    /// <param name="wholeTag">Tag of the whole file that is here already.</param>
    internal async Task<HttpResponseMessage> GetPiece(string path, long from, int count, string? partTag, string? wholeTag, CancellationToken stop)
    {
        var reply = await Send(HttpMethod.Get, path, null, request =>
        {
            Known(request, wholeTag is null ? null : $"\"{wholeTag}\"");
            request.Headers.Range = new(from, from + count - 1);
            if (from > 0 && partTag is not null)
                request.Headers.IfRange = new(new EntityTagHeaderValue($"\"{partTag}\""));
        }, stop);
        if (reply.StatusCode is not (HttpStatusCode.NotModified or HttpStatusCode.NotFound or HttpStatusCode.RequestedRangeNotSatisfiable))
            await Check(reply, stop);
        return reply;
    }

    public Task Acknowledge(Guid runId, int version, CancellationToken stop) =>
        Post($"driver/runs/{runId}/acknowledgements", new AcknowledgeSheet(version), stop);

    public Task<PushEventsReply> Push(PushEvents events, CancellationToken stop) =>
        Call<PushEventsReply>(HttpMethod.Post, "driver/events", JsonContent.Create(events, options: ContractJson.Options), stop);

    public Task Push(PushPositions positions, CancellationToken stop) => Post("driver/positions", positions, stop);

    public Task<PhotoProgress> PhotoProgress(string sha256, CancellationToken stop) =>
        Call<PhotoProgress>(HttpMethod.Get, $"driver/photos/{sha256}", null, stop);

    public Task<PhotoProgress> PutPhoto(string sha256, long offset, long length, byte[] chunk, CancellationToken stop)
    {
        var content = new ByteArrayContent(chunk);
        content.Headers.ContentType = new("application/octet-stream");
        return Call<PhotoProgress>(HttpMethod.Put, $"driver/photos/{sha256}?offset={offset}&length={length}", content, stop);
    }

    static void Known(HttpRequestMessage request, string? tag)
    {
        if (tag is not null)
            request.Headers.IfNoneMatch.Add(new(tag));
    }

    async Task Post<T>(string path, T body, CancellationToken stop)
    {
        using var reply = await Send(HttpMethod.Post, path, JsonContent.Create(body, options: ContractJson.Options), _ => { }, stop);
        await Check(reply, stop);
    }

    async Task<T> Call<T>(HttpMethod method, string path, HttpContent? body, CancellationToken stop)
    {
        using var reply = await Send(method, path, body, _ => { }, stop);
        return await Read<T>(reply, stop);
    }

    async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? body, Action<HttpRequestMessage> adjust, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, $"api/v1/{path}") { Content = body };
        if (Token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (DeviceId is { } device)
            request.Headers.Add("X-Device", device.ToString());
        adjust(request);
        try
        {
            return await http.SendAsync(request, stop);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            throw new ServerUnreachableException(e.Message, e);
        }
    }

    static async Task<T> Read<T>(HttpResponseMessage reply, CancellationToken stop)
    {
        await Check(reply, stop);
        try
        {
            return await reply.Content.ReadFromJsonAsync<T>(ContractJson.Options, stop)
                ?? throw new ServerUnreachableException("The answer was empty.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or HttpRequestException or IOException)
        {
            // A hotel's sign-in page answers 200 too: what is not the server's JSON is no answer.
            throw new ServerUnreachableException($"The answer was not the server's: {e.Message}", e);
        }
    }

    static async Task Check(HttpResponseMessage reply, CancellationToken stop)
    {
        if (reply.IsSuccessStatusCode)
            return;
        var status = (int)reply.StatusCode;
        if (status >= 500 || status == 408 || status == 429)
            throw new ServerUnreachableException($"HTTP {status}");
        Problem? problem = null;
        try
        {
            problem = await reply.Content.ReadFromJsonAsync<Problem>(ContractJson.Options, stop);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or HttpRequestException or IOException)
        {
        }
        throw new ServerProblemException(reply.StatusCode, problem?.Code ?? $"http-{status}", problem?.Detail ?? problem?.Title);
    }

    sealed record Problem(string? Code, string? Title, string? Detail);
}
