using System.Globalization;
using QRCoder;

namespace Shuttle.Server.Custody.Papers;

/// <summary>
/// An A4 paper, written from top to bottom: headings, paragraphs, facts, tables, a QR. Breaks pages by itself. Lengths are points (1/72 inch).
/// </summary>
public sealed class Paper
{
    private const double Margin = 56, Line = 14, Bottom = PdfFile.PageHeight - 56, Width = PdfFile.PageWidth - 2 * Margin, Grey = 0.4;
    private readonly PdfFile _file;
    private readonly string _footer;
    private double _y;

    /// <param name="title">Of the file.</param>
    /// <param name="footer">At the foot of every page.</param>
    public Paper(string title, string footer)
    {
        (_file, _footer) = (new(title), footer);
        NewPage();
    }

    /// <summary>The letterhead: city, district, and a line under them.</summary>
    public void Head(string city, string district)
    {
        Centre($"PEMERINTAH {city.ToUpperInvariant()}", 11, bold: false);
        Centre($"KECAMATAN {district.ToUpperInvariant()}", 15);
        _file.Line(Margin, _y + 2, Margin + Width, _y + 2, 1.4);
        _y += 18;
    }

    public void Centre(string text, double size = 12, bool bold = true)
    {
        Room(size * 1.5);
        Centred(text, Margin, Width, _y + size, size, bold);
        _y += size * 1.5;
    }

    public void Text(string text, double size = 10, bool bold = false)
    {
        foreach (var line in Wrap(text, size, bold, Width))
        {
            Room(Line);
            _file.Text(line, Margin, _y + size, size, bold);
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
            var lines = Wrap(value ?? "–", 10, false, Width - Indent);
            Room(Line * lines.Count);
            _file.Text(label, Margin, _y + 10, 10, grey: Grey);
            foreach (var line in lines)
            {
                _file.Text(line, Margin + Indent, _y + 10, 10);
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
        _file.Text(heading, left, top + 14, 11, bold: true);
        var y = top + 32;
        foreach (var line in Wrap(words, 9, false, Width - side - 14))
        {
            _file.Text(line, left, y, 9);
            y += 12;
        }
        _y = Math.Max(y, top + side) + 8;
    }

    /// <summary>Something to be seen from afar: the number, the code, "GRATIS".</summary>
    public void Big(string label, string value)
    {
        Room(46);
        _file.Frame(Margin, _y, Width, 40, 0.8);
        _file.Text(label, Margin + 12, _y + 24, 10, grey: Grey);
        _file.Text(value, Margin + Width - 12 - PdfFile.Width(value, 20, bold: true), _y + 27, 20, bold: true);
        _y += 46;
    }

    /// <summary>Two places to sign.</summary>
    public void Signatures(string left, string leftName, string right, string rightName)
    {
        Room(92);
        foreach (var (x, role, name) in new[] { (Margin, left, leftName), (Margin + Width / 2, right, rightName) })
        {
            Centred(role, x, Width / 2, _y + 10, 10, bold: false);
            _file.Line(x + 36, _y + 66, x + Width / 2 - 36, _y + 66, 0.6);
            Centred(name, x, Width / 2, _y + 80, 10, bold: true);
        }
        _y += 92;
    }

    public byte[] ToPdf()
    {
        Foot();
        return _file.ToBytes();
    }

    private void Row(IReadOnlyList<(string Head, double Share)> columns, IReadOnlyList<string> cells, bool bold)
    {
        const double Leading = 12.5, Padding = 4;
        var wrapped = columns.Select((c, i) => Wrap(cells[i], 9.5, bold, Width * c.Share - 2 * Padding)).ToList();
        var height = wrapped.Max(w => w.Count) * Leading + 6;
        Room(height);
        var x = Margin;
        foreach (var (column, lines) in columns.Zip(wrapped))
        {
            if (bold) _file.Fill(x, _y, Width * column.Share, height, grey: 0.94);
            _file.Frame(x, _y, Width * column.Share, height, 0.5);
            foreach (var (n, line) in lines.Index()) _file.Text(line, x + Padding, _y + 12 + n * Leading, 9.5, bold);
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
                _file.Fill(x + from * cell, y + row * cell, (until - from) * cell, cell + 0.05);
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
        _file.NewPage();
        _y = Margin;
    }

    private void Foot()
    {
        var (number, y) = (_file.PageCount.ToString(CultureInfo.InvariantCulture), PdfFile.PageHeight - 34);
        _file.Text(_footer, Margin, y, 8, grey: Grey);
        _file.Text(number, Margin + Width - PdfFile.Width(number, 8), y, 8, grey: Grey);
    }

    private void Centred(string text, double x, double width, double y, double size, bool bold) => _file.Text(text, x + (width - PdfFile.Width(text, size, bold)) / 2, y, size, bold);

    private static List<string> Wrap(string text, double size, bool bold, double width)
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

        bool Fits(string some) => PdfFile.Width(some, size, bold) <= width;
    }
}
