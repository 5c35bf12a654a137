using System.Globalization;
using System.Text;
using Shuttle.Contracts;
using Shuttle.Driver.Device;

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

/// <summary>Lower-case hex of the hashes of the three signatures' pictures.</summary>
public sealed record SptjmHashes(string Declarant, string Witness1, string Witness2);

/// <summary>
/// The form as it is filled in at the door, without signal. The finished statement is an event and a text that travels as a content-addressed
/// file like a photo, with the hashes of the signatures in it; its wording stays Indonesian whatever the app's language, because it is a legal paper.
/// </summary>
public sealed record Sptjm(SptjmKind Kind, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>What <see cref="PhotoTaken.Purpose"/> says of the text.</summary>
    public const string Purpose = "statement";

    // The keys are the codes that the office knows the answers by; what it does not ask for travels along with the others.
    static readonly SptjmField[] Declarant =
    [
        new("declarant-name", SptjmRule.Text), new("declarant-nik", SptjmRule.Nik), new("declarant-birth-place", SptjmRule.Text), new("declarant-birth-date", SptjmRule.Date),
        new("declarant-work", SptjmRule.Optional), new("declarant-address", SptjmRule.Text),
    ];
    static readonly SptjmField[] Witnesses =
        [new("witness1-name", SptjmRule.Text), new("witness1-nik", SptjmRule.Nik), new("witness2-name", SptjmRule.Text), new("witness2-nik", SptjmRule.Nik)];

    /// <summary>The lines of the form, in order.</summary>
    public static IReadOnlyList<SptjmField> FieldsOf(SptjmKind kind) => kind switch
    {
        SptjmKind.Birth =>
        [
            .. Declarant, new("child-name", SptjmRule.Text), new("birth-place", SptjmRule.Text), new("birth-date", SptjmRule.Date), new("mother-name", SptjmRule.Text),
            new("mother-nik", SptjmRule.Nik), new("father-name", SptjmRule.Text), new("birth-helper", SptjmRule.Optional), .. Witnesses,
        ],
        _ =>
        [
            .. Declarant, new("husband-name", SptjmRule.Text), new("husband-nik", SptjmRule.Nik), new("wife-name", SptjmRule.Text), new("wife-nik", SptjmRule.Nik),
            new("married-since", SptjmRule.Date), .. Witnesses,
        ],
    };

    /// <summary>The form of a number that a sheet names; null for one this app does not have.</summary>
    public static SptjmKind? KindOf(string? number) => number switch { "F-2.03" => SptjmKind.Birth, "F-2.04" => SptjmKind.Marriage, _ => null };

    public string Number => Kind == SptjmKind.Birth ? "F-2.03" : "F-2.04";

    public static Sptjm Empty(SptjmKind kind) => new(kind, new Dictionary<string, string>());

    public Sptjm With(string key, string value) => FieldsOf(Kind).Any(f => f.Key == key)
        ? this with { Values = new Dictionary<string, string>(Values) { [key] = value.Trim() } }
        : throw new ArgumentException($"'{key}' is not on form {Kind}.", nameof(key));

    public string ValueOf(string key) => Values.TryGetValue(key, out var value) ? value : "";

    /// <summary>The lines that are not right yet, each with its rule.</summary>
    public IReadOnlyList<SptjmField> Faults => [.. FieldsOf(Kind).Where(f => !Fits(f.Rule, ValueOf(f.Key))).Concat(Twins())];

    public bool IsComplete => Faults.Count == 0;

    /// <summary>The event that says it was signed: the answers without the witnesses, who stand beside them with their own signatures.</summary>
    /// <param name="signatures">Hashes of the three signatures' pictures.</param>
    /// <exception cref="InvalidOperationException">A line is missing or wrong.</exception>
    public DriverEvent Draft(Guid replaces, SptjmHashes signatures)
    {
        EnsureComplete();
        var answers = FieldsOf(Kind).Except(Witnesses).Where(f => ValueOf(f.Key).Length > 0).ToDictionary(f => f.Key, f => ValueOf(f.Key));
        return Drafts.Stated(Number, replaces, answers,
            [new(ValueOf("witness1-name"), ValueOf("witness1-nik"), signatures.Witness1), new(ValueOf("witness2-name"), ValueOf("witness2-nik"), signatures.Witness2)], signatures.Declarant);
    }

    /// <summary>The statement as a text that is kept.</summary>
    /// <exception cref="InvalidOperationException">A line is missing or wrong.</exception>
    public byte[] Write(DateTimeOffset at, string place, SptjmHashes signatures)
    {
        EnsureComplete();
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
        foreach (var (who, hash) in new[] { ("declarant", signatures.Declarant), ("witness1", signatures.Witness1), ("witness2", signatures.Witness2) })
            text.AppendLine(CultureInfo.InvariantCulture, $"{words["sptjm.signature"]} {ValueOf($"{who}-name")}: {hash}");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    void EnsureComplete()
    {
        if (!IsComplete)
            throw new InvalidOperationException($"The statement is incomplete: {string.Join(", ", Faults.Select(f => f.Key))}.");
    }

    static bool Fits(SptjmRule rule, string value) => rule switch
    {
        SptjmRule.Nik => IsNik(value),
        SptjmRule.Date => DateOnly.TryParseExact(value, "dd-MM-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        SptjmRule.Text => value.Length >= 2,
        _ => true,
    };

    // As the office reads it: a serial that is not 0000 and a day of birth that exists, a woman's with 40 added; of two possible centuries one is enough.
    static bool IsNik(string value)
    {
        if (value.Length != 16 || !value.All(char.IsAsciiDigit) || value.EndsWith("0000", StringComparison.Ordinal))
            return false;
        int Two(int at) => ((value[at] - '0') * 10) + value[at + 1] - '0';
        var (day, month, year) = (Two(6) > 40 ? Two(6) - 40 : Two(6), Two(8), Two(10));
        return month is >= 1 and <= 12 && day >= 1 && day <= Math.Max(DateTime.DaysInMonth(1900 + year, month), DateTime.DaysInMonth(2000 + year, month));
    }

    // Two witnesses are two people, and neither is the one who declares.
    IEnumerable<SptjmField> Twins()
    {
        string[] people = [ValueOf("declarant-nik"), ValueOf("witness1-nik"), ValueOf("witness2-nik")];
        if (people[1].Length == 16 && people[1] == people[0])
            yield return new("witness1-nik", SptjmRule.Nik);
        if (people[2].Length == 16 && (people[2] == people[0] || people[2] == people[1]))
            yield return new("witness2-nik", SptjmRule.Nik);
    }
}
