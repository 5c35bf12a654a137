using Shuttle.Contracts;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Screens;

/// <summary>What a thumb can do at a stop.</summary>
public enum StopAction
{
    /// <summary>Set off for it.</summary>
    Depart,
    /// <summary>Say "arrived".</summary>
    Arrive,
    /// <summary>Walk the checklist and hand over.</summary>
    HandOver,
    /// <summary>Finish a visit or an attestation.</summary>
    Serve,
    /// <summary>Take over or hand in documents at the depot.</summary>
    LoadUnload,
    /// <summary>Count the bag and end the run.</summary>
    CountBag,
    /// <summary>Begin the break.</summary>
    Pause,
    /// <summary>Go on after a pause.</summary>
    Resume,
    /// <summary>Say why it did not work.</summary>
    Fail,
    /// <summary>Take back the last step.</summary>
    Undo,
}

/// <summary>One stop, big: whom to ask for, where, what for, and the buttons that make sense now. The first action is the big one.</summary>
public sealed record StopCardScreen(
    Guid StopId, string Title, string StateText, string? Name, string? Address, string? Landmark, string? Notes, string? CallUri, string? ChatUri,
    IReadOnlyList<string> Items, string Window, IReadOnlyList<StopAction> Actions, NobodyHome? Waiting, string? WaitingText)
{
    public static StopCardScreen Of(RunSheet sheet, RunProgress run, RunStop stop, Moment now, Words words)
    {
        var state = run.StateOf(stop);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(sheet.TimeZone);
        string Local(DateTimeOffset at) => words.Time(TimeZoneInfo.ConvertTime(at, zone));
        var waiting = state == StopState.Arrived && !stop.Kind.IsDepot() && stop.Kind != StopKind.Break ? NobodyHome.At(run, stop, now) : null;
        return new(
            stop.StopId, words.Of(stop.Kind), words.Of(state), stop.ContactName, stop.Address, stop.Landmark, stop.Notes,
            stop.Phone is { } phone ? $"tel:{phone}" : null, stop.Phone is { } number ? $"https://wa.me/{number.TrimStart('+')}" : null,
            [.. stop.Items.Select(i => i.Original ? $"{i.Name} ({words["stop.original"]})" : i.Name)],
            stop is { WindowFrom: { } from, WindowUntil: { } until } ? $"{Local(from)}–{Local(until)}" : "",
            [.. Possible(sheet, run, stop, now)], waiting,
            waiting is null ? null : waiting.Why is { } why ? words.Why(why) : words["stop.nobodyHomeAllowed"]);
    }

    static IEnumerable<StopAction> Possible(RunSheet sheet, RunProgress run, RunStop stop, Moment now)
    {
        if (!run.Started || run.Ended)
            yield break;
        if (run.Pause is not null)
        {
            yield return StopAction.Resume;
            yield break;
        }
        var state = run.StateOf(stop);
        if (!state.IsFinal())
        {
            if (stop.Kind == StopKind.Break)
                yield return StopAction.Pause;
            else if (stop.Kind == StopKind.DepotStart || (stop.Kind == StopKind.DepotReload && state == StopState.Arrived))
                yield return StopAction.LoadUnload;
            else if (state == StopState.Arrived)
                yield return stop.Kind switch
                {
                    StopKind.DepotEnd => StopAction.CountBag,
                    StopKind.Attest or StopKind.Visit => StopAction.Serve,
                    _ => StopAction.HandOver,
                };
            if (stop.Kind is not (StopKind.DepotStart or StopKind.Break) && state != StopState.Arrived)
            {
                yield return state == StopState.Underway ? StopAction.Arrive : StopAction.Depart;
                if (state == StopState.Planned)
                    yield return StopAction.Arrive; // forgot to say "depart"
            }
            if (!stop.Kind.IsDepot())
                yield return StopAction.Fail;
        }
        if (RunUndo.Possible(sheet, run, stop, now) is not null)
            yield return StopAction.Undo;
    }
}
