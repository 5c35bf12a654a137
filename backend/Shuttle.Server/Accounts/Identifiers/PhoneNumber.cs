namespace Shuttle.Server.Accounts.Identifiers;

/// <summary>What a phone can be reached by.</summary>
public enum PhoneKind
{
    /// <summary>Calls and messages.</summary>
    Mobile,
    /// <summary>Calls only; area codes are not checked one by one.</summary>
    Landline,
}

/// <summary>An Indonesian phone number. The same number may belong to many residents. Nothing but the methods shows it.</summary>
public sealed record PhoneNumber
{
    readonly string national;

    PhoneNumber(string national) => this.national = national;

    /// <summary>Mobile numbers begin with 8.</summary>
    public PhoneKind Kind => national[0] == '8' ? PhoneKind.Mobile : PhoneKind.Landline;

    /// <summary>Network prefix and last two digits, like +62812••••••90.</summary>
    public string Mask => $"+62{national[..3]}{new string('•', national.Length - 5)}{national[^2..]}";

    /// <summary>Reads 08…, 8…, 62…, +62…, 0062… with spaces, dots, dashes and brackets.</summary>
    public static Parsed<PhoneNumber> Parse(string? text)
    {
        var compact = string.Concat((text ?? "").Where(c => c is not (' ' or '.' or '-' or '(' or ')' or '\u00a0')));
        var plus = compact.StartsWith('+');
        var digits = plus ? compact[1..] : compact;
        if (digits.Length is 0 or > 20 || !digits.All(char.IsAsciiDigit)) return IdentifierCodes.PhoneShape;

        if (!plus && digits.StartsWith("00", StringComparison.Ordinal)) (plus, digits) = (true, digits[2..]);
        if (plus && !digits.StartsWith("62", StringComparison.Ordinal)) return IdentifierCodes.PhoneCountry;
        // Without a plus, 62… is the country code: no Indonesian number that people write without its 0 begins with 62 and is that long.
        if (plus || (digits.StartsWith("62", StringComparison.Ordinal) && digits.Length >= 10)) digits = digits[2..];
        // "+62 (0)812…" is common.
        if (digits.StartsWith('0')) digits = digits[1..];
        return National(digits);
    }

    static Parsed<PhoneNumber> National(string digits) => digits switch
    {
        ['8', '4' or '0', ..] => IdentifierCodes.PhonePrefix,
        ['8', ..] => digits.Length is >= 9 and <= 12 ? new PhoneNumber(digits) : IdentifierCodes.PhoneLength,
        ['2' or '3' or '4' or '5' or '6' or '7' or '9', ..] => digits.Length is >= 7 and <= 11 ? new PhoneNumber(digits) : IdentifierCodes.PhoneLength,
        [] => IdentifierCodes.PhoneLength,
        _ => IdentifierCodes.PhonePrefix,
    };

    /// <summary>The number in E.164: +62….</summary>
    public string Reveal() => "+62" + national;

    /// <summary>The number as WhatsApp wants it: 62… without plus; null for a landline.</summary>
    public string? RevealForWhatsApp() => Kind == PhoneKind.Mobile ? "62" + national : null;

    /// <summary>The mask.</summary>
    public override string ToString() => Mask;
}
