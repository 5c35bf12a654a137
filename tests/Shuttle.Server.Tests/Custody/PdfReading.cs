using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Shuttle.Server.Tests.Custody;

/// <summary>Reads a PDF of ours again, strictly: every object where the table says, every glyph with its letter.</summary>
internal sealed partial class PdfReading
{
    private readonly Dictionary<int, (string Head, byte[]? Stream)> _objects = [];

    public PdfReading(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        Assert.StartsWith("%PDF-1.7", text, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF\n", text, StringComparison.Ordinal);
        var table = int.Parse(StartXref().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal("xref", text[table..(table + 4)]);
        foreach (var (n, entry) in Entry().Matches(text[table..]).Skip(1).Index())
        {
            var at = int.Parse(entry.Groups[1].Value, CultureInfo.InvariantCulture);
            Assert.StartsWith($"{n + 1} 0 obj\n", text[at..], StringComparison.Ordinal);
            var body = text[at..text.IndexOf("\nendobj\n", at, StringComparison.Ordinal)];
            var stream = Stream().Match(body);
            _objects[n + 1] = stream.Success
                ? (body[..stream.Index], Unpack(file.AsSpan(at + stream.Index + stream.Length, int.Parse(Length().Match(body).Groups[1].Value, CultureInfo.InvariantCulture))))
                : (body, null);
        }
        var letters = _objects.Values.Select(o => Reference().Match(o.Head)).Where(m => m.Success).Select(m => Letters(int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))).ToList();
        var pages = _objects.Values.Select(o => Contents().Match(o.Head)).Where(m => m.Success).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Pages = pages.ConvertAll(page => string.Join('\n', Shown().Matches(Encoding.ASCII.GetString(_objects[page].Stream!)).Select(m =>
            string.Concat(Enumerable.Range(0, m.Groups[2].Length / 4).Select(i => letters[m.Groups[1].Value[0] - '0'][m.Groups[2].Value.Substring(4 * i, 4)])))));
        FontFiles = _objects.Values.Where(o => o.Head.Contains("/Length1", StringComparison.Ordinal)).Select(o => o.Stream!).ToList();
    }

    /// <summary>The text of each page, line by line.</summary>
    public IReadOnlyList<string> Pages { get; }
    public IReadOnlyList<byte[]> FontFiles { get; }

    private Dictionary<string, string> Letters(int number) => Mapped().Matches(Encoding.ASCII.GetString(_objects[number].Stream!))
        .ToDictionary(m => m.Groups[1].Value, m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups[2].Value)));

    private static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        using var zip = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zip.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex(@"startxref\n(\d+)\n")]
    private static partial Regex StartXref();
    [GeneratedRegex(@"(\d{10}) \d{5} [nf] \n")]
    private static partial Regex Entry();
    [GeneratedRegex(@"\nstream\n")]
    private static partial Regex Stream();
    [GeneratedRegex(@"/Length (\d+)")]
    private static partial Regex Length();
    [GeneratedRegex(@"/ToUnicode (\d+) 0 R")]
    private static partial Regex Reference();
    [GeneratedRegex(@"/Contents (\d+) 0 R")]
    private static partial Regex Contents();
    [GeneratedRegex(@"/F(\d) \S+ Tf \S+ \S+ Td <([0-9A-F]*)> Tj")]
    private static partial Regex Shown();
    [GeneratedRegex("<([0-9A-F]{4})> <([0-9A-F]+)>\n")]
    private static partial Regex Mapped();
}
