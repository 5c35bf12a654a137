using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Gps;
using Shuttle.Driver.Photos;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Store;

namespace Shuttle.Driver.Tests.World;

/// <summary>What a day is spoiled with, each as one chance in so many; 0: never.</summary>
sealed record Trouble(int PowerCutIn = 12, int SyncIn = 3, int ClockJumpIn = 25, int FlightModeIn = 15, int PhotoBytes = 3000, int DiskFullIn = 40);

/// <summary>What a server's history says of a day, to be held against what the driver did.</summary>
/// <param name="Events">In the order of the device.</param>
/// <param name="Photos">Those that are there whole, by the hash of their bytes.</param>
/// <param name="Positions">Ids of the fixes, repeated where a server would have kept one twice.</param>
sealed record Recorded(IReadOnlyList<DriverEvent> Events, IReadOnlySet<string> Photos, IReadOnlyList<Guid> Positions);

/// <summary>The office of a generated day: a stand-in, or a real server.</summary>
interface IDayOffice
{
    /// <summary>Publishes the run and says where the door is and who drives.</summary>
    Task<(Uri Door, string User, string Password)> Publish(RunSheet sheet);

    Task<Recorded> Read(RunSheet sheet, Guid deviceId);
}

/// <summary>
/// A driver's day drawn from a seed: stops, hand-overs, failures, photos, pauses, things taken back. The driver looks at the screen after
/// every power cut: a step that is not there is done again, one that is there is not. The ledger is what the driver then knows to have done.
/// </summary>
sealed class GeneratedDay : IDisposable
{
    readonly Random random;
    readonly Trouble trouble;
    readonly IDayOffice office;
    readonly RunSheet sheet;
    readonly List<(string Kind, Guid? Stop)> ledger = [];
    readonly HashSet<string> photos = [];
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
            if (tries > 200)
                throw new InvalidOperationException("Signing in never worked.");
            await Surviving(async () =>
            {
                await Device.SignIn(stop);
                ready = Device.App.Store.FindRun(sheet.RunId)?.Offered is not null;
            });
        }
        var ended = false;
        while (!ended)
            await Surviving(async () =>
            {
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
        Device.Signal.Bad = false;
        AtEvening?.Invoke();
        for (var round = 0; round < 100; round++)
        {
            var result = await Device.App.Round.Run(false, stop);
            if (result is { Problem: null, More: false })
                break;
            if (result.Problem is Shuttle.Driver.Sync.ServerUnreachableException)
                await Task.Delay(300, stop); // a real server needs a while to come back
        }
    }

    async Task Moment(CancellationToken stop)
    {
        Device.Time.Pass(TimeSpan.FromSeconds(random.Next(5, 400)));
        if (Chance(trouble.ClockJumpIn))
            Device.Time.JumpWall(TimeSpan.FromMinutes(random.Next(-180, 180)));
        if (Chance(trouble.FlightModeIn))
            Device.Signal.Off = !Device.Signal.Off;
        if (Chance(trouble.PowerCutIn))
            Device.CutPowerIn(random.Next(1, 40));
        if (Chance(trouble.SyncIn))
            await Device.App.Round.Run(random.Next(3) == 0, stop);
        Device.App.Gps.Take(FixHere());
        Step();
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
        var replayed = RunRules.Replay(sheet, new RunProgress(), kept);
        Assert.Equal(Json(replayed), Json(Run.Progress));
    }

    public void Dispose() => Device?.Dispose();

    StoredRun Run => Device.App.Store.GetRun(sheet.RunId);

    void Step()
    {
        var progress = Run.Progress;
        if (!progress.Started)
        {
            Do(null, nameof(RunStarted), () => Device.App.StartRun(sheet.RunId));
            return;
        }
        if (progress.Pause is not null)
        {
            var pausedAt = sheet.Stops.FirstOrDefault(s => s.Kind == StopKind.Break && progress.StateOf(s) == StopState.Arrived);
            Do(pausedAt, Drafts.Resumed());
            return;
        }
        if (random.Next(20) == 0)
            Do(null, random.Next(2) == 0 ? Drafts.Paused(PauseReason.Rain) : Drafts.Help(HelpReason.Breakdown, "ban"));
        else if (undos < 3 && random.Next(10) == 0 && sheet.Stops.FirstOrDefault(s => Last(s, progress) is not null) is { } undoable)
        {
            undos++;
            Do(undoable, Drafts.Undo(Last(undoable, progress)!.Value, "salah tekan"));
        }
        else if (sheet.Stops.FirstOrDefault(s => !progress.StateOf(s).IsFinal()) is { } next)
            At(next, progress);
    }

    Guid? Last(RunStop stop, RunProgress progress) => RunUndo.Possible(sheet, progress, stop, Device.App.Clock.Moment);

    void At(RunStop stop, RunProgress progress)
    {
        var state = progress.StateOf(stop);
        if (stop.Kind == StopKind.DepotStart)
        {
            if (Bag.ToLoad(sheet, progress, stop) is { Count: > 0 } items)
                Do(stop, Drafts.Loaded([.. items.Select(i => i.ItemId)]));
            else
                Do(sheet.Stops.First(s => s.Order > 0 && s.Kind != StopKind.Break && !progress.StateOf(s).IsFinal()), Drafts.Departed());
        }
        else if (stop.Kind == StopKind.Break)
            Do(stop, Drafts.Paused(PauseReason.Meal));
        else if (state == StopState.Planned && random.Next(5) > 0)
            Do(stop, Drafts.Departed());
        else if (state != StopState.Arrived)
            Do(stop, Drafts.Arrived());
        else if (stop.Kind == StopKind.DepotEnd)
            Do(stop, Drafts.Ended([.. Bag.OnBoard(sheet, progress)]));
        else if (stop.Kind == StopKind.DepotReload)
            Reload(stop, progress);
        else if (random.Next(3) == 0)
            Photo(stop);
        else if (random.Next(6) == 0)
            Do(stop, Drafts.Called("phone"));
        else if (random.Next(6) == 0)
            Do(stop, Drafts.Failed(FailureReason.Refused));
        else
            HandOver(stop, Bag.OnBoard(sheet, progress));
    }

    void Reload(RunStop stop, RunProgress progress)
    {
        if (Bag.ToLoad(sheet, progress, stop) is { Count: > 0 } items)
            Do(stop, Drafts.Loaded([.. items.Select(i => i.ItemId)]));
        else
            Do(sheet.Stops.First(s => s.Order > stop.Order && s.Kind != StopKind.Break && !progress.StateOf(s).IsFinal()), Drafts.Departed());
    }

    void HandOver(RunStop stop, IReadOnlySet<Guid> bag)
    {
        ItemOutcome[] outcomes = [.. stop.Items.Select((i, n) => n > 0 && random.Next(4) == 0
            ? new ItemOutcome(i.ItemId, ItemResult.Missing, stop.Kind == StopKind.Return ? "not-loaded" : "bring-later") : new ItemOutcome(i.ItemId, ItemResult.Accepted))];
        var proof = new Proof(ProofKind.Signature, new string('a', 64));
        var who = new Person("Siti", "holder");
        if (stop.Kind == StopKind.Return && outcomes.Any(o => !bag.Contains(o.ItemId)))
            Do(stop, Drafts.Failed(FailureReason.NotReady));
        else
            Do(stop, stop.Kind switch
            {
                StopKind.Return => Drafts.Delivered(outcomes, proof, who),
                StopKind.Collect => Drafts.Received(outcomes, null, proof, who),
                _ => Drafts.Served(proof, who),
            });
    }

    void Photo(RunStop stop)
    {
        var picture = TestPictures.Jpeg(random, random.Next(20) == 0 ? 600_000 : random.Next(1, trouble.PhotoBytes)); // now and then one of several chunks
        Do(stop, nameof(PhotoTaken), () => Device.App.Photos.Add(sheet.RunId, stop.StopId, picture, "items", out _));
        if (ledger[^1].Kind == nameof(PhotoTaken))
            photos.Add(PhotoShelf.Hash(JpegParts.Strip(picture)));
    }

    void Do(RunStop? stop, DriverEvent draft) =>
        Do(stop, draft.GetType().Name, () => Device.App.Recorder.Record(sheet.RunId, stop?.StopId, draft));

    void Do(RunStop? stop, string kind, Func<Ruling> step)
    {
        wanted++;
        if (Chance(trouble.DiskFullIn))
            Limit(Device.App.Store.Pages);
        try
        {
            if (step().State is not null)
                ledger.Add((kind, stop?.StopId));
            Limit(int.MaxValue);
        }
        catch (StorageFullException)
        {
            // Said not to be stored, and it is not. The driver clears some pictures away and does it again.
            Limit(int.MaxValue);
            Assert.Equal(ledger.Count, Device.App.Store.ListEvents(sheet.RunId).Count);
            Do(stop, kind, step);
        }
        catch (PowerCutException)
        {
            Device.Restart();
            // The driver looks: is the step there?
            if (Device.App.Store.ListEvents(sheet.RunId).Count > ledger.Count)
                ledger.Add((kind, stop?.StopId));
            else
                Do(stop, kind, step);
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
        }
        catch (Shuttle.Driver.Sync.ServerUnreachableException)
        {
            await Task.Delay(200); // signing in on a bad line: once more
        }
    }

    Fix FixHere() => new(Device.App.Clock.Now, Ground.Move(Sheets.Depot, wanted * 30, random.Next(-20, 20)), 10, 6, 90);

    bool Chance(int oneIn) => oneIn > 0 && random.Next(oneIn) == 0;

    static string Json<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value, ContractJson.Options);
}
