using Shuttle.Contracts;
using Shuttle.Driver.Runs;

namespace Shuttle.Driver.AtStop;

/// <summary>The timer of "nobody home", as it is shown while the driver waits at the gate.</summary>
/// <param name="Left">Time still to wait.</param>
/// <param name="CallsLeft">Call attempts still to make.</param>
/// <param name="AllowedAt">When the wait is over by the wall clock; null before the arrival.</param>
/// <param name="Why">Why it may not be said yet; null when it may.</param>
public sealed record NobodyHome(TimeSpan Left, int CallsLeft, DateTimeOffset? AllowedAt, Refusal? Why)
{
    public bool Allowed => Why is null;

    public static NobodyHome At(RunProgress run, RunStop stop, Moment now)
    {
        var own = run.Own(stop);
        var why = RunRules.NobodyHome(own, now);
        if (own.ArrivedAt is not { } arrived)
            return new(RunRules.NobodyHomeWait, RunRules.NobodyHomeCalls, null, why);
        var left = RunRules.NobodyHomeWait - now.Since(arrived);
        return new(left > TimeSpan.Zero ? left : TimeSpan.Zero, Math.Max(0, RunRules.NobodyHomeCalls - own.Calls), now.Wall + left, why);
    }
}
