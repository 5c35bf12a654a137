using System.Security.Cryptography;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Tests.Platform;

public sealed class SignedCodesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(7));
    private static readonly SignedCode Slip = new(CodeKind.Slip, "14.71.07", "261123-0007", Noon, null, ["KK-UBAH", "3"]);

    [Fact]
    public void What_was_signed_is_read_again()
    {
        using var codes = Fresh();
        var card = new SignedCode(CodeKind.Courier, "14.71.07", "Adi Kurir", Noon, Noon.AddHours(12), ["0190", "BM 4101 XY"]);
        foreach (var code in new[] { Slip, card })
        {
            var read = codes.Read(codes.Sign(code))!;
            Assert.Equal((code.Kind, code.District, code.Number, code.IssuedAt, code.ValidUntil), (read.Kind, read.District, read.Number, read.IssuedAt, read.ValidUntil));
            Assert.Equal(code.Facts, read.Facts);
        }
    }

    [Fact]
    public void One_letter_changed_anywhere_is_no_code_of_this_office()
    {
        using var codes = Fresh();
        var text = codes.Sign(Slip);
        for (var at = 0; at < text.Length - 1; at++)
        {
            var changed = text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];
            Assert.Null(codes.Read(changed));
        }
    }

    [Fact]
    public void Another_offices_key_does_not_pass()
    {
        using var ours = Fresh();
        using var theirs = Fresh();
        Assert.Null(ours.Read(theirs.Sign(Slip)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("S1..")]
    [InlineData("S2.abc.def")]
    [InlineData("https://example.org/verifikasi/x")]
    [InlineData("S1.<script>.x")]
    public void What_is_no_code_is_read_as_nothing(string? text)
    {
        using var codes = Fresh();
        Assert.Null(codes.Read(text));
    }

    [Fact]
    public void A_separator_in_a_name_moves_no_field()
    {
        using var codes = Fresh();
        Assert.Equal("A/B", codes.Read(codes.Sign(Slip with { Number = "A|B" }))!.Number);
    }

    [Fact]
    public void Whoever_has_the_public_key_can_check_without_the_office()
    {
        using var codes = Fresh();
        var parts = codes.Sign(Slip).Split('.');
        using var anybody = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = System.Buffers.Text.Base64Url.DecodeFromChars(codes.PublicKey.X), Y = System.Buffers.Text.Base64Url.DecodeFromChars(codes.PublicKey.Y) },
        });
        Assert.True(anybody.VerifyData(System.Text.Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), System.Buffers.Text.Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256));
    }

    [Fact]
    public void A_slip_fits_a_small_QR_code()
    {
        using var codes = Fresh();
        Assert.InRange(codes.Sign(Slip).Length, 100, 200);
    }

    private static SignedCodes Fresh()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(key.ExportPkcs8PrivateKey());
    }
}
