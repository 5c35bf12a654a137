using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shuttle.Driver.Tests.World;

namespace Shuttle.EndToEnd.Tests.Chaos;

/// <summary>
/// A bad line between a phone and a server: requests that never arrive, replies that never come back or break off in the middle, requests that
/// arrive twice or much later and out of order, replies that take their time, a server that is not there at all.
/// </summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly Random _random;
    private readonly Lock _gate = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromSeconds(20) }) { Timeout = TimeSpan.FromSeconds(20) };
    private readonly List<Func<Task>> _late = [];
    private readonly WebApplication _app;
    private readonly Func<Uri> _server;

    public FaultyProxy(Func<Uri> server, int seed)
    {
        (_server, _random) = (server, new Random(seed));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    public Uri Address => new(_app.Urls.Single() + "/");
    public bool Calm { get; set; }
    public int Requests { get; private set; }
    public FaultCount Faults { get; } = new();

    public Task StartAsync() => _app.StartAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var request = new Copy(context.Request.Method, context.Request.Path + context.Request.QueryString, body.ToArray(),
            [.. context.Request.Headers.Where(h => h.Key is "Authorization" or "Content-Type" or "If-None-Match" or "If-Range" or "Range" or "X-Device").Select(h => (h.Key, h.Value.ToString()))]);
        int fate;
        Func<Task>? late = null;
        lock (_gate)
        {
            Requests++;
            fate = Calm ? 100 : _random.Next(100);
            if (KindOf(fate) is { } kind) Faults.Add(kind);
            if (_late.Count > 0 && _random.Next(3) == 0)
            {
                late = _late[_random.Next(_late.Count)];
                _late.Remove(late);
                Faults.Add("request reordered");
            }
            if (fate is >= 18 and < 26) _late.Add(() => ForwardAsync(request));
        }
        try
        {
            if (late is not null) await late();
            if (fate is < 8 or (>= 18 and < 22)) context.Abort(); // never arrives, or only some other day
            else await AnswerAsync(context, request, fate);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            context.Abort(); // the server is not there
        }
    }

    private static string? KindOf(int fate) => fate switch
    {
        < 8 => "request lost", < 14 => "reply dropped", < 18 => "request doubled", < 22 => "request lost, and it comes late", < 26 => "request doubled late",
        < 31 => "reply delayed", < 35 => "reply cut off", < 38 => "server unavailable", _ => null,
    };

    private async Task AnswerAsync(HttpContext context, Copy request, int fate)
    {
        if (fate is >= 35 and < 38)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        if (fate is >= 14 and < 18) (await SendAsync(request)).Dispose(); // twice
        if (fate is >= 26 and < 31) await Task.Delay(_random.Next(20, 250));
        using var reply = await SendAsync(request);
        if (fate is >= 8 and < 14)
        {
            context.Abort(); // done, and nobody learns of it
            return;
        }
        var bytes = await reply.Content.ReadAsByteArrayAsync();
        context.Response.StatusCode = (int)reply.StatusCode;
        if (reply.Headers.ETag is { } tag) context.Response.Headers.ETag = tag.ToString();
        if (reply.Content.Headers.ContentType is { } type) context.Response.ContentType = type.ToString();
        if (reply.StatusCode == HttpStatusCode.NotModified) return;
        context.Response.ContentLength = reply.StatusCode == HttpStatusCode.NoContent ? null : bytes.Length;
        if (fate is >= 31 and < 35 && bytes.Length > 1)
        {
            await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await context.Response.Body.FlushAsync();
            context.Abort();
            return;
        }
        if (bytes.Length > 0) await context.Response.Body.WriteAsync(bytes);
    }

    private async Task ForwardAsync(Copy request) => (await SendAsync(request)).Dispose();

    private async Task<HttpResponseMessage> SendAsync(Copy copy)
    {
        using var request = new HttpRequestMessage(new HttpMethod(copy.Method), new Uri(_server(), copy.Path));
        if (copy.Body.Length > 0) request.Content = new ByteArrayContent(copy.Body);
        foreach (var (name, value) in copy.Headers)
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        return await _http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private sealed record Copy(string Method, string Path, byte[] Body, (string Name, string Value)[] Headers);
}
