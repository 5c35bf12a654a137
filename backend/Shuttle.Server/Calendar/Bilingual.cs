namespace Shuttle.Server.Calendar;

/// <summary>A text in the two languages that data files carry.</summary>
/// <param name="Id">Bahasa Indonesia.</param>
/// <param name="En">English.</param>
public sealed record Bilingual(string Id, string En)
{
    /// <summary>English for "en…", Bahasa Indonesia for everything else.</summary>
    public string In(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Id;
}
