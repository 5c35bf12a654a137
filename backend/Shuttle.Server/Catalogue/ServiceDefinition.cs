using Shuttle.Server.Calendar;

namespace Shuttle.Server.Catalogue;

/// <summary>A catalogue as it was published: changed only by publishing another. There is no member for money, and none may be added.</summary>
/// <param name="Format">1.</param>
/// <param name="Code">Name of the version, like 2026-1; requests remember it.</param>
/// <param name="Source">Where the version comes from.</param>
/// <param name="Services">All services; the same code may appear again with another validity.</param>
public sealed record CatalogueVersion(int Format, string Code, string Source, IReadOnlyList<ServiceDefinition> Services)
{
    /// <summary>The service in force on a date, or null.</summary>
    public ServiceDefinition? Find(string code, DateOnly date) =>
        Services.FirstOrDefault(service => service.Code == code && service.ValidFrom <= date && (service.ValidUntil is not { } until || date <= until));
}

/// <summary>One service: what it asks, who decides, how long it takes, who may receive the result.</summary>
public sealed record ServiceDefinition
{
    /// <summary>Upper-case code, like KTP-HILANG.</summary>
    public required string Code { get; init; }
    /// <summary>What residents call it.</summary>
    public required Bilingual Name { get; init; }
    /// <summary>Tile it belongs under.</summary>
    public required ServiceGroup Group { get; init; }
    /// <summary>Who decides.</summary>
    public required Counterparty Authority { get; init; }
    /// <summary>What must be protected most.</summary>
    public required ServiceClass Class { get; init; }
    /// <summary>Urgent services go before others on the same run.</summary>
    public bool Urgent { get; init; }
    /// <summary>Ways it can be had, the recommended one first.</summary>
    public required IReadOnlyList<ModeOption> Modes { get; init; }
    /// <summary>Pre-flight questions in order, three to six.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }
    /// <summary>Answers with which this is not the right service.</summary>
    public IReadOnlyList<Redirect> Redirects { get; init; } = [];
    /// <summary>What is asked of the resident, each perhaps under a condition.</summary>
    public required IReadOnlyList<Requirement> Requirements { get; init; }
    /// <summary>What people often bring although nobody may ask for it.</summary>
    public IReadOnlyList<NotNeeded> NotNeeded { get; init; } = [];
    /// <summary>Who may receive the result; <see cref="ReceiverPolicy"/> adds what each must show.</summary>
    public required IReadOnlyList<ReceiverRelation> Receivers { get; init; }
    /// <summary>How long the office takes.</summary>
    public required StandardTime StandardTime { get; init; }
    /// <summary>The way through the offices, in order.</summary>
    public required IReadOnlyList<ServiceStep> Steps { get; init; }
    /// <summary>Rules it rests on.</summary>
    public required IReadOnlyList<LegalBasis> LegalBasis { get; init; }
    /// <summary>Where the row comes from.</summary>
    public required string Source { get; init; }
    /// <summary>True once the district has confirmed the row by decree.</summary>
    public required bool ConfirmedLocally { get; init; }
    /// <summary>First day in force.</summary>
    public required DateOnly ValidFrom { get; init; }
    /// <summary>Last day in force; null means until replaced.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>True when some resident needs a letter of the RT and RW heads.</summary>
    public bool NeedsRtRwLetter() => Requirements.Any(requirement => requirement.Code == Requirement.RtRwLetter);
}

/// <summary>Tiles of the catalogue.</summary>
public enum ServiceGroup
{
    /// <summary>KTP-el, KIA, IKD.</summary>
    Identity,
    /// <summary>Family card.</summary>
    FamilyCard,
    /// <summary>Certificates of birth and death.</summary>
    CivilRegistration,
    /// <summary>Moving.</summary>
    Moving,
    /// <summary>Marriage.</summary>
    Marriage,
    /// <summary>Letters of kelurahan and kecamatan.</summary>
    Letters,
}

/// <summary>What a service's papers are.</summary>
public enum ServiceClass
{
    /// <summary>Irreplaceable originals travel.</summary>
    OriginalTravels,
    /// <summary>The resident must be there in person: fingerprints, iris, photo, face.</summary>
    BiometricPresence,
    /// <summary>The result is a signed e-document that can be printed again.</summary>
    EDocument,
}

/// <summary>A way to have a service.</summary>
public enum ServiceMode
{
    /// <summary>A courier fetches and returns.</summary>
    Courier,
    /// <summary>An officer comes with a kit.</summary>
    OfficerVisit,
    /// <summary>A slot at the counter.</summary>
    Counter,
    /// <summary>Nothing on paper moves.</summary>
    Electronic,
}

/// <summary>An office or office-holder on the way.</summary>
public enum Counterparty
{
    /// <summary>Head of the RT.</summary>
    RtHead,
    /// <summary>Head of the RW.</summary>
    RwHead,
    /// <summary>Head of the kelurahan.</summary>
    Lurah,
    /// <summary>Head of the kecamatan.</summary>
    Camat,
    /// <summary>The counter of the kecamatan.</summary>
    Counter,
    /// <summary>Population and civil registration office.</summary>
    Disdukcapil,
    /// <summary>Office of religious affairs.</summary>
    Kua,
    /// <summary>Police.</summary>
    Police,
}

/// <summary>What a requirement is.</summary>
public enum PaperKind
{
    /// <summary>An irreplaceable original: it enters the custody ledger.</summary>
    Original,
    /// <summary>A photocopy.</summary>
    Copy,
    /// <summary>A photo, on paper or taken on the phone.</summary>
    Photo,
    /// <summary>A form or statement filled in and signed, also at the door.</summary>
    Statement,
}

/// <summary>A rule.</summary>
/// <param name="Text">Its name and article.</param>
/// <param name="Confirmed">False while nobody has looked it up for this district.</param>
public sealed record LegalBasis(string Text, bool Confirmed);

/// <summary>How long the office takes.</summary>
/// <param name="WorkingMinutes">Minutes of the working calendar; a working day has 450.</param>
/// <param name="Source">Where the figure comes from.</param>
/// <param name="Confirmed">False while it is a placeholder.</param>
public sealed record StandardTime(int WorkingMinutes, string Source, bool Confirmed);

/// <summary>A station on the way.</summary>
/// <param name="At">Where.</param>
/// <param name="What">What happens there.</param>
/// <param name="WorkingMinutes">How long it may take there; null when only the whole is known.</param>
public sealed record ServiceStep(Counterparty At, Bilingual What, int? WorkingMinutes = null);
