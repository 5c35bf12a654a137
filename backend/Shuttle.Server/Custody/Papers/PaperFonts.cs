using PdfSharp.Fonts;

namespace Shuttle.Server.Custody.Papers;

/// <summary>The one family that papers are printed in (DejaVu Sans Condensed), from the program itself: no font of the machine is asked for.</summary>
public sealed class PaperFonts : IFontResolver
{
    public const string Family = "DejaVu Sans Condensed";
    private static readonly Lock Gate = new();

    /// <summary>Makes it known to PDFsharp, once in a process.</summary>
    public static void Use()
    {
        lock (Gate) GlobalFontSettings.FontResolver ??= new PaperFonts();
    }

    public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? "DejaVuSansCondensed-Bold" : "DejaVuSansCondensed");

    public byte[] GetFont(string faceName)
    {
        using var font = typeof(PaperFonts).Assembly.GetManifestResourceStream($"fonts/{faceName}.ttf") ?? throw new InvalidOperationException($"The font {faceName} is not in this build.");
        using var bytes = new MemoryStream();
        font.CopyTo(bytes);
        return bytes.ToArray();
    }
}
