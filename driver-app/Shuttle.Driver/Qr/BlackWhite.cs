namespace Shuttle.Driver.Qr;

/// <summary>A picture in black and white; each pixel is compared with its surroundings, so that a shadow across the slip does not matter.</summary>
sealed class BlackWhite
{
    const double DarkerThan = 0.88;
    readonly bool[] black;

    BlackWhite(int width, int height) => (Width, Height, black) = (width, height, new bool[width * height]);

    public int Width { get; }
    public int Height { get; }

    /// <summary>Outside the picture is white.</summary>
    public bool this[int x, int y] => x >= 0 && y >= 0 && x < Width && y < Height && black[(y * Width) + x];

    public bool this[Spot at] => this[(int)Math.Floor(at.X), (int)Math.Floor(at.Y)];

    public static BlackWhite Of(ReadOnlySpan<byte> grey, int width, int height, int stride)
    {
        var result = new BlackWhite(width, height);
        var sums = new long[(width + 1) * (height + 1)]; // of everything left of and above a pixel
        for (var y = 0; y < height; y++)
        {
            long row = 0;
            for (var x = 0; x < width; x++)
            {
                row += grey[(y * stride) + x];
                sums[((y + 1) * (width + 1)) + x + 1] = sums[(y * (width + 1)) + x + 1] + row;
            }
        }
        var half = Math.Max(10, Math.Max(width, height) / 10);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var (left, right, top, bottom) = (Math.Max(0, x - half), Math.Min(width, x + half), Math.Max(0, y - half), Math.Min(height, y + half));
                var sum = sums[(bottom * (width + 1)) + right] - sums[(top * (width + 1)) + right] - sums[(bottom * (width + 1)) + left] + sums[(top * (width + 1)) + left];
                result.black[(y * width) + x] = grey[(y * stride) + x] < DarkerThan * sum / ((right - left) * (bottom - top));
            }
        return result;
    }
}
