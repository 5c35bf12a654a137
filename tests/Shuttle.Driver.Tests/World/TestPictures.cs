namespace Shuttle.Driver.Tests.World;

/// <summary>Files with the structure of a camera's JPEG: header, EXIF with a place in it, tables, picture data, and a tail.</summary>
static class TestPictures
{
    public static readonly byte[] Place = "GPS 0.51 101.45 Budi's phone"u8.ToArray();

    public static byte[] Jpeg(Random random, int dataBytes)
    {
        var picture = new byte[dataBytes];
        random.NextBytes(picture);
        for (var i = 0; i + 1 < picture.Length; i++)
            if (picture[i] == 0xFF)
                picture[i + 1] = (byte)(random.Next(2) == 0 ? 0x00 : 0xD0 + random.Next(8)); // stuffed zero or restart marker
        if (picture[^1] == 0xFF)
            picture[^1] = 0x7F;
        return
        [
            0xFF, 0xD8,
            .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 72, 0, 72, 0, 0]),
            .. Segment(0xE1, [.. "Exif\0\0"u8, .. Place]),
            .. Segment(0xE2, [.. "MPF\0"u8, 1, 2, 3]),
            .. Segment(0xFE, Place),
            .. Segment(0xDB, new byte[65]),
            .. Segment(0xC0, [8, 0, 16, 0, 16, 1, 1, 0x11, 0]),
            .. Segment(0xC4, new byte[28]),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
            .. picture,
            0xFF, 0xD9,
            .. Place,
        ];
    }

    static byte[] Segment(byte marker, ReadOnlySpan<byte> content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
