using Avalonia.Controls;
using Shuttle.Driver.Screens;

namespace Shuttle.Driver.Head.Pages;

/// <summary>Signing in, which pairs this device with the account.</summary>
sealed class SignInPage : Page
{
    string user = "", password = "", device = Environment.MachineName;
    SignInScreen? screen;

    public override bool Follows => false;

    public override Control Build()
    {
        screen ??= SignInScreen.Empty(Words);
        return Kit.Page(screen.Title,
            Kit.Column(
                Kit.Box(Words["signIn.user"], user, t => user = t),
                Kit.Box(Words["signIn.password"], password, t => password = t, hidden: true),
                Kit.Box(Words["signIn.device"], device, t => device = t),
                screen.Error is { } error ? Kit.Text(error, bold: true, colour: Kit.Look.Danger) : null),
            Kit.Button(screen.Busy ? Words["signIn.busy"] : Words["signIn.submit"], Submit, Weight.Main, !screen.Busy));
    }

    async void Submit()
    {
        screen = screen! with { Busy = true, Error = null };
        Shell.Redraw();
        screen = await SignInScreen.Submit(App, Words, user, password, device, CancellationToken.None);
        if (screen is null)
        {
            App.Loop.TryNow();
            _ = Session.FetchMaps();
            Shell.Restart();
        }
        else
            Shell.Redraw();
    }
}

/// <summary>All that is left on a device that was reported lost.</summary>
sealed class LockedPage : Page
{
    bool sure;

    public override Control Build()
    {
        var screen = LockedScreen.Of(App.Store, Words)!;
        return Kit.Page(screen.Title, Kit.Column(Kit.Text(screen.Why, 22, bold: true), Kit.Text(screen.Unsent)),
            Kit.Button(screen.StartAnewText + (sure ? " ?" : ""), StartAnew, Weight.Danger));
    }

    // Pressed twice: what is still here goes for good. The device's number and key are new after the app was opened again.
    void StartAnew()
    {
        if (sure)
        {
            App.Store.StartAnew();
            Environment.Exit(0);
        }
        sure = true;
        Shell.Redraw();
    }
}
