using System.ComponentModel.DataAnnotations;

namespace Shuttle.Contracts;

/// <summary>Registers a device and its key with the account that is signed in.</summary>
/// <param name="DeviceId">Client-minted UUIDv7.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="PublicKey">Base64 of the SubjectPublicKeyInfo of an ECDSA P-256 key.</param>
public sealed record PairDevice(Guid DeviceId, string Name, string PublicKey);

/// <summary>Events in the order of the device's sequence.</summary>
public sealed record PushEvents(Guid DeviceId, [property: Required] IReadOnlyList<SignedEvent> Events);

/// <summary>An event as signed bytes: the server verifies before it reads.</summary>
/// <param name="Body">The JSON of a <see cref="DriverEvent"/>, exactly as signed.</param>
/// <param name="Signature">Base64 of the ECDSA P-256 / SHA-256 signature (IEEE P1363) over the UTF-8 of <paramref name="Body"/>.</param>
public sealed record SignedEvent(string Body, string Signature);

/// <summary>One reply per event, in order.</summary>
/// <param name="Results">Replies.</param>
/// <param name="SheetVersions">Newest sheet version of every run the events belong to: a higher number than the device has means "fetch".</param>
public sealed record PushEventsReply(IReadOnlyList<EventResult> Results, IReadOnlyDictionary<Guid, int> SheetVersions);

/// <summary>The server's word on one event.</summary>
/// <param name="EventId">Which.</param>
/// <param name="Status">Accepted, known already, or refused.</param>
/// <param name="Code">Stable code of the refusal.</param>
/// <param name="Reason">The refusal in words, for the driver.</param>
public sealed record EventResult(Guid EventId, EventStatus Status, string? Code = null, string? Reason = null);

/// <summary>The server's word on an event.</summary>
public enum EventStatus
{
    /// <summary>It is in history now.</summary>
    Accepted,
    /// <summary>It was in history already, with the same content.</summary>
    Duplicate,
    /// <summary>It is not in history, and repeating it will not help; a person must resolve it.</summary>
    Refused,
}

/// <summary>The driver has seen this version of the sheet.</summary>
public sealed record AcknowledgeSheet(int Version);

/// <summary>A batch of fixes; they never wait for events nor hold them up.</summary>
public sealed record PushPositions(Guid DeviceId, Guid? RunId, [property: Required] IReadOnlyList<PositionFix> Fixes);

/// <summary>One GPS fix that passed the device's filters.</summary>
/// <param name="Id">Client-minted UUIDv7.</param>
/// <param name="Time">Time of the fix.</param>
/// <param name="Point">Where.</param>
/// <param name="AccuracyMetres">Radius.</param>
/// <param name="SpeedMetresPerSecond">If known.</param>
/// <param name="HeadingDegrees">0 = north, clockwise, if known.</param>
/// <param name="Mock">The platform says that it was made up.</param>
/// <param name="BatteryPercent">If known.</param>
public sealed record PositionFix(
    Guid Id, DateTimeOffset Time, GeoPoint Point, double AccuracyMetres,
    double? SpeedMetresPerSecond = null, double? HeadingDegrees = null, bool Mock = false, int? BatteryPercent = null);

/// <summary>How many bytes of a photo the server has: the next chunk starts there.</summary>
/// <param name="Sha256">Which photo.</param>
/// <param name="Received">Bytes held.</param>
/// <param name="Complete">All bytes are there and their hash is right.</param>
public sealed record PhotoProgress(string Sha256, long Received, bool Complete);

/// <summary>Signs in with a password.</summary>
public sealed record SignIn([property: Required, StringLength(100)] string UserName, [property: Required, StringLength(200)] string Password);

/// <summary>A bearer token.</summary>
public sealed record SignedIn(string AccessToken, DateTimeOffset ExpiresAt, Guid AccountId, string Name, string Role);
