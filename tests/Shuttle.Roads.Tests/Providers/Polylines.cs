using System.Text;

namespace Shuttle.Roads.Tests.Providers;

/// <summary>Writes lines as the engines do.</summary>
static class Polylines
{
    public static string Encode(params LonLat[] line)
    {
        var text = new StringBuilder();
        var (lat, lon) = (0, 0);
        foreach (var point in line)
        {
            var (nextLat, nextLon) = ((int)Math.Round(point.Lat * 1e6), (int)Math.Round(point.Lon * 1e6));
            Append(nextLat - lat);
            Append(nextLon - lon);
            (lat, lon) = (nextLat, nextLon);
        }
        return text.ToString();

        void Append(int offset)
        {
            var bits = (uint)(offset << 1 ^ offset >> 31);
            for (; bits >= 0x20; bits >>= 5) text.Append((char)((bits & 0x1f | 0x20) + 63));
            text.Append((char)(bits + 63));
        }
    }
}
