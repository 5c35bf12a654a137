using System.Globalization;
using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Photos;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Store;
using Shuttle.Driver.Way;

namespace Shuttle.Driver.Cli;

/// <summary>A rule of the core said no to the simulated courier: the sheet and the courier do not fit together.</summary>
sealed class StepRefusedException(string message) : Exception(message);

/// <summary>
/// What a courier does at each stop, said to the core as a thumb on a screen would. Progress lives in the store: started again after a
/// kill, the courier goes on where the run stands.
/// </summary>
sealed class SimulatedCourier(DriverApp app, Guid runId, DriveSettings settings, Narrator narrator)
{
    readonly Random random = new(settings.Seed);
    readonly SimulatedRider rider = new(app, new Guidance(settings.Roads, Guidance.ProfileOf(app.Store.GetRun(runId).Sheet ?? app.Store.GetRun(runId).Offered!)), new Random(settings.Seed + 1), settings.GpsNoiseMetres);
    int photo;

    public async Task Drive(CancellationToken stop)
    {
        if (!Run.Progress.Started)
        {
            Must(app.StartRun(runId));
            narrator.Say("Pemeriksaan selesai, putaran dimulai", "Checks done, the run is started");
        }
        while (!Run.Progress.Ended && Next() is { } next)
        {
            AcceptNewVersion();
            await Visit(next, stop);
        }
    }

    StoredRun Run => app.Store.GetRun(runId);

    /// <summary>The first stop in driving order that is not done; the depot at the end comes last whatever its number.</summary>
    RunStop? Next()
    {
        var run = Run;
        return run.Sheet!.Stops.Where(s => !run.Progress.StateOf(s).IsFinal()).OrderBy(s => s.Kind == StopKind.DepotEnd).ThenBy(s => s.Order).FirstOrDefault();
    }

    /// <summary>Leaving for the next stop is what ends a depot.</summary>
    void LeaveDepot(RunStop depot)
    {
        var run = Run;
        Must(Record(run.Sheet!.Stops.OrderBy(s => s.Kind == StopKind.DepotEnd).ThenBy(s => s.Order)
            .First(s => s.StopId != depot.StopId && s.Kind is not (StopKind.Break or StopKind.DepotStart) && !run.Progress.StateOf(s).IsFinal()), Drafts.Departed()));
    }

    void AcceptNewVersion()
    {
        if (Run.Offered is not { } offered)
            return;
        app.Store.AcceptOffer(runId);
        app.Loop.Nudge();
        narrator.Say($"Lembar jalan versi {offered.Version} diterima", $"Version {offered.Version} of the sheet accepted");
    }

    async Task Visit(RunStop stop, CancellationToken cancel)
    {
        if (stop.Kind == StopKind.DepotStart)
        {
            rider.StandAt(stop.Point);
            await AtDepotStart(stop, cancel);
            return;
        }
        if (stop.Kind != StopKind.Break && Run.Progress.StateOf(stop) != StopState.Arrived)
        {
            if (Run.Progress.StateOf(stop) == StopState.Planned)
                Must(Record(stop, Drafts.Departed()));
            await rider.RideTo(stop.Point, cancel);
            Must(Record(stop, Drafts.Arrived()));
            narrator.Say($"Tiba: {Title(stop)}", $"Arrived: {Title(stop)}");
        }
        rider.StandAt(stop.Point);
        await (stop.Kind switch
        {
            StopKind.Break => Rest(stop, cancel),
            StopKind.DepotReload => Reload(stop, cancel),
            StopKind.DepotEnd => End(stop, cancel),
            _ => AtResident(stop, cancel),
        });
    }

    async Task AtDepotStart(RunStop stop, CancellationToken cancel)
    {
        Load(stop);
        await rider.Stay(TimeSpan.FromSeconds(stop.ServiceSeconds), cancel);
        LeaveDepot(stop);
    }

    async Task AtResident(RunStop stop, CancellationToken cancel)
    {
        if (settings.Failures.Where(f => f.Stop == NumberOf(stop)).Select(f => (FailureReason?)f.Reason).FirstOrDefault() is { } reason)
        {
            await Fail(stop, reason, cancel);
            return;
        }
        if (stop.WindowFrom is { } opens && opens > app.Clock.Now)
        {
            narrator.Say($"Menunggu sampai {narrator.Words.Time(Local(opens))}", $"Waiting until {narrator.Words.Time(Local(opens))}");
            await rider.Stay(opens - app.Clock.Now, cancel);
        }
        await rider.Stay(TimeSpan.FromSeconds(stop.ServiceSeconds * (0.8 + (random.NextDouble() * 0.4))), cancel);
        TakePhoto(stop);
        var proof = ProofFor(stop);
        var who = new Person(stop.ContactName ?? "Warga", "holder");
        ItemOutcome[] all = [.. stop.Items.Select(i => new ItemOutcome(i.ItemId, ItemResult.Accepted))];
        if (stop.Kind == StopKind.Return)
        {
            var bag = Bag.OnBoard(Run.Sheet!, Run.Progress);
            ItemOutcome[] there = [.. stop.Items.Select(i => bag.Contains(i.ItemId)
                ? new ItemOutcome(i.ItemId, ItemResult.Accepted) : new ItemOutcome(i.ItemId, ItemResult.Missing, "not-loaded"))];
            Must(there.Any(o => o.Result == ItemResult.Accepted)
                ? Record(stop, Drafts.Delivered(there, proof, who))
                : Record(stop, Drafts.Failed(FailureReason.NotReady, "not-loaded")));
        }
        else
        {
            var seal = stop.Items.Any(i => i.Original) ? string.Create(CultureInfo.InvariantCulture, $"S{random.Next(100000, 999999)}") : null;
            Must(Record(stop, stop.Kind is StopKind.Attest or StopKind.Visit
                ? Drafts.Served(proof, who) : Drafts.Received(all, seal, proof, who)));
        }
        var state = narrator.Words.Of(Run.Progress.StateOf(stop));
        narrator.Say($"{state}: {stop.Items.Count} berkas, bukti {narrator.Words.Of(proof.Kind)}", $"{state}: {stop.Items.Count} items, proof {narrator.Words.Of(proof.Kind)}");
    }

