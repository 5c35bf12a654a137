using Shuttle.Contracts;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Device;
using Shuttle.Driver.Gps;
using Shuttle.Driver.Maps;
using Shuttle.Driver.Photos;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Store;
using Shuttle.Driver.Sync;

namespace Shuttle.Driver;

/// <summary>What a head (screen or terminal) gives the core.</summary>
/// <param name="StorePath">The SQLite file.</param>
/// <param name="Http">Client whose base address is the server.</param>
/// <param name="Time">The clock; a demonstration passes a fast one.</param>
/// <param name="Random">For the jitter between tries.</param>
/// <param name="Scaler">The platform's image library, if it has one.</param>
/// <param name="MapFolder">Where the offline map lies; beside the store where none is named.</param>
public sealed record DriverOptions(string StorePath, HttpClient Http, TimeProvider Time, Random Random, IPhotoScaler? Scaler = null, string? MapFolder = null)
{
    /// <summary>Called before every statement of the store; a test cuts the power here.</summary>
    internal Action<string>? BeforeStatement { get; init; }
}

/// <summary>The driver's app without a screen: its parts, put together, and signing in.</summary>
public sealed class DriverApp : IDisposable
{
    public DriverApp(DriverOptions options)
    {
        Clock = new(options.Time);
        Store = new(options.StorePath, options.BeforeStatement);
        Gps = new(Store, Clock);
        Recorder = new(Store, Clock, Gps.Fresh);
        Photos = new(Recorder, Store, options.Scaler);
        Statements = new(Store, Recorder, Photos, Clock);
        Codes = new(Store);
        Conflicts = new(Store);
        Server = new(options.Http) { Token = Store.Setting("token"), DeviceId = Recorder.DeviceId };
        Maps = new(options.MapFolder ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(options.StorePath))!, "maps"), Server);
        Round = new(Store, Server, Clock, Recorder.DeviceId);
        Loop = new(Round, Clock, options.Random);
        Recorder.Recorded += e =>
        {
            KeepDuty(e.RunId);
            Loop.Nudge();
        };
        foreach (var run in Store.ListRuns())
            KeepDuty(run.RunId);
    }

    public DeviceClock Clock { get; }
    public DriverStore Store { get; }
    public Recorder Recorder { get; }
    public GpsTracker Gps { get; }
    public PhotoShelf Photos { get; }
    public StatementSigning Statements { get; }
    public CodeGate Codes { get; }
    public Conflicts Conflicts { get; }
    public DriverServer Server { get; }
    public DriverMaps Maps { get; }
    public SyncRound Round { get; }
    public SyncLoop Loop { get; }

    /// <summary>The device was reported lost: it shows nothing but that.</summary>
    public bool IsLocked => Store.RevokedAt is not null;

    /// <summary>Name of the account that is signed in; null before the first time.</summary>
    public string? AccountName => Store.Setting("account.name");

    /// <summary>A token is there; whether it is still good only the server can say, and work goes on without.</summary>
    public bool IsSignedIn => Server.Token is not null;

    public bool IsPaired => Store.Setting("paired") is not null;

    public SyncStatus Status => SyncStatus.Of(Store);

    /// <summary>Signs in and registers this device's key with the account.</summary>
    /// <exception cref="ServerProblemException">Wrong password, or the device belongs to another account.</exception>
    /// <exception cref="ServerUnreachableException">No signal.</exception>
    public async Task SignIn(string userName, string password, string deviceName, CancellationToken stop)
    {
        var account = await Server.SignIn(userName, password, stop);
        Server.Token = account.AccessToken;
        await Server.Pair(new PairDevice(Recorder.DeviceId, deviceName, Recorder.PublicKey), stop);
        Store.Transaction(() =>
        {
            Store.SetSetting("token", account.AccessToken);
            Store.SetSetting("account.id", account.AccountId.ToString());
            Store.SetSetting("account.name", account.Name);
            Store.SetSetting("paired", Clock.Now.ToString("O"));
            return true;
        });
    }

    /// <summary>The driver's yes to the sheet and to the checks: from here on the run is on the road.</summary>
    public Ruling StartRun(Guid runId)
    {
        Store.AcceptOffer(runId);
        return Store.GetRun(runId).Sheet is { } sheet
            ? Recorder.Record(runId, null, Drafts.RunStarted(sheet.Version))
            : new Refusal("sheet-not-accepted");
    }

    /// <summary>Takes back the last step at a stop.</summary>
    public Ruling Undo(Guid runId, RunStop stop, string why)
    {
        var run = Store.GetRun(runId);
        return RunUndo.Possible(run.Sheet!, run.Progress, stop, Clock.Moment) is { } eventId
            ? Recorder.Record(runId, stop.StopId, Drafts.Undo(eventId, why))
            : new Refusal("undo-not-last");
    }

    public void Dispose()
    {
        Maps.Dispose();
        Store.Dispose();
    }

    // Duty follows the run: GPS is on from its start to its end, and never outside.
    void KeepDuty(Guid runId)
    {
        var progress = Store.GetRun(runId).Progress;
        if (progress is { Started: true, Ended: false })
            Gps.StartDuty(runId);
        else if (Gps.OnDuty == runId)
            Gps.EndDuty();
    }
}
