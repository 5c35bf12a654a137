using System.Text.Json.Serialization;

namespace Shuttle.Contracts;

/// <summary>
/// Something a driver did, said once and never changed. The device mints the id (UUIDv7) and the sequence; the server keeps its own
/// time of arrival beside them. A mistake is mended by a later event (<see cref="Undone"/>), never by editing.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RunStarted), "runStarted")]
[JsonDerivedType(typeof(ItemsLoaded), "itemsLoaded")]
[JsonDerivedType(typeof(ItemsUnloaded), "itemsUnloaded")]
[JsonDerivedType(typeof(Departed), "departed")]
[JsonDerivedType(typeof(Arrived), "arrived")]
[JsonDerivedType(typeof(ItemsReceived), "itemsReceived")]
[JsonDerivedType(typeof(ItemsDelivered), "itemsDelivered")]
[JsonDerivedType(typeof(StatementSigned), "statementSigned")]
[JsonDerivedType(typeof(StopServed), "stopServed")]
[JsonDerivedType(typeof(StopFailed), "stopFailed")]
[JsonDerivedType(typeof(CallAttempted), "callAttempted")]
[JsonDerivedType(typeof(PhotoTaken), "photoTaken")]
[JsonDerivedType(typeof(Paused), "paused")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(HelpCalled), "helpCalled")]
[JsonDerivedType(typeof(Undone), "undone")]
[JsonDerivedType(typeof(RunEnded), "runEnded")]
public abstract record DriverEvent
{
    /// <summary>Client-minted UUIDv7; the event's identity everywhere.</summary>
    public required Guid Id { get; init; }
    /// <summary>The run it belongs to.</summary>
    public required Guid RunId { get; init; }
    /// <summary>The stop it belongs to, if any.</summary>
    public Guid? StopId { get; init; }
    /// <summary>The device that recorded it.</summary>
    public required Guid DeviceId { get; init; }
    /// <summary>Grows by one with every event of this device.</summary>
    public required long Sequence { get; init; }
    /// <summary>The device's wall clock, with offset.</summary>
    public required DateTimeOffset DeviceTime { get; init; }
    /// <summary>Milliseconds of the device's monotonic clock since its boot: tells real intervals when the wall clock jumps.</summary>
    public long MonotonicMilliseconds { get; init; }
    /// <summary>Where the device was, if it knew.</summary>
    public GeoPoint? Point { get; init; }
    /// <summary>Accuracy of <see cref="Point"/> in metres.</summary>
    public double? AccuracyMetres { get; init; }
}

/// <summary>Duty is on, vehicle and bag were checked, the version of the sheet is accepted.</summary>
public sealed record RunStarted(int SheetVersion) : DriverEvent;
/// <summary>Documents to be returned were taken over from the counter at the depot.</summary>
public sealed record ItemsLoaded(IReadOnlyList<Guid> ItemIds) : DriverEvent;
/// <summary>Documents were handed to the counter at the depot between two trips.</summary>
public sealed record ItemsUnloaded(IReadOnlyList<Guid> ItemIds) : DriverEvent;
/// <summary>On the way to the stop.</summary>
public sealed record Departed : DriverEvent;
/// <summary>At the stop.</summary>
public sealed record Arrived : DriverEvent;
/// <summary>Documents were taken over from a resident.</summary>
/// <param name="Items">One outcome per item of the checklist.</param>
/// <param name="Seal">Number of the bag's seal, if one was used.</param>
/// <param name="Proof">How the hand-over is proved.</param>
/// <param name="OtherParty">Who handed over.</param>
public sealed record ItemsReceived(IReadOnlyList<ItemOutcome> Items, string? Seal, Proof Proof, Person OtherParty) : DriverEvent;
/// <summary>Documents were handed back to a resident.</summary>
/// <param name="Items">One outcome per item of the checklist.</param>
/// <param name="Proof">How the hand-over is proved.</param>
/// <param name="OtherParty">Who received.</param>
public sealed record ItemsDelivered(IReadOnlyList<ItemOutcome> Items, Proof Proof, Person OtherParty) : DriverEvent
{
    /// <summary>Number of the bag's seal, if one was used.</summary>
    public string? Seal { get; init; }
}
/// <summary>
/// A statement of absolute responsibility (SPTJM) was filled in and signed at the door in place of a paper that is not there. The event's id
/// becomes the id of the statement as a document: the hand-over that follows lists it as accepted and the paper as missing, <c>statement-instead</c>.
/// </summary>
/// <param name="Form">Number of the form: <c>F-2.03</c> for a birth, <c>F-2.04</c> for a couple.</param>
/// <param name="ReplacesItemId">The paper that is not there.</param>
/// <param name="Answers">Code of the form's field → answer.</param>
/// <param name="Witnesses">Two people who were there.</param>
/// <param name="SignatureSha256">Lower-case hex of the hash of the declarant's signature.</param>
public sealed record StatementSigned(
    string Form, Guid ReplacesItemId, IReadOnlyDictionary<string, string> Answers, IReadOnlyList<StatementWitness> Witnesses, string SignatureSha256) : DriverEvent;
