namespace Shuttle.Planning.Timing;

/// <summary>A step to be timed, with everything the clock needs at hand.</summary>
sealed class RouteTask
{
    public required StepKind Kind { get; init; }
    /// <summary>Null for a break, which is taken on the way.</summary>
    public int? Location { get; init; }
    public Job? Job { get; init; }
    public int Stop { get; init; }
    public Break? Break { get; init; }
    public TimeWindow[] Windows { get; init; } = [];
    public int ServiceSeconds { get; init; }
    public int SetupSeconds { get; init; }
    public int? At { get; init; }
    public int? After { get; init; }
    public int? Before { get; init; }

    public JobStop JobStop => Job!.Stops[Stop];
    public string? Id => Job?.Id ?? Break?.Id;

    public static RouteTask Of(Job job, int stop, Vehicle vehicle) => new()
    {
        Kind = StepKind.Stop,
        Location = job.Stops[stop].Location,
        Job = job,
        Stop = stop,
        Windows = [.. job.Stops[stop].Windows],
        ServiceSeconds = job.Stops[stop].ServiceSecondsOf(vehicle),
        SetupSeconds = job.Stops[stop].SetupSecondsOf(vehicle),
        After = stop == 0 ? job.Pin?.StartSeconds : null,
    };

    public static RouteTask Of(Break pause) => new()
    {
        Kind = StepKind.Break,
        Break = pause,
        Windows = [.. pause.Windows.Select(window => window with { SoftUntil = null })],
        ServiceSeconds = pause.DurationSeconds,
    };

    public static RouteTask Of(Reload reload) => new() { Kind = StepKind.Reload, Location = reload.Location, ServiceSeconds = reload.ServiceSeconds };

    public RouteTask Forced(OrderedStep step) => new()
    {
        Kind = Kind, Location = Location, Job = Job, Stop = Stop, Break = Break, Windows = Windows, ServiceSeconds = ServiceSeconds, SetupSeconds = SetupSeconds,
        At = step.At, After = step.After ?? After, Before = step.Before,
    };
}
