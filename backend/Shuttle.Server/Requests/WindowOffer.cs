using NetTopologySuite.Geometries;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>Where an offer stands.</summary>
public enum OfferState
{
    /// <summary>Holds its place in the plan until it expires.</summary>
    Held,
    /// <summary>A booking used it.</summary>
    Booked,
    /// <summary>Given back before it expired.</summary>
    Released,
}

/// <summary>
/// A window that was promised to somebody for some minutes. Until then it counts in the plan like a booked leg; a booking uses it at most
/// once, and only whoever asked for it.
/// </summary>
public sealed class WindowOffer : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    /// <summary>Who asked.</summary>
    public Guid AccountId { get; set; }
    public DateOnly Day { get; set; }
    public DateTimeOffset WindowFrom { get; set; }
    public DateTimeOffset WindowUntil { get; set; }
    public DateTimeOffset MadeAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public OfferState State { get; set; }
    public required Point Pin { get; set; }
    /// <summary>Services of the visit.</summary>
    public List<string> ServiceCodes { get; set; } = [];
    /// <summary>What it would add to the day: the <see cref="ProspectiveStop"/>s in order, as JSON.</summary>
    public required string Stops { get; set; }
    public int Priority { get; set; }
    /// <summary>The request (or bundle) that used it.</summary>
    public Guid? UsedBy { get; set; }
    public int Revision { get; set; }

    /// <summary>Keeps its place in the plan.</summary>
    public bool HoldsAt(DateTimeOffset now) => State == OfferState.Held && now < ExpiresAt;
}

/// <summary>A stop that a booking would add to a day.</summary>
public sealed record ProspectiveStop(LegKind Kind, double Lon, double Lat, string? PlaceName, int ServiceSeconds, IReadOnlyList<string> Skills, string? Kit);
