using System.Text.Json;
using Shuttle.Contracts;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>
/// What a stop, its leg and its request were before a step, and the visit that the step booked: kept with the event so that taking it back
/// restores exactly that, whatever the rules of the step were.
/// </summary>
public sealed record StepBefore(StopState Stop, DateTimeOffset? ArrivedAt, LegState? Leg, int FailedVisits, RequestState? Request)
{
    /// <summary>The next visit, if the step booked one.</summary>
    public Guid? NextLegId { get; init; }

    /// <summary>The steps that change a stop and can be taken back.</summary>
    public static bool IsKeptFor(DriverEvent said) =>
        said is Departed or Arrived or ItemsReceived or ItemsDelivered or StopServed or StopFailed or ItemsLoaded or ItemsUnloaded;

    public string ToJson() => JsonSerializer.Serialize(this, ContractJson.Options);

    public static StepBefore FromJson(string json) => JsonSerializer.Deserialize<StepBefore>(json, ContractJson.Options)!;
}
