using Avalonia;
using Avalonia.Controls;
using Avalonia.Threading;
using Shuttle.Contracts;
using Shuttle.Driver.Head.Pages;
using Shuttle.Driver.Head.Platform;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Screens;
using Shuttle.Driver.Store;

namespace Shuttle.Driver.Head;

/// <summary>Shows one page at a time, remembers the way back, and says in one line what the rules forbade.</summary>
sealed class Shell : UserControl
{
    readonly Stack<Page> pages = [];
    readonly DispatcherTimer second = new() { Interval = TimeSpan.FromSeconds(1) };
    string? notice;

    public Shell(Session session, ICamera camera)
    {
        (Session, Camera, Kit) = (session, camera, new(Look.Day));
        session.Changed += () => Dispatcher.UIThread.Post(() =>
        {
            if (pages.Count > 0 && pages.Peek().Follows)
                Redraw();
        });
        second.Tick += (_, _) =>
        {
            if (pages.Count > 0 && pages.Peek().Ticks)
                Redraw();
        };
        second.Start();
        Restart();
    }

    public Session Session { get; }
    public ICamera Camera { get; }
    public Kit Kit { get; private set; }

    public void Go(Page page)
    {
        page.Shell = this;
        notice = null;
        pages.Push(page);
        Redraw();
    }

    public void Back()
    {
        notice = null;
        if (pages.Count > 1)
            Leave();
        Redraw();
    }

    /// <summary>Back to the newest page of a kind, or to the first.</summary>
    public void BackTo<T>() where T : Page
    {
        while (pages.Count > 1 && pages.Peek() is not T)
            Leave();
        Redraw();
    }

    /// <summary>To the page that fits how things stand: locked, signing in, the run on the road, or today.</summary>
    public void Restart()
    {
        while (pages.Count > 0)
            Leave();
        Go(Session.App.IsLocked ? new LockedPage() : !Session.App.IsPaired ? new SignInPage() : new TodayPage());
        if (Session.OnTheWay.Run is { } run && !Session.App.IsLocked)
            Go(new StopListPage(run.RunId));
    }

    /// <summary>Does a step; what the rules or a full memory say against it is shown, and true means that it is done.</summary>
    public bool Do(Func<Ruling> step)
    {
        try
        {
            notice = step().Refusal is { } refusal ? Session.Words.Why(refusal) : null;
        }
        catch (StorageFullException)
        {
            notice = Session.Words["storage.full"];
        }
        if (notice is null)
            return true;
        Redraw();
        return false;
    }

    public void Say(string? text)
    {
        notice = text;
        Redraw();
    }

    /// <summary>Records a draft at a stop.</summary>
    public bool Record(Guid runId, Guid? stopId, DriverEvent draft) => Do(() => Session.App.Recorder.Record(runId, stopId, draft));

    public void Redraw()
    {
        var app = Session.App;
        if (app.IsLocked && pages.Peek() is not LockedPage)
        {
            Restart();
            return;
        }
        Kit = new(Look.For(SettingsScreen.Of(app, Session.Words).Appearance, app.Clock.Now));
        var page = pages.Peek();
        var body = new DockPanel { Background = Kit.Look.Ground };
        if (notice is not null)
        {
            var card = Kit.Card(Kit.Text(notice, bold: true, colour: Kit.Look.Danger), () => Say(null), Kit.Look.Danger);
            DockPanel.SetDock(card, Dock.Bottom);
            body.Children.Add(card);
        }
        if (page is not (SignInPage or LockedPage))
        {
            // What is not sent is always in sight.
            var status = app.Status;
            var line = new Border { Child = Kit.Text(status.Say(Session.Words), 15, bold: !status.AllSent, colour: status.AllSent ? Kit.Look.Muted : Kit.Look.Warning), Padding = new Thickness(14, 6) };
            DockPanel.SetDock(line, Dock.Top);
            body.Children.Add(line);
        }
        body.Children.Add(page.Build());
        Content = body;
    }

    void Leave() => (pages.Pop() as IDisposable)?.Dispose();
}
