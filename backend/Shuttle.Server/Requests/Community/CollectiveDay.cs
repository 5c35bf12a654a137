using NetTopologySuite.Geometries;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Community;

/// <summary>Where a proposed day or household stands.</summary>
public enum ProposalState { Proposed, Accepted, Declined, Withdrawn }

/// <summary>A day on which a courier waits at one place of an RW and its residents bring their papers there.</summary>
public sealed class CollectiveDay : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    /// <summary>"14.71.07.1006/005".</summary>
    public required string RwCode { get; set; }
    /// <summary>Local day.</summary>
    public DateOnly Day { get; set; }
    public DateTimeOffset From { get; set; }
    public DateTimeOffset Until { get; set; }
    /// <summary>"Pos RW 005, Jalan Melati".</summary>
    public required string Place { get; set; }
    public required Point Point { get; set; }
    /// <summary>Requests that can be taken in one visit.</summary>
    public int Places { get; set; }
    public ProposalState State { get; set; }
    public Guid ProposedById { get; set; }
    public required string ProposedBy { get; set; }
    public DateTimeOffset ProposedAt { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecisionReason { get; set; }
    public int Revision { get; set; }
    public List<CollectiveBooking> Bookings { get; set; } = [];
}

/// <summary>A request that is handed over on a collective day.</summary>
public sealed class CollectiveBooking : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid CollectiveDayId { get; set; }
    public Guid RequestId { get; set; }
}
