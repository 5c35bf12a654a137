using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using QRCoder;

namespace Shuttle.Server.Custody.Papers;

/// <summary>
/// An A4 paper, written from top to bottom: headings, paragraphs, facts, tables, a QR. Breaks pages by itself. Lengths are points (1/72 inch).
/// </summary>
public sealed class Paper : IDisposable
{
    private const double Margin = 56, Line = 14, Bottom = 842 - 56, Width = 595 - 2 * Margin;
    private static readonly XPen Thin = new(XColors.Gray, 0.5);
    private readonly PdfDocument _document = new();
    private readonly string _footer;
    private XGraphics _page = null!;
    private double _y;

    /// <param name="title">Of the file.</param>
    /// <param name="footer">At the foot of every page.</param>
    public Paper(string title, string footer)
    {
        PaperFonts.Use();
        _footer = footer;
        (_document.Info.Title, _document.Info.Author, _document.Info.Creator, _document.Language) = (title, "Shuttle", "Shuttle", "id");
        NewPage();
    }

    /// <summary>The letterhead: city, district, and a line under them.</summary>
    public void Head(string city, string district)
    {
        Centre($"PEMERINTAH {city.ToUpperInvariant()}", 11, bold: false);
        Centre($"KECAMATAN {district.ToUpperInvariant()}", 15);
        _page.DrawLine(new XPen(XColors.Black, 1.4), Margin, _y + 2, Margin + Width, _y + 2);
        _y += 18;
    }

    public void Centre(string text, double size = 12, bool bold = true)
    {
        Room(size * 1.5);
        _page.DrawString(text, Font(size, bold), XBrushes.Black, new XRect(Margin, _y, Width, size * 1.4), XStringFormats.TopCenter);
        _y += size * 1.5;
    }

    public void Text(string text, double size = 10, bool bold = false)
    {
        foreach (var line in Wrap(text, Font(size, bold), Width))
        {
            Room(Line);
            _page.DrawString(line, Font(size, bold), XBrushes.Black, new XPoint(Margin, _y + size));
            _y += Line;
        }
    }

    public void Space(double points = 8) => _y += points;

    /// <summary>Label and value, one under the other.</summary>
    public void Facts(params (string Label, string? Value)[] facts)
    {
        const double Indent = 150;
        foreach (var (label, value) in facts)
        {
            var lines = Wrap(value ?? "–", Font(10, false), Width - Indent);
            Room(Line * lines.Count);
            _page.DrawString(label, Font(10, false), XBrushes.DimGray, new XPoint(Margin, _y + 10));
            foreach (var line in lines)
            {
                _page.DrawString(line, Font(10, false), XBrushes.Black, new XPoint(Margin + Indent, _y + 10));
                _y += Line;
            }
        }
    }

    /// <summary>A table; the widths are shares of the page.</summary>
    public void Table(IReadOnlyList<(string Head, double Share)> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(columns, [.. columns.Select(c => c.Head)], bold: true);
        foreach (var row in rows) Row(columns, row, bold: false);
        _y += 6;
    }

    /// <summary>A QR with words beside it.</summary>
    public void Qr(string content, string heading, string words, double side = 110)
    {
        Room(side + 8);
        DrawQr(content, Margin, _y, side);
        var (top, left) = (_y, Margin + side + 14);
        _page.DrawString(heading, Font(11, true), XBrushes.Black, new XPoint(left, top + 14));
        var y = top + 32;
        foreach (var line in Wrap(words, Font(9, false), Width - side - 14))
        {
            _page.DrawString(line, Font(9, false), XBrushes.Black, new XPoint(left, y));
            y += 12;
        }
        _y = Math.Max(y, top + side) + 8;
    }

    /// <summary>Something to be seen from afar: the number, the code, "GRATIS".</summary>
    public void Big(string label, string value)
    {
        Room(46);
        _page.DrawRectangle(new XPen(XColors.Black, 0.8), Margin, _y, Width, 40);
        _page.DrawString(label, Font(10, false), XBrushes.DimGray, new XPoint(Margin + 12, _y + 24));
        _page.DrawString(value, Font(20, true), XBrushes.Black, new XRect(Margin, _y, Width - 12, 40), XStringFormats.CenterRight);
        _y += 46;
    }

