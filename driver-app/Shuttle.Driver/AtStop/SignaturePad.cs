using System.Globalization;
using System.Text;
using Shuttle.Driver.Photos;

namespace Shuttle.Driver.AtStop;

/// <summary>A point of a stroke, in parts of the pad's width and height.</summary>
public readonly record struct StrokePoint(double X, double Y);

/// <summary>A signature as strokes. What proves is the hash of the picture they make, which travels as a file of its own.</summary>
public sealed record SignaturePad(IReadOnlyList<IReadOnlyList<StrokePoint>> Strokes)
{
    /// <summary>What <see cref="Contracts.PhotoTaken.Purpose"/> says of it.</summary>
    public const string Purpose = "signature";
    const int Width = 600, Height = 240;

    public static SignaturePad Empty { get; } = new([]);

    public SignaturePad Begin(StrokePoint at) => new([.. Strokes, [Inside(at)]]);

    /// <summary>Draws on from the last point; without a stroke begun it does nothing.</summary>
    public SignaturePad Draw(StrokePoint at) => Strokes.Count == 0 ? this : new([.. Strokes.SkipLast(1), [.. Strokes[^1], Inside(at)]]);

    /// <summary>A dot or a slip of the thumb is no signature.</summary>
    public bool IsEnough => Strokes.Sum(Length) >= 0.3;

    /// <summary>The signature as an SVG picture, the same bytes for the same strokes.</summary>
    public byte[] Picture()
    {
        var svg = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" fill=\"none\" stroke=\"#000\" stroke-width=\"3\" stroke-linecap=\"round\" stroke-linejoin=\"round\">");
        foreach (var stroke in Strokes)
            svg.Append("<path d=\"M").AppendJoin('L', stroke.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X * Width:0.#} {p.Y * Height:0.#}"))).Append("\"/>");
        return Encoding.UTF8.GetBytes(svg.Append("</svg>").ToString());
    }

    public string Hash => PhotoShelf.Hash(Picture());

    static double Length(IReadOnlyList<StrokePoint> stroke) =>
        stroke.Zip(stroke.Skip(1), (a, b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)))).Sum();

    static StrokePoint Inside(StrokePoint p) => new(Math.Clamp(p.X, 0, 1), Math.Clamp(p.Y, 0, 1));
}
