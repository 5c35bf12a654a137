using NetTopologySuite.Geometries;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>Where a request stands, from the resident's side (journeys 8.6).</summary>
public enum RequestState
{
    Submitted, NeedsCorrection, PickupScheduled, PickedUp, AtCounter, InProcess, Ready, ReturnScheduled, OutForReturn,
    Completed, Cancelled, Rejected, Reopened,
}

/// <summary>
/// A resident's wish: one service, the documents it needs, a place to fetch them from. Names and phone are sealed; the tracking token is
/// the only key a resident needs to follow it.
/// </summary>
public sealed class Request : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    /// <summary>Resi: "BR-261123-0007".</summary>
    public required string Number { get; set; }
    public required string ServiceCode { get; set; }
    public Guid? ResidentId { get; set; }
    public required string ApplicantSealed { get; set; }
    public required string PhoneSealed { get; set; }
    public required string PhoneIndex { get; set; }
    public required string AddressSealed { get; set; }
    public string? Landmark { get; set; }
    public string? Notes { get; set; }
    public required Point Pin { get; set; }
    public required string KelurahanCode { get; set; }
    public RequestState State { get; set; }
    /// <summary>SHA-256 of the tracking token; the token itself exists only in the resident's link.</summary>
    public required string TrackingHash { get; set; }
    /// <summary>The six digits, sealed, for printing the slip again and for the server's own check.</summary>
    public required string CodeSealed { get; set; }
    public required string CodeSalt { get; set; }
    public required string CodeHash { get; set; }
    /// <summary>Fingerprint of what was booked: a repeated id with another body is refused.</summary>
    public required string Fingerprint { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    /// <summary>The promise as it stands: back home by then. Why it is what it is stands in <see cref="Promises"/>.</summary>
    public DateTimeOffset? PromisedBy { get; set; }
    /// <summary>One household's requests that are fetched and brought back together share it; null for one that travels alone.</summary>
    public Guid? BundleId { get; set; }
    /// <summary>How it is had: by courier, by an officer's visit, at the counter.</summary>
    public ServiceMode Mode { get; set; }
    /// <summary>Version of the catalogue it was booked under: what was asked then stays the rule for it.</summary>
    public string CatalogueCode { get; set; } = "";
    /// <summary>The pre-flight's <see cref="PreFlightAnswers"/> as JSON; null where nobody went through it.</summary>
    public string? PreFlight { get; set; }
    /// <summary>When the resident comes to the counter, where the service is had there.</summary>
    public DateTimeOffset? AppointmentAt { get; set; }

    public string? NikSealed { get; set; }
    public string? NikIndex { get; set; }
    public string? NikMask { get; set; }
    public string? FamilyCardSealed { get; set; }
    public string? FamilyCardIndex { get; set; }
    public string? FamilyCardMask { get; set; }
    /// <summary>Codes of what a person should look at: an implausible NIK, a possible duplicate, one phone with many people's papers.</summary>
    public List<string> Warnings { get; set; } = [];

    public BookerKind Booker { get; set; }
    /// <summary>Name of who booked for the applicant, sealed; null when they did it themselves.</summary>
    public string? BookerSealed { get; set; }
    /// <summary>What they are to the applicant, in their words: "anak", "tetangga".</summary>
    public string? BookerRelation { get; set; }
    public List<SpecialNeed> Needs { get; set; } = [];

    /// <summary>Alley ("Gang Rukun 3"), where the street alone does not lead there.</summary>
    public string? Gang { get; set; }
    /// <summary>Three digits, or null where nobody said.</summary>
    public string? Rw { get; set; }
    public string? Rt { get; set; }
    /// <summary>SHA-256 of the photo of the gate.</summary>
    public string? GatePhoto { get; set; }
    /// <summary>0 (somebody's guess) to below 1, from verified stops.</summary>
    public double PinConfidence { get; set; }
    /// <summary>The address among those the district has learnt.</summary>
    public Guid? AddressId { get; set; }
    /// <summary>Grows with every change; a save over somebody else's change is refused.</summary>
    public int Revision { get; set; }

    public List<DocumentItem> Items { get; set; } = [];
    public List<Leg> Legs { get; set; } = [];
    public List<HistoryEntry> History { get; set; } = [];
    public List<PromiseMade> Promises { get; set; } = [];
}

