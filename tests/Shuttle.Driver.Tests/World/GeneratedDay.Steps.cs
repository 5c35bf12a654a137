using Shuttle.Contracts;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Device;
using Shuttle.Driver.Photos;
using Shuttle.Driver.Runs;

namespace Shuttle.Driver.Tests.World;

/// <summary>What the driver does next, drawn from the seed and from where the run stands.</summary>
sealed partial class GeneratedDay
{
    void Step()
    {
        var progress = Run.Progress;
        if (!progress.Started)
        {
            Do(null, [nameof(RunStarted)], () => Device.App.StartRun(sheet.RunId));
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
        else if (random.Next(8) == 0 && stop.Items.FirstOrDefault(i => i.StatementInstead is not null) is { } paper && progress.Own(stop).Statements.Count == 0)
            Sign(stop, paper);
        else if (random.Next(6) == 0)
            Do(stop, Drafts.Failed(FailureReason.Refused));
        else
            HandOver(stop, progress);
    }

    void Reload(RunStop stop, RunProgress progress)
    {
        if (Bag.ToLoad(sheet, progress, stop) is { Count: > 0 } items)
            Do(stop, Drafts.Loaded([.. items.Select(i => i.ItemId)]));
        else
            Do(sheet.Stops.First(s => s.Order > stop.Order && s.Kind != StopKind.Break && !progress.StateOf(s).IsFinal()), Drafts.Departed());
    }

    void HandOver(RunStop stop, RunProgress progress)
    {
        var (bag, statements) = (Bag.OnBoard(sheet, progress), progress.Own(stop).Statements);
        ItemOutcome[] outcomes = [.. progress.ItemsOf(stop).Select((i, n) =>
            statements.Exists(s => s.Replaces == i.ItemId) ? new ItemOutcome(i.ItemId, ItemResult.Missing, DoorReasons.StatementInstead)
            : n > 0 && !statements.Exists(s => s.ItemId == i.ItemId) && random.Next(4) == 0
                ? new(i.ItemId, ItemResult.Missing, stop.Kind == StopKind.Return ? "not-loaded" : "bring-later") : new(i.ItemId, ItemResult.Accepted))];
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
        if (Chance(trouble.PhotoCutIn))
            Device.CutPowerIn(random.Next(1, 14));
        var before = ledger.Count;
        Do(stop, [nameof(PhotoTaken)], () => Device.App.Photos.Add(sheet.RunId, stop.StopId, picture, "items", out _));
        if (ledger.Count > before)
            photos.Add(PhotoShelf.Hash(JpegParts.Strip(picture)));
    }

    void Sign(RunStop stop, RunItem paper)
    {
        var (form, pads) = (SignedPapers.Form(random), SignedPapers.Pads(random));
        var before = ledger.Count;
        Do(stop, [nameof(StatementSigned), .. Enumerable.Repeat(nameof(PhotoTaken), 4)], () => Device.App.Statements.Sign(sheet.RunId, stop, paper, form, pads));
        if (ledger.Count > before)
            photos.UnionWith(Looked(() => Device.App.Store.ListEvents(sheet.RunId)).TakeLast(4).Select(e => ((PhotoTaken)e.Event).Sha256));
    }

    // Looking may be cut short too; then the driver looks again.
    T Looked<T>(Func<T> look)
    {
        try
        {
            return look();
        }
        catch (PowerCutException)
        {
            Device.Restart();
            Faults.Add("app killed");
            return look();
        }
    }
}
