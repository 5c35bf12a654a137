using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using Shuttle.Driver.Gps;

namespace Shuttle.Driver.Head.Platform;

/// <summary>The gpsd daemon on this or another machine.</summary>
sealed class GpsdSource(string host, int port) : IGpsSource
{
    public async IAsyncEnumerable<Fix> Read([EnumeratorCancellation] CancellationToken stop)
    {
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(host, port, stop);
        }
        catch (SocketException e)
        {
            throw new IOException($"gpsd at {host}:{port}: {e.Message}", e);
        }
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(GpsdReport.Watch), stop);
        using var lines = new StreamReader(stream);
        while (await lines.ReadLineAsync(stop) is { } line)
            if (GpsdReport.Take(line) is { } fix)
                yield return fix;
    }
}
