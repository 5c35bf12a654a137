using Shuttle.Server.Platform;

namespace Shuttle.Server.Fleet;

public sealed class Vehicle : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public required string Plate { get; set; }
    /// <summary>Road profile: motorbike, car, foot.</summary>
    public string Profile { get; set; } = "motorbike";
    /// <summary>How many households' bags it carries.</summary>
    public int CapacityBags { get; set; } = 40;
}

/// <summary>A courier or visiting officer.</summary>
public sealed class Courier : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid AccountId { get; set; }
    public required string Name { get; set; }
    public List<string> Skills { get; set; } = [];
}

/// <summary>A courier on duty with a vehicle on one day.</summary>
public sealed class Shift : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid CourierId { get; set; }
    public Guid VehicleId { get; set; }
    public Guid DepotId { get; set; }
    public DateOnly Day { get; set; }
    public TimeOnly From { get; set; }
    public TimeOnly Until { get; set; }
    /// <summary>Equipment taken along: "biometric".</summary>
    public List<string> Kits { get; set; } = [];
}
