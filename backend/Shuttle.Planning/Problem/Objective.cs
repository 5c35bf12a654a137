namespace Shuttle.Planning;

/// <summary>Levels from the most important down: a plan is better when it is better on the first level where two plans differ.</summary>
public sealed record Objective(IReadOnlyList<Level> Levels)
{
    /// <summary>Fewest vehicles, then metres: the rule of Solomon, Homberger, Li and Lim, Sartori and Buriol.</summary>
    public static Objective Hierarchical { get; } = new(
        [new("unserved", [new(Term.UnservedWorth, 1)]), new("vehicles", [new(Term.Vehicles, 1)]), new("distance", [new(Term.Metres, 1)])]);

    /// <summary>Metres only (DIMACS).</summary>
    public static Objective Distance { get; } = new(
        [new("unserved", [new(Term.UnservedWorth, 1)]), new("distance", [new(Term.Metres, 1)])]);

    /// <summary>VROOM's: serve the most (by priority), then the least cost.</summary>
    public static Objective Cost { get; } = new(
        [new("unserved", [new(Term.UnservedByPriority, 1), new(Term.UnservedWorth, 1)]), new("cost", [new(Term.Cost, 1)])]);

    /// <summary>Shuttle's: keep promises, the vulnerable first (a worth only decides between equals); then lateness; then what people were told; then the cost of the road.</summary>
    public static Objective PromiseFirst { get; } = new(
        [
            new("promises", [new(Term.UnservedByPriority, 1)]),
            new("worth", [new(Term.UnservedWorth, 1)]),
            new("lateness", [new(Term.LatenessSeconds, 1), new(Term.SkippedBreaks, 900)]),
            new("stability", [new(Term.AnnouncedShiftSeconds, 1), new(Term.VehicleChanges, 1800), new(Term.OrderChanges, 60)]),
            new("cost", [new(Term.Cost, 1000), new(Term.DutySecondsSquaredImbalance, 1), new(Term.Unfamiliar, 60_000)]),
        ]);
}

/// <summary>A level: the weighted sum of its terms, smaller is better.</summary>
public sealed record Level(string Name, IReadOnlyList<WeightedTerm> Terms);

/// <summary>A term and what one unit of it weighs within its level.</summary>
public sealed record WeightedTerm(Term Term, long Weight);

/// <summary>What can be counted about a plan; all are ≥ 0, smaller is better.</summary>
public enum Term
{
    /// <summary>Σ <see cref="Job.Worth"/> over unserved jobs.</summary>
    UnservedWorth,
    /// <summary>
    /// Σ over unserved jobs of a weight that grows with priority so that one job of priority p outweighs what lower ones can sum to:
    /// the product of (1 + number of jobs of that priority) over all lower priorities that occur, at most 2^40.
    /// </summary>
    UnservedByPriority,
    /// <summary>Vehicles that serve at least one stop.</summary>
    Vehicles,
    /// <summary>Σ metres driven.</summary>
    Metres,
    /// <summary>Σ seconds driven.</summary>
    DrivingSeconds,
    /// <summary>Σ seconds between departure and return.</summary>
    DutySeconds,
    /// <summary>
    /// Σ over used vehicles: fixed + (10·driving·<see cref="Vehicle.CostPerDrivingHour"/> + 10·duty·<see cref="Vehicle.CostPerDutyHour"/>
    /// + 36·metres·<see cref="Vehicle.CostPerKilometre"/>) / 36000, rounded down once per vehicle.
    /// </summary>
    Cost,
    /// <summary>Σ seconds that service starts beyond <see cref="TimeWindow.SoftUntil"/>.</summary>
    LatenessSeconds,
    /// <summary>Soft breaks of used vehicles that were due and not taken.</summary>
    SkippedBreaks,
    /// <summary>Σ over served jobs of the seconds by which the first stop's start is farther from the announced one, to either side, than the tolerance.</summary>
    AnnouncedShiftSeconds,
    /// <summary>Served jobs that were announced with a vehicle and are served by another.</summary>
    VehicleChanges,
    /// <summary>
    /// Pairs of jobs announced next to each other in the same vehicle (by vehicle and ascending order) that are no longer both in that
    /// vehicle with the first one's first stop before the second one's.
    /// </summary>
    OrderChanges,
    /// <summary>Σ over used vehicles of (duty − mean duty)² / 3600, rounded down once, that is (n·Σduty² − (Σduty)²) / (3600·n): the balance between couriers.</summary>
    DutySecondsSquaredImbalance,
    /// <summary>Served jobs with an area that is not among those the vehicle knows.</summary>
    Unfamiliar,
}
