using System.Buffers.Binary;
using System.Text;

namespace Shuttle.Server.Custody.Papers;

/// <summary>
/// As much of a TrueType font as a printed paper needs: which glyph a letter has, how wide it is, and a copy of the file that holds only the
/// glyphs that were used. The fonts are inside the program (see the project file): no font of the machine is asked for.
/// </summary>
public sealed class TrueTypeFont
{
    // What a viewer needs to draw glyphs; letters are mapped by the paper, not by the font.
    private static readonly string[] Drawing = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];
    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly int _unitsPerEm, _advances, _cmap, _glyphs;

    private TrueTypeFont(string name, byte[] file)
    {
        (Name, _file) = (name, file);
        for (var n = 0; n < U16(4); n++)
        {
            var entry = 12 + 16 * n;
            _tables[Encoding.ASCII.GetString(file, entry, 4)] = ((int)U32(entry + 8), (int)U32(entry + 12));
        }
        var (head, hhea) = (_tables["head"].Offset, _tables["hhea"].Offset);
        _unitsPerEm = U16(head + 18);
        Box = [.. Enumerable.Range(0, 4).Select(n => Thousandths(S16(head + 36 + 2 * n)))];
        (Ascent, Descent, _advances) = (Thousandths(S16(hhea + 4)), Thousandths(S16(hhea + 6)), U16(hhea + 34));
        _glyphs = U16(_tables["maxp"].Offset + 4);
        _cmap = FindMap();
    }

    public static TrueTypeFont Regular { get; } = Load("DejaVuSansCondensed");
    public static TrueTypeFont Bold { get; } = Load("DejaVuSansCondensed-Bold");

    public string Name { get; }
    /// <summary>In thousandths of the size, as everything here.</summary>
    public int Ascent { get; }
    public int Descent { get; }
    public IReadOnlyList<int> Box { get; }

    /// <summary>0, the empty box, for a letter that the font does not have.</summary>
    public int GlyphOf(Rune letter)
    {
        for (var (n, group) = (U32(_cmap + 12), _cmap + 16); n > 0; n--, group += 12)
            if (letter.Value >= U32(group) && letter.Value <= U32(group + 4)) return (int)(U32(group + 8) + letter.Value - U32(group));
        return 0;
    }

    public int WidthOf(int glyph) => Thousandths(U16(_tables["hmtx"].Offset + 4 * Math.Min(glyph, _advances - 1)));

    /// <summary>The font with the outlines of these glyphs only; every glyph keeps its number.</summary>
    public byte[] Subset(IEnumerable<int> used)
    {
        var wanted = new SortedSet<int>(used) { 0 };
        // A glyph may be made of others (é of e and ´).
        for (var waiting = new Queue<int>(wanted); waiting.TryDequeue(out var glyph);)
            foreach (var part in PartsOf(glyph).Where(wanted.Add)) waiting.Enqueue(part);

        using var outlines = new MemoryStream();
        var places = new byte[4 * (_glyphs + 1)];
        for (var glyph = 0; glyph < _glyphs; glyph++)
        {
            if (wanted.Contains(glyph))
            {
                outlines.Write(Outline(glyph));
                while (outlines.Length % 4 != 0) outlines.WriteByte(0);
            }
            BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(4 * (glyph + 1)), (uint)outlines.Length);
        }
        var head = Table("head").ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1); // places are whole numbers of bytes
        return Assemble([.. Drawing.Where(_tables.ContainsKey).Select(name => (name, name switch { "glyf" => outlines.ToArray(), "loca" => places, "head" => head, _ => Table(name).ToArray() }))]);
    }

    private static byte[] Assemble(IReadOnlyList<(string Name, byte[] Bytes)> tables)
    {
        using var file = new MemoryStream();
        var header = new byte[12 + 16 * tables.Count];
        BinaryPrimitives.WriteUInt32BigEndian(header, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), (ushort)tables.Count);
        var offset = header.Length;
        foreach (var (n, (name, bytes)) in tables.Index())
        {
            var entry = header.AsSpan(12 + 16 * n);
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(bytes));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)bytes.Length);
            offset += (bytes.Length + 3) / 4 * 4;
        }
        file.Write(header);
        foreach (var (_, bytes) in tables)
        {
            file.Write(bytes);
            while (file.Length % 4 != 0) file.WriteByte(0);
        }
        return file.ToArray();
    }

    private static uint Checksum(byte[] bytes)
    {
        uint sum = 0;
        for (var at = 0; at < bytes.Length; at++) sum += (uint)bytes[at] << (24 - 8 * (at % 4));
        return sum;
    }

    private IEnumerable<int> PartsOf(int glyph)
    {
        var outline = Outline(glyph).ToArray();
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) yield break;
        const int WordArguments = 1, Scale = 8, More = 32, ScaleXY = 64, Matrix = 128;
        for (var at = 10; ;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            yield return BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at + 2));
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2) + ((flags & Scale) != 0 ? 2 : (flags & ScaleXY) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
            if ((flags & More) == 0) yield break;
        }
    }

    private ReadOnlySpan<byte> Outline(int glyph)
    {
        var (loca, whole) = (_tables["loca"].Offset, S16(_tables["head"].Offset + 50) == 1);
        var (from, until) = whole ? (U32(loca + 4 * glyph), U32(loca + 4 * glyph + 4)) : (2u * U16(loca + 2 * glyph), 2u * U16(loca + 2 * glyph + 2));
        return Table("glyf")[(int)from..(int)until];
    }

    // The map that knows all of Unicode (format 12).
    private int FindMap()
    {
        var cmap = _tables["cmap"].Offset;
        for (var n = 0; n < U16(cmap + 2); n++)
            if (cmap + (int)U32(cmap + 4 + 8 * n + 4) is var map && U16(map) == 12) return map;
        throw new InvalidDataException($"{Name} has no map of all letters.");
    }

    private static TrueTypeFont Load(string name)
    {
        using var font = typeof(TrueTypeFont).Assembly.GetManifestResourceStream($"fonts/{name}.ttf") ?? throw new InvalidOperationException($"The font {name} is not in this build.");
        using var bytes = new MemoryStream();
        font.CopyTo(bytes);
        return new(name, bytes.ToArray());
    }

    private ReadOnlySpan<byte> Table(string name) => _file.AsSpan(_tables[name].Offset, _tables[name].Length);
    private int Thousandths(int units) => (int)Math.Round(units * 1000.0 / _unitsPerEm);
    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));
    private int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));
    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}
