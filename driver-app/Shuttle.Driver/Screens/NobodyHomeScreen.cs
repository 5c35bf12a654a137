using Shuttle.Contracts;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Screens;

/// <summary>Waiting at a closed gate: the clock, the calls still to make, and the rule in words.</summary>
/// <param name="Clock">"4:10" counting down; "0:00" when the wait is over.</param>
/// <param name="Share">How much of the wait is over, 0 to 1.</param>
public sealed record NobodyHomeScreen(string Title, string Clock, double Share, string Rule, string CallsText, string? CallUri, bool MayRecord, string? Why)
{
    public static NobodyHomeScreen Of(RunProgress run, RunStop stop, Moment now, Words words)
    {
        var timer = NobodyHome.At(run, stop, now);
        return new(
            words["nobodyHome.title"], $"{(int)timer.Left.TotalMinutes}:{timer.Left.Seconds:00}", 1 - (timer.Left / RunRules.NobodyHomeWait),
            words["nobodyHome.rule", RunRules.NobodyHomeWait.TotalMinutes, RunRules.NobodyHomeCalls], words["nobodyHome.calls", timer.CallsLeft],
            stop.Phone is { } phone ? $"tel:{phone}" : null, timer.Allowed, timer.Why is { } why ? words.Why(why) : null);
    }
}
