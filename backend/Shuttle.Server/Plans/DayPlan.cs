using System.Text.Json;
using Shuttle.Contracts;
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
    /// <summary>The dispatcher's <see cref="PlanPin"/>s as JSON.</summary>
    public string Pins { get; set; } = "[]";
    /// <summary>The engine's routes as JSON: what an edit starts from, so that routes nobody touched keep their times to the second.</summary>
    public string Routes { get; set; } = "[]";
    public int Revision { get; set; }

    public Arrangement Arrangement() => new(Read<List<Planning.Route>>(Routes), Read<List<PlanPin>>(Pins));

    // Read once: a board of 300 stops is a third of a megabyte.
    private (string Json, PlanContent Content)? _said;

    public PlanContent Says()
    {
        if (_said is { } said && ReferenceEquals(said.Json, Content)) return said.Content;
        var content = Read<PlanContent>(Content);
        _said = (Content, content);
        return content;
    }

    public RunningDay? RunningDay() => Running is null ? null : Read<RunningDay>(Running);

    /// <summary>Writes down an arrangement and what it means.</summary>
    public void Say(Arrangement arrangement, PlanContent content)
    {
        (Routes, Pins, Content) = (Write(arrangement.Routes), Write(arrangement.Pins), Write(content));
        _said = (Content, content);
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, ContractJson.Options);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ContractJson.Options)!;
}

/// <summary>What a plan says, in the district's words instead of the engine's indices.</summary>
public sealed record PlanContent(
    IReadOnlyList<PlannedRoute> Routes, IReadOnlyList<UnservedLeg> Unserved, IReadOnlyList<PlanTerm> Score, bool TravelIsEstimate)
{
    public IReadOnlyList<PlanPin> Pins { get; init; } = [];
    /// <summary>What a person's changes break; shown, never mended in silence.</summary>
    public IReadOnlyList<BrokenRule> Broken { get; init; } = [];
    public PlanFigures Figures { get; init; } = new();
}

/// <summary>A courier's day.</summary>
public sealed record PlannedRoute(
    Guid ShiftId, Guid CourierId, string CourierName, Guid VehicleId, Guid DepotId,
    DateTimeOffset Departure, DateTimeOffset Return, int Metres, int DrivingSeconds, IReadOnlyList<PlannedStop> Stops)
{
    public IReadOnlyList<PlannedBreak> Breaks { get; init; } = [];
}

/// <summary>A pause of a courier: "Zuhur", "OfficeBreak", "FridayPrayer".</summary>
public sealed record PlannedBreak(string Kind, DateTimeOffset From, DateTimeOffset Until);

/// <summary>A planned visit.</summary>
public sealed record PlannedStop(
    Guid LegId, string RequestNumber, Requests.LegKind Kind, double Lon, double Lat, string Kelurahan,
    DateTimeOffset WindowFrom, DateTimeOffset WindowUntil, DateTimeOffset Arrival, DateTimeOffset ServiceStart, DateTimeOffset Departure,
    int LatenessSeconds, int TravelSeconds, int TravelMetres, int ServiceSeconds)
{
    /// <summary>Which stop of a job of several this is.</summary>
    public int Part { get; init; }
    /// <summary>The courier is on the way to it or there: it stays first.</summary>
    public bool Frozen { get; init; }
    /// <summary>The start that was announced before, if any, and on whose shift.</summary>
    public DateTimeOffset? Announced { get; init; }
    public Guid? AnnouncedShiftId { get; init; }
}

/// <summary>A leg that found no place, and the engine's reason code; "Aside" where a dispatcher put it aside, "Unasked" where nobody has asked yet.</summary>
public sealed record UnservedLeg(Guid LegId, string RequestNumber, string Reason)
{
    /// <summary>Each of these alone would let it be served.</summary>
    public IReadOnlyList<ProposedChange> Remedies { get; init; } = [];
}

/// <summary>A change that would let a leg be served.</summary>
/// <param name="Remedy">The engine's name of it.</param>
/// <param name="ShiftId">Who would serve it then.</param>
/// <param name="CourierName">That courier.</param>
/// <param name="Amount">By how much: seconds, bags, stops or metres, as the remedy says.</param>
/// <param name="Detail">A skill or a break.</param>
public sealed record ProposedChange(string Remedy, Guid ShiftId, string CourierName, long Amount, string? Detail);

/// <summary>A rule that a person's plan breaks.</summary>
/// <param name="Code">The referee's code.</param>
/// <param name="ShiftId">On whose shift.</param>
/// <param name="LegId">Which leg, if it is about one.</param>
/// <param name="Amount">By how much, in the unit the code names.</param>
public sealed record BrokenRule(string Code, Guid? ShiftId, Guid? LegId, long Amount);

/// <summary>A term of the objective, as the engine counted it and the referee confirmed.</summary>
public sealed record PlanTerm(string Level, string Term, long Value);
