using Shuttle.Driver.Qr;
using SkiaSharp;

namespace Shuttle.Driver.Head.Platform;

/// <summary>The QR code in a picture, read by the core; SkiaSharp only unpacks the picture.</summary>
static class QrImage
{
    const int LongestSide = 1000;

    /// <summary>The text, or null where no code can be read.</summary>
    public static string? Read(byte[] picture)
    {
        using var decoded = SKBitmap.Decode(picture);
        if (decoded is null)
            return null;
        var factor = Math.Min(1.0, LongestSide / (double)Math.Max(decoded.Width, decoded.Height));
        var size = new SKImageInfo((int)(decoded.Width * factor), (int)(decoded.Height * factor), SKColorType.Gray8);
        using var grey = decoded.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return grey is null ? null : QrReader.Read(grey.GetPixelSpan(), grey.Width, grey.Height, grey.RowBytes);
    }
}
