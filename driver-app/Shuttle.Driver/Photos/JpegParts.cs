using System.Buffers.Binary;

namespace Shuttle.Driver.Photos;

/// <summary>
/// Takes out of a JPEG what is not picture: every application segment (EXIF with place and device, XMP, thumbnails, maker notes) and
/// every comment. Only the JFIF header and Adobe's colour marker stay, because decoders need them.
/// </summary>
public static class JpegParts
{
    const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, Comment = 0xFE, App0 = 0xE0, App14 = 0xEE, App15 = 0xEF;

    /// <exception cref="FormatException">Not a JPEG, or cut off.</exception>
    public static byte[] Strip(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg.Length < 4 || jpeg[0] != 0xFF || jpeg[1] != Start)
            throw new FormatException("Not a JPEG: it does not begin with FF D8.");
        using var result = new MemoryStream(jpeg.Length);
        result.Write(jpeg[..2]);
        var at = 2;
        while (true)
        {
            if (at + 2 > jpeg.Length || jpeg[at] != 0xFF)
                throw new FormatException($"Broken JPEG: no marker at byte {at}.");
            var marker = jpeg[at + 1];
            if (marker == 0xFF) // fill byte
            {
                at++;
                continue;
            }
            if (marker == End)
            {
                result.Write(jpeg.Slice(at, 2)); // whatever a camera hid behind the end goes
                return result.ToArray();
            }
            if (at + 4 > jpeg.Length)
                throw new FormatException($"Broken JPEG: cut off in the segment at byte {at}.");
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (length < 4 || at + length > jpeg.Length)
                throw new FormatException($"Broken JPEG: cut off in the segment at byte {at}.");
            if (Stays(marker, jpeg.Slice(at + 4, length - 4)))
                result.Write(jpeg.Slice(at, length));
            at += length;
            if (marker == Scan)
            {
                var scan = ScanLength(jpeg[at..]);
                result.Write(jpeg.Slice(at, scan));
                at += scan;
            }
        }
    }

    static bool Stays(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        App0 => content.StartsWith("JFIF\0"u8),
        App14 => content.StartsWith("Adobe"u8),
        > App0 and <= App15 or Comment => false,
        _ => true,
    };

    /// <summary>Compressed data runs to the next marker that is neither a stuffed zero nor a restart.</summary>
    static int ScanLength(ReadOnlySpan<byte> data)
    {
        for (var i = 0; i + 1 < data.Length; i++)
            if (data[i] == 0xFF && data[i + 1] is not (0x00 or 0xFF) and not (>= 0xD0 and <= 0xD7))
                return i;
        throw new FormatException("Broken JPEG: no end after the picture data.");
    }
}
