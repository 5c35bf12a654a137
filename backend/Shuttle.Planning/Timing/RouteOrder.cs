namespace Shuttle.Planning.Timing;

/// <summary>A route as a person gives it: who goes where in which order. The times are what is asked for.</summary>
/// <param name="VehicleId">The vehicle.</param>
/// <param name="Steps">What lies between start and end: stops, breaks and reloads.</param>
public sealed record RouteOrder(string VehicleId, IReadOnlyList<OrderedStep> Steps)
{
    /// <summary>If set, the vehicle does not leave before it.</summary>
    public int? DepartAfter { get; init; }

    /// <summary>The order of an existing route.</summary>
    public static RouteOrder Of(Route route) => new(route.VehicleId,
        [.. route.Steps.Where(step => step.Kind is not (StepKind.Start or StepKind.End)).Select(step => new OrderedStep(step.Kind, step.JobId, step.Stop))]);
}

/// <summary>One step of an order.</summary>
/// <param name="Kind">Stop, break or reload.</param>
/// <param name="Id">The job, or the vehicle's break.</param>
/// <param name="Stop">Index of the stop in the job.</param>
/// <param name="At">If set, work begins exactly then, whatever the windows say.</param>
/// <param name="After">If set, work begins no earlier.</param>
/// <param name="Before">If set, work begins no later, even where a window is not open yet.</param>
public sealed record OrderedStep(StepKind Kind, string? Id = null, int Stop = 0, int? At = null, int? After = null, int? Before = null);
