using System.Numerics;
using System.Text;

namespace Shuttle.Driver.Qr;

/// <summary>From modules to text: format, mask, codewords, blocks, correction, segments.</summary>
static class QrDecoder
{
    const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    const int FormatMask = 0b101_0100_0001_0010, FormatGenerator = 0b101_0011_0111;
    // The order of levels in the format's two bits.
    static readonly int[] LevelOfBits = [1, 0, 3, 2];

    public static string? Decode(bool[,] modules)
    {
        var version = (modules.GetLength(0) - 17) / 4;
        if (FormatOf(modules) is not { } format)
            return null;
        var words = Words(modules, version, format.Mask);
        return Corrected(words, version, format.Level) is { } data ? Text(data, version) : null;
    }

    // The format stands twice; of the 32 possible ones that which differs in the fewest bits, if these are few.
    static (int Level, int Mask)? FormatOf(bool[,] m)
    {
        var side = m.GetLength(0);
        int first = 0, second = 0;
        for (var i = 0; i < 15; i++)
        {
            // From the highest bit: along row 8 to the right and up column 8; and up column 8 at the bottom, then along row 8 at the right.
            var (r, c) = i < 6 ? (8, i) : i == 6 ? (8, 7) : i == 7 ? (8, 8) : i == 8 ? (7, 8) : (14 - i, 8);
            first = (first << 1) | (m[r, c] ? 1 : 0);
            var (r2, c2) = i < 7 ? (side - 1 - i, 8) : (8, side - 15 + i);
            second = (second << 1) | (m[r2, c2] ? 1 : 0);
        }
        var (bits, wrong) = Enumerable.Range(0, 32)
            .Select(b => (b, Wrong: Math.Min(BitOperations.PopCount((uint)(FormatWord(b) ^ first)), BitOperations.PopCount((uint)(FormatWord(b) ^ second)))))
            .MinBy(f => f.Wrong);
        return wrong <= 3 ? (LevelOfBits[bits >> 3], bits & 7) : null;
    }

    static int FormatWord(int bits)
    {
        var rest = bits << 10;
        for (var i = 14; i >= 10; i--)
            if ((rest >> i & 1) != 0)
                rest ^= FormatGenerator << (i - 10);
        return (bits << 10 | rest) ^ FormatMask;
    }

    // Two columns at a time from the right, up and down in turn; the timing column is stepped over.
    static byte[] Words(bool[,] m, int version, int mask)
    {
        var (side, reserved) = (m.GetLength(0), QrTables.Reserved(version));
        var words = new byte[QrTables.Codewords[version - 1]];
        var (bit, up) = (0, true);
        for (var right = side - 1; right > 0; right -= 2, up = !up)
        {
            if (right == 6)
                right--;
            for (var i = 0; i < side; i++)
            {
                var row = up ? side - 1 - i : i;
                for (var column = right; column > right - 2; column--)
                    if (!reserved[row, column] && bit < words.Length * 8)
                    {
                        if (m[row, column] ^ QrTables.Masks(mask, row, column))
                            words[bit / 8] |= (byte)(0x80 >> (bit % 8));
                        bit++;
                    }
            }
        }
        return words;
    }

    // The words of all blocks lie mixed: first words of each, second words of each; the longer blocks come last.
    static byte[]? Corrected(byte[] words, int version, int level)
    {
        var (count, check) = (QrTables.Blocks[level][version - 1], QrTables.CheckPerBlock[level][version - 1]);
        var (each, longer) = ((words.Length / count) - check, words.Length % count);
        var blocks = Enumerable.Range(0, count).Select(b => new byte[each + (b >= count - longer ? 1 : 0) + check]).ToArray();
        var at = 0;
        for (var i = 0; i <= each; i++)
            foreach (var block in blocks)
                if (i < block.Length - check)
                    block[i] = words[at++];
        for (var i = 0; i < check; i++)
            foreach (var block in blocks)
                block[block.Length - check + i] = words[at++];
        return blocks.All(b => ReedSolomon.Correct(b, check)) ? [.. blocks.SelectMany(b => b[..^check])] : null;
    }

    static string? Text(byte[] data, int version)
    {
        var (at, text, wide) = (0, new StringBuilder(), version > 9);
        int Take(int bits)
        {
            var value = 0;
            for (; bits > 0; bits--, at++)
                value = (value << 1) | (at / 8 < data.Length ? data[at / 8] >> (7 - (at % 8)) & 1 : 0);
            return value;
        }
        while (at + 4 <= data.Length * 8)
            switch (Take(4))
            {
                case 0:
                    return text.ToString();
                case 1:
                    for (var left = Take(wide ? 12 : 10); left > 0; left -= 3)
                        text.Append(Take(left >= 3 ? 10 : left == 2 ? 7 : 4).ToString(new string('0', Math.Min(3, left)), System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case 2:
                    for (var left = Take(wide ? 11 : 9); left > 0; left -= 2)
                    {
                        var pair = Take(left >= 2 ? 11 : 6);
                        if (pair >= 45 * 45)
                            return null;
                        text.Append(left >= 2 ? $"{Alphanumeric[pair / 45]}{Alphanumeric[pair % 45]}" : $"{Alphanumeric[pair % 45]}");
                    }
                    break;
                case 4:
                    var bytes = new byte[Take(wide ? 16 : 8)];
                    for (var i = 0; i < bytes.Length; i++)
                        bytes[i] = (byte)Take(8);
                    text.Append(Encoding.UTF8.GetString(bytes));
                    break;
                case 7:
                    Take(8); // which alphabet: ours are all UTF-8
                    break;
                default:
                    return null; // Kanji and codes spread over several symbols are none of ours
            }
        return text.ToString();
    }
}
