namespace Shuttle.Driver.Tests.World;

/// <summary>
/// The way between device and server on a bad day: requests lost, replies lost after the server acted, requests doubled, old copies that
/// arrive late and out of order, replies cut off, and a hotel's sign-in page that answers for the server.
/// </summary>
sealed class BadSignal(Random random) : DelegatingHandler(new SocketsHttpHandler())
{
    readonly List<HttpRequestMessage> late = [];

    /// <summary>Off: everything goes through.</summary>
    public bool Bad { get; set; } = true;

    /// <summary>Flight mode: nothing goes through.</summary>
    public bool Off { get; set; }

    /// <summary>A test's own trouble, before each request.</summary>
    public Action<HttpRequestMessage>? BeforeSending { get; set; }

    public long BytesSent { get; private set; }

    public int Requests { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Off)
            throw new HttpRequestException("flight mode");
        BeforeSending?.Invoke(request);
        BytesSent += request.Content is { } content ? (await content.ReadAsByteArrayAsync(cancellationToken)).Length : 0;
        Requests++;
        if (!Bad)
            return await base.SendAsync(request, cancellationToken);
        while (late.Count > 0 && random.Next(3) == 0)
        {
            var old = late[random.Next(late.Count)];
            late.Remove(old);
            (await base.SendAsync(old, cancellationToken)).Dispose();
        }
        var copy = await Copy(request);
        switch (random.Next(100))
        {
            case < 12:
                throw new HttpRequestException("lost on the way there");
            case < 16:
                late.Add(copy); // lost for the device, and yet it arrives some day
                throw new TaskCanceledException("timed out");
            case < 30:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                throw new HttpRequestException("lost on the way back");
            case < 36:
                (await base.SendAsync(copy, cancellationToken)).Dispose();
                return await base.SendAsync(request, cancellationToken);
            case < 40:
                late.Add(copy);
                return await base.SendAsync(request, cancellationToken);
            case < 43:
                return new(System.Net.HttpStatusCode.OK) { Content = new StringContent("<html>Selamat datang di WiFi</html>", null, "text/html") };
            case < 46:
                return new(System.Net.HttpStatusCode.BadGateway);
            case < 50:
                using (var reply = await base.SendAsync(request, cancellationToken))
                {
                    var bytes = await reply.Content.ReadAsByteArrayAsync(cancellationToken);
                    return new(reply.StatusCode) { Content = new ByteArrayContent(bytes[..(bytes.Length / 2)]) { Headers = { ContentType = reply.Content.Headers.ContentType } } };
                }
            default:
                return await base.SendAsync(request, cancellationToken);
        }
    }

    static async Task<HttpRequestMessage> Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var header in request.Headers)
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        if (request.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync());
            copy.Content.Headers.ContentType = content.Headers.ContentType;
        }
        return copy;
    }
}
