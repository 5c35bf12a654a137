namespace Shuttle.Planning.Check;

/// <summary>What a plan breaks. The first block is about the world, the second about what the plan says of itself.</summary>
public enum ViolationCode
{
    /// <summary>A stop or break starts outside all of its windows; the amount is seconds, late positive, early negative.</summary>
    WindowMissed,
    /// <summary>Leaves before the shift or returns after it; the amount is seconds, late positive, early negative.</summary>
    ShiftExceeded,
    /// <summary>More on board than the vehicle takes; the amount is the excess in the worst dimension.</summary>
    Capacity,
    /// <summary>The vehicle lacks a skill of the job; the amount is how many.</summary>
    SkillMissing,
    /// <summary>The job's rules name other vehicles, or exclude this one.</summary>
    VehicleNotAllowed,
    /// <summary>A stop of a job that is otherwise served is not visited.</summary>
    StopMissing,
    /// <summary>A later stop of a job comes before an earlier one.</summary>
    StopsOutOfOrder,
    /// <summary>A job's stops are in several vehicles.</summary>
    SplitOverVehicles,
    /// <summary>A job's stops are in several trips.</summary>
    SplitOverTrips,
    /// <summary>Too long between the end of the first service and the start of the last; the amount is the excess in seconds.</summary>
    OnBoardTooLong,
    /// <summary>What is on board of a vehicle is served by another, or not in its first trip.</summary>
    OnBoardElsewhere,
    /// <summary>A hard break is not taken.</summary>
    BreakMissing,
    /// <summary>A break is taken with more on board than it allows; the amount is the excess in the worst dimension.</summary>
    BreakLoad,
    /// <summary>More job stops than the vehicle may have; the amount is the excess.</summary>
    MaxStops,
    /// <summary>More metres than the vehicle may drive; the amount is the excess.</summary>
    MaxMetres,
    /// <summary>More driving than the vehicle may do; the amount is the excess in seconds.</summary>
    MaxDriving,
    /// <summary>Longer between departure and return than allowed; the amount is the excess in seconds.</summary>
    MaxDuty,
    /// <summary>More trips than allowed, or a reload where the vehicle has none; the amount is the excess.</summary>
    MaxTrips,
    /// <summary>There is no way between two places.</summary>
    Unreachable,
    /// <summary>A pinned job is in another vehicle.</summary>
    PinnedVehicle,
    /// <summary>A pinned job is at another position.</summary>
    PinnedPosition,
    /// <summary>A pinned job starts at another time; the amount is seconds, late positive, early negative.</summary>
    PinnedStart,
    /// <summary>The frozen stops are not the first ones in their order.</summary>
    FrozenChanged,

    /// <summary>Names a vehicle, job, stop or break that the problem does not have.</summary>
    Unknown,
    /// <summary>A vehicle, stop or break appears twice.</summary>
    Twice,
    /// <summary>A route does not run from start to end, or has no stop in it.</summary>
    Malformed,
    /// <summary>A step is at another place than its job, depot or vehicle says.</summary>
    WrongPlace,
    /// <summary>Reported driving differs from the matrix; the amount is reported minus true, in seconds or metres.</summary>
    WrongTravel,
    /// <summary>Reported times do not follow from each other; the amount is reported minus true, in seconds.</summary>
    WrongTime,
    /// <summary>Reported load differs from what is on board.</summary>
    WrongLoad,
    /// <summary>Reported lateness differs from the soft end; the amount is reported minus true.</summary>
    WrongLateness,
    /// <summary>A route's totals differ from its steps; the amount is reported minus true.</summary>
    WrongTotal,
    /// <summary>The list of unserved jobs differs from the jobs that are not in a route.</summary>
    WrongUnserved,
    /// <summary>The score differs from the plan's; the amount is reported minus true.</summary>
    WrongScore,
}

/// <summary>One thing a plan breaks.</summary>
/// <param name="Code">Which rule.</param>
/// <param name="VehicleId">In whose route.</param>
/// <param name="Step">Index of the step in the route.</param>
/// <param name="JobId">The job, or the break's id.</param>
/// <param name="Amount">By how much, in the unit the code names.</param>
/// <param name="Field">Which field or term of the plan, where the code is about what the plan says of itself.</param>
public sealed record Violation(ViolationCode Code, string? VehicleId = null, int? Step = null, string? JobId = null, long Amount = 0, string? Field = null)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', new[]
    {
        Code.ToString(),
        VehicleId is null ? null : $"vehicle={VehicleId}",
        Step is null ? null : $"step={Step}",
        JobId is null ? null : $"job={JobId}",
        Amount == 0 ? null : $"amount={Amount}",
        Field is null ? null : $"field={Field}",
    }.Where(part => part is not null));
}

/// <summary>The referee's word on a plan.</summary>
/// <param name="Violations">In the order of routes and steps; empty if the plan keeps every rule and tells the truth.</param>
/// <param name="Score">The objective as the referee counts it.</param>
public sealed record CheckReport(IReadOnlyList<Violation> Violations, Score Score)
{
    /// <summary>Nothing is broken.</summary>
    public bool Feasible => Violations.Count == 0;
}
