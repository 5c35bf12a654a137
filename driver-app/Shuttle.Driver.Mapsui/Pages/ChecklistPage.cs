using Avalonia.Controls;
using Shuttle.Contracts;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Screens;

namespace Shuttle.Driver.Head.Pages;

/// <summary>The documents, one by one; nothing is accepted by itself.</summary>
sealed class ChecklistPage(Guid runId, Guid stopId) : AtStopPage(runId, stopId)
{
    Checklist? list;
    (Guid Item, ItemResult Result)? asking;
    string seal = "";

    public override bool Follows => false;

    public override Control Build()
    {
        list = list?.Again(Stop, Run.Progress) ?? Checklist.Of(Stop, Run.Progress);
        var screen = ChecklistScreen.Of(list, Words);
        if (asking is { } asked && screen.Rows.FirstOrDefault(r => r.ItemId == asked.Item) is { } row)
            return Kit.Page(row.Name,
                Kit.Column(row.Choices.Single(c => c.Result == asked.Result).Reasons.Select(reason => Kit.Button(reason.Text, () => Because(asked.Item, asked.Result, reason.Code)))),
                Kit.Button(Words["go.back"], () => Ask(null)));
        return Kit.Page(screen.Title,
            Kit.Column([
                .. screen.Rows.Select(Row),
                Kit.Button(Words["go.acceptAll"], () => Change(list.AcceptAll())),
                Stop.Kind == StopKind.Collect ? Kit.Box(Words["field.seal"], seal, t => seal = t) : null,
                Kit.Button(Words["go.photo"], () => Photograph("items")),
            ]),
            Kit.Text(screen.Summary, bold: true),
            Kit.Button(Words["go.next"], Next, Weight.Main, screen.CanGoOn),
            screen.MustFailInstead ? Kit.Button(Words.Of(StopAction.Fail), () => Shell.Go(new FailPage(RunId, Stop.StopId)), Weight.Danger) : null,
            Back());
    }

    Control Row(ChecklistRow row) => Kit.Card(Kit.Column(
        Kit.Text(row.Original ? $"{row.Name} ({Words["stop.original"]})" : row.Name, 20, bold: true),
        row.ResultText is { } result ? Kit.Text(row.ReasonText is { } reason ? $"{result}: {reason}" : result, bold: true, colour: Kit.Look.Good) : null,
        Kit.Row([.. row.Choices.Select(c => Kit.Button(c.Text, () => Choose(row, c)))])));

    void Choose(ChecklistRow row, ChecklistChoice choice)
    {
        if (choice.Reasons.Count == 0)
            Mark(row.ItemId, choice.Result, null);
        else
            Ask((row.ItemId, choice.Result));
    }

    // A statement is not only said: it is filled in and signed, and the list then shows it.
    void Because(Guid item, ItemResult result, string reason)
    {
        if (reason != Runs.DoorReasons.StatementInstead)
        {
            Mark(item, result, reason);
            return;
        }
        asking = null;
        Shell.Go(new SptjmPage(RunId, Stop.StopId, Stop.Items.Single(i => i.ItemId == item)));
    }

    void Ask((Guid, ItemResult)? what)
    {
        asking = what;
        Shell.Redraw();
    }

    void Mark(Guid item, ItemResult result, string? reason)
    {
        asking = null;
        Change(list!.Mark(item, result, reason));
    }

    void Change(Checklist changed)
    {
        list = changed;
        Shell.Redraw();
    }

    void Next() => Shell.Go(new ProofPage(RunId, Stop.StopId, list!.Outcomes, seal.Length > 0 ? seal : null));
}

/// <summary>What the counter hands over at the depot, and what goes back to it.</summary>
sealed class LoadPage(Guid runId, Guid stopId) : AtStopPage(runId, stopId)
{
    HashSet<Guid>? chosen;

    public override bool Follows => false;

    public override Control Build()
    {
        var run = Run;
        var load = Runs.Bag.ToLoad(run.Sheet!, run.Progress, Stop);
        var hand = Stop.Kind == StopKind.DepotReload ? Runs.Bag.OnBoard(run.Sheet!, run.Progress) : new HashSet<Guid>();
        chosen ??= [.. load.Select(i => i.ItemId)];
        return Kit.Page(Words.Of(Stop.Kind),
            Kit.Column(load.Select(item => Kit.Tick(item.Name, chosen.Contains(item.ItemId), () => Turn(item.ItemId)))),
            hand.Count > 0 ? Kit.Button($"{Words["event.itemsUnloaded"]} ({hand.Count})", () => { if (Record(Device.Drafts.Unloaded([.. hand]))) Shell.Redraw(); }) : null,
            Kit.Button($"{Words["event.itemsLoaded"]} ({chosen.Count})", () => { if (Record(Device.Drafts.Loaded([.. chosen]))) Shell.BackTo<StopListPage>(); }, Weight.Main, chosen.Count > 0),
            Back());
    }

    void Turn(Guid item)
    {
        if (!chosen!.Remove(item))
            chosen.Add(item);
        Shell.Redraw();
    }
}
