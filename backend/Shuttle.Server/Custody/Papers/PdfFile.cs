using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Shuttle.Server.Custody.Papers;

/// <summary>
/// Writes a PDF (1.7): pages of text, lines and filled rectangles, with the fonts inside and their letters readable for search and for screen
/// readers. Points are 1/72 inch from the upper left corner of an A4 page.
/// </summary>
public sealed class PdfFile(string title)
{
    public const double PageWidth = 595, PageHeight = 842;
    private static readonly TrueTypeFont[] Fonts = [TrueTypeFont.Regular, TrueTypeFont.Bold];
    private readonly List<StringBuilder> _pages = [];
    private readonly SortedDictionary<int, Rune>[] _used = [.. Fonts.Select(_ => new SortedDictionary<int, Rune>())];

    public int PageCount => _pages.Count;

    public void NewPage() => _pages.Add(new());

    /// <summary>A line of text; <paramref name="y"/> is where its letters stand.</summary>
    public void Text(string text, double x, double y, double size, bool bold = false, double grey = 0)
    {
        var (font, hex) = (Font(bold), new StringBuilder());
        foreach (var letter in text.EnumerateRunes())
        {
            var glyph = font.GlyphOf(letter);
            _used[Array.IndexOf(Fonts, font)].TryAdd(glyph, letter);
            hex.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }
        Write($"BT {N(grey)} g /F{Array.IndexOf(Fonts, font)} {N(size)} Tf {N(x)} {N(PageHeight - y)} Td <{hex}> Tj ET");
    }

    public static double Width(string text, double size, bool bold = false)
    {
        var font = Font(bold);
        return text.EnumerateRunes().Sum(letter => font.WidthOf(font.GlyphOf(letter))) * size / 1000;
    }

    public void Line(double x1, double y1, double x2, double y2, double width) => Write($"0 G {N(width)} w {N(x1)} {N(PageHeight - y1)} m {N(x2)} {N(PageHeight - y2)} l S");

    public void Frame(double x, double y, double width, double height, double stroke) => Write($"0.4 G {N(stroke)} w {N(x)} {N(PageHeight - y - height)} {N(width)} {N(height)} re S");

    /// <param name="grey">0 is black, 1 is white.</param>
    public void Fill(double x, double y, double width, double height, double grey = 0) => Write($"{N(grey)} g {N(x)} {N(PageHeight - y - height)} {N(width)} {N(height)} re f");

    public byte[] ToBytes()
    {
        var file = new Objects();
        var (catalog, pages, info) = (file.Reserve(), file.Reserve(), file.Add($"<< /Title {Unicode(title)} /Producer (Shuttle) >>"));
        var resources = file.Add($"<< /Font << {string.Join(' ', Fonts.Index().Select(f => $"/F{f.Index} {Embed(file, f.Item, _used[f.Index])} 0 R"))} >> >>");
        var kids = _pages.ConvertAll(page =>
        {
            var content = file.AddStream("", Encoding.ASCII.GetBytes(page.ToString()));
            return file.Add($"<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 {N(PageWidth)} {N(PageHeight)}] /Resources {resources} 0 R /Contents {content} 0 R >>");
        });
        file.Set(pages, $"<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids.Select(k => $"{k} 0 R"))}] >>");
        file.Set(catalog, $"<< /Type /Catalog /Pages {pages} 0 R /Lang (id) /ViewerPreferences << /DisplayDocTitle true >> >>");
        return file.ToBytes(catalog, info);
    }

    private static int Embed(Objects file, TrueTypeFont font, SortedDictionary<int, Rune> used)
    {
        var bytes = font.Subset(used.Keys);
        var program = file.AddStream($"/Length1 {bytes.Length}", bytes);
        var name = "SHUTTL+" + font.Name;
        var descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{string.Join(' ', font.Box)}] /ItalicAngle 0 /Ascent {font.Ascent} /Descent {font.Descent} /CapHeight {font.Ascent} /StemV 80 /FontFile2 {program} 0 R >>");
        var widths = string.Join(' ', used.Keys.Select(glyph => $"{glyph} [{font.WidthOf(glyph)}]"));
        var glyphs = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /W [{widths}] >>");
        var letters = file.AddStream("", Encoding.ASCII.GetBytes(Letters(used)));
        return file.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{glyphs} 0 R] /ToUnicode {letters} 0 R >>");
    }

    // Which letter each glyph is: without it a paper could be looked at, but not searched or read aloud.
    private static string Letters(SortedDictionary<int, Rune> used)
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var some in used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{some.Length} beginbfchar\n");
            foreach (var (glyph, letter) in some) map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(letter.ToString()))}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }

    private static TrueTypeFont Font(bool bold) => bold ? TrueTypeFont.Bold : TrueTypeFont.Regular;

    private static string N(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Unicode(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private void Write(string operation) => _pages[^1].Append(operation).Append('\n');

    /// <summary>The numbered objects of a file and the table that finds them.</summary>
    private sealed class Objects
    {
        private readonly List<byte[]> _bodies = [];

        public int Reserve()
        {
            _bodies.Add([]);
            return _bodies.Count;
        }

        public int Add(string body)
        {
            _bodies.Add(Encoding.ASCII.GetBytes(body));
            return _bodies.Count;
        }

        public void Set(int number, string body) => _bodies[number - 1] = Encoding.ASCII.GetBytes(body);

        public int AddStream(string more, byte[] content)
        {
            using var packed = new MemoryStream();
            using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zip.Write(content);
            _bodies.Add([.. Encoding.ASCII.GetBytes($"<< /Filter /FlateDecode /Length {packed.Length} {more} >>\nstream\n"), .. packed.ToArray(), .. "\nendstream"u8]);
            return _bodies.Count;
        }

        public byte[] ToBytes(int catalog, int info)
        {
            using var file = new MemoryStream();
            file.Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"u8);
            var places = new List<long>();
            foreach (var (n, body) in _bodies.Index())
            {
                places.Add(file.Length);
                file.Write([.. Encoding.ASCII.GetBytes($"{n + 1} 0 obj\n"), .. body, .. "\nendobj\n"u8]);
            }
            var table = new StringBuilder($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
            foreach (var place in places) table.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
            table.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Count + 1} /Root {catalog} 0 R /Info {info} 0 R >>\nstartxref\n{file.Length}\n%%EOF\n");
            file.Write(Encoding.ASCII.GetBytes(table.ToString()));
            return file.ToArray();
        }
    }
}
