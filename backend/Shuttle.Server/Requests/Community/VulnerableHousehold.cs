using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Community;

/// <summary>Why a household is visited first.</summary>
[Flags]
public enum Vulnerability { None = 0, Elderly = 1, Disabled = 2, Ill = 4, Pregnant = 8, Remote = 16, NoPhone = 32 }

/// <summary>A household that its RT or RW head proposes for priority, with its consent; an officer accepts it.</summary>
public sealed class VulnerableHousehold : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    /// <summary>RT ("14.71.07.1006/005/003") or RW.</summary>
    public required string AreaCode { get; set; }
    public required string NameSealed { get; set; }
    public required string AddressSealed { get; set; }
    public string? PhoneSealed { get; set; }
    /// <summary>Finds the household when somebody books under its phone.</summary>
    public string? PhoneIndex { get; set; }
    public Vulnerability Why { get; set; }
    public string? NoteSealed { get; set; }
    /// <summary>The head states that the household agrees to be listed.</summary>
    public bool Consented { get; set; }
    public ProposalState State { get; set; }
    public Guid ProposedById { get; set; }
    public required string ProposedBy { get; set; }
    public DateTimeOffset ProposedAt { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecisionReason { get; set; }
    public int Revision { get; set; }
}
