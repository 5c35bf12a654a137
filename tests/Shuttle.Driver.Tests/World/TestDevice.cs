using Shuttle.Driver.Photos;

namespace Shuttle.Driver.Tests.World;

/// <summary>The battery was pulled.</summary>
sealed class PowerCutException : Exception;

/// <summary>
/// A phone with the app on it. Its power can be cut before any statement of the store; what is on the disk at that instant is copied
/// away before the dying process can tidy up, and the app starts again from the copy.
/// </summary>
sealed class TestDevice : IDisposable
{
    // In memory where the machine offers it: what is tested is the order of statements, not this machine's disk.
    readonly string folder = Directory.Exists("/dev/shm")
        ? Directory.CreateDirectory($"/dev/shm/shuttle-device-{Guid.NewGuid():N}").FullName
        : Directory.CreateTempSubdirectory("shuttle-device").FullName;
    readonly HttpClient http;
    int generation, statements, cutAt;

    readonly IPhotoScaler? scaler;

    public TestDevice(Uri server, ManualTime time, Random random, IPhotoScaler? scaler = null)
    {
        this.scaler = scaler;
        Address = server;
        Time = time;
        Signal = new(random);
        http = new(Signal) { BaseAddress = server };
        Random = random;
        App = Open();
    }

    public Uri Address { get; }
    public string User { get; init; } = "budi";
    public string Password { get; init; } = "rahasia";
    public bool SignalIsBad { get; init; } = true;
    public ManualTime Time { get; }
    public BadSignal Signal { get; }
    public Random Random { get; }
    public DriverApp App { get; private set; }
    public int PowerCuts { get; private set; }
    public int Statements => statements;

    public string StorePath => Path.Combine(folder, $"{generation}.db");

    /// <summary>Pulls the battery before the n-th statement from now.</summary>
    public void CutPowerIn(int n) => cutAt = statements + n;

    public void KeepPower() => cutAt = 0;

    public async Task SignIn(CancellationToken stop)
    {
        Signal.Bad = false;
        await App.SignIn(User, Password, "uji", stop);
        await App.Round.FetchRuns(null, stop);
        Signal.Bad = SignalIsBad;
    }

    public void Restart()
    {
        PowerCuts++;
        cutAt = 0;
        foreach (var part in new[] { "", "-wal" })
            if (File.Exists(StorePath + part))
                File.Copy(StorePath + part, Path.Combine(folder, $"{generation + 1}.db{part}"));
        App.Dispose();
        foreach (var old in Directory.GetFiles(folder, $"{generation}.db*"))
            File.Delete(old);
        generation++;
        Time.Reboot(TimeSpan.FromSeconds(40));
        App = Open();
    }

    public void Dispose()
    {
        App.Dispose();
        http.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    DriverApp Open() => new(new(StorePath, http, Time, Random, scaler)
    {
        BeforeStatement = _ =>
        {
            statements++;
            if (cutAt != 0 && statements >= cutAt)
                throw new PowerCutException();
        },
    });
}
