using System.Diagnostics;
using Avalonia.Controls;
using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Screens;

namespace Shuttle.Driver.Head.Pages;

/// <summary>A page of one stop.</summary>
abstract class AtStopPage(Guid runId, Guid stopId) : RunPage(runId)
{
    protected RunStop Stop => Run.Sheet!.Stops.Single(s => s.StopId == stopId);

    protected bool Record(DriverEvent draft) => Shell.Record(RunId, stopId, draft);

    protected async void Photograph(string purpose)
    {
        if (await Shell.Camera.Take(Shell, CancellationToken.None) is not { } picture)
        {
            Shell.Say(Words["photo.none"]);
            return;
        }
        try
        {
            if (Shell.Do(() => App.Photos.Add(RunId, stopId, picture, purpose, out _)))
                Shell.Redraw();
        }
        catch (FormatException)
        {
            Shell.Say(Words["photo.none"]);
        }
    }

    /// <summary>Hands a number, a chat or a place over to the app that the device has for it.</summary>
    protected static void OpenOutside(string uri)
    {
        try
        {
            Process.Start(new ProcessStartInfo(uri) { UseShellExecute = true })?.Dispose();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // nothing on this device takes it; the number stands on the card
        }
    }
}

/// <summary>One stop, big.</summary>
sealed class StopPage(Guid runId, Guid stopId) : AtStopPage(runId, stopId)
{
    public override bool Ticks => true;

    public override Control Build()
    {
        var (run, stop) = (Run, Stop);
        var card = StopCardScreen.Of(run.Sheet!, run.Progress, stop, App.Clock.Moment, Words);
        return Kit.Page($"{card.Title} · {card.StateText}",
            Kit.Column([
                card.Name is { } name ? Kit.Text(name, 28, bold: true) : null,
                card.Address is { } address ? Kit.Text(address, 20) : null,
                card.Landmark is { } landmark ? Kit.Text(landmark, 20, bold: true) : null,
                card.Notes is { } notes ? Kit.Card(Kit.Text(notes, 18, bold: true), edge: Kit.Look.Warning) : null,
                card.Window.Length > 0 ? Kit.Text(card.Window, 20) : null,
                .. card.Items.Select(item => Kit.Text("• " + item)),
                Kit.Row([.. Outside(card, stop)]),
                card.WaitingText is { } waiting ? Kit.Card(Kit.Text(waiting), () => Shell.Go(new NobodyHomePage(RunId, stop.StopId))) : null,
                stop.Kind.IsDepot() || stop.Kind == StopKind.Break ? null : Kit.Button(Words["go.photo"], () => Photograph("gate")),
            ]),
            [.. card.Actions.Select((action, i) => Kit.Button(Words.Of(action), () => Do(action), i == 0 ? Weight.Main : action == StopAction.Fail ? Weight.Danger : Weight.Normal)), Back()]);
    }

    IEnumerable<Control> Outside(StopCardScreen card, RunStop stop)
    {
        if (card.CallUri is { } call)
            yield return Kit.Button(Words["go.call"], () => Call(call));
        if (card.ChatUri is { } chat)
            yield return Kit.Button(Words["go.chat"], () => OpenOutside(chat));
        if (stop.Point is { } at)
            yield return Kit.Button(Words["go.navigate"], () => OpenOutside(FormattableString.Invariant($"geo:{at.Lat},{at.Lon}")));
    }

    // A call from the card counts as an attempt; the driver cannot forget to note it.
    void Call(string uri)
    {
        Record(Drafts.Called("phone"));
        OpenOutside(uri);
        Shell.Redraw();
    }

    void Do(StopAction action)
    {
        Page? page = action switch
        {
            StopAction.HandOver => new ChecklistPage(RunId, Stop.StopId),
            StopAction.Serve => new ProofPage(RunId, Stop.StopId, [], null),
            StopAction.LoadUnload => new LoadPage(RunId, Stop.StopId),
            StopAction.CountBag => new ReconciliationPage(RunId, Stop.StopId),
            StopAction.Pause or StopAction.Resume => new PausePage(RunId, Stop.StopId),
            StopAction.Fail => new FailPage(RunId, Stop.StopId),
            _ => null,
        };
        if (page is not null)
            Shell.Go(page);
        else if (action switch
        {
            StopAction.Depart => Record(Drafts.Departed()),
            StopAction.Arrive => Record(Drafts.Arrived()),
            _ => Shell.Do(() => App.Undo(RunId, Stop, Words["go.undoWhy"])),
        })
            Shell.Redraw();
    }
}

/// <summary>Why it did not work.</summary>
sealed class FailPage(Guid runId, Guid stopId) : AtStopPage(runId, stopId)
{
    string note = "";

    public override bool Follows => false;

    public override Control Build() => Kit.Page(Words.Of(StopAction.Fail),
        Kit.Column([Kit.Box(Words["field.note"], note, t => note = t), .. Enum.GetValues<FailureReason>().Select(reason => Kit.Button(Words.Of(reason), () => Fail(reason)))]),
        Back());

    void Fail(FailureReason reason)
    {
        if (reason == FailureReason.NobodyHome)
            Shell.Go(new NobodyHomePage(RunId, Stop.StopId));
        else if (Record(Drafts.Failed(reason, note.Length > 0 ? note : null)))
            Shell.BackTo<StopListPage>();
    }
}

/// <summary>Waiting at a closed gate.</summary>
sealed class NobodyHomePage(Guid runId, Guid stopId) : AtStopPage(runId, stopId)
{
    public override bool Ticks => true;

    public override Control Build()
    {
        var screen = NobodyHomeScreen.Of(Run.Progress, Stop, App.Clock.Moment, Words);
        return Kit.Page(screen.Title,
            Kit.Column(
                Kit.Text(screen.Clock, 72, bold: true), new ProgressBar { Value = screen.Share, Maximum = 1, Height = 16, Foreground = Kit.Look.Primary },
                Kit.Text(screen.Rule), Kit.Text(screen.CallsText, 20, bold: true), screen.Why is { } why ? Kit.Muted(why) : null),
            Kit.Row(Kit.Button(Words["nobodyHome.call"], () => Call(screen.CallUri)), Kit.Button(Words["go.photo"], () => Photograph("gate"))),
            Kit.Button(Words["nobodyHome.record"], () => { if (Record(Drafts.Failed(FailureReason.NobodyHome))) Shell.BackTo<StopListPage>(); }, Weight.Main, screen.MayRecord),
            Back());
    }

    void Call(string? uri)
    {
        if (Record(Drafts.Called("phone")) && uri is not null)
            OpenOutside(uri);
        Shell.Redraw();
    }
}
