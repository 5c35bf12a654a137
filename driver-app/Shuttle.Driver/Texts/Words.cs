using System.Globalization;
using System.Resources;
using Shuttle.Driver.Runs;

namespace Shuttle.Driver.Texts;

/// <summary>The app's texts: Indonesian first, English beside it.</summary>
public sealed class Words(CultureInfo culture)
{
    static readonly ResourceManager Resources = new("Shuttle.Driver.Texts.Texts", typeof(Words).Assembly);

    public static Words Indonesian { get; } = new(CultureInfo.GetCultureInfo("id-ID"));
    public static Words English { get; } = new(CultureInfo.GetCultureInfo("en-GB"));

    public CultureInfo Culture => culture;

    /// <summary>The text of a key. An unknown key is a mistake in the app and throws.</summary>
    public string this[string key] => Resources.GetString(key, culture) ?? throw new ArgumentException($"No text for '{key}'.", nameof(key));

    /// <summary>The text of a key with its gaps filled.</summary>
    public string this[string key, params object[] values] => string.Format(culture, this[key], values);

    /// <summary>The word for a value of an enum: <c>stopState.done</c>.</summary>
    public string Of<T>(T value) where T : struct, Enum => this[$"{Camel(typeof(T).Name)}.{Camel(value.ToString())}"];

    /// <summary>Why a rule said no, and when it will say yes.</summary>
    public string Why(Refusal refusal) =>
        this[$"refusal.{refusal.Code}", [.. refusal.Details.Select(d => d is DateTimeOffset at ? Time(at) : d)]];

    /// <summary>What a refusal code of the server means; the server's own words where this app does not know the code.</summary>
    public string Why(string? serverCode, string? serverReason) =>
        Resources.GetString($"server.{serverCode}", culture) ?? serverReason ?? serverCode ?? this["server.unknown"];

    /// <summary>10.42 in Indonesian, 10:42 in English.</summary>
    public string Time(DateTimeOffset at) =>
        at.ToString(culture.TwoLetterISOLanguageName == "id" ? "HH'.'mm" : "HH':'mm", CultureInfo.InvariantCulture);

    static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
