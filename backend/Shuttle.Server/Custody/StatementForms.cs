using Shuttle.Contracts;
using Shuttle.Server.Accounts.Identifiers;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Custody;

/// <summary>A line of a form.</summary>
/// <param name="Nik">True where the answer is an identity number.</param>
public sealed record StatementField(string Code, Bilingual Label, bool Nik = false);

/// <summary>A form that may stand for a paper.</summary>
/// <param name="Number">As Disdukcapil numbers it.</param>
/// <param name="Requirement">Code of the statement among a service's requirements.</param>
/// <param name="InsteadOf">Code of the paper it stands for.</param>
public sealed record StatementForm(string Number, string Requirement, string InsteadOf, Bilingual Title, IReadOnlyList<StatementField> Fields);

/// <summary>
/// The statements of absolute responsibility (SPTJM) that can be signed at a door. One is possible only where the service itself lists the
/// statement beside the paper: the catalogue decides, not the courier.
/// </summary>
public static class StatementForms
{
    public const int Witnesses = 2;
    public static readonly Refusal UnknownForm = new("statement-form-unknown") { Field = "form" };
    public static readonly Refusal NotAllowed = new("statement-not-allowed") { Field = "replacesItemId" };
    public static readonly Refusal Incomplete = new("statement-incomplete") { Field = "answers" };

    private static readonly StatementField[] Declarant =
    [
        new("declarant-name", new("Nama yang menyatakan", "Name of the declarant")), new("declarant-nik", new("NIK yang menyatakan", "NIK of the declarant"), Nik: true),
        new("declarant-address", new("Alamat", "Address")),
    ];

    public static IReadOnlyList<StatementForm> Table { get; } =
    [
        new("F-2.03", "sptjm-birth", "birth-letter", new("SPTJM kebenaran data kelahiran", "Statement on the truth of birth data"),
        [
            .. Declarant, new("child-name", new("Nama anak", "Name of the child")), new("birth-place", new("Tempat lahir", "Place of birth")),
            new("birth-date", new("Tanggal lahir", "Date of birth")), new("mother-name", new("Nama ibu", "Name of the mother")), new("father-name", new("Nama ayah", "Name of the father")),
        ]),
        new("F-2.04", "sptjm-couple", "marriage-original", new("SPTJM kebenaran sebagai pasangan suami istri", "Statement on being husband and wife"),
        [
            .. Declarant, new("husband-name", new("Nama suami", "Name of the husband")), new("husband-nik", new("NIK suami", "NIK of the husband"), Nik: true),
            new("wife-name", new("Nama istri", "Name of the wife")), new("wife-nik", new("NIK istri", "NIK of the wife"), Nik: true),
        ]),
    ];

    /// <summary>Number of the form that may stand for a requirement of a service; null where none may.</summary>
    public static StatementForm? InsteadOf(string requirement, ServiceDefinition? service) =>
        Table.FirstOrDefault(f => f.InsteadOf == requirement && service?.Requirements.Any(r => r.Code == f.Requirement) == true);

    /// <summary>Null when the form may stand for the paper and is complete; else why not.</summary>
    public static Refusal? Judge(StatementSigned signed, string requirement, ServiceDefinition? service)
    {
        if (Table.FirstOrDefault(f => f.Number == signed.Form) is not { } form) return UnknownForm.With(signed.Form);
        if (InsteadOf(requirement, service) != form) return NotAllowed.With(form.Number, requirement);
        foreach (var field in form.Fields)
        {
            var answer = signed.Answers.GetValueOrDefault(field.Code);
            if (string.IsNullOrWhiteSpace(answer) || answer.Length > 200 || field.Nik && !IsNik(answer)) return Incomplete.With(field.Label.Id);
        }
        if (signed.Witnesses.Count != Witnesses || signed.Witnesses.Select(w => w.Nik).Distinct().Count() != Witnesses
            || signed.Witnesses.Any(w => string.IsNullOrWhiteSpace(w.Name) || w.Name.Length > 100 || !IsNik(w.Nik) || !IsHash(w.SignatureSha256))) return Incomplete.With($"{Witnesses} saksi");
        return IsHash(signed.SignatureSha256) ? null : Incomplete.With("tanda tangan");
    }

    private static bool IsNik(string text) => Nik.Parse(text).Value is not null;

    private static bool IsHash(string? text) => text is { Length: 64 } && text.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');
}
