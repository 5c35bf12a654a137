namespace Shuttle.Server.Accounts.Identifiers;

/// <summary>
/// Nomor Kartu Keluarga: 16 digits; area, date of issue and serial are usual but not verified as a rule, so only the shape is refused
/// and the rest are warnings. Nothing but <see cref="Reveal"/> shows it.
/// </summary>
public sealed record FamilyCardNumber
{
    readonly string digits;

    FamilyCardNumber(string digits) => this.digits = digits;

    /// <summary>Area of issue, like 14.71.07.</summary>
    public string RegistrationArea => PopulationNumber.Area(digits);

    /// <summary>The number with its middle hidden.</summary>
    public string Mask => PopulationNumber.Mask(digits);

    /// <summary>Reads 16 digits, possibly grouped by spaces, dots or dashes.</summary>
    public static Parsed<FamilyCardNumber> Parse(string? text) =>
        PopulationNumber.Digits(text) is { } digits ? new FamilyCardNumber(digits) : IdentifierCodes.FamilyCardShape;

    /// <summary>What a person should look at, as codes.</summary>
    public IReadOnlyList<string> Warnings()
    {
        var warnings = new List<string>();
        if (!PopulationNumber.KnowsProvince(digits)) warnings.Add(IdentifierCodes.FamilyCardProvinceUnknown);
        var (day, month, year) = (PopulationNumber.Number(digits, 6, 2), PopulationNumber.Number(digits, 8, 2), PopulationNumber.Number(digits, 10, 2));
        if (PopulationNumber.Dates(day, month, year).Count == 0) warnings.Add(IdentifierCodes.FamilyCardDate);
        if (digits.EndsWith("0000", StringComparison.Ordinal)) warnings.Add(IdentifierCodes.FamilyCardSerial);
        return warnings;
    }

    /// <summary>All 16 digits: for encryption, the keyed hash, and a reveal that is logged.</summary>
    public string Reveal() => digits;

    /// <summary>The mask.</summary>
    public override string ToString() => Mask;
}