/// <summary>Who can hold a document: exactly one of these at any time. The numbers are part of the ledger's bytes: never change them, only add.</summary>
public enum HolderKind { Resident = 1, Courier = 2, Counter = 3, OtherOffice = 4, Archive = 5, Destroyed = 6 }

/// <summary>One document on its way; <see cref="Holder"/> is the ledger's last word, kept here for reading.</summary>
public sealed class DocumentItem : IOfDistrict
{
    /// <summary>The requirement code of what the office made.</summary>
    public const string Result = "result";

    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid RequestId { get; set; }
    /// <summary>Code of the requirement in the service, or "result" for what the office made.</summary>
    public required string RequirementCode { get; set; }
    public required string Name { get; set; }
    public bool Original { get; set; }
    public HolderKind Holder { get; set; }
    /// <summary>The courier or office, where the kind alone does not say who.</summary>
    public Guid? HolderId { get; set; }
    /// <summary>Why nobody fetches it any more (a door reason: "photo-instead", "resident-keeps"); null while it is wanted.</summary>
    public string? NotFetched { get; set; }
    /// <summary>Links of the ledger that this item has been through; a concurrent second hand-over of the same item fails on it.</summary>
    public int Revision { get; set; }
}

/// <summary>What a leg is for.</summary>
public enum LegKind
{
    /// <summary>Fetching documents from a home.</summary>
    Collect,
    /// <summary>Bringing documents back.</summary>
    Return,
    /// <summary>Having the RT or RW head sign on the way.</summary>
    Attest,
    /// <summary>An officer's work at a home, with a kit and a skill; no document moves.</summary>
    Visit,
    /// <summary>Handing documents to another office.</summary>
    HandOff,
    /// <summary>An officer's visit that also fetches the household's documents.</summary>
    Package,
}

/// <summary>Where a leg stands.</summary>
public enum LegState { Waiting, Planned, Underway, Done, Failed, Cancelled }

/// <summary>One thing to carry or to do at one place, in one promised window.</summary>
public sealed class Leg : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid RequestId { get; set; }
    public Request? Request { get; set; }
    public LegKind Kind { get; set; }
    public LegState State { get; set; }
    /// <summary>Local day of the window.</summary>
    public DateOnly Day { get; set; }
    public DateTimeOffset WindowFrom { get; set; }
    public DateTimeOffset WindowUntil { get; set; }
    /// <summary>0–100; elderly and disabled residents and second attempts go first.</summary>
    public int Priority { get; set; }
    /// <summary>How often somebody has stood at the door in vain.</summary>
    public int FailedVisits { get; set; }
    /// <summary>Where, when it is not the applicant's home: the head's house, another office.</summary>
    public Point? Place { get; set; }
    /// <summary>What the courier looks for there: "Ketua RT 003/RW 005".</summary>
    public string? PlaceName { get; set; }
    /// <summary>The other office's code as the ledger names it: "disdukcapil".</summary>
    public string? OfficeCode { get; set; }
    /// <summary>Legs that one courier does in this order on one run.</summary>
    public Guid? ChainId { get; set; }
    public int ChainOrder { get; set; }
    /// <summary>Skills the courier or officer must have.</summary>
    public List<string> Skills { get; set; } = [];
    /// <summary>Equipment that must come along: "biometric".</summary>
    public string? Kit { get; set; }
    public int Revision { get; set; }

    /// <summary>Where it is done; its request must be loaded.</summary>
    public Point At => Place ?? Request!.Pin;

    public bool IsOpen => State is LegState.Waiting or LegState.Planned or LegState.Underway;
}

/// <summary>A line of the request's story, as the resident reads it.</summary>
public sealed class HistoryEntry : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid RequestId { get; set; }
    /// <summary>When it happened, by the clock of whoever did it.</summary>
    public DateTimeOffset At { get; set; }
    /// <summary>When the server learnt of it.</summary>
    public DateTimeOffset ReceivedAt { get; set; }
    /// <summary>Stable code: "booked", "pickup-planned", "courier-departed", "items-received" …; the words are resources.</summary>
    public required string Code { get; set; }
    /// <summary>Plain values for the words: a time, a count, a reason code; never personal data.</summary>
    public List<string> Args { get; set; } = [];
}
