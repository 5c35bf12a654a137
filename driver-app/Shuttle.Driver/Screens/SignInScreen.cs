using Shuttle.Driver.Sync;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Screens;

/// <summary>Signing in and pairing. The answer to a wrong name and to a wrong password is the same.</summary>
public sealed record SignInScreen(string Title, string UserName, bool Busy, string? Error)
{
    public static SignInScreen Empty(Words words) => new(words["signIn.title"], "", false, null);

    /// <summary>Signs in; the screen after it carries the error, or null says that the next screen is due.</summary>
    public static async Task<SignInScreen?> Submit(DriverApp app, Words words, string userName, string password, string deviceName, CancellationToken stop)
    {
        try
        {
            await app.SignIn(userName.Trim(), password, deviceName, stop);
            return null;
        }
        catch (ServerProblemException e) when (e.Code == "device-of-another-account")
        {
            return Empty(words) with { UserName = userName, Error = words["signIn.otherAccount"] };
        }
        catch (ServerProblemException e) when (e.Code == "device-revoked")
        {
            app.Store.LockDown(app.Clock.Now);
            return null;
        }
        catch (ServerProblemException)
        {
            return Empty(words) with { UserName = userName, Error = words["signIn.wrong"] };
        }
        catch (ServerUnreachableException)
        {
            return Empty(words) with { UserName = userName, Error = words["signIn.noSignal"] };
        }
    }
}
