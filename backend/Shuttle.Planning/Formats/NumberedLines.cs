using System.Globalization;

namespace Shuttle.Planning.Formats;

/// <summary>The lines of a text file that are not blank, with their numbers, read from the top; every complaint names file and line.</summary>
sealed class NumberedLines(string file, string text)
{
    readonly (int Number, string Text)[] lines =
        [.. text.Split('\n').Select((line, i) => (i + 1, line.Trim())).Where(line => line.Item2.Length > 0)];
    int next;

    public string Name { get; } = Path.GetFileNameWithoutExtension(file);
    public bool AtEnd => next == lines.Length;
    public string Peek => AtEnd ? "" : lines[next].Text;

    public string Next(string expected) => AtEnd ? throw Wrong($"the file ends where {expected} was expected") : lines[next++].Text;

    /// <summary>The next line as whole numbers, at least <paramref name="least"/> of them.</summary>
    public int[] NextInts(int least, string expected) => [.. NextNumbers(least, expected).Select(value => Whole(value, expected))];

    /// <summary>The next line as numbers, at least <paramref name="least"/> of them.</summary>
    public double[] NextNumbers(int least, string expected)
    {
        var words = Next(expected).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < least) throw Wrong($"{expected} needs {least} numbers, found {words.Length}");
        return [.. words.Select(word => double.TryParse(word, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Wrong($"{expected}: \"{word}\" is not a number"))];
    }

    public int Whole(double value, string expected) =>
        value == Math.Floor(value) && Math.Abs(value) < int.MaxValue / 2 ? (int)value : throw Wrong($"{expected}: {value} is not a whole number");

    /// <summary>A complaint about the line read last.</summary>
    public ProblemException Wrong(string rule) => new($"{Path.GetFileName(file)} line {(next == 0 ? 1 : lines[next - 1].Number)}", rule);
}
