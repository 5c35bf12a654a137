namespace Shuttle.Roads.Search;

/// <summary>The edit distances (Damerau-Levenshtein, no letter touched twice) between a typed word and the beginnings of
/// a dictionary word that is spelt into it letter by letter.</summary>
sealed class EditTable
{
    readonly string typed;
    readonly char[] spelt;
    readonly int[] cells;
    readonly int[] rowMinimum;
    readonly int[] prefixDistance;

    public EditTable(string typed, int longestWord)
    {
        this.typed = typed;
        spelt = new char[longestWord];
        cells = new int[(longestWord + 1) * (typed.Length + 1)];
        rowMinimum = new int[longestWord + 1];
        prefixDistance = new int[longestWord + 1];
        for (var column = 0; column <= typed.Length; column++) cells[column] = column;
        prefixDistance[0] = typed.Length;
    }

    /// <summary>Letters spelt so far.</summary>
    public int Filled { get; private set; }

    /// <summary>Between the typed word and all that is spelt.</summary>
    public int WholeDistance => Cell(Filled, typed.Length);

    /// <summary>Between the typed word and the beginning of what is spelt that suits it best.</summary>
    public int PrefixDistance => prefixDistance[Filled];

    /// <summary>Whether no further letter can bring the distance back to <paramref name="allowed"/>.</summary>
    public bool Hopeless(int allowed) =>
        rowMinimum[Filled] > allowed && (Filled == 0 || rowMinimum[Filled - 1] + 1 > allowed); // a swap looks two rows back

    /// <summary>Forgets all but the first letters.</summary>
    public void Keep(int letters) => Filled = letters;

    public void Append(char letter)
    {
        spelt[Filled++] = letter;
        var row = Filled;
        Cell(row, 0) = row;
        var minimum = row;
        for (var column = 1; column <= typed.Length; column++)
        {
            var distance = Math.Min(Math.Min(
                Cell(row - 1, column) + 1,
                Cell(row, column - 1) + 1),
                Cell(row - 1, column - 1) + (letter == typed[column - 1] ? 0 : 1));
            if (row > 1 && column > 1 && letter == typed[column - 2] && spelt[row - 2] == typed[column - 1])
                distance = Math.Min(distance, Cell(row - 2, column - 2) + 1);
            Cell(row, column) = distance;
            minimum = Math.Min(minimum, distance);
        }
        rowMinimum[row] = minimum;
        prefixDistance[row] = Math.Min(prefixDistance[row - 1], WholeDistance);
    }

    ref int Cell(int row, int column) => ref cells[row * (typed.Length + 1) + column];
}
