using Shuttle.Roads.Search;

namespace Shuttle.Roads.Tests.Search;

public class VocabularyTests
{
    [Theory]
    [InlineData("sudirman", "sudirman", 0)]
    [InlineData("sudirmn", "sudirman", 1)] // a letter forgotten
    [InlineData("sudirmaan", "sudirman", 1)] // one too many
    [InlineData("sudorman", "sudirman", 1)] // the neighbouring key
    [InlineData("sudirmna", "sudirman", 1)] // two swapped
    [InlineData("sduirmna", "sudirman", 2)]
    [InlineData("mawr", "mawar", 1)]
    public void A_slip_of_the_finger_is_forgiven(string typed, string meant, int edits)
    {
        var vocabulary = new Vocabulary(["mawar", "melati", "sudirman", "sukarno"]);
        var match = Assert.Single(vocabulary.Find(typed), found => found.Word == vocabulary.IndexOf(meant));
        Assert.Equal((edits, false), (match.Edits, match.IsBeginning));
    }

    [Theory]
    [InlineData("mwr")] // too short to guess at
    [InlineData("2")] // another number is another alley
    public void Short_words_and_numbers_must_be_exact(string typed) =>
        Assert.Empty(new Vocabulary(["mawar", "mar", "3", "12"]).Find(typed));

    [Fact]
    public void The_beginning_of_a_word_finds_it()
    {
        var vocabulary = new Vocabulary(["kaharuddin", "kamboja", "kenanga"]);
        Assert.Equal([true, true], vocabulary.Find("ka").Select(match => match.IsBeginning));
        Assert.Equal(1, Assert.Single(vocabulary.Find("kahru")).Edits);
        Assert.Empty(new Vocabulary([]).Find("ka"));
    }

    [Fact]
    public void Skipping_ahead_in_the_alphabet_misses_nothing()
    {
        var random = new Random(5);
        string Word(int longest) => string.Concat(Enumerable.Range(0, random.Next(1, longest)).Select(_ => "abcd"[random.Next(4)]));
        var words = Enumerable.Range(0, 200).Select(_ => Word(11)).Distinct().ToArray();
        var vocabulary = new Vocabulary(words);
        for (var i = 0; i < 150; i++)
        {
            var typed = Word(12);
            var (allowed, allowedInPrefix) = typed.Length switch { < 4 => (0, 0), 4 => (1, 0), < 8 => (1, 1), _ => (2, 2) };
            var expected = words.Where(word => Distance(typed, word) <= allowed
                || Enumerable.Range(0, word.Length + 1).Any(length => Distance(typed, word[..length]) <= allowedInPrefix));
            Assert.Equal(expected.Select(vocabulary.IndexOf).Order(), vocabulary.Find(typed).Select(match => match.Word));
        }
    }

    /// <summary>The plain table: insert, drop, change, swap two neighbours.</summary>
    static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0) { table[i, j] = i + j; continue; }
                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        return table[a.Length, b.Length];
    }
}
