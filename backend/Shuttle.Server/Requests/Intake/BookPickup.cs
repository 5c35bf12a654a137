using System.ComponentModel.DataAnnotations;
using Shuttle.Contracts;
using Shuttle.Server.Accounts.Identifiers;
using Shuttle.Server.Catalogue;

namespace Shuttle.Server.Requests;

/// <summary>A booking as a client sends it; the client mints the id, so that a retry meets its own request.</summary>
public sealed record BookPickup
{
    public required Guid Id { get; init; }
    [Required, StringLength(40)] public required string ServiceCode { get; init; }
    [Required, StringLength(100, MinimumLength = 2)] public required string ApplicantName { get; init; }
    [Required, StringLength(24)] public required string Phone { get; init; }
    [Required, StringLength(200, MinimumLength = 5)] public required string Address { get; init; }
    [StringLength(80)] public string? Gang { get; init; }
    [StringLength(200)] public string? Landmark { get; init; }
    /// <summary>One to three digits; checked against the register.</summary>
    [StringLength(3)] public string? Rw { get; init; }
    [StringLength(3)] public string? Rt { get; init; }
    /// <summary>SHA-256 of the gate's photo, in hex.</summary>
    [StringLength(64, MinimumLength = 64)] public string? GatePhoto { get; init; }
    [StringLength(500)] public string? Notes { get; init; }
    public required GeoPoint Pin { get; init; }
    /// <summary>The window; with an offer it is the offer's.</summary>
    public required DateTimeOffset WindowFrom { get; init; }
    public required DateTimeOffset WindowUntil { get; init; }
    /// <summary>The offer that holds the window; without one the window is checked now.</summary>
    public Guid? OfferId { get; init; }
    /// <summary>Codes of the service's requirements that will be handed over; empty takes the pre-flight's whole list.</summary>
    [Required, MaxLength(30)] public required IReadOnlyList<string> Items { get; init; }
    /// <summary>The pre-flight's answers: question code → answer code.</summary>
    public IReadOnlyDictionary<string, string>? Answers { get; init; }
    public ServiceMode Mode { get; init; }
    [StringLength(40)] public string? Nik { get; init; }
    [StringLength(40)] public string? FamilyCard { get; init; }
    /// <summary>Compared with the NIK, never kept.</summary>
    public DateOnly? BirthDate { get; init; }
    public Sex? Sex { get; init; }
    /// <summary>Other services of the household that go along in the same visit.</summary>
    [MaxLength(5)] public IReadOnlyList<BookedAlong> Along { get; init; } = [];
    /// <summary>Who books, when it is not the applicant.</summary>
    public BookerOf? Booker { get; init; }
    [MaxLength(8)] public IReadOnlyList<SpecialNeed> Needs { get; init; } = [];
    /// <summary>To be visited first for a reason that <see cref="Needs"/> does not name.</summary>
    public bool Vulnerable { get; init; }
}

/// <summary>Another service of the same household in the same visit; who is not said is the first one's applicant.</summary>
public sealed record BookedAlong
{
    public required Guid Id { get; init; }
    [Required, StringLength(40)] public required string ServiceCode { get; init; }
    [StringLength(100, MinimumLength = 2)] public string? ApplicantName { get; init; }
    [StringLength(40)] public string? Nik { get; init; }
    public DateOnly? BirthDate { get; init; }
    public Sex? Sex { get; init; }
    [Required, MaxLength(30)] public required IReadOnlyList<string> Items { get; init; }
    public IReadOnlyDictionary<string, string>? Answers { get; init; }
    public ServiceMode Mode { get; init; }
}

/// <param name="Kind">Family, neighbour, RT head or companion.</param>
/// <param name="Name">Their name.</param>
/// <param name="Relation">What they are to the applicant, in their words.</param>
public sealed record BookerOf(BookerKind Kind, [property: Required, StringLength(100, MinimumLength = 2)] string Name, [property: StringLength(60)] string? Relation);

/// <summary>What the resident keeps: number, link and code. The code is shown here and on the slip, nowhere else.</summary>
public sealed record Receipt(Guid RequestId, string Number, string TrackingToken, string HandoverCode, DateTimeOffset WindowFrom, DateTimeOffset WindowUntil, DateTimeOffset? PromisedBy, IReadOnlyList<string> Items)
{
    public string ServiceCode { get; init; } = "";
    public ServiceMode Mode { get; init; }
    /// <summary>The heads who sign on the way: "RT 003/RW 005", then "RW 005".</summary>
    public IReadOnlyList<string> SignedOnTheWay { get; init; } = [];
    /// <summary>Codes of what the resident should know or a person will look at.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
    /// <summary>Receipts of the services that go along.</summary>
    public IReadOnlyList<Receipt> Along { get; init; } = [];
}
