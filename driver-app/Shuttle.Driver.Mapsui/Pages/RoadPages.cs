using Avalonia.Controls;
using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Screens;

namespace Shuttle.Driver.Head.Pages;

/// <summary>Rain, prayer, a meal.</summary>
sealed class PausePage(Guid runId, Guid? stopId = null) : RunPage(runId)
{
    public override Control Build()
    {
        var screen = PauseScreen.Of(Run.Progress, Words);
        return Kit.Page(screen.Title,
            screen.Paused is { } paused ? Kit.Text(paused, 28, bold: true) : Kit.Column(screen.Reasons.Select(r => Kit.Button(r.Text, () => Leave(Drafts.Paused(r.Reason))))),
            screen.Paused is null ? null : Kit.Button(screen.ResumeText, () => Leave(Drafts.Resumed()), Weight.Main), Back());
    }

    void Leave(DriverEvent draft)
    {
        if (Shell.Record(RunId, stopId, draft))
            Shell.Redraw();
    }
}

/// <summary>SOS: said to the office, and the numbers that work without it.</summary>
sealed class HelpPage(Guid runId) : AtStopPage(runId, Guid.Empty)
{
    public override Control Build()
    {
        var screen = HelpScreen.Of(App.Store, Words);
        return Kit.Page(screen.Title,
            Kit.Column([
                screen.Warning is { } warning ? Kit.Text(warning, 20, bold: true, colour: Kit.Look.Danger) : null,
                .. screen.Numbers.Select(n => Kit.Button(n.Text, () => OpenOutside(n.Uri), Weight.Main)),
                .. screen.Reasons.Select(r => Kit.Button(r.Text, () => Call(r.Reason), Weight.Danger)),
            ]), Back());
    }

    void Call(HelpReason reason)
    {
        if (Shell.Record(RunId, null, Drafts.Help(reason)))
            App.Loop.TryNow();
        Shell.Redraw();
    }
}

/// <summary>Everything done in this run, newest first.</summary>
sealed class HistoryPage(Guid runId) : RunPage(runId)
{
    public override Control Build()
    {
        var screen = HistoryScreen.Of(App.Store, RunId, Words);
        return Kit.Page(screen.Title, Kit.Column(screen.Rows.Select(row =>
        {
            var line = Kit.Text($"{row.Time}  {row.Title}  ·  {row.State}", colour: row.TakenBack ? Kit.Look.Muted : null);
            line.TextDecorations = row.TakenBack ? Avalonia.Media.TextDecorations.Strikethrough : null;
            return (Control)line;
        })), Back());
    }
}

/// <summary>What the server does not have, and what it refused.</summary>
sealed class UnsentPage : Page
{
    public override Control Build()
    {
        var screen = UnsentScreen.Of(App.Store, App.Conflicts, Words);
        return Kit.Page(screen.Title,
            Kit.Column([
                .. screen.Cards.Select(card => Kit.Card(Kit.Column(
                    Kit.Text(card.Title, 20, bold: true), Kit.Text(card.Why),
                    Kit.Button(card.TakeBackText, () => Settle(() => App.Conflicts.TakeBack(card.EventId))),
                    Kit.Button(card.LeaveToCounterText, () => Settle(() => App.Conflicts.LeaveToCounter(card.EventId)))), edge: Kit.Look.Danger)),
                .. screen.Steps.Concat(screen.Photos).Select(row => Kit.Text($"{row.Title}  ·  {row.Detail}")),
            ]),
            Kit.Button(Words["go.send"], App.Loop.TryNow, Weight.Main), Back());
    }

    void Settle(Action decide)
    {
        decide();
        Shell.Redraw();
    }
}

/// <summary>Counting the bag at the end of the run.</summary>
sealed class ReconciliationPage(Guid runId, Guid stopId) : AtStopPage(runId, stopId)
{
    readonly List<Guid> scanned = [];
    string typed = "", note = "";

    public override bool Follows => false;

    public override Control Build()
    {
        var run = Run;
        var count = scanned.Aggregate(AtStop.BagCount.Begin(run.Sheet!, run.Progress), (c, id) => c.Scan(id));
        var screen = ReconciliationScreen.Of(count, App.Store, App.Conflicts, Words);
        return Kit.Page(screen.Title,
            Kit.Column([
                Kit.Box(Words["field.bagCode"], typed, Typed), Kit.Button(Words["go.scan"], Scan),
                .. screen.Rows.Select(row => Kit.Tick(row.Expected ? row.Name : $"{row.Name} !", row.Scanned, () => Turn(row.ItemId))),
                .. screen.ForCounter.Select(Kit.Muted),
                screen.Agrees ? null : Kit.Box(Words["field.note"], note, t => note = t),
            ]),
            Kit.Text(screen.Summary, 20, bold: true, colour: screen.Agrees ? Kit.Look.Good : Kit.Look.Danger),
            Kit.Button(Words["reconcile.end"], () => { if (Record(Drafts.Ended(scanned, note.Length > 0 ? note : null))) Shell.BackTo<TodayPage>(); }, Weight.Main), Back());
    }

    // A hand scanner types the code like a keyboard; it is taken as soon as it is whole.
    void Typed(string text)
    {
        typed = text;
        if (Guid.TryParse(text.Trim(), out var item))
            Found(item);
    }

    async void Scan()
    {
        if (await Shell.Camera.Take(Shell, CancellationToken.None) is { } picture && Guid.TryParse(Platform.QrImage.Read(picture), out var item))
            Found(item);
        else
            Shell.Say(Words["photo.none"]);
    }

    void Found(Guid item)
    {
        typed = "";
        if (!scanned.Contains(item))
            scanned.Add(item);
        Shell.Redraw();
    }

    void Turn(Guid item)
    {
        if (!scanned.Remove(item))
            scanned.Add(item);
        Shell.Redraw();
    }
}
