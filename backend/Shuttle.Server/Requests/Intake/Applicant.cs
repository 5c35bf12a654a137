using Shuttle.Server.Accounts.Identifiers;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Intake;

/// <summary>A person's numbers as they were read: a wrong shape is refused, what is only implausible is kept for a human to look at.</summary>
/// <param name="Nik">Null when not given.</param>
/// <param name="FamilyCard">Null when not given.</param>
/// <param name="Warnings">Codes of <see cref="IdentifierCodes"/>.</param>
public sealed record Applicant(Nik? Nik, FamilyCardNumber? FamilyCard, IReadOnlyList<string> Warnings)
{
    public static readonly Refusal NikShape = new(IdentifierCodes.NikShape) { Field = "nik" };
    public static readonly Refusal NikDate = new(IdentifierCodes.NikDate) { Field = "nik" };
    public static readonly Refusal NikSerial = new(IdentifierCodes.NikSerial) { Field = "nik" };
    public static readonly Refusal FamilyCardShape = new(IdentifierCodes.FamilyCardShape) { Field = "familyCard" };

    public static Outcome<Applicant> Read(string? nik, string? familyCard, DateOnly? birthDate, Sex? sex)
    {
        Nik? person = null;
        FamilyCardNumber? card = null;
        if (!string.IsNullOrWhiteSpace(nik))
        {
            var parsed = Accounts.Identifiers.Nik.Parse(nik);
            if (parsed.Code is { } code) return Refusals.Single(refusal => refusal.Code == code);
            person = parsed.Value;
        }
        if (!string.IsNullOrWhiteSpace(familyCard))
        {
            if (FamilyCardNumber.Parse(familyCard).Value is not { } parsed) return FamilyCardShape;
            card = parsed;
        }
        return new Applicant(person, card, [.. person?.Warnings(birthDate, sex) ?? [], .. card?.Warnings() ?? []]);
    }

    /// <summary>Writes the numbers into a request: sealed, findable by keyed hash, shown as a mask.</summary>
    public void WriteTo(Request request, PersonalData personal)
    {
        if (Nik is { } nik)
            (request.NikSealed, request.NikIndex, request.NikMask) = (personal.Protect(nik.Reveal()), personal.Index("nik", nik.Reveal()), nik.Mask);
        if (FamilyCard is { } card)
            (request.FamilyCardSealed, request.FamilyCardIndex, request.FamilyCardMask) = (personal.Protect(card.Reveal()), personal.Index("kk", card.Reveal()), card.Mask);
        request.Warnings.AddRange(Warnings);
    }

    private static Refusal[] Refusals => [NikShape, NikDate, NikSerial];
}
