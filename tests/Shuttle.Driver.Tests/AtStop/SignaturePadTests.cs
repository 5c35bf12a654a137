using System.Text;
using Shuttle.Driver.AtStop;

namespace Shuttle.Driver.Tests.AtStop;

public sealed class SignaturePadTests
{
    [Fact]
    public void Strokes_become_a_picture_and_the_same_strokes_the_same_proof()
    {
        var pad = SignaturePad.Empty.Begin(new(0.1, 0.5)).Draw(new(0.5, 0.2)).Begin(new(0.6, 0.6)).Draw(new(1.4, 0.5));
        Assert.True(pad.IsEnough);
        var svg = Encoding.UTF8.GetString(pad.Picture());
        Assert.Contains("M60 120L300 48", svg, StringComparison.Ordinal);
        Assert.Contains("L600 120", svg, StringComparison.Ordinal); // kept on the pad
        Assert.Equal(pad.Hash, SignaturePad.Empty.Begin(new(0.1, 0.5)).Draw(new(0.5, 0.2)).Begin(new(0.6, 0.6)).Draw(new(1.4, 0.5)).Hash);
    }

    [Fact]
    public void A_dot_is_no_signature()
    {
        Assert.False(SignaturePad.Empty.IsEnough);
        Assert.False(SignaturePad.Empty.Draw(new(0.5, 0.5)).IsEnough);
        Assert.False(SignaturePad.Empty.Begin(new(0.5, 0.5)).Draw(new(0.51, 0.5)).IsEnough);
    }
}
