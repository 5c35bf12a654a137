using Shuttle.Driver.Photos;
using SkiaSharp;

namespace Shuttle.Driver.Head.Platform;

/// <summary>Makes photos smaller with SkiaSharp, upright whatever way the phone was held: the note about that goes with the EXIF.</summary>
sealed class SkiaScaler : IPhotoScaler
{
    const int Quality = 82;

    public byte[] Scale(byte[] jpeg, int longestSide)
    {
        using var data = SKData.CreateCopy(jpeg);
        using var codec = SKCodec.Create(data) ?? throw new FormatException("Not a picture.");
        using var decoded = SKBitmap.Decode(codec) ?? throw new FormatException("A broken picture.");
        using var upright = Upright(decoded, codec.EncodedOrigin);
        var factor = Math.Min(1.0, longestSide / (double)Math.Max(upright.Width, upright.Height));
        var size = new SKImageInfo(Math.Max(1, (int)Math.Round(upright.Width * factor)), Math.Max(1, (int)Math.Round(upright.Height * factor)));
        using var scaled = upright.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)) ?? throw new FormatException("A picture too large to scale.");
        using var image = SKImage.FromBitmap(scaled);
        using var result = image.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return result.ToArray();
    }

    static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        var (turn, mirrored) = origin switch
        {
            SKEncodedOrigin.TopRight => (0, true),
            SKEncodedOrigin.BottomRight => (180, false),
            SKEncodedOrigin.BottomLeft => (180, true),
            SKEncodedOrigin.LeftTop => (90, true),
            SKEncodedOrigin.RightTop => (90, false),
            SKEncodedOrigin.RightBottom => (270, true),
            SKEncodedOrigin.LeftBottom => (270, false),
            _ => (0, false),
        };
        var aside = turn is 90 or 270;
        var result = new SKBitmap(aside ? picture.Height : picture.Width, aside ? picture.Width : picture.Height);
        using var canvas = new SKCanvas(result);
        canvas.Translate(result.Width / 2f, result.Height / 2f);
        canvas.RotateDegrees(turn);
        if (mirrored)
            canvas.Scale(-1, 1);
        canvas.Translate(-picture.Width / 2f, -picture.Height / 2f);
        canvas.DrawBitmap(picture, 0, 0);
        return result;
    }
}
