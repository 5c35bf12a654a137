namespace Shuttle.Driver.Qr;

/// <summary>
/// Reads a QR code (model 2, versions 1 to 10: up to 395 digits or 271 bytes, more than any slip or bag of ours carries) out of a grey
/// picture, turned or seen at a slant. Pure and without a library: none restores everywhere this app is built.
/// </summary>
public static class QrReader
{
    /// <summary>The text of the code; null where there is none or it cannot be read.</summary>
    /// <param name="grey">One byte a pixel, 0 black, row by row from the top.</param>
    /// <param name="stride">Bytes from one row to the next.</param>
    public static string? Read(ReadOnlySpan<byte> grey, int width, int height, int stride)
    {
        if (width < 21 || height < 21)
            return null;
        var picture = BlackWhite.Of(grey, width, height, stride);
        foreach (var corners in FinderPatterns.Triples(picture))
            foreach (var side in SidesOf(corners))
                if (QrGrid.Sample(picture, corners, side) is { } modules && QrDecoder.Decode(modules) is { } text)
                    return text;
        return null;
    }

    // The side in modules is 17 + 4 × version; measuring may be off by one version.
    static IEnumerable<int> SidesOf(Corners corners)
    {
        var measured = ((corners.TopLeft.Distance(corners.TopRight) + corners.TopLeft.Distance(corners.BottomLeft)) / 2 / corners.Module) + 7;
        var version = (int)Math.Round((measured - 17) / 4);
        return new[] { version, version + 1, version - 1 }.Where(v => v is >= 1 and <= QrTables.LastVersion).Select(v => 17 + (4 * v));
    }
}

/// <summary>A place in the picture.</summary>
readonly record struct Spot(double X, double Y)
{
    public double Distance(Spot other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));
}

/// <summary>The centres of the three large squares, and the width of a module there.</summary>
readonly record struct Corners(Spot TopLeft, Spot TopRight, Spot BottomLeft, double Module);
