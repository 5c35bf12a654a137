using System.Globalization;
using System.Text;

namespace Shuttle.Roads.Search;

/// <summary>Turns a name as people write it into the words that are compared: lower case, no accents, abbreviations
/// written out, Roman numerals as digits. <c>Jl. H. Agus Salim Gg. II</c> becomes <c>jalan haji agus salim gang 2</c>.</summary>
public static class PlaceWords
{
    static readonly Dictionary<string, string> Abbreviations = new()
    {
        ["jl"] = "jalan", ["jln"] = "jalan", ["jlan"] = "jalan",
        ["gg"] = "gang", ["gng"] = "gang", ["lr"] = "lorong", ["lrg"] = "lorong",
        ["kel"] = "kelurahan", ["ds"] = "desa", ["kec"] = "kecamatan",
        ["kp"] = "kampung", ["kpg"] = "kampung", ["perum"] = "perumahan", ["komp"] = "kompleks", ["komplek"] = "kompleks",
        ["blk"] = "blok", ["ps"] = "pasar", ["psr"] = "pasar", ["tj"] = "tanjung", ["tg"] = "tanjung",
        ["sei"] = "sungai", ["sp"] = "simpang", ["jemb"] = "jembatan", ["ters"] = "terusan",
        ["jend"] = "jenderal", ["jen"] = "jenderal", ["jendral"] = "jenderal", ["letjen"] = "letnan jenderal",
        ["mayjen"] = "mayor jenderal", ["brigjen"] = "brigadir jenderal", ["kol"] = "kolonel", ["kapt"] = "kapten",
        ["let"] = "letnan", ["lettu"] = "letnan", ["letda"] = "letnan", ["may"] = "mayor",
        ["h"] = "haji", ["hj"] = "hajah", ["hjh"] = "hajah", ["kh"] = "kiai haji", ["kyai"] = "kiai",
        ["ust"] = "ustaz", ["ustadz"] = "ustaz", ["sdr"] = "saudara", ["dr"] = "dokter", ["prof"] = "profesor", ["ir"] = "insinyur",
        ["drs"] = "doktorandus", ["st"] = "sultan", ["tk"] = "tuanku", ["dt"] = "datuk", ["dtk"] = "datuk",
        ["moh"] = "muhammad", ["muh"] = "muhammad", ["mhd"] = "muhammad", ["mohd"] = "muhammad", ["m"] = "muhammad",
        ["nst"] = "nasution", ["srg"] = "siregar", ["hrp"] = "harahap", ["abd"] = "abdul", ["a"] = "ahmad", ["achmad"] = "ahmad",
        ["rs"] = "rumah sakit", ["rsud"] = "rumah sakit umum daerah", ["sd"] = "sekolah dasar", ["sdn"] = "sekolah dasar negeri",
        ["mesjid"] = "masjid", ["puskes"] = "puskesmas", ["univ"] = "universitas",
    };

    static readonly Dictionary<string, string> RomanNumerals = new()
    {
        ["i"] = "1", ["ii"] = "2", ["iii"] = "3", ["iv"] = "4", ["v"] = "5", ["vi"] = "6", ["vii"] = "7", ["viii"] = "8",
        ["ix"] = "9", ["x"] = "10", ["xi"] = "11", ["xii"] = "12", ["xiii"] = "13", ["xiv"] = "14", ["xv"] = "15",
        ["xvi"] = "16", ["xvii"] = "17", ["xviii"] = "18", ["xix"] = "19", ["xx"] = "20",
    };

    /// <summary>Words that say what kind of thing a name belongs to, rather than which one.</summary>
    internal static PlaceKind? KindNamedBy(string word) => word switch
    {
        "jalan" => PlaceKind.Street,
        "gang" or "lorong" => PlaceKind.Alley,
        "kelurahan" or "desa" or "kecamatan" => PlaceKind.Area,
        _ => null,
    };

    /// <summary>The words of <paramref name="text"/>, in order; none when it holds no letter or digit.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        foreach (var raw in Split(text))
        {
            // A name does not begin with a numeral: "V" in front is somebody's initial.
            if (words.Count > 0 && RomanNumerals.TryGetValue(raw, out var digits)) words.Add(digits);
            else if (Abbreviations.TryGetValue(raw, out var written)) words.AddRange(written.Split(' '));
            else words.Add(raw);
        }
        return words;
    }

    /// <summary>The word being typed, not written out: <c>k</c> may stand for kiai or be the beginning of Kaharuddin.
    /// Null when the last word is finished.</summary>
    internal static string? Unfinished(string text) =>
        text.Length > 0 && char.IsLetterOrDigit(text[^1]) ? Split(text).LastOrDefault() : null;

    static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            if (letter is '\'' or '’' or '`') continue; // Ma'arif, Jum'at
            if (char.IsLetterOrDigit(letter)) word.Append(char.ToLowerInvariant(letter));
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
        if (word.Length > 0) yield return word.ToString();
    }
}
