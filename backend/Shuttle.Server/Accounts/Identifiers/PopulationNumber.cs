using System.Globalization;

namespace Shuttle.Server.Accounts.Identifiers;

/// <summary>What NIK and family-card number share: 16 digits that begin with the area of registration.</summary>
static class PopulationNumber
{
    // Kemendagri province codes, 38 provinces since the Papuan ones of 2022.
    static readonly HashSet<string> Provinces =
    [
        "11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33", "34", "35", "36", "51", "52", "53",
        "61", "62", "63", "64", "65", "71", "72", "73", "74", "75", "76", "81", "82", "91", "92", "93", "94", "95", "96",
    ];

    static readonly int[] Centuries = [1900, 2000];

    /// <summary>The 16 digits of a text that may be grouped by spaces, dots or dashes; null if it has another shape.</summary>
    public static string? Digits(string? text)
    {
        if (text is null || text.Length > 40) return null;
        var digits = string.Concat(text.Where(c => c is not (' ' or '.' or '-' or '\u00a0')));
        return digits.Length == 16 && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    public static bool KnowsProvince(string digits) => Provinces.Contains(digits[..2]);

    /// <summary>The dates that day, month and two digits of a year may mean in the 1900s and 2000s.</summary>
    public static IReadOnlyList<DateOnly> Dates(int day, int month, int year) => [.. Centuries
        .Where(century => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(century + year, month))
        .Select(century => new DateOnly(century + year, month, day))];

    public static int Number(string digits, int start, int length) =>
        int.Parse(digits.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture);

    public static string Area(string digits) => $"{digits[..2]}.{digits[2..4]}.{digits[4..6]}";

    /// <summary>First six and last four digits; the date between stays hidden.</summary>
    public static string Mask(string digits) => $"{digits[..6]}••••••{digits[12..]}";
}
