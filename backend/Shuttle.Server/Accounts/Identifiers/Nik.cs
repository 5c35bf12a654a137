namespace Shuttle.Server.Accounts.Identifiers;

/// <summary>Sex as a NIK encodes it.</summary>
public enum Sex
{
    /// <summary>Day of birth as it is.</summary>
    Male,
    /// <summary>Day of birth plus 40.</summary>
    Female,
}

/// <summary>
/// Nomor Induk Kependudukan: area of first registration (not of residence), date of birth (a woman's day + 40), serial. It is permanent
/// and has no check digit, so implausibility is a warning for a person and never a refusal. Nothing but <see cref="Reveal"/> shows it.
/// </summary>
public sealed record Nik
{
    readonly string digits;

    Nik(string digits) => this.digits = digits;

    /// <summary>Area of first registration, like 14.71.07.</summary>
    public string RegistrationArea => PopulationNumber.Area(digits);

    /// <summary>Sex as encoded.</summary>
    public Sex Sex => EncodedDay > 40 ? Sex.Female : Sex.Male;

    /// <summary>The number with its middle hidden, like 147107••••••0001.</summary>
    public string Mask => PopulationNumber.Mask(digits);

    int EncodedDay => PopulationNumber.Number(digits, 6, 2);

    /// <summary>Reads 16 digits, possibly grouped by spaces, dots or dashes; refuses a wrong shape, an impossible date and serial 0000.</summary>
    public static Parsed<Nik> Parse(string? text)
    {
        if (PopulationNumber.Digits(text) is not { } digits) return IdentifierCodes.NikShape;
        if (digits.EndsWith("0000", StringComparison.Ordinal)) return IdentifierCodes.NikSerial;
        var nik = new Nik(digits);
        return nik.PossibleBirthDates().Count == 0 ? IdentifierCodes.NikDate : nik;
    }

    /// <summary>One or two dates: the year has two digits. 29 February exists only where the year is a leap year.</summary>
    public IReadOnlyList<DateOnly> PossibleBirthDates() => PopulationNumber.Dates(
        Sex == Sex.Female ? EncodedDay - 40 : EncodedDay, PopulationNumber.Number(digits, 8, 2), PopulationNumber.Number(digits, 10, 2));

    /// <summary>What a person should look at, as codes; empty when all is plausible. What was not stated is not compared.</summary>
    public IReadOnlyList<string> Warnings(DateOnly? statedBirthDate = null, Sex? statedSex = null)
    {
        var warnings = new List<string>();
        if (digits[0] == '0') warnings.Add(IdentifierCodes.NikTemporary);
        else if (!PopulationNumber.KnowsProvince(digits)) warnings.Add(IdentifierCodes.NikProvinceUnknown);
        if (statedBirthDate is { } date && !PossibleBirthDates().Contains(date)) warnings.Add(IdentifierCodes.NikBirthDateDiffers);
        if (statedSex is { } sex && sex != Sex) warnings.Add(IdentifierCodes.NikSexDiffers);
        return warnings;
    }

    /// <summary>All 16 digits: for encryption, the keyed hash, and a reveal that is logged.</summary>
    public string Reveal() => digits;

    /// <summary>The mask.</summary>
    public override string ToString() => Mask;
}
