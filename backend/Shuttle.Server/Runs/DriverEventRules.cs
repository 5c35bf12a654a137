using Shuttle.Contracts;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>What a driver's event may do to a run; pure. Custody and history are the use case's business.</summary>
public static class DriverEventRules
{
    public static readonly Refusal UnknownStop = new("unknown-stop");
    public static readonly Refusal RunClosed = new("run-closed", StatusCodes.Status409Conflict);
    public static readonly Refusal StopFinished = new("stop-finished", StatusCodes.Status409Conflict);
    public static readonly Refusal ItemNotOnStop = new("item-not-on-stop");
    public static readonly Refusal WrongKind = new("event-not-for-this-stop");

    /// <summary>The stop the event is about (null for events of the whole run), or why it cannot be.</summary>
    public static Outcome<Stop?> Admit(DriverEvent said, Run run)
    {
        if (run.State == RunState.Closed) return RunClosed;
        var stop = said.StopId is { } id ? run.Stops.Find(s => s.Id == id) : null;
        if (said.StopId is not null && stop is null) return UnknownStop;
        return said switch
        {
            Departed or Arrived or StopFailed or ItemsReceived or ItemsDelivered or StatementSigned or StopServed when stop is null => UnknownStop,
            Departed or Arrived or StopFailed or ItemsReceived or ItemsDelivered or StatementSigned or StopServed when stop!.IsFinished => StopFinished,
            StopServed when stop!.Kind is not (StopKind.Attest or StopKind.Visit) => WrongKind,
            // An officer who visits may take documents along.
            ItemsReceived or StatementSigned when stop!.Kind is not (StopKind.Collect or StopKind.Visit) => WrongKind,
            ItemsDelivered when stop!.Kind != StopKind.Return => WrongKind,
            StopFailed when stop!.LegId is null => WrongKind,
            _ => stop,
        };
    }

    public static void Arrive(Stop stop, DateTimeOffset at) => (stop.State, stop.ArrivedAt) = (StopState.Arrived, at);

    public static void Depart(Run run, Stop stop, Leg? leg, DateTimeOffset at)
    {
        // Leaving for a stop is what ends the depot.
        foreach (var start in run.Stops.Where(s => s is { Kind: StopKind.DepotStart, IsFinished: false } && s != stop)) Finish(start, StopState.Done, at);
        if (stop.State == StopState.Planned) stop.State = StopState.Underway;
        if (leg is { State: LegState.Planned or LegState.Waiting }) leg.State = LegState.Underway;
    }

    public static void Finish(Stop stop, StopState state, DateTimeOffset at)
    {
        stop.State = state;
        stop.ArrivedAt ??= at;
        stop.FinishedAt = at;
    }
}
