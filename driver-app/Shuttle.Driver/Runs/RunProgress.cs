using System.Collections.Immutable;
using Shuttle.Contracts;

namespace Shuttle.Driver.Runs;

/// <summary>
/// How far this device has come with a run: the sum of its own events, nothing else. Together with the sheet it says where every stop
/// stands and what is in the bag. Never changed, only replaced.
/// </summary>
public sealed record RunProgress
{
    public bool Started { get; init; }
    public bool Ended { get; init; }
    public PauseReason? Pause { get; init; }
    /// <summary>Only stops at which this device did something.</summary>
    public ImmutableDictionary<Guid, StopProgress> Stops { get; init; } = ImmutableDictionary<Guid, StopProgress>.Empty;

    /// <summary>Where the stop stands: this device's word, or the sheet's where the server knows more.</summary>
    public StopState StateOf(RunStop stop)
    {
        if (!Stops.TryGetValue(stop.StopId, out var own))
            return stop.State;
        if (own.State.IsFinal())
            return own.State;
        // The office took the stop out, or another device of this driver finished it before this one got there. What the sheet knows may
        // also be this device's own word from before it took it back: that counts no more.
        var over = stop.State == StopState.Cancelled
            || (stop.State.IsFinal() && stop.State != own.TakenBack && own.State is (StopState.Planned or StopState.Underway));
        return over ? stop.State : own.State;
    }

    /// <summary>What should change hands at a stop: the sheet's list, and statements signed there since.</summary>
    public IReadOnlyList<RunItem> ItemsOf(RunStop stop) =>
        Stops.TryGetValue(stop.StopId, out var own) && own.Statements.Count > 0
            ? [.. stop.Items.UnionBy(own.Statements.Select(s => s.AsItem), i => i.ItemId)] : stop.Items;

    internal StopProgress Own(RunStop stop) => Stops.TryGetValue(stop.StopId, out var own) ? own : new StopProgress { State = stop.State };

    internal RunProgress With(RunStop stop, StopProgress progress) => this with { Stops = Stops.SetItem(stop.StopId, progress) };
}

/// <summary>What this device did at one stop.</summary>
public sealed record StopProgress
{
    public required StopState State { get; init; }
    /// <summary>Items that came into the bag here.</summary>
    public ImmutableList<Guid> Took { get; init; } = [];
    /// <summary>Items that left the bag here.</summary>
    public ImmutableList<Guid> Gave { get; init; } = [];
    public ImmutableList<ItemOutcome> Outcomes { get; init; } = [];
    public FailureReason? Failure { get; init; }
    public Moment? ArrivedAt { get; init; }
    /// <summary>Call attempts since the arrival.</summary>
    public int Calls { get; init; }
    public ImmutableList<string> Photos { get; init; } = [];
    /// <summary>Statements signed here in place of papers that are not there.</summary>
    public ImmutableList<StatementHere> Statements { get; init; } = [];
    /// <summary>How the stop had ended here before that was taken back.</summary>
    public StopState? TakenBack { get; init; }
    /// <summary>The last step, which may still be taken back.</summary>
    public Step? Last { get; init; }
}

/// <summary>A statement as a document of its stop.</summary>
/// <param name="ItemId">Its id as a document: that of the event that signed it.</param>
/// <param name="Replaces">The paper it stands for.</param>
/// <param name="Form">Number of the form.</param>
public sealed record StatementHere(Guid ItemId, Guid Replaces, string Form)
{
    internal RunItem AsItem => new(ItemId, $"SPTJM {Form}", Original: true);
}

/// <summary>A step that changed a stop, with what the stop was before.</summary>
public sealed record Step(Guid EventId, Moment At, StopProgress Before);

/// <summary>An instant on the device's two clocks.</summary>
public readonly record struct Moment(DateTimeOffset Wall, long Monotonic)
{
    public static Moment Of(DriverEvent e) => new(e.DeviceTime, e.MonotonicMilliseconds);

    /// <summary>Time passed since <paramref name="earlier"/>: by the monotonic clock, or by the wall clock when the device was restarted between.</summary>
    public TimeSpan Since(Moment earlier) =>
        Monotonic >= earlier.Monotonic ? TimeSpan.FromMilliseconds(Monotonic - earlier.Monotonic) : Wall - earlier.Wall;
}

public static class StopStates
{
    /// <summary>Nothing more is to be done there.</summary>
    public static bool IsFinal(this StopState state) =>
        state is StopState.Done or StopState.Partial or StopState.Failed or StopState.Cancelled;

    public static bool IsDepot(this StopKind kind) => kind is StopKind.DepotStart or StopKind.DepotReload or StopKind.DepotEnd;
}
