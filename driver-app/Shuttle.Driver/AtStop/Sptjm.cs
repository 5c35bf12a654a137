using System.Globalization;
using System.Text;
using Shuttle.Contracts;

namespace Shuttle.Driver.AtStop;

/// <summary>Which statement of absolute responsibility (Surat Pernyataan Tanggung Jawab Mutlak) stands in for a missing paper.</summary>
public enum SptjmKind
{
    /// <summary>F-2.03: the facts of a birth, where the birth certificate of hospital or midwife is missing.</summary>
    Birth,
    /// <summary>F-2.04: being husband and wife, where the marriage book is missing.</summary>
    Marriage,
}

/// <summary>One line to fill in.</summary>
/// <param name="Key">Stable key; the word for it is <c>sptjm.{Key}</c>.</param>
/// <param name="Rule">What it must look like.</param>
public sealed record SptjmField(string Key, SptjmRule Rule);

/// <summary>What a line must look like.</summary>
public enum SptjmRule
{
    /// <summary>Some text.</summary>
    Text,
    /// <summary>Sixteen digits.</summary>
    Nik,
    /// <summary>A date as <c>23-11-2026</c>.</summary>
    Date,
    /// <summary>May stay empty.</summary>
    Optional,
}

/// <summary>
/// The form as it is filled in at the door, without signal. The finished statement is a text that travels as a content-addressed file like a
/// photo, with the hash of the signature in it; its wording stays Indonesian whatever the app's language, because it is a legal paper.
/// </summary>
public sealed record Sptjm(SptjmKind Kind, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>What <see cref="PhotoTaken.Purpose"/> says of it.</summary>
    public const string Purpose = "statement";

    static readonly SptjmField[] Declarer = [new("name", SptjmRule.Text), new("nik", SptjmRule.Nik), new("birthPlace", SptjmRule.Text), new("birthDate", SptjmRule.Date), new("work", SptjmRule.Optional), new("address", SptjmRule.Text)];
    static readonly SptjmField[] Witnesses = [new("witness1Name", SptjmRule.Text), new("witness1Nik", SptjmRule.Nik), new("witness2Name", SptjmRule.Text), new("witness2Nik", SptjmRule.Nik)];

    /// <summary>The lines of the form, in order.</summary>
    public static IReadOnlyList<SptjmField> FieldsOf(SptjmKind kind) => kind switch
    {
        SptjmKind.Birth => [.. Declarer, new("childName", SptjmRule.Text), new("childBirthPlace", SptjmRule.Text), new("childBirthDate", SptjmRule.Date), new("childMother", SptjmRule.Text), new("childMotherNik", SptjmRule.Nik), new("birthHelper", SptjmRule.Optional), .. Witnesses],
        _ => [.. Declarer, new("spouseName", SptjmRule.Text), new("spouseNik", SptjmRule.Nik), new("spouseBirthPlace", SptjmRule.Text), new("spouseBirthDate", SptjmRule.Date), new("marriedSince", SptjmRule.Date), .. Witnesses],
    };

    public static Sptjm Empty(SptjmKind kind) => new(kind, new Dictionary<string, string>());

    public Sptjm With(string key, string value) => FieldsOf(Kind).Any(f => f.Key == key)
        ? this with { Values = new Dictionary<string, string>(Values) { [key] = value.Trim() } }
        : throw new ArgumentException($"'{key}' is not on form {Kind}.", nameof(key));

    public string ValueOf(string key) => Values.TryGetValue(key, out var value) ? value : "";

    /// <summary>The lines that are not right yet, each with its rule.</summary>
    public IReadOnlyList<SptjmField> Faults => [.. FieldsOf(Kind).Where(f => !Fits(f.Rule, ValueOf(f.Key))).Concat(Twins())];

    public bool IsComplete => Faults.Count == 0;

    /// <summary>The statement as it is signed and kept.</summary>
    /// <param name="signatureSha256">Hash of the signature's strokes.</param>
    /// <exception cref="InvalidOperationException">A line is missing or wrong.</exception>
    public byte[] Write(DateTimeOffset at, string place, string signatureSha256)
    {
        if (!IsComplete)
            throw new InvalidOperationException($"The statement is incomplete: {string.Join(", ", Faults.Select(f => f.Key))}.");
        var words = Texts.Words.Indonesian;
        var text = new StringBuilder();
        text.AppendLine(words[$"sptjm.title.{(Kind == SptjmKind.Birth ? "birth" : "marriage")}"]).AppendLine();
        text.AppendLine(words["sptjm.declares"]);
        foreach (var field in FieldsOf(Kind))
            if (ValueOf(field.Key) is { Length: > 0 } value)
                text.AppendLine(CultureInfo.InvariantCulture, $"  {words[$"sptjm.{field.Key}"]}: {value}");
        text.AppendLine().AppendLine(words[$"sptjm.statement.{(Kind == SptjmKind.Birth ? "birth" : "marriage")}"]);
        text.AppendLine(words["sptjm.liability"]).AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{place}, {at.ToString("d MMMM yyyy HH.mm zzz", words.Culture)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{words["sptjm.signature"]}: {signatureSha256}");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static bool Fits(SptjmRule rule, string value) => rule switch
    {
        SptjmRule.Nik => value.Length == 16 && value.All(char.IsAsciiDigit),
        SptjmRule.Date => DateOnly.TryParseExact(value, "dd-MM-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        SptjmRule.Text => value.Length >= 2,
        _ => true,
    };

    // Two witnesses are two people, and neither is the one who declares.
    IEnumerable<SptjmField> Twins()
    {
        string[] people = [ValueOf("nik"), ValueOf("witness1Nik"), ValueOf("witness2Nik")];
        if (people[1].Length == 16 && people[1] == people[0])
            yield return new("witness1Nik", SptjmRule.Nik);
        if (people[2].Length == 16 && (people[2] == people[0] || people[2] == people[1]))
            yield return new("witness2Nik", SptjmRule.Nik);
    }
}
