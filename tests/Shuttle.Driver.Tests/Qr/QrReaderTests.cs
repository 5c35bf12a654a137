using QRCoder;
using Shuttle.Driver.Qr;

namespace Shuttle.Driver.Tests.Qr;

/// <summary>Codes as another library makes them, photographed as a courier would.</summary>
public sealed class QrReaderTests
{
    [Theory]
    [InlineData("0194f3a2-7b1c-7def-8000-a1b2c3d4e5f6")]
    [InlineData("http://kecamatan.example/lacak/abcdefghjkmnpqrstuv2")]
    [InlineData("BR-261123-0007")]
    [InlineData("1234567890123")]
    [InlineData("Jalan Melati 12 — é")]
    public void Whatever_a_slip_or_a_bag_carries_is_read(string text)
    {
        foreach (var level in Enum.GetValues<QRCodeGenerator.ECCLevel>().Where(l => l != QRCodeGenerator.ECCLevel.Default))
            Assert.Equal(text, Read(text, level));
    }

    [Fact]
    public void Every_version_up_to_the_tenth_is_read()
    {
        foreach (var version in Enumerable.Range(1, 10))
            Assert.Equal("ABC", Read("ABC", QRCodeGenerator.ECCLevel.Q, version: version));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(45)]
    [InlineData(90)]
    [InlineData(200)]
    public void A_code_may_be_turned(double degrees) => Assert.Equal("0194f3a2-7b1c-7def-8000-a1b2c3d4e5f6", Read("0194f3a2-7b1c-7def-8000-a1b2c3d4e5f6", QRCodeGenerator.ECCLevel.M, degrees));

    [Fact]
    public void A_code_may_be_seen_at_a_slant_under_a_shadow_and_with_noise() =>
        Assert.Equal("0194f3a2-7b1c-7def-8000-a1b2c3d4e5f6", Read("0194f3a2-7b1c-7def-8000-a1b2c3d4e5f6", QRCodeGenerator.ECCLevel.M, 8, slant: 0.0004, noise: 25, shadow: true));

    [Fact]
    public void A_stain_is_corrected_and_a_code_without_a_corner_is_none()
    {
        Assert.Equal("BR-261123-0007", Read("BR-261123-0007", QRCodeGenerator.ECCLevel.H, stain: 14));
        Assert.Null(Read("BR-261123-0007", QRCodeGenerator.ECCLevel.L, stain: 120));
        Assert.Null(QrReader.Read(new byte[200 * 200], 200, 200, 200));
        var random = new Random(3);
        var noise = new byte[200 * 200];
        random.NextBytes(noise);
        Assert.Null(QrReader.Read(noise, 200, 200, 200));
    }

    static string? Read(string text, QRCodeGenerator.ECCLevel level, double degrees = 0, double slant = 0, int noise = 0, bool shadow = false, int stain = 0, int version = -1)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, level, forceUtf8: true, requestedVersion: version);
        var (side, size, random) = (code.ModuleMatrix.Count, 480, new Random(1));
        var grey = new byte[size * size];
        var (cos, sin) = (Math.Cos(degrees * Math.PI / 180), Math.Sin(degrees * Math.PI / 180));
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
            {
                // From the pixel back to the paper: turned about the middle, and farther away on one side.
                var (px, py) = (x - (size / 2.0), y - (size / 2.0));
                var w = 1 + (slant * px);
                var (u, v) = (((px * cos) + (py * sin)) / w, ((-px * sin) + (py * cos)) / w);
                var module = size * 0.65 / side;
                var (column, row) = ((int)Math.Floor((u / module) + (side / 2.0)), (int)Math.Floor((v / module) + (side / 2.0)));
                var black = column >= 0 && row >= 0 && column < side && row < side && code.ModuleMatrix[row][column];
                if (Math.Abs(px - 60) < stain && Math.Abs(py - 60) < stain)
                    black = true;
                var light = (black ? 40 : 225) * (shadow ? 0.5 + (x / (2.0 * size)) : 1);
                grey[(y * size) + x] = (byte)Math.Clamp(light + (noise == 0 ? 0 : random.Next(-noise, noise)), 0, 255);
            }
        return QrReader.Read(grey, size, size, size);
    }
}
