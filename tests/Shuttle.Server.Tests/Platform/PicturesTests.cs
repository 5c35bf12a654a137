using System.Buffers.Binary;
using System.Text;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Tests.Platform;

public sealed class PicturesTests
{
    // A JPEG's skeleton: start, segments, a scan with two bytes, end. Enough for whoever reads segments, and no picture.
    private static byte[] Jpeg(params byte[][] segments) => [0xFF, 0xD8, .. segments.SelectMany(s => s), 0xFF, 0xDA, 0, 2, 0x12, 0x34, 0xFF, 0xD9];

    private static byte[] Segment(byte marker, byte[] body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    private static readonly byte[] Quantisation = Segment(0xDB, [1, 2, 3]);

    [Fact]
    public void A_place_in_a_photo_is_gone_and_the_way_up_stays()
    {
        // Little-endian Exif with orientation 6 and a GPS latitude reference "N" in the clear.
        byte[] exif = [.. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes("GPS 0.4838 N 101.4655 E")];
        var clean = Pictures.Clean(Jpeg(Segment(0xE1, exif), Segment(0xFE, Encoding.ASCII.GetBytes("taken at home")), Quantisation)).Value;
        var text = Encoding.Latin1.GetString(clean.Bytes);
        Assert.Equal("image/jpeg", clean.ContentType);
        Assert.DoesNotContain("GPS", text);
        Assert.DoesNotContain("home", text);
        Assert.Contains("Exif", text);
        Assert.Equal(6, clean.Bytes[clean.Bytes.AsSpan().IndexOf("MM\0*"u8) + 19]);
        Assert.True(clean.Bytes.AsSpan().IndexOf(Quantisation) > 0);
    }

    [Fact]
    public void A_picture_behind_the_pictures_end_is_dropped() =>
        Assert.Equal(Jpeg(Quantisation), Pictures.Clean([.. Jpeg(Quantisation), .. "MPF preview with GPS"u8]).Value.Bytes);

    [Fact]
    public void Colour_profiles_stay_and_other_application_segments_go()
    {
        var profile = Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 9]);
        var clean = Pictures.Clean(Jpeg(profile, Segment(0xE2, [.. "MPF\0"u8]), Segment(0xED, [.. "Photoshop"u8]))).Value.Bytes;
        Assert.Equal(Jpeg(profile), clean);
    }

    [Fact]
    public void Text_in_a_PNG_is_gone()
    {
        byte[] Chunk(string name, byte[] body)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
            return [.. length, .. Encoding.ASCII.GetBytes(name), .. body, 0, 0, 0, 0];
        }
        byte[] signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        var (header, data, end) = (Chunk("IHDR", new byte[13]), Chunk("IDAT", [1, 2]), Chunk("IEND", []));
        var clean = Pictures.Clean([.. signature, .. header, .. Chunk("tEXt", Encoding.ASCII.GetBytes("Location\0home")), .. Chunk("eXIf", [1]), .. data, .. end]).Value;
        Assert.Equal([.. signature, .. header, .. data, .. end], clean.Bytes);
    }

    [Theory]
    [InlineData("heic")]
    [InlineData("mif1")]
    public void An_iPhones_format_is_refused_with_its_own_words(string brand) =>
        Assert.Equal("picture-heic", Pictures.Clean([0, 0, 0, 24, .. "ftyp"u8, .. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0]).Refusal!.Code);

    [Fact]
    public void A_name_does_not_make_a_picture() => Assert.Equal("picture-unknown", Pictures.Clean("<script>alert(1)</script>"u8.ToArray()).Refusal!.Code);

    [Fact]
    public void Every_cut_of_a_picture_is_refused_or_cleaned_and_never_breaks()
    {
        var whole = Jpeg(Segment(0xE1, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 9, 1]), Quantisation);
        for (var length = 3; length < whole.Length; length++) Assert.Equal("picture-broken", Pictures.Clean(whole[..length]).Refusal?.Code);
    }
}
