using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Gps;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Store;

namespace Shuttle.Driver.Tests.World;

/// <summary>
/// A driver's day drawn from a seed: stops, hand-overs, failures, photos, pauses, things taken back. The driver looks at the screen after
/// every power cut: a step that is not there is done again, one that is there is not. The ledger is what the driver then knows to have done.
/// </summary>
sealed partial class GeneratedDay : IDisposable
{
    const int MostMoments = 2000;
    readonly Random random;
    readonly Trouble trouble;
    readonly IDayOffice office;
    readonly RunSheet sheet;
    readonly List<(string Kind, Guid? Stop)> ledger = [];
    readonly HashSet<string> photos = [];
    SecondPhone? second;
    Refusal? refused;
    int wanted, undos;

    public GeneratedDay(IDayOffice office, int seed, Trouble trouble, StopKind[]? kinds = null, int number = 1)
    {
        random = new(seed);
        (this.office, this.trouble) = (office, trouble);
        StopKind[] all = [StopKind.Collect, StopKind.Collect, StopKind.Return, StopKind.Return, StopKind.Visit, StopKind.Attest, StopKind.Break, StopKind.DepotReload];
        sheet = Sheets.Numbered(number, kinds ?? [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => all[random.Next(all.Length)])]);
    }

    public TestDevice Device { get; private set; } = null!;
    public int Steps => ledger.Count;

    /// <summary>What really went wrong, by kind.</summary>
    public FaultCount Faults { get; } = new();

    /// <summary>Pulls the battery before the n-th statement of the day; 0: not so.</summary>
    public int FirstCut { get; init; }

    /// <summary>False where the line outside is bad enough.</summary>
    public bool SignalIsBad { get; init; } = true;

    /// <summary>The phone lies at the office, on the wire.</summary>
    public Action? AtEvening { get; init; }

    public RunSheet Sheet => sheet;
    public RunProgress Progress => Run.Progress;

    /// <summary>What the driver knows to have done, for a failure's message.</summary>
    public string Trail => string.Join(' ', ledger.Select(l => $"{l.Kind}@{sheet.Stops.FirstOrDefault(s => s.StopId == l.Stop)?.Order}"));

    public async Task Live(CancellationToken stop)
    {
        var (door, user, password) = await office.Publish(sheet);
        Device = new(door, new ManualTime(Sheets.Morning), random) { User = user, Password = password, SignalIsBad = SignalIsBad };
        if (FirstCut > 0)
            Device.CutPowerIn(FirstCut);
        var ready = false;
        for (var tries = 0; !ready; tries++)
        {
            if (tries > 2000)
                throw new InvalidOperationException("Signing in never worked.");
            await Surviving(async () =>
            {
                await Device.SignIn(stop);
                ready = Device.App.Store.FindRun(sheet.RunId)?.Offered is not null;
            });
        }
        var ended = false;
        for (var moments = 0; !ended; moments++)
            await Surviving(async () =>
            {
                if (moments > MostMoments)
                    throw new InvalidOperationException($"The day never ends: {refused}");
                await Moment(stop);
                ended = Run.Progress.Ended;
            });
        // Evening: the phone lies at the office, on the wire.
        Device.Signal.Off = false;
        for (var round = 0; round < 3; round++)
        {
            if (Chance(trouble.PowerCutIn))
                Device.CutPowerIn(random.Next(1, 40));
            await Surviving(() => Device.App.Round.Run(false, stop));
        }
        Device.KeepPower();
        AtEvening?.Invoke();
        await SendAll(Device, stop);
        if (second is not null)
            await SendAll(second.Device, stop);
    }

    static async Task SendAll(TestDevice device, CancellationToken stop)
    {
        device.Signal.Bad = false;
        for (var round = 0; round < 300; round++)
        {
            var result = await device.App.Round.Run(false, stop);
            if (result is { Problem: null, More: false })
                return;
            if (result.Problem is Shuttle.Driver.Sync.ServerUnreachableException)
                await Task.Delay(100, stop); // a real server needs a while to come back
        }
    }

    async Task Moment(CancellationToken stop)
    {
        Device.Time.Pass(TimeSpan.FromSeconds(random.Next(5, 400)));
        if (Chance(trouble.ClockJumpIn))
        {
            Device.Time.JumpWall(TimeSpan.FromMinutes(random.Next(-180, 180)));
            Faults.Add("clock jumped");
        }
        if (Chance(trouble.FlightModeIn))
        {
            Device.Signal.Off = !Device.Signal.Off;
            Faults.Add("network flipped");
        }
        if (Chance(trouble.PowerCutIn))
            Device.CutPowerIn(random.Next(1, 40));
        if (Chance(trouble.SyncIn))
            await Device.App.Round.Run(random.Next(3) == 0, stop);
        await WithSecondPhone(stop);
        Device.App.Gps.Take(FixHere());
        Step();
    }

    async Task WithSecondPhone(CancellationToken stop)
    {
        if (second is not null)
            await second.Moment(stop);
        else if (Run.Progress is { Started: true, Ended: false } && Device.App.Status.Events == 0 && Chance(trouble.SecondPhoneIn))
        {
            second = await SecondPhone.TakeOut(Device, sheet, random, stop);
            if (second is not null)
                Faults.Add("second device");
        }
    }

    /// <summary>The server's history is what the driver did: each event once, in order, signed bytes unchanged, every photo whole.</summary>
    public async Task Check()
    {
        var recorded = await office.Read(sheet, Device.App.Recorder.DeviceId);
        var store = Device.App.Store;
        Assert.True(Device.App.Status.AllSent, Device.App.Status.ToString());
        Assert.Equal(0, store.CountUnsentPositions());
        var kept = store.ListEvents(sheet.RunId).Select(e => e.Event).ToList();
        Assert.Equal(kept.Select(e => e.Id), recorded.Events.Select(e => e.Id));
        Assert.Equal(Enumerable.Range(1, kept.Count), kept.Select(e => (int)e.Sequence));
        Assert.Equal(ledger, recorded.Events.Select(e => (e.GetType().Name, e.StopId)).ToList());
        Assert.Equal(photos.Order(), recorded.Photos.Order());
        Assert.Equal(recorded.Positions.Count, recorded.Positions.Distinct().Count());
        if (second is not null)
            second.Check(await office.Read(sheet, second.Device.App.Recorder.DeviceId));
        var replayed = RunRules.Replay(sheet, new RunProgress(), kept);
        Assert.Equal(Json(replayed), Json(Run.Progress));
    }

    public void Dispose()
    {
        second?.Dispose();
        Device?.Dispose();
    }

    StoredRun Run => Device.App.Store.GetRun(sheet.RunId);

    void Do(RunStop? stop, DriverEvent draft) =>
        Do(stop, [draft.GetType().Name], () => Device.App.Recorder.Record(sheet.RunId, stop?.StopId, draft));

    /// <param name="kinds">The events that the step is made of: all of them are stored, or none.</param>
    void Do(RunStop? stop, string[] kinds, Func<Ruling> step)
    {
        wanted++;
        void Done() => ledger.AddRange(kinds.Select(kind => (kind, stop?.StopId)));
        if (Chance(trouble.DiskFullIn))
            Limit(Device.App.Store.Pages);
        try
        {
            refused = step().Refusal;
            if (refused is null)
                Done();
            Limit(int.MaxValue);
        }
        catch (StorageFullException)
        {
            // Said not to be stored, and it is not. The driver clears some pictures away and does it again.
            Limit(int.MaxValue);
            Assert.Equal(ledger.Count, Device.App.Store.ListEvents(sheet.RunId).Count);
            Faults.Add("disk full");
            Do(stop, kinds, step);
        }
        catch (PowerCutException)
        {
            Device.Restart();
            Faults.Add(kinds.Contains(nameof(PhotoTaken)) ? "battery out mid-photo" : "app killed");
            // The driver looks: is the step there?
            if (Device.App.Store.ListEvents(sheet.RunId).Count > ledger.Count)
                Done();
            else
                Do(stop, kinds, step);
        }
    }

    // How many pages the store may have; a device that dies here has its whole memory again when it wakes.
    void Limit(int pages)
    {
        try
        {
            Device.App.Store.LimitPages(pages);
        }
        catch (PowerCutException)
        {
            Device.Restart();
        }
    }

    async Task Surviving(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (PowerCutException)
        {
            Device.Restart();
            Faults.Add("app killed");
        }
        catch (Shuttle.Driver.Sync.ServerUnreachableException)
        {
            await Task.Delay(50); // signing in on a bad line: once more
        }
    }

    Fix FixHere() => new(Device.App.Clock.Now, Ground.Move(Sheets.Depot, wanted * 30, random.Next(-20, 20)), 10, 6, 90);

    bool Chance(int oneIn) => oneIn > 0 && random.Next(oneIn) == 0;

    static string Json<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value, ContractJson.Options);
}
