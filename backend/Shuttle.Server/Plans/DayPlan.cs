using Shuttle.Server.Platform;

namespace Shuttle.Server.Plans;

public enum PlanState { Draft, Published, Superseded }

/// <summary>One version of a day's plan. A published version is never edited: a change is the next version.</summary>
public sealed class DayPlan : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public DateOnly Day { get; set; }
    /// <summary>1, 2, 3 … within the day.</summary>
    public int Version { get; set; }
    public PlanState State { get; set; }
    /// <summary>The <see cref="PlanContent"/> as JSON.</summary>
    public required string Content { get; set; }
    /// <summary>With the engine version and the iterations it reproduces the plan.</summary>
    public long Seed { get; set; }
    public long Iterations { get; set; }
    public required string EngineVersion { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public required string CreatedBy { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }
    public int Revision { get; set; }
}

/// <summary>What a plan says, in the district's words instead of the engine's indices.</summary>
public sealed record PlanContent(
    IReadOnlyList<PlannedRoute> Routes, IReadOnlyList<UnservedLeg> Unserved, IReadOnlyList<PlanTerm> Score, bool TravelIsEstimate);

/// <summary>A courier's day.</summary>
public sealed record PlannedRoute(
    Guid ShiftId, Guid CourierId, string CourierName, Guid VehicleId, Guid DepotId,
    DateTimeOffset Departure, DateTimeOffset Return, int Metres, int DrivingSeconds, IReadOnlyList<PlannedStop> Stops);

/// <summary>A planned visit.</summary>
public sealed record PlannedStop(
    Guid LegId, string RequestNumber, Requests.LegKind Kind, double Lon, double Lat, string Kelurahan,
    DateTimeOffset WindowFrom, DateTimeOffset WindowUntil, DateTimeOffset Arrival, DateTimeOffset ServiceStart, DateTimeOffset Departure,
    int LatenessSeconds, int TravelSeconds, int TravelMetres, int ServiceSeconds);

/// <summary>A leg that found no place, and the engine's reason code.</summary>
public sealed record UnservedLeg(Guid LegId, string RequestNumber, string Reason);

/// <summary>A term of the objective, as the engine counted it and the referee confirmed.</summary>
public sealed record PlanTerm(string Level, string Term, long Value);
