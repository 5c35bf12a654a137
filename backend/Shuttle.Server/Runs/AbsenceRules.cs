using Shuttle.Contracts;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>What the history of a stop says for "nobody home".</summary>
public sealed record AbsenceEvidence(int WaitedSeconds, int Calls);

/// <summary>When "nobody home" may be said, and when it counts; pure.</summary>
public static class AbsenceRules
{
    public static readonly Refusal NotArrived = new("not-arrived", StatusCodes.Status409Conflict);
    public static readonly Refusal WaitLonger = new("nobody-home-wait", StatusCodes.Status409Conflict);
    public static readonly Refusal CallAgain = new("nobody-home-calls", StatusCodes.Status409Conflict);
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(5);
    public const int Calls = 2;
    /// <summary>An event that took longer to arrive found nobody to ask: it counts by itself.</summary>
    public static readonly TimeSpan Offline = TimeSpan.FromMinutes(3);
    /// <summary>After this the dispatcher's silence counts as yes: a resident must not wait for the next slot because nobody looked.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(15);

    /// <param name="atStop">What the device recorded at this stop, oldest first, without what was taken back.</param>
    /// <param name="said">"Nobody home."</param>
    public static Outcome<AbsenceEvidence> Judge(IReadOnlyList<DriverEvent> atStop, StopFailed said)
    {
        // On paper there is no clock to ask: the officer who enters it has the courier's word.
        if (said.DeviceId == Guid.Empty) return new AbsenceEvidence(0, 0);
        if (atStop.OfType<Arrived>().LastOrDefault() is not { } arrived) return NotArrived;
        var waited = Between(arrived, said);
        if (waited < Wait) return WaitLonger.With(Wait.TotalMinutes, (arrived.DeviceTime + Wait).ToOffset(said.DeviceTime.Offset));
        var calls = atStop.OfType<CallAttempted>().Count(c => c.Sequence > arrived.Sequence);
        return calls < Calls ? CallAgain.With(Calls, calls) : new AbsenceEvidence((int)waited.TotalSeconds, calls);
    }

    /// <summary>When a claim counts although nobody has confirmed it.</summary>
    public static DateTimeOffset AutomaticAt(DateTimeOffset said, DateTimeOffset heard) => heard - said > Offline ? heard : heard + Silence;

    // By the monotonic clock, which nobody can set; by the wall clock where the device was restarted between or has no other.
    private static TimeSpan Between(DriverEvent earlier, DriverEvent later) =>
        earlier.MonotonicMilliseconds > 0 && later.MonotonicMilliseconds >= earlier.MonotonicMilliseconds
            ? TimeSpan.FromMilliseconds(later.MonotonicMilliseconds - earlier.MonotonicMilliseconds) : later.DeviceTime - earlier.DeviceTime;
}
