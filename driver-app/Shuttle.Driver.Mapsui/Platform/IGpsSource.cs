using Shuttle.Driver.Gps;

namespace Shuttle.Driver.Head.Platform;

/// <summary>A receiver. It ends when its stream ends and throws <see cref="IOException"/> when it is lost; the session then asks again.</summary>
interface IGpsSource
{
    IAsyncEnumerable<Fix> Read(CancellationToken stop);
}

/// <summary>Where positions come from, as the driver or the command line names it.</summary>
static class GpsSources
{
    /// <param name="name"><c>gpsd://host:port</c>, <c>device:/dev/ttyUSB0</c> (NMEA) or <c>replay:file.nmea</c> with <c>@20</c> for twenty times the speed; empty for none.</param>
    /// <exception cref="FormatException">None of these.</exception>
    public static IGpsSource? Open(string name, TimeProvider time)
    {
        if (name.Length == 0)
            return null;
        if (Uri.TryCreate(name, UriKind.Absolute, out var address) && address.Scheme == "gpsd")
            return new GpsdSource(address.Host, address.Port > 0 ? address.Port : 2947);
        if (name.StartsWith("device:", StringComparison.Ordinal))
            return new NmeaSource(name["device:".Length..]);
        if (name.StartsWith("replay:", StringComparison.Ordinal))
        {
            var parts = name["replay:".Length..].Split('@');
            return new ReplaySource(parts[0], parts.Length > 1 ? double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 1, time);
        }
        throw new FormatException($"'{name}' is no source of positions: gpsd://host:port, device:PATH or replay:FILE.");
    }
}
