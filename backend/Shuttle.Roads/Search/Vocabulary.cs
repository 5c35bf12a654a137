namespace Shuttle.Roads.Search;

/// <summary>All words of an index in alphabetical order, and the search for those that resemble a typed word.</summary>
/// <remarks>Neighbours in the alphabet begin alike, so the table of edit distances of one word serves the next from the
/// first letter in which they differ, and a beginning that is already too far off rules out every word that shares it.</remarks>
sealed class Vocabulary
{
    readonly string[] words;
    readonly int[] sharedWithPrevious;
    readonly int longest;

    public Vocabulary(IEnumerable<string> words)
    {
        this.words = words.Distinct().Order(StringComparer.Ordinal).ToArray();
        sharedWithPrevious = new int[this.words.Length];
        for (var i = 1; i < this.words.Length; i++)
            sharedWithPrevious[i] = this.words[i - 1].AsSpan().CommonPrefixLength(this.words[i]);
        longest = this.words.Select(word => word.Length).DefaultIfEmpty().Max();
    }

    public int Count => words.Length;

    /// <summary>The word's number in the alphabet.</summary>
    public int IndexOf(string word) => Array.BinarySearch(words, word, StringComparer.Ordinal);

    /// <summary>Every word that <paramref name="typed"/> may mean.</summary>
    public List<Match> Find(string typed)
    {
        var allowed = AllowedEdits(typed);
        // A short beginning with a mistake in it resembles half the dictionary.
        var allowedInPrefix = typed.Length >= 5 ? allowed : 0;
        var found = new List<Match>();
        var table = new EditTable(typed, longest);
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            var length = Math.Min(sharedWithPrevious[i], table.Filled);
            table.Keep(length);
            while (length < word.Length && !table.Hopeless(allowed))
                table.Append(word[length++]);

            var whole = length == word.Length ? table.WholeDistance : int.MaxValue;
            var begun = table.PrefixDistance <= allowedInPrefix ? table.PrefixDistance : int.MaxValue;
            if (whole <= allowed && whole <= begun) found.Add(new Match(i, whole, IsBeginning: false));
            else if (begun != int.MaxValue) found.Add(new Match(i, begun, IsBeginning: true));

            if (length < word.Length && table.Hopeless(allowed) && begun == int.MaxValue)
                while (i + 1 < words.Length && sharedWithPrevious[i + 1] >= length) i++;
        }
        return found;
    }

    // One slip in a word of four letters, two in a long one; a digit mistyped is another house or alley.
    static int AllowedEdits(string typed) =>
        typed.Any(char.IsDigit) ? 0 : typed.Length switch { < 4 => 0, < 8 => 1, _ => 2 };

    /// <summary>A word that resembles what was typed.</summary>
    /// <param name="Word">Its number in the alphabet.</param>
    /// <param name="Edits">Letters to insert, drop, change or swap.</param>
    /// <param name="IsBeginning">Whether only the beginning of the word was typed.</param>
    public readonly record struct Match(int Word, int Edits, bool IsBeginning);
}
