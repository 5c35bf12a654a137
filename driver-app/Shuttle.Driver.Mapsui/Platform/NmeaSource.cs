using System.Runtime.CompilerServices;
using Shuttle.Driver.Gps;

namespace Shuttle.Driver.Head.Platform;

/// <summary>A receiver at a serial port, read as a file: the system has set its speed (<c>stty -F /dev/ttyUSB0 9600 raw</c>).</summary>
sealed class NmeaSource(string device) : IGpsSource
{
    public async IAsyncEnumerable<Fix> Read([EnumeratorCancellation] CancellationToken stop)
    {
        var nmea = new Nmea();
        using var lines = new StreamReader(new FileStream(device, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, FileOptions.Asynchronous));
        while (await lines.ReadLineAsync(stop) is { } line)
            if (nmea.Take(line) is { } fix)
                yield return fix;
    }
}

/// <summary>A recorded NMEA file, played at its own pace or faster, as if it happened now.</summary>
sealed class ReplaySource(string file, double speed, TimeProvider time) : IGpsSource
{
    public async IAsyncEnumerable<Fix> Read([EnumeratorCancellation] CancellationToken stop)
    {
        var nmea = new Nmea();
        DateTimeOffset? before = null;
        await foreach (var line in File.ReadLinesAsync(file, stop))
        {
            if (nmea.Take(line) is not { } fix)
                continue;
            if (before is { } last && fix.Time > last)
                await Task.Delay((fix.Time - last) / speed, time, stop);
            before = fix.Time;
            yield return fix with { Time = time.GetLocalNow() };
        }
    }
}
