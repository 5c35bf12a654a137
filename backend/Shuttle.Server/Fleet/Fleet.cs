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
    /// <summary>False: kept for old runs, no longer given out.</summary>
    public bool Active { get; set; } = true;
    public int Revision { get; set; }
}

/// <summary>What somebody on the road is there for.</summary>
public enum CourierKind
{
    /// <summary>Carries documents.</summary>
    Courier,
    /// <summary>An officer who serves at home: attests, photographs, records.</summary>
    Officer,
}

/// <summary>A courier or visiting officer.</summary>
public sealed class Courier : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid AccountId { get; set; }
    public required string Name { get; set; }
    public List<string> Skills { get; set; } = [];
    public CourierKind Kind { get; set; }
    /// <summary>False: kept for old runs, no longer on the roster.</summary>
    public bool Active { get; set; } = true;
    public int Revision { get; set; }
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
    /// <summary>The pattern it was rolled out from; null where it was entered by hand.</summary>
    public Guid? PatternId { get; set; }
    /// <summary>When the courier dropped out of it (accident, illness); nothing more is planned for this shift.</summary>
    public DateTimeOffset? DroppedOutAt { get; set; }
    public int Revision { get; set; }
}

/// <summary>A shift that comes back every week; rolled out into shifts day by day, holidays and leave left out.</summary>
public sealed class ShiftPattern : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid CourierId { get; set; }
    public Guid VehicleId { get; set; }
    public Guid DepotId { get; set; }
    /// <summary>Days of the week, Sunday 0.</summary>
    public List<int> Weekdays { get; set; } = [];
    public TimeOnly From { get; set; }
    public TimeOnly Until { get; set; }
    public DateOnly FirstDay { get; set; }
    /// <summary>Inclusive; null: until somebody ends it.</summary>
    public DateOnly? LastDay { get; set; }
    public int Revision { get; set; }
}

/// <summary>Days on which a courier is away; both ends belong to it.</summary>
public sealed class Leave : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid CourierId { get; set; }
    public DateOnly FirstDay { get; set; }
    public DateOnly LastDay { get; set; }
    public string? Reason { get; set; }
}
