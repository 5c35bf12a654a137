using System.Text.RegularExpressions;

namespace Shuttle.Server.Accounts;

/// <summary>Indonesian mobile numbers to E.164: 08…, 8…, 62…, +62… and 0062…, with spaces and dashes. 084 is not assigned.</summary>
public static partial class Phones
{
    public static string? Normalise(string? text)
    {
        var digits = NotDigits().Replace(text ?? "", "");
        var national = digits switch
        {
            ['0', '0', '6', '2', .. var rest] => rest,
            ['6', '2', .. var rest] => rest,
            ['0', .. var rest] => rest,
            _ => digits,
        };
        return Mobile().IsMatch(national) ? "+62" + national : null;
    }

    /// <summary>"+62812••••0017": enough to recognise, not enough to call.</summary>
    public static string Mask(string e164) => e164.Length < 10 ? "••••" : e164[..6] + "••••" + e164[^4..];

    [GeneratedRegex(@"[^\d]")]
    private static partial Regex NotDigits();

    [GeneratedRegex(@"^8[1-35-9]\d{7,10}$")]
    private static partial Regex Mobile();
}
