namespace Shuttle.Driver.Qr;

/// <summary>Corrects a block of codewords over GF(256) with the polynomial of QR codes.</summary>
static class ReedSolomon
{
    static readonly byte[] Exp = new byte[512], Log = new byte[256];

    static ReedSolomon()
    {
        for (int i = 0, x = 1; i < 255; i++)
        {
            Exp[i] = Exp[i + 255] = (byte)x;
            Log[x] = (byte)i;
            x = x << 1 ^ (x >= 128 ? 0x11D : 0);
        }
    }

    /// <summary>Corrects in place up to half as many wrong words as there are check words; false where there are more.</summary>
    public static bool Correct(byte[] block, int check)
    {
        var syndromes = Syndromes(block, check);
        if (syndromes.All(s => s == 0))
            return true;
        var locator = Locator(syndromes);
        var errors = locator.Length - 1;
        if (errors > check / 2)
            return false;
        var places = Enumerable.Range(0, block.Length).Where(i => Value(locator, Exp[(255 - (block.Length - 1 - i)) % 255]) == 0).ToList();
        if (places.Count != errors)
            return false;
        // Forney: the size of each error from the syndromes times the locator.
        var evaluator = new byte[check];
        for (var i = 0; i < check; i++)
            for (var j = 0; j <= i && j < locator.Length; j++)
                evaluator[i] ^= Times(syndromes[i - j], locator[j]);
        foreach (var place in places)
        {
            var power = block.Length - 1 - place;
            var inverse = Exp[(255 - power) % 255];
            byte slope = 0;
            for (var j = 1; j < locator.Length; j += 2)
                slope ^= Times(locator[j], Power(inverse, j - 1));
            if (slope == 0)
                return false;
            block[place] ^= Times(Exp[power % 255], Divide(Value(evaluator, inverse), slope));
        }
        return Syndromes(block, check).All(s => s == 0);
    }

    static byte[] Syndromes(byte[] block, int check) => [.. Enumerable.Range(0, check).Select(i => block.Aggregate((byte)0, (sum, word) => (byte)(Times(sum, Exp[i]) ^ word)))];

    // Berlekamp and Massey: the shortest recurrence that makes the syndromes; coefficients from the lowest power.
    static byte[] Locator(byte[] syndromes)
    {
        byte[] current = [1], before = [1];
        var (length, gap, last) = (0, 1, (byte)1);
        for (var n = 0; n < syndromes.Length; n++, gap++)
        {
            var difference = syndromes[n];
            for (var i = 1; i <= length && i < current.Length; i++)
                difference ^= Times(current[i], syndromes[n - i]);
            if (difference == 0)
                continue;
            var factor = Divide(difference, last);
            var next = new byte[Math.Max(current.Length, before.Length + gap)];
            current.CopyTo(next, 0);
            for (var i = 0; i < before.Length; i++)
                next[i + gap] ^= Times(factor, before[i]);
            if (2 * length <= n)
                (length, before, last, gap) = (n + 1 - length, current, difference, 0);
            current = next;
        }
        return [.. current.Take(length + 1), .. new byte[Math.Max(0, length + 1 - current.Length)]];
    }

    static byte Value(byte[] polynomial, byte x)
    {
        byte sum = 0;
        for (var i = polynomial.Length - 1; i >= 0; i--)
            sum = (byte)(Times(sum, x) ^ polynomial[i]);
        return sum;
    }

    static byte Power(byte x, int n) => n == 0 ? (byte)1 : x == 0 ? (byte)0 : Exp[Log[x] * n % 255];

    static byte Times(byte a, byte b) => a == 0 || b == 0 ? (byte)0 : Exp[Log[a] + Log[b]];

    static byte Divide(byte a, byte b) => a == 0 ? (byte)0 : Exp[Log[a] + 255 - Log[b]];
}
