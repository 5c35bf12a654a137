namespace Shuttle.Roads.Providers;

/// <summary>The line format of OSRM and Valhalla: offsets from point to point in millionths of a degree, latitude first,
/// in printable letters of five bits each.</summary>
static class EncodedPolyline
{
    /// <exception cref="FormatException">The text ends in the middle of a number.</exception>
    public static List<LonLat> Decode(string text)
    {
        var line = new List<LonLat>();
        int at = 0, lat = 0, lon = 0;
        while (at < text.Length)
        {
            lat += Offset();
            lon += Offset();
            line.Add(new LonLat(lon / 1e6, lat / 1e6));
        }
        return line;

        int Offset()
        {
            int bits = 0, shift = 0, letter;
            do
            {
                if (at == text.Length) throw new FormatException("the encoded line ends in the middle of a number");
                letter = text[at++] - 63;
                bits |= (letter & 0x1f) << shift;
                shift += 5;
            }
            while (letter >= 0x20);
            return (bits >> 1) ^ -(bits & 1);
        }
    }
}
