using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Shuttle.Roads.Tests.Providers;

/// <summary>A real HTTP server on a real socket, which can also fail as servers do: hang up before or in the middle of
/// an answer, or answer with an error.</summary>
public sealed class EngineServer : IAsyncDisposable
{
    public sealed record Request(string Path, Dictionary<string, string> Query, string Body, bool ConnectionClose);

    /// <param name="Status">HTTP status.</param>
    /// <param name="Body">JSON.</param>
    /// <param name="SendOnly">How much of the answer to send before hanging up; all of it where null.</param>
    public sealed record Reply(int Status, string Body, int? SendOnly = null)
    {
        public static Reply HangUp { get; } = new(200, "", SendOnly: 0);
    }

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly Func<Request, Reply> answer;
    readonly Task serving;
    readonly List<Request> requests = [];
    readonly Queue<Reply> failures = new();

    public EngineServer(Func<Request, Reply> answer)
    {
        this.answer = answer;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        serving = ServeAsync();
    }

    public Uri Address { get; }

    public HttpClient Http { get; } = new();

    public IReadOnlyList<Request> Requests
    {
        get { lock (requests) return [.. requests]; }
    }

    /// <summary>The next requests fail like this, one after the other.</summary>
    public void FailWith(params Reply[] next)
    {
        foreach (var reply in next) failures.Enqueue(reply);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        listener.Stop();
        await serving;
    }

    async Task ServeAsync()
    {
        while (true)
        {
            TcpClient connection;
            try
            {
                connection = await listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return; // stopped
            }
            using (connection) await ServeAsync(connection.GetStream());
        }
    }

    /// <summary>One request a connection: the connection is closed after it, whatever the client hoped.</summary>
    async Task ServeAsync(NetworkStream stream)
    {
        if (await ReadAsync(stream) is not { } request) return;
        Reply reply;
        lock (requests)
        {
            requests.Add(request);
            reply = failures.TryDequeue(out var failure) ? failure : answer(request);
        }
        var body = Encoding.UTF8.GetBytes(reply.Body);
        var head = Encoding.ASCII.GetBytes($"HTTP/1.1 {reply.Status} -\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n");
        byte[] all = [.. head, .. body];
        await stream.WriteAsync(all.AsMemory(0, Math.Min(all.Length, reply.SendOnly ?? all.Length)));
    }

    static async Task<Request?> ReadAsync(NetworkStream stream)
    {
        var received = new List<byte>();
        var buffer = new byte[65536];
        int headEnd;
        while ((headEnd = IndexOfHeadEnd(received)) < 0)
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0) return null;
            received.AddRange(buffer.AsSpan(0, count));
        }
        var head = Encoding.ASCII.GetString([.. received[..headEnd]]).Split("\r\n");
        var length = head.Select(line => line.Split(": ")).Where(pair => pair[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            .Select(pair => int.Parse(pair[1], CultureInfo.InvariantCulture)).SingleOrDefault();
        var chunked = head.Any(line => line.StartsWith("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase));
        var body = received.Skip(headEnd + 4).ToList();
        while (chunked ? !EndsWithLastChunk(body) : body.Count < length)
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0) return null;
            body.AddRange(buffer.AsSpan(0, count));
        }
        var target = new Uri("http://engine" + head[0].Split(' ')[1]);
        return new Request(
            Uri.UnescapeDataString(target.AbsolutePath),
            target.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1])),
            Encoding.UTF8.GetString(chunked ? Unchunked([.. body]) : [.. body]),
            head.Any(line => line.Equals("Connection: close", StringComparison.OrdinalIgnoreCase)));
    }

    static int IndexOfHeadEnd(List<byte> bytes) => Encoding.Latin1.GetString([.. bytes]).IndexOf("\r\n\r\n", StringComparison.Ordinal);

    static bool EndsWithLastChunk(List<byte> bytes) => Encoding.Latin1.GetString([.. bytes]).EndsWith("0\r\n\r\n", StringComparison.Ordinal);

    static byte[] Unchunked(byte[] bytes)
    {
        var content = new List<byte>();
        for (var at = 0; ;)
        {
            var lineEnd = Array.IndexOf(bytes, (byte)'\n', at);
            var size = int.Parse(Encoding.ASCII.GetString(bytes, at, lineEnd - at - 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0) return [.. content];
            content.AddRange(bytes.AsSpan(lineEnd + 1, size));
            at = lineEnd + 1 + size + 2;
        }
    }
}
