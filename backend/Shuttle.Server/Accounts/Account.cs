using Microsoft.AspNetCore.Identity;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Accounts;

/// <summary>Who somebody is to the office; one account has one role.</summary>
public enum Role { Resident, RtHead, CounterOfficer, Dispatcher, Driver, Supervisor, Admin }

/// <summary>
/// A person who signs in: staff by password, residents by a one-time code to their phone. The phone is sealed; <see cref="PhoneIndex"/>
/// finds it. A resident belongs to no district: they may ask several offices.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    public required string Name { get; set; }
    public Role Role { get; set; }
    public Guid? DistrictId { get; set; }
    /// <summary>RW or RT that an RT/RW head answers for.</summary>
    public string? AreaCode { get; set; }
    public string? PhoneSealed { get; set; }
    public string? PhoneIndex { get; set; }
}

/// <summary>A code on its way to a phone; kept as a slow hash, for minutes, with few tries.</summary>
public sealed class OneTimeCode
{
    public Guid Id { get; set; }
    public required string PhoneIndex { get; set; }
    public required string Salt { get; set; }
    public required string Hash { get; set; }
    public int TriesLeft { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>A driver's paired device and the key its events are signed with.</summary>
public sealed class Device : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid AccountId { get; set; }
    public required string Name { get; set; }
    /// <summary>SubjectPublicKeyInfo, base64.</summary>
    public required string PublicKey { get; set; }
    public DateTimeOffset PairedAt { get; set; }
    /// <summary>When it was reported lost; from then on nothing it sends is taken.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
    public Guid? RevokedById { get; set; }
    public string? RevokedWhy { get; set; }
}