/// <summary>The work of a visit or an attestation is done; no document changed hands.</summary>
/// <param name="Proof">How it is proved.</param>
/// <param name="OtherParty">Who was served or who signed.</param>
/// <param name="Note">What the office should know.</param>
public sealed record StopServed(Proof Proof, Person OtherParty, string? Note = null) : DriverEvent;
/// <summary>Nothing changed hands.</summary>
public sealed record StopFailed(FailureReason Reason, string? Note) : DriverEvent;
/// <summary>The driver tried to reach the resident.</summary>
public sealed record CallAttempted(string Channel) : DriverEvent;
/// <summary>A photo belongs to this stop; its bytes travel by themselves and may arrive later.</summary>
/// <param name="Sha256">Lower-case hex of the uploaded bytes.</param>
/// <param name="OriginalSha256">Lower-case hex of the picture as the camera made it.</param>
/// <param name="Bytes">Length of the uploaded bytes.</param>
/// <param name="Purpose">What it shows: <c>gate</c>, <c>items</c>, <c>slip</c>, <c>receiver</c>, <c>signature</c>, <c>statement</c>.</param>
public sealed record PhotoTaken(string Sha256, string OriginalSha256, long Bytes, string Purpose) : DriverEvent;
/// <summary>A pause began.</summary>
public sealed record Paused(PauseReason Reason) : DriverEvent;
/// <summary>The pause is over.</summary>
public sealed record Resumed : DriverEvent;
/// <summary>The driver needs help.</summary>
public sealed record HelpCalled(HelpReason Reason, string? Note) : DriverEvent;
/// <summary>Takes back an earlier event of the same device; both stay in history.</summary>
public sealed record Undone(Guid EventId, string Why) : DriverEvent;
/// <summary>Back at the depot with these items in the bag.</summary>
/// <param name="ItemIds">What was counted out of the bag.</param>
/// <param name="Note">Why the bag is not what the history says, if it is not.</param>
public sealed record RunEnded(IReadOnlyList<Guid> ItemIds, string? Note = null) : DriverEvent;

/// <summary>What became of one item at a stop.</summary>
/// <param name="ItemId">Which.</param>
/// <param name="Result">What.</param>
/// <param name="Reason">Code of the reason, required for everything but accepted: <c>bring-later</c>, <c>statement-instead</c>, <c>damaged</c> … (DriverApi.md).</param>
/// <param name="Condition">As both parties saw it, where there is something to remark on: "sobek di sudut".</param>
public sealed record ItemOutcome(Guid ItemId, ItemResult Result, string? Reason = null, string? Condition = null);

/// <summary>A witness of a statement.</summary>
/// <param name="Name">Name.</param>
/// <param name="Nik">16 digits of the identity card.</param>
/// <param name="SignatureSha256">Lower-case hex of the hash of the signature.</param>
public sealed record StatementWitness(string Name, string Nik, string SignatureSha256);

/// <summary>What became of an item.</summary>
public enum ItemResult
{
    /// <summary>Changed hands.</summary>
    Accepted,
    /// <summary>Was not there.</summary>
    Missing,
    /// <summary>Cannot be read or is damaged.</summary>
    Unreadable,
    /// <summary>The resident or the courier refused it.</summary>
    Refused,
}

/// <summary>How a hand-over is proved.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Value">The six digits, the scanned text, or the hash of a photo or signature.</param>
public sealed record Proof(ProofKind Kind, string? Value);

/// <summary>Ways of proving a hand-over.</summary>
public enum ProofKind
{
    /// <summary>The resident's six digits.</summary>
    Code,
    /// <summary>The QR on the resident's slip.</summary>
    SlipQr,
    /// <summary>A signature on the screen.</summary>
    Signature,
    /// <summary>A photo.</summary>
    Photo,
    /// <summary>An RT head vouches.</summary>
    Witness,
}

/// <summary>The other side of a hand-over.</summary>
/// <param name="Name">Name as given.</param>
/// <param name="Relation">To the holder of the documents: <c>holder</c>, <c>family</c>, <c>proxy</c>, <c>rtHead</c>.</param>
/// <param name="IdCard">Showed an identity card of their own (KTP-el, IKD).</param>
/// <param name="InFamilyCard">Is listed in the holder's family card, as the courier has seen.</param>
/// <param name="Letter">Handed over a signed letter of authority.</param>
/// <param name="IdCopies">Handed over copies of both identity cards.</param>
public sealed record Person(string Name, string Relation, bool IdCard = false, bool InFamilyCard = false, bool Letter = false, bool IdCopies = false);

/// <summary>Why nothing changed hands.</summary>
public enum FailureReason
{
    /// <summary>Nobody at home after waiting and calling.</summary>
    NobodyHome,
    /// <summary>The address cannot be found.</summary>
    AddressNotFound,
    /// <summary>The resident refused.</summary>
    Refused,
    /// <summary>The documents are not ready.</summary>
    NotReady,
    /// <summary>Flood, closure or danger.</summary>
    Unreachable,
    /// <summary>The vehicle or the courier could not go on.</summary>
    CourierProblem,
    /// <summary>Nobody there may receive these documents.</summary>
    NoEntitledReceiver,
}

/// <summary>Why the driver pauses.</summary>
public enum PauseReason
{
    /// <summary>Rain or flood.</summary>
    Rain,
    /// <summary>Prayer.</summary>
    Prayer,
    /// <summary>Meal.</summary>
    Meal,
    /// <summary>Vehicle.</summary>
    Vehicle,
}

/// <summary>Why the driver calls for help.</summary>
public enum HelpReason
{
    /// <summary>Accident.</summary>
    Accident,
    /// <summary>Threat.</summary>
    Unsafe,
    /// <summary>The vehicle broke down.</summary>
    Breakdown,
    /// <summary>Health.</summary>
    Health,
}
