namespace Shuttle.Driver.Qr;

/// <summary>What ISO/IEC 18004 fixes for versions 1 to 10; levels in the order L, M, Q, H.</summary>
static class QrTables
{
    public const int LastVersion = 10;

    public static readonly int[] Codewords = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346];
    public static readonly int[][] CheckPerBlock = [[7, 10, 15, 20, 26, 18, 20, 24, 30, 18], [10, 16, 26, 18, 24, 16, 18, 22, 22, 26], [13, 22, 18, 26, 18, 24, 18, 22, 20, 24], [17, 28, 22, 16, 22, 28, 26, 26, 24, 28]];
    public static readonly int[][] Blocks = [[1, 1, 1, 1, 1, 2, 2, 2, 2, 4], [1, 1, 1, 2, 2, 4, 4, 4, 5, 5], [1, 1, 2, 2, 4, 4, 6, 6, 8, 8], [1, 1, 2, 4, 4, 4, 5, 6, 8, 8]];
    static readonly int[][] Alignment = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];

    /// <summary>True where a module is a pattern or says something about the code itself, and carries no data.</summary>
    public static bool[,] Reserved(int version)
    {
        var side = 17 + (4 * version);
        var reserved = new bool[side, side];
        void Fill(int row, int column, int rows, int columns)
        {
            for (var r = row; r < row + rows; r++)
                for (var c = column; c < column + columns; c++)
                    reserved[r, c] = true;
        }
        Fill(0, 0, 9, 9);
        Fill(0, side - 8, 9, 8);
        Fill(side - 8, 0, 8, 9);
        Fill(6, 0, 1, side);
        Fill(0, 6, side, 1);
        var centres = Alignment[version - 1];
        foreach (var row in centres)
            foreach (var column in centres)
                if (!((row == 6 && (column == 6 || column == centres[^1])) || (column == 6 && row == centres[^1])))
                    Fill(row - 2, column - 2, 5, 5);
        if (version >= 7)
        {
            Fill(0, side - 11, 6, 3);
            Fill(side - 11, 0, 3, 6);
        }
        return reserved;
    }

    /// <summary>Whether a mask turns a module over.</summary>
    public static bool Masks(int mask, int row, int column) => mask switch
    {
        0 => (row + column) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (row + column) % 3 == 0,
        4 => ((row / 2) + (column / 3)) % 2 == 0,
        5 => (row * column % 2) + (row * column % 3) == 0,
        6 => ((row * column % 2) + (row * column % 3)) % 2 == 0,
        _ => (((row + column) % 2) + (row * column % 3)) % 2 == 0,
    };
}
