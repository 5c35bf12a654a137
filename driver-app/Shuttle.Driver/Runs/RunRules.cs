using System.Collections.Immutable;
using Shuttle.Contracts;

namespace Shuttle.Driver.Runs;

/// <summary>
/// The state machine of a run: an event either moves the run on or is refused with a stable code. Pure: all it knows is the sheet,
/// the progress so far and the event with its own two clocks.
/// </summary>
public static class RunRules
{
    /// <summary>How long the courier waits before "nobody home" may be said.</summary>
    public static readonly TimeSpan NobodyHomeWait = TimeSpan.FromMinutes(5);
    /// <summary>How often the courier tries to call before that.</summary>
    public const int NobodyHomeCalls = 2;
    /// <summary>How long a step may be taken back.</summary>
    public static readonly TimeSpan UndoWindow = Contracts.UndoWindow.Length;

    public static Ruling Apply(RunSheet sheet, RunProgress run, DriverEvent e) =>
        Rule(sheet, run, e) is var ruling && ruling.State is { } after ? RunUndo.Settle(after, Moment.Of(e)) : ruling;

    static Ruling Rule(RunSheet sheet, RunProgress run, DriverEvent e)
    {
        if (e is HelpCalled)
            return run; // a call for help is never refused
        if (run.Ended)
            return new Refusal("run-closed");
        if (e is RunStarted start)
            return Start(sheet, run, start);
        if (!run.Started)
            return new Refusal("run-not-started");
        if (e.StopId is not { } id)
            return e switch
            {
                Paused p => Pause(run, p, null),
                Resumed => Resume(run, null, e),
                Undone u => RunUndo.TakeBack(sheet, run, u),
                RunEnded => new Refusal("stop-missing"),
                _ => new Refusal("stop-missing"),
            };
        if (sheet.Stops.FirstOrDefault(s => s.StopId == id) is not { } stop)
            return new Refusal("unknown-stop");
        if (run.Pause is not null && e is not (Resumed or Undone or CallAttempted or PhotoTaken))
            return new Refusal("paused");
        return e switch
        {
            ItemsLoaded or ItemsUnloaded => AtDepot(sheet, run, stop, e),
            Departed => Depart(sheet, run, stop, e),
            Arrived => Arrive(sheet, run, stop, e),
            ItemsReceived r => HandOver.Receive(run, stop, r),
            ItemsDelivered d => HandOver.Deliver(sheet, run, stop, d),
            StatementSigned s => HandOver.State(run, stop, s),
            StopServed s => HandOver.Serve(run, stop, s),
            StopFailed f => Fail(run, stop, f),
            CallAttempted => run.With(stop, run.Own(stop) with { Calls = run.Own(stop).Calls + 1 }),
            PhotoTaken p => run.With(stop, run.Own(stop) with { Photos = run.Own(stop).Photos.Add(p.Sha256) }),
            Paused p => Pause(run, p, stop),
            Resumed => Resume(run, stop, e),
            Undone u => RunUndo.TakeBack(sheet, run, u),
            RunEnded end => End(sheet, run, stop, end),
            _ => new Refusal("unknown-event"),
        };
    }

    /// <summary>
    /// The progress that a list of events adds up to; events that no longer fit, because one before them was taken out, count for nothing.
    /// The states in the sheet are left aside: they are what the server made of these same events.
    /// </summary>
    public static RunProgress Replay(RunSheet sheet, RunProgress from, IEnumerable<DriverEvent> events)
    {
        var blank = sheet with { Stops = [.. sheet.Stops.Select(s => s with { State = StopState.Planned })] };
        return events.Aggregate(from, (run, e) => Apply(blank, run, e).State ?? run);
    }

    static Ruling Start(RunSheet sheet, RunProgress run, RunStarted e) =>
        run.Started ? new Refusal("already-started")
        : e.SheetVersion > sheet.Version ? new Refusal("sheet-version-unknown", e.SheetVersion)
        : run with { Started = true };

    static Ruling AtDepot(RunSheet sheet, RunProgress run, RunStop stop, DriverEvent e)
    {
        if (!stop.Kind.IsDepot())
            return new Refusal("wrong-kind");
        if (run.StateOf(stop).IsFinal())
            return new Refusal("stop-finished");
        if (stop.Kind != StopKind.DepotStart && run.StateOf(stop) != StopState.Arrived)
            return new Refusal("not-arrived");
        var bag = Bag.OnBoard(sheet, run);
        var own = run.Own(stop);
        if (e is ItemsUnloaded unloaded)
            return unloaded.ItemIds.All(bag.Contains)
                ? run.With(stop, own with { Gave = own.Gave.AddRange(unloaded.ItemIds), Last = StepOf(e, own) })
                : new Refusal("item-not-on-board");
        var ids = ((ItemsLoaded)e).ItemIds;
        if (ids.Any(bag.Contains))
            return new Refusal("item-on-board-already");
        return ids.All(i => sheet.Stops.Any(s => s.Items.Any(x => x.ItemId == i)))
            ? run.With(stop, own with { Took = own.Took.AddRange(ids), Last = StepOf(e, own) })
            : new Refusal("unknown-item");
    }

