using Avalonia.Controls;
using Shuttle.Contracts;
using Shuttle.Driver.Head.Map;
using Shuttle.Driver.Screens;

namespace Shuttle.Driver.Head.Pages;

/// <summary>All stops of the run, the next one marked, the changed plan on top.</summary>
sealed class StopListPage(Guid runId) : RunPage(runId)
{
    public override Control Build()
    {
        var screen = StopListScreen.Of(Run, App.Status, App.Clock.Now, Session.OnTheWay.Way?.SecondsLeft, Words);
        return Kit.Page($"{screen.Title}  {screen.Progress}",
            Kit.Column([
                screen.News is { } news ? Kit.Card(Kit.Column(Kit.Text(news, bold: true), Kit.Button(Words["go.accept"], Accept, Weight.Main)), edge: Kit.Look.Warning) : null,
                Session.OnTheWay.Suggested is { } here ? Kit.Card(Kit.Text($"{Words.Of(StopAction.Arrive)}? {here.ContactName ?? Words.Of(here.Kind)}", 20, bold: true), () => Shell.Go(new StopPage(RunId, here.StopId)), Kit.Look.Good) : null,
                .. screen.Rows.Select(Row),
            ]),
            Kit.Row(Kit.Button(Words["go.map"], () => Shell.Go(new MapPage(RunId))), Kit.Button(Words["go.pause"], () => Shell.Go(new PausePage(RunId))), Kit.Button(Words["go.help"], () => Shell.Go(new HelpPage(RunId)), Weight.Danger)),
            Kit.Row(Kit.Button(Words["go.unsent"], () => Shell.Go(new UnsentPage())), Kit.Button(Words["go.history"], () => Shell.Go(new HistoryPage(RunId))), Back()));
    }

    Control Row(StopRow row)
    {
        var colour = row.IsLate ? Kit.Look.Danger : row.State is StopState.Done ? Kit.Look.Good : Kit.Look.Muted;
        return Kit.Card(
            Kit.Column(
                Kit.Text($"{row.Number}. {row.Title}", 20, bold: true),
                row.Subtitle.Length > 0 ? Kit.Text(row.Subtitle) : null,
                Kit.Text(string.Join("  ", new[] { row.StateText, row.Window, row.Expected }.Where(t => t.Length > 0)), 16, bold: row.IsLate, colour: colour)),
            () => Shell.Go(new StopPage(RunId, row.StopId)), row.IsNext ? Kit.Look.Primary : null);
    }

    void Accept()
    {
        App.Store.AcceptOffer(RunId);
        App.Loop.Nudge();
        Shell.Redraw();
    }
}
