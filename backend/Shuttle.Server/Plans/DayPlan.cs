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
    /// <summary>The moment it is planned from: the couriers of a running day go on from where they were then.</summary>
    public DateTimeOffset AsOf { get; set; }
    /// <summary>The <see cref="RunningDay"/> at <see cref="AsOf"/> as JSON; null for a day that had not begun.</summary>
    public string? Running { get; set; }
    /// <summary>The engine's problem needs no more than the day's data; the dispatcher's own wishes are these <see cref="PlanPin"/>s as JSON.</summary>
    public string Pins { get; set; } = "[]";
    public int Revision { get; set; }
}

/// <summary>What a dispatcher fixed about a leg; a null part is free.</summary>
/// <param name="LegId">The leg.</param>
/// <param name="ShiftId">Must be on this shift.</param>
/// <param name="Position">Must be the shift's stop of this number, counted from 0; -1: the last one.</param>
/// <param name="Start">Work at the door must begin exactly then.</param>
public sealed record PlanPin(Guid LegId, Guid? ShiftId = null, int? Position = null, DateTimeOffset? Start = null);

/// <summary>One change that a dispatcher made to a draft: what undo takes back, and what a colleague is told who saves later.</summary>
public sealed class PlanEdit : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid PlanId { get; set; }
    /// <summary>The plan's revision after the change.</summary>
    public int Number { get; set; }
    /// <summary>What was done: "move", "pool", "pin", "optimise", "undo" …</summary>
    public required string Kind { get; set; }
    /// <summary>Plain values for the words: request number, couriers.</summary>
    public List<string> Args { get; set; } = [];
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
    /// <summary>The <see cref="PlanOrders"/> before and after, as JSON.</summary>
    public required string Before { get; set; }
    public required string After { get; set; }
    /// <summary>The number of the edit that took it back, while it is taken back.</summary>
    public int? UndoneBy { get; set; }
}

/// <summary>What a resident and a courier were last told about a leg: by it stability is judged, and whether a new time is worth a message.</summary>
public sealed class AnnouncedTime : IOfDistrict
{
    /// <summary>The leg's id.</summary>
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid ShiftId { get; set; }
    /// <summary>Place on the shift, counted from 0.</summary>
    public int Order { get; set; }
    /// <summary>The start of the visit that the resident was told.</summary>
    public DateTimeOffset Start { get; set; }
    public DateTimeOffset ToldAt { get; set; }
}

public enum PlanJobState { Running, Done, Refused, Lost }

/// <summary>A search for a plan while it runs, and how it ended; a row, so that every node can show it and anybody can stop it.</summary>
public sealed class PlanJob : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public DateOnly Day { get; set; }
    public PlanJobState State { get; set; }
    public required string By { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    /// <summary>The node says that it is alive; a job that has been silent too long is lost.</summary>
    public DateTimeOffset HeardAt { get; set; }
    /// <summary>The <see cref="PlanFigures"/> of the best plan so far, as JSON.</summary>
    public string? Best { get; set; }
    public int Improvements { get; set; }
    /// <summary>Somebody is satisfied with what there is.</summary>
    public bool StopAsked { get; set; }
    /// <summary>The draft it became.</summary>
    public Guid? PlanId { get; set; }
    /// <summary>Why there is none.</summary>
    public string? RefusalCode { get; set; }
    public string? RefusalText { get; set; }
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
