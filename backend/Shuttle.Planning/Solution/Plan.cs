namespace Shuttle.Planning;

/// <summary>An answer: routes with times, what was left out, and what it is worth. Always re-checkable with the referee in <c>Check</c>.</summary>
public sealed record Plan
{
    /// <summary>Used vehicles in the order of the problem.</summary>
    public required IReadOnlyList<Route> Routes { get; init; }
    /// <summary>Ids of jobs that are not served, in the order of the problem.</summary>
    public required IReadOnlyList<string> Unserved { get; init; }
    /// <summary>The objective, level by level and term by term.</summary>
    public required Score Score { get; init; }
    /// <summary>Iterations made; with the seed it reproduces the plan.</summary>
    public long Iterations { get; init; }
    /// <summary>Seed used.</summary>
    public ulong Seed { get; init; }
    /// <summary>Version of the engine.</summary>
    public string EngineVersion { get; init; } = "";
}

/// <summary>Levels in order of importance.</summary>
public sealed record Score(IReadOnlyList<LevelScore> Levels) : IComparable<Score>
{
    /// <inheritdoc/>
    public int CompareTo(Score? other)
    {
        for (var i = 0; other is not null && i < Levels.Count; i++)
            if (Levels[i].Value.CompareTo(other.Levels[i].Value) is var c && c != 0) return c;
        return other is null ? -1 : 0;
    }
}

/// <summary>A level's value and the raw (unweighted) value of each of its terms.</summary>
public sealed record LevelScore(string Name, long Value, IReadOnlyList<TermScore> Terms);

/// <summary>The raw value of a term.</summary>
public sealed record TermScore(Term Term, long Value);

/// <summary>What one vehicle does, from start to end.</summary>
public sealed record Route(string VehicleId, IReadOnlyList<Step> Steps, int Metres, int DrivingSeconds, int DutySeconds, long Cost);

/// <summary>What a step is.</summary>
public enum StepKind
{
    /// <summary>Departure.</summary>
    Start,
    /// <summary>A stop of a job.</summary>
    Stop,
    /// <summary>A pause.</summary>
    Break,
    /// <summary>Unloading and loading at the depot between trips.</summary>
    Reload,
    /// <summary>Return.</summary>
    End,
}

/// <summary>One step of a route; times in seconds, load after the step.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="JobId">The job, or the break's id.</param>
/// <param name="Stop">Index of the stop in the job.</param>
/// <param name="Location">Where; null for a break on the way.</param>
/// <param name="Arrival">When the vehicle gets there.</param>
/// <param name="ServiceStart">When service starts, after waiting and set-up.</param>
/// <param name="Departure">When it leaves.</param>
/// <param name="LatenessSeconds">Start beyond the soft end.</param>
/// <param name="Load">On board after it, per dimension.</param>
/// <param name="TravelSeconds">Driving from the previous step.</param>
/// <param name="TravelMetres">Metres from the previous step.</param>
public sealed record Step(
    StepKind Kind, string? JobId, int Stop, int? Location, int Arrival, int ServiceStart, int Departure,
    int LatenessSeconds, IReadOnlyList<int> Load, int TravelSeconds, int TravelMetres);
