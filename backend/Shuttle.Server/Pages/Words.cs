using System.Globalization;
using System.Resources;
using Shuttle.Server.Calendar;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Pages;

/// <summary>The words of the pages in the reader's language, from <c>Words.resx</c> (Bahasa Indonesia) and <c>Words.en.resx</c>.</summary>
public static class Words
{
    private static readonly ResourceManager Texts = new("Shuttle.Server.Pages.Words", typeof(Words).Assembly);

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The text of a key; a key without words is a defect and says so at once.</summary>
    public static string T(string key) =>
        Texts.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"'{key}' has no words in Words.resx.");

    /// <summary>All texts whose keys begin with one of these: what an island on the page is given to speak with.</summary>
    public static IReadOnlyDictionary<string, string> StartingWith(params string[] prefixes)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        // The neutral set first, the reader's language over it.
        foreach (var culture in new[] { CultureInfo.InvariantCulture, CultureInfo.CurrentUICulture.Parent, CultureInfo.CurrentUICulture })
            if (Texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false) is { } set)
                foreach (System.Collections.DictionaryEntry entry in set)
                    if (prefixes.Any(((string)entry.Key).StartsWith)) found[(string)entry.Key] = (string)entry.Value!;
        return found;
    }

    public static string T(string key, params object[] args) => string.Format(CultureInfo.CurrentCulture, T(key), args);

    /// <summary>The words of a value of an enumeration: "RequestState.PickedUp".</summary>
    public static string T(Enum value) => T($"{value.GetType().Name}.{value}");

    public static string T(Bilingual text) => text.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public static string T(Refusal refusal) => Door.Words(refusal);
}
