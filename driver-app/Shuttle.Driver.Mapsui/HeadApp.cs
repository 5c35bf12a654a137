using Avalonia;
using Avalonia.Controls;
using Avalonia.Controls.ApplicationLifetimes;
using Avalonia.Themes.Fluent;
using Shuttle.Driver.Head.Platform;

namespace Shuttle.Driver.Head;

/// <summary>The application: one window, one session.</summary>
sealed class HeadApp(HeadOptions options) : Application
{
    public override void Initialize() => Styles.Add(new FluentTheme());

    public override void OnFrameworkInitializationCompleted()
    {
        var session = Session.Open(options, TimeProvider.System);
        var shell = new Shell(session, options.Camera.Length > 0 ? new CommandCamera(options.Camera) : new FileCamera());
        if (ApplicationLifetime is IClassicDesktopStyleApplicationLifetime desktop)
        {
            desktop.MainWindow = new Window { Title = "Shuttle", Width = 430, Height = 860, MinWidth = 320, Content = shell };
            desktop.Exit += (_, _) => session.Dispose();
        }
        else if (ApplicationLifetime is ISingleViewApplicationLifetime phone)
            phone.MainView = shell;
        session.Start();
        base.OnFrameworkInitializationCompleted();
    }
}
