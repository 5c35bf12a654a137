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

    /// <summary>Shuttle's: keep promises, the vulnerable first; then lateness; then what people were told; then the cost of the road.</summary>
    public static Objective PromiseFirst { get; } = new(
        [
            new("promises", [new(Term.UnservedByPriority, 1), new(Term.UnservedWorth, 1)]),
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
    /// <summary>Σ over unserved jobs of a weight that grows with priority so that one job of priority p outweighs what lower ones can sum to.</summary>
    UnservedByPriority,
    /// <summary>Vehicles that serve at least one stop.</summary>
    Vehicles,
    /// <summary>Σ metres driven.</summary>
    Metres,
    /// <summary>Σ seconds driven.</summary>
    DrivingSeconds,
    /// <summary>Σ seconds between departure and return.</summary>
    DutySeconds,
    /// <summary>Σ fixed cost and cost of driving, duty and kilometres, rounded down once per vehicle.</summary>
    Cost,
    /// <summary>Σ seconds that service starts beyond <see cref="TimeWindow.SoftUntil"/>.</summary>
    LatenessSeconds,
    /// <summary>Soft breaks that were not taken.</summary>
    SkippedBreaks,
    /// <summary>Σ seconds that announced starts move beyond their tolerance.</summary>
    AnnouncedShiftSeconds,
    /// <summary>Announced jobs that another vehicle serves.</summary>
    VehicleChanges,
    /// <summary>Pairs of jobs announced next to each other in the same vehicle that are no longer in that order there.</summary>
    OrderChanges,
    /// <summary>Σ over used vehicles of (duty − mean duty)² / 3600: the balance between couriers.</summary>
    DutySecondsSquaredImbalance,
    /// <summary>Served jobs whose area the vehicle does not know.</summary>
    Unfamiliar,
}
