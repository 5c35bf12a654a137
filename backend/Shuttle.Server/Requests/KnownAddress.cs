using NetTopologySuite.Geometries;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>An address that the district has been to: every successful stop moves its pin to where the gate really is.</summary>
public sealed class KnownAddress : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    /// <summary>Keyed hash of the address as it was written: the same words find it again, the words are not kept here.</summary>
    public required string AddressIndex { get; set; }
    /// <summary>Where the resident put the pin.</summary>
    public required Point SetByHand { get; set; }
    /// <summary>Where it is by all that is known.</summary>
    public required Point Pin { get; set; }
    /// <summary>0 to below 1.</summary>
    public double Confidence { get; set; }
    public int Revision { get; set; }
    public List<AddressVisit> Visits { get; set; } = [];
}

/// <summary>A stop at an address that ended well, with the place the device was at.</summary>
public sealed class AddressVisit : IOfDistrict
{
    /// <summary>Of the stop: a repeated event adds nothing.</summary>
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid AddressId { get; set; }
    public required Point Point { get; set; }
    public double AccuracyMetres { get; set; }
    public DateTimeOffset At { get; set; }
}
