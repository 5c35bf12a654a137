using System.Buffers.Binary;

namespace Shuttle.Server.Platform;

/// <summary>JPEG: segments before the scan. Application segments and comments go, but for the one that says how colours are meant.</summary>
internal static class Jpeg
{
    private const byte StartOfScan = 0xDA, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, App15 = 0xEF, Comment = 0xFE;
    private const int OrientationTag = 0x0112;

    public static byte[]? Clean(byte[] bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes.AsSpan(0, 2));
        var at = 2;
        while (at + 4 <= bytes.Length)
        {
            if (bytes[at] != 0xFF) return null;
            var marker = bytes[at + 1];
            if (marker == 0xFF) { at++; continue; } // a fill byte
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
            var end = at + 2 + length;
            if (length < 2 || end > bytes.Length) return null;
            var segment = bytes.AsSpan(at, end - at);
            if (marker == App1 && OrientationOf(segment[4..]) is { } orientation and > 1 and <= 8) kept.Write(OnlyOrientation(orientation));
            else if (!IsMetadata(marker, segment)) kept.Write(segment);
            at = end;
            if (marker != StartOfScan) continue;
            var last = EndOfImage(bytes, at);
            if (last < 0) return null;
            // What follows the picture's end is no picture.
            kept.Write(bytes.AsSpan(at, last - at));
            return kept.ToArray();
        }
        return null;
    }

    private static bool IsMetadata(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        App0 or App14 => false,
        App2 => !segment[4..].StartsWith("ICC_PROFILE"u8),
        >= App1 and <= App15 => true,
        Comment => true,
        _ => false,
    };

    // The scan's own data never holds FF D9; progressive files have further segments between scans, which hold no metadata.
    private static int EndOfImage(ReadOnlySpan<byte> bytes, int from)
    {
        var found = bytes[from..].IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
        return found < 0 ? -1 : from + found + 2;
    }

    // Exif is a small TIFF; the first directory holds the orientation as a short.
    private static int? OrientationOf(ReadOnlySpan<byte> exif)
    {
        if (!exif.StartsWith("Exif\0\0"u8)) return null;
        var tiff = exif[6..];
        if (tiff.Length < 14) return null;
        var little = tiff[0] == (byte)'I';
        var directory = ReadInt(tiff[4..], little);
        if (directory < 8 || directory + 2 > tiff.Length) return null;
        var entries = ReadShort(tiff[directory..], little);
        for (var n = 0; n < entries; n++)
        {
            var entry = directory + 2 + n * 12;
            if (entry + 12 > tiff.Length) return null;
            if (ReadShort(tiff[entry..], little) == OrientationTag) return ReadShort(tiff[(entry + 8)..], little);
        }
        return null;
    }

    private static byte[] OnlyOrientation(int orientation) =>
    [
        0xFF, App1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static int ReadShort(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static int ReadInt(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadInt32LittleEndian(at) : BinaryPrimitives.ReadInt32BigEndian(at);
}

/// <summary>PNG: chunks. Only those that draw are kept.</summary>
internal static class Png
{
    private static readonly HashSet<string> Drawing = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "pHYs"];

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[]? Clean(byte[] bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        kept.Write(Signature);
        for (var at = Signature.Length; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            if (length < 0 || length > bytes.Length - at - 12) return null;
            var name = System.Text.Encoding.ASCII.GetString(bytes, at + 4, 4);
            if (Drawing.Contains(name)) kept.Write(bytes.AsSpan(at, length + 12));
            at += length + 12;
            if (name == "IEND") return kept.ToArray();
        }
        return null;
    }
}

/// <summary>WebP: RIFF chunks; EXIF and XMP go, and the header stops promising them.</summary>
internal static class WebP
{
    private const byte PromisesExifOrXmp = 0b0000_1100;

    public static byte[]? Clean(byte[] bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes.AsSpan(0, 12));
        for (var at = 12; at + 8 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 4));
            if (length < 0 || length > bytes.Length - at - 8) return null;
            var padded = Math.Min(8 + length + (length & 1), bytes.Length - at);
            var name = System.Text.Encoding.ASCII.GetString(bytes, at, 4);
            var chunk = bytes.AsSpan(at, padded);
            if (name == "VP8X" && length > 0) chunk[8] &= unchecked((byte)~PromisesExifOrXmp);
            if (name is "VP8 " or "VP8L" or "VP8X" or "ALPH" or "ICCP" or "ANIM" or "ANMF") kept.Write(chunk);
            at += padded;
        }
        var clean = kept.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(clean.AsSpan(4), clean.Length - 8);
        return clean.Length > 20 ? clean : null;
    }
}
