using Avalonia.Controls;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Screens;

namespace Shuttle.Driver.Head.Pages;

/// <summary>The driver's runs.</summary>
sealed class TodayPage : Page
{
    public override Control Build()
    {
        var screen = TodayScreen.Of(App.Store, Words);
        return Kit.Page(screen.Title,
            Kit.Column([
                .. screen.Runs.Select(run => Kit.Card(
                    Kit.Column(
                        Kit.Text(run.Day, 22, bold: true), Kit.Text($"{run.State} · {run.Progress}"),
                        Kit.Button(Words[run.CanStart ? "go.check" : "go.open"], () => Open(run), Weight.Main)),
                    edge: run.IsOnTheRoad ? Kit.Look.Primary : null)),
                Kit.Muted(screen.ListAge),
            ]),
            Kit.Row(Kit.Button(Words["go.refresh"], Refresh), Kit.Button(Words["go.unsent"], () => Shell.Go(new UnsentPage())), Kit.Button(Words["go.settings"], () => Shell.Go(new SettingsPage()))));
    }

    void Open(RunCard run)
    {
        if (run.CanStart)
            Shell.Go(new PreCheckPage(run.RunId));
        else if (App.Store.GetRun(run.RunId).Sheet is not null)
            Shell.Go(new StopListPage(run.RunId));
    }

    async void Refresh()
    {
        try
        {
            await App.Round.FetchRuns(null, CancellationToken.None);
            Shell.Redraw();
        }
        catch (Exception e) when (e is Sync.ServerUnreachableException or Sync.ServerProblemException)
        {
            Shell.Say(Words["signIn.noSignal"]); // the list that is here stays, with its age
        }
        App.Loop.TryNow();
    }
}

/// <summary>Vehicle, bag and seals before the start.</summary>
sealed class PreCheckPage(Guid runId) : RunPage(runId)
{
    PreCheckScreen? screen;

    public override bool Follows => false;

    public override Control Build()
    {
        screen ??= PreCheckScreen.Of(Run, Words);
        return Kit.Page(screen.Title,
            Kit.Column([
                .. screen.Lines.Select(line => Kit.Tick(line.Text, line.Ticked, () => Tick(line))),
                .. screen.ToLoad.Select(item => Kit.Muted(item.Name)),
            ]),
            Kit.Button(Words["go.start"], Start, Weight.Main, screen.MayStart), Back());
    }

    void Tick(PreCheckLine line)
    {
        screen = screen!.Tick(line.Key, !line.Ticked);
        Shell.Redraw();
    }

    void Start()
    {
        if (!Shell.Do(() => App.StartRun(RunId)))
            return;
        Shell.BackTo<TodayPage>();
        Shell.Go(new StopListPage(RunId));
    }
}
