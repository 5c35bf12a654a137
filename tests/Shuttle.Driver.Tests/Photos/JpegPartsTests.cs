using Shuttle.Driver.Photos;
using Shuttle.Driver.Tests.World;

namespace Shuttle.Driver.Tests.Photos;

public sealed class JpegPartsTests
{
    [Fact]
    public void Place_and_device_are_gone_and_the_picture_is_untouched()
    {
        var original = TestPictures.Jpeg(new Random(1), 5000);
        var stripped = JpegParts.Strip(original);
        Assert.Equal(-1, stripped.AsSpan().IndexOf(TestPictures.Place));
        Assert.Equal(-1, stripped.AsSpan().IndexOf("Exif"u8));
        Assert.True(stripped.AsSpan().IndexOf("JFIF"u8) > 0);
        var scan = original.AsSpan(original.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]), 5000);
        Assert.True(stripped.AsSpan().IndexOf(scan) > 0);
        Assert.Equal([0xFF, 0xD9], stripped[^2..]);
    }

    [Fact]
    public void Stripping_twice_changes_nothing_more()
    {
        var once = JpegParts.Strip(TestPictures.Jpeg(new Random(2), 800));
        Assert.Equal(once, JpegParts.Strip(once));
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused()
    {
        var whole = TestPictures.Jpeg(new Random(3), 300);
        var end = whole.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
        for (var length = 0; length <= end; length++)
            Assert.Throws<FormatException>(() => JpegParts.Strip(whole.AsSpan(0, length)));
    }

    [Fact]
    public void Something_else_than_a_jpeg_is_refused() => Assert.Throws<FormatException>(() => JpegParts.Strip("GIF89a not a jpeg"u8));
}
