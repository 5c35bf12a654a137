using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Community;

/// <summary>What an RT or RW head has said. <see cref="Lapsed"/>: nobody said anything in time, the request can be asked about again.</summary>
public enum AttestationState { Asked, Given, Refused, Lapsed }

/// <summary>Why a head does not attest.</summary>
public enum AttestationRefusal { NotResident, AddressWrong, PurposeUnclear, MeetFirst, Other }

/// <summary>By which door the answer came.</summary>
public enum AttestationDoor { Link, SignedIn }

/// <summary>
/// The <i>pengantar</i> of a request: first the RT head is asked, then the RW head. Who answered is kept as it was called on that day;
/// a row is never answered twice.
/// </summary>
public sealed class Attestation : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid RequestId { get; set; }
    public Request? Request { get; set; }
    /// <summary>Code of the RT ("14.71.07.1006/005/003") or, in the second step, of its RW.</summary>
    public required string AreaCode { get; set; }
    public AttestationState State { get; set; }
    public DateTimeOffset AskedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public Guid? AnsweredById { get; set; }
    /// <summary>Name and office of who answered, frozen.</summary>
    public string? AnsweredBy { get; set; }
    public AttestationDoor? Door { get; set; }
    public AttestationRefusal? Reason { get; set; }
    /// <summary>The head's own words, sealed: they may name people.</summary>
    public string? NoteSealed { get; set; }
    public int Revision { get; set; }
}