    static Ruling Depart(RunSheet sheet, RunProgress run, RunStop stop, DriverEvent e)
    {
        if (run.StateOf(stop).IsFinal())
            return new Refusal("stop-finished");
        if (run.StateOf(stop) == StopState.Arrived)
            return new Refusal("already-arrived");
        run = LeaveOthers(sheet, run, stop);
        var own = run.Own(stop);
        return run.With(stop, own with { State = StopState.Underway, Last = StepOf(e, own) });
    }

    static RunProgress LeaveOthers(RunSheet sheet, RunProgress run, RunStop stop)
    {
        foreach (var other in sheet.Stops.Where(s => s.StopId != stop.StopId))
        {
            var state = run.StateOf(other);
            // Leaving a depot ends it; turning away from a stop on the way makes it a plan again.
            var leaves = (other.Kind == StopKind.DepotStart && !state.IsFinal()) || (other.Kind == StopKind.DepotReload && state == StopState.Arrived);
            if (leaves)
                run = run.With(other, run.Own(other) with { State = StopState.Done, Last = null });
            else if (state == StopState.Underway)
                run = run.With(other, run.Own(other) with { State = StopState.Planned, Last = null });
        }
        return run;
    }

    static Ruling Arrive(RunSheet sheet, RunProgress run, RunStop stop, DriverEvent e)
    {
        var state = run.StateOf(stop);
        if (state.IsFinal())
            return new Refusal("stop-finished");
        if (state == StopState.Arrived)
            return new Refusal("already-arrived");
        run = LeaveOthers(sheet, run, stop); // the driver may have forgotten to say "depart"
        var own = run.Own(stop);
        return run.With(stop, own with { State = StopState.Arrived, ArrivedAt = Moment.Of(e), Calls = 0, Last = StepOf(e, own) });
    }

    static Ruling Fail(RunProgress run, RunStop stop, StopFailed e)
    {
        if (stop.Kind.IsDepot())
            return new Refusal("wrong-kind");
        var state = run.StateOf(stop);
        if (state.IsFinal())
            return new Refusal("stop-finished");
        var own = run.Own(stop);
        if (e.Reason == FailureReason.NobodyHome && NobodyHome(own, Moment.Of(e)) is { } notYet)
            return notYet;
        return run.With(stop, own with { State = StopState.Failed, Failure = e.Reason, Last = StepOf(e, own) });
    }

    /// <summary>Why "nobody home" may not be said yet, or null when it may.</summary>
    internal static Refusal? NobodyHome(StopProgress stop, Moment now)
    {
        if (stop.State != StopState.Arrived || stop.ArrivedAt is not { } arrived)
            return new Refusal("not-arrived");
        var left = NobodyHomeWait - now.Since(arrived);
        if (left > TimeSpan.Zero)
            return new Refusal("nobody-home-wait", now.Wall + left, NobodyHomeWait.TotalMinutes);
        return stop.Calls < NobodyHomeCalls ? new Refusal("nobody-home-calls", NobodyHomeCalls - stop.Calls, NobodyHomeCalls) : null;
    }

    static Ruling Pause(RunProgress run, Paused e, RunStop? stop)
    {
        if (run.Pause is not null)
            return new Refusal("paused");
        run = run with { Pause = e.Reason };
        if (stop is not { Kind: StopKind.Break } || run.StateOf(stop).IsFinal())
            return run;
        var own = run.Own(stop);
        return run.With(stop, own with { State = StopState.Arrived, ArrivedAt = Moment.Of(e), Last = null });
    }

    static Ruling Resume(RunProgress run, RunStop? stop, DriverEvent e)
    {
        if (run.Pause is null)
            return new Refusal("not-paused");
        run = run with { Pause = null };
        return stop is { Kind: StopKind.Break } ? run.With(stop, run.Own(stop) with { State = StopState.Done, Last = null }) : run;
    }

    static Ruling End(RunSheet sheet, RunProgress run, RunStop stop, RunEnded e)
    {
        if (stop.Kind != StopKind.DepotEnd)
            return new Refusal("wrong-kind");
        if (run.StateOf(stop) != StopState.Arrived)
            return new Refusal("not-arrived");
        var open = sheet.Stops.Count(s => !s.Kind.IsDepot() && s.Kind != StopKind.Break && !run.StateOf(s).IsFinal());
        if (open > 0)
            return new Refusal("stops-open", open);
        var difference = Bag.Compare(sheet, run, e.ItemIds);
        if (!difference.Agrees && string.IsNullOrWhiteSpace(e.Note))
            return new Refusal("bag-differs", difference.Missing.Count, difference.Unexpected.Count);
        return (run with { Ended = true }).With(stop, run.Own(stop) with { State = StopState.Done, Last = null });
    }

    internal static Step StepOf(DriverEvent e, StopProgress before) => new(e.Id, Moment.Of(e), before);
}