    /// <summary>Two places to sign.</summary>
    public void Signatures(string left, string leftName, string right, string rightName)
    {
        Room(92);
        foreach (var (x, role, name) in new[] { (Margin, left, leftName), (Margin + Width / 2, right, rightName) })
        {
            _page.DrawString(role, Font(10, false), XBrushes.Black, new XRect(x, _y, Width / 2, Line), XStringFormats.TopCenter);
            _page.DrawLine(new XPen(XColors.Black, 0.6), x + 36, _y + 66, x + Width / 2 - 36, _y + 66);
            _page.DrawString(name, Font(10, true), XBrushes.Black, new XRect(x, _y + 70, Width / 2, Line), XStringFormats.TopCenter);
        }
        _y += 92;
    }

    public byte[] ToPdf()
    {
        Foot();
        _page.Dispose();
        using var bytes = new MemoryStream();
        _document.Save(bytes, closeStream: false);
        return bytes.ToArray();
    }

    public void Dispose()
    {
        _page.Dispose();
        _document.Dispose();
    }

    private void Row(IReadOnlyList<(string Head, double Share)> columns, IReadOnlyList<string> cells, bool bold)
    {
        const double Leading = 12.5, Padding = 4;
        var wrapped = columns.Select((c, i) => Wrap(cells[i], Font(9.5, bold), Width * c.Share - 2 * Padding)).ToList();
        var height = wrapped.Max(w => w.Count) * Leading + 6;
        Room(height);
        var x = Margin;
        foreach (var (column, lines) in columns.Zip(wrapped))
        {
            if (bold) _page.DrawRectangle(XBrushes.WhiteSmoke, x, _y, Width * column.Share, height);
            _page.DrawRectangle(Thin, x, _y, Width * column.Share, height);
            foreach (var (n, line) in lines.Index()) _page.DrawString(line, Font(9.5, bold), XBrushes.Black, new XPoint(x + Padding, _y + 12 + n * Leading));
            x += Width * column.Share;
        }
        _y += height;
    }

    private void DrawQr(string content, double x, double y, double side)
    {
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var (matrix, cell) = (data.ModuleMatrix, side / data.ModuleMatrix.Count);
        // Dark cells side by side are drawn as one bar: no seams, and a smaller file.
        for (var row = 0; row < matrix.Count; row++)
            for (var from = 0; from < matrix.Count; from++)
            {
                if (!matrix[row][from]) continue;
                var until = from;
                while (until < matrix.Count && matrix[row][until]) until++;
                _page.DrawRectangle(XBrushes.Black, x + from * cell, y + row * cell, (until - from) * cell, cell + 0.05);
                from = until;
            }
    }

    private void Room(double height)
    {
        if (_y + height <= Bottom) return;
        Foot();
        NewPage();
    }

    private void NewPage()
    {
        var page = _document.AddPage();
        page.Size = PdfSharp.PageSize.A4;
        _page?.Dispose();
        _page = XGraphics.FromPdfPage(page);
        _y = Margin;
    }

    private void Foot()
    {
        var foot = new XRect(Margin, 842 - 40, Width, 10);
        _page.DrawString(_footer, Font(8, false), XBrushes.DimGray, foot, XStringFormats.TopLeft);
        _page.DrawString(_document.PageCount.ToString(CultureInfo.InvariantCulture), Font(8, false), XBrushes.DimGray, foot, XStringFormats.TopRight);
    }

    private List<string> Wrap(string text, XFont font, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && !Fits(longer))
                {
                    lines.Add(line);
                    longer = word;
                }
                line = longer;
                // A word that is wider than the column (a hash, a link) is cut where it must be.
                while (!Fits(line) && line.Length > 1)
                {
                    var length = line.Length - 1;
                    while (length > 1 && !Fits(line[..length])) length--;
                    lines.Add(line[..length]);
                    line = line[length..];
                }
            }
            lines.Add(line);
        }
        return lines;

        bool Fits(string some) => _page.MeasureString(some, font).Width <= width;
    }

    private static XFont Font(double size, bool bold) => new(PaperFonts.Family, size, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular);
}
