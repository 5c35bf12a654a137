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

    public static string T(string key, params object[] args) => string.Format(CultureInfo.CurrentCulture, T(key), args);

    /// <summary>The words of a value of an enumeration: "RequestState.PickedUp".</summary>
    public static string T(Enum value) => T($"{value.GetType().Name}.{value}");

    public static string T(Bilingual text) => text.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public static string T(Refusal refusal) => Door.Words(refusal);
}
