using Shuttle.Contracts;

namespace Shuttle.Driver.Runs;

/// <summary>Taking back the last step at a stop: within minutes, by a further event, leaving both in history.</summary>
public static class RunUndo
{
    internal static Ruling TakeBack(RunSheet sheet, RunProgress run, Undone e)
    {
        if (string.IsNullOrWhiteSpace(e.Why))
            return new Refusal("undo-needs-reason");
        if (sheet.Stops.FirstOrDefault(s => run.Stops.TryGetValue(s.StopId, out var p) && p.Last?.EventId == e.EventId) is not { } stop)
            return new Refusal("undo-not-last");
        if (Blocked(sheet, run, stop, Moment.Of(e)) is { } refusal)
            return refusal;
        var own = run.Own(stop);
        // Calls, photos and signed statements are there whatever becomes of the step.
        return run.With(stop, own.Last!.Before with
        {
            Calls = own.Calls,
            Photos = own.Photos,
            Statements = own.Statements,
            TakenBack = own.State.IsFinal() ? own.State : own.TakenBack,
        });
    }

    /// <summary>The event that may be taken back at this stop now, if any.</summary>
    public static Guid? Possible(RunSheet sheet, RunProgress run, RunStop stop, Moment now) =>
        run.Stops.TryGetValue(stop.StopId, out var own) && own.Last is { } last && !run.Ended && Blocked(sheet, run, stop, now) is null
            ? last.EventId : null;

    /// <summary>Forgets what can no longer be taken back, so that the state does not grow with the day.</summary>
    internal static RunProgress Settle(RunProgress run, Moment now)
    {
        foreach (var (id, stop) in run.Stops)
            if (stop.Last is { } last && now.Since(last.At) > RunRules.UndoWindow)
                run = run with { Stops = run.Stops.SetItem(id, stop with { Last = null }) };
        return run;
    }

    static Refusal? Blocked(RunSheet sheet, RunProgress run, RunStop stop, Moment now)
    {
        var own = run.Own(stop);
        if (now.Since(own.Last!.At) > RunRules.UndoWindow)
            return new Refusal("undo-too-late", RunRules.UndoWindow.TotalMinutes);
        // What came in by this step must not have gone on to somebody else since.
        var bag = Bag.OnBoard(sheet, run);
        return own.Took.Except(own.Last.Before.Took).All(bag.Contains) ? null : new Refusal("item-not-on-board");
    }
}