    async Task Fail(RunStop stop, FailureReason reason, CancellationToken cancel)
    {
        if (reason == FailureReason.NobodyHome)
            for (var call = 0; call < RunRules.NobodyHomeCalls; call++)
            {
                Must(Record(stop, Drafts.Called("phone")));
                narrator.Say("Menelepon, tidak diangkat", "Called, no answer");
                await rider.Stay((RunRules.NobodyHomeWait / RunRules.NobodyHomeCalls) + TimeSpan.FromSeconds(2), cancel);
            }
        Must(Record(stop, Drafts.Failed(reason)));
        narrator.Say($"Tidak berhasil: {narrator.Words.Of(reason)}", $"Not done: {narrator.Words.Of(reason)}");
    }

    async Task Rest(RunStop stop, CancellationToken cancel)
    {
        if (Run.Progress.Pause is null)
            Must(Record(stop, Drafts.Paused(PauseReason.Prayer)));
        narrator.Say("Istirahat", "Break");
        await rider.Stay(TimeSpan.FromSeconds(stop.ServiceSeconds), cancel);
        Must(Record(stop, Drafts.Resumed()));
    }

    async Task Reload(RunStop stop, CancellationToken cancel)
    {
        var run = Run;
        var ahead = run.Sheet!.Stops.Where(s => s.Kind == StopKind.Return && !run.Progress.StateOf(s).IsFinal()).SelectMany(s => s.Items).Select(i => i.ItemId);
        Guid[] hand = [.. Bag.OnBoard(run.Sheet, run.Progress).Except(ahead)];
        if (hand.Length > 0)
            Must(Record(stop, Drafts.Unloaded(hand)));
        Load(stop);
        await rider.Stay(TimeSpan.FromSeconds(stop.ServiceSeconds), cancel);
        narrator.Say($"Bongkar {hand.Length} berkas di kantor", $"Unloaded {hand.Length} items at the office");
        LeaveDepot(stop);
    }

    async Task End(RunStop stop, CancellationToken cancel)
    {
        await rider.Stay(TimeSpan.FromSeconds(stop.ServiceSeconds), cancel);
        Guid[] bag = [.. Bag.OnBoard(Run.Sheet!, Run.Progress)];
        Must(Record(stop, Drafts.Ended(bag)));
        narrator.Say($"Putaran selesai, {bag.Length} berkas diserahkan ke loket, tas cocok", $"Run ended, {bag.Length} items to the counter, the bag agrees");
    }

    void Load(RunStop depot)
    {
        if (Bag.ToLoad(Run.Sheet!, Run.Progress, depot) is not { Count: > 0 } items)
            return;
        Must(Record(depot, Drafts.Loaded([.. items.Select(i => i.ItemId)])));
        narrator.Say($"Memuat {items.Count} berkas untuk diantar", $"Loaded {items.Count} items to return");
    }

    /// <summary>The resident shows the code, or signs where the courier was not told one.</summary>
    Proof ProofFor(RunStop stop)
    {
        if (stop.Code is not null && stop.RequestNumber is { } number && settings.Codes.TryGetValue(number, out var code))
        {
            var (proof, refusal) = app.Codes.Try(stop, code);
            if (proof is not null)
                return proof;
            narrator.Say(narrator.Words.Why(refusal!), narrator.Words.Why(refusal!));
        }
        var strokes = new byte[64];
        random.NextBytes(strokes);
        return new(ProofKind.Signature, PhotoShelf.Hash(strokes));
    }

    void TakePhoto(RunStop stop)
    {
        if (settings.Photos.Count > 0)
            Must(app.Photos.Add(runId, stop.StopId, File.ReadAllBytes(settings.Photos[photo++ % settings.Photos.Count]), "items", out _));
    }

    Ruling Record(RunStop stop, DriverEvent draft) => app.Recorder.Record(runId, stop.StopId, draft);

    void Must(Ruling ruling)
    {
        if (ruling.Refusal is { } refusal)
            throw new StepRefusedException(narrator.Words.Why(refusal));
    }

    int NumberOf(RunStop stop) => Run.Sheet!.Stops.Count(s => !s.Kind.IsDepot() && s.Kind != StopKind.Break && s.Order <= stop.Order);

    string Title(RunStop stop) =>
        string.Join(", ", new[] { narrator.Words.Of(stop.Kind), stop.RequestNumber, stop.ContactName, stop.Landmark }.Where(t => t is not null));

    DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, app.Clock.Time.LocalTimeZone);
}
