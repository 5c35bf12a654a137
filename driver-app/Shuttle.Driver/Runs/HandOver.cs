using Shuttle.Contracts;

namespace Shuttle.Driver.Runs;

/// <summary>The rules of changing hands: every item of the checklist has exactly one outcome, and the hand-over is proved.</summary>
static class HandOver
{
    public static Ruling Receive(RunProgress run, RunStop stop, ItemsReceived e)
    {
        if (stop.Kind is not (StopKind.Collect or StopKind.Visit))
            return new Refusal("wrong-kind");
        if (Check(run, stop, e.Items, e.Proof, e.OtherParty) is { } refusal)
            return refusal;
        var own = run.Own(stop);
        return run.With(stop, Finish(own, e.Items, e) with { Took = own.Took.AddRange(Accepted(e.Items)) });
    }

    public static Ruling Deliver(RunSheet sheet, RunProgress run, RunStop stop, ItemsDelivered e)
    {
        if (stop.Kind != StopKind.Return)
            return new Refusal("wrong-kind");
        if (Check(run, stop, e.Items, e.Proof, e.OtherParty) is { } refusal)
            return refusal;
        if (Receiving.Judge(stop, e.OtherParty) is { } notEntitled)
            return notEntitled;
        var bag = Bag.OnBoard(sheet, run);
        if (!Accepted(e.Items).All(bag.Contains))
            return new Refusal("item-not-on-board");
        var own = run.Own(stop);
        return run.With(stop, Finish(own, e.Items, e) with { Gave = own.Gave.AddRange(Accepted(e.Items)) });
    }

    public static Ruling Serve(RunProgress run, RunStop stop, StopServed e)
    {
        if (stop.Kind is not (StopKind.Attest or StopKind.Visit))
            return new Refusal("wrong-kind");
        if (Present(run, stop) is { } refusal)
            return refusal;
        if (Proved(e.Proof, e.OtherParty) is { } unproved)
            return unproved;
        var own = run.Own(stop);
        return run.With(stop, own with { State = StopState.Done, Last = RunRules.StepOf(e, own) });
    }

    /// <summary>A statement for a missing paper becomes a document of the stop: the hand-over that follows lists both.</summary>
    public static Ruling State(RunProgress run, RunStop stop, StatementSigned e)
    {
        if (stop.Kind is not (StopKind.Collect or StopKind.Visit))
            return new Refusal("wrong-kind");
        if (Present(run, stop) is { } refusal)
            return refusal;
        if (stop.Items.FirstOrDefault(i => i.ItemId == e.ReplacesItemId) is not { } paper)
            return new Refusal("item-not-on-stop");
        if (paper.StatementInstead != e.Form)
            return new Refusal("statement-not-allowed", e.Form);
        var own = run.Own(stop);
        return own.Statements.Exists(s => s.Replaces == paper.ItemId) ? new Refusal("statement-signed-already")
            : run.With(stop, own with { Statements = own.Statements.Add(new(e.Id, paper.ItemId, e.Form)) });
    }

    static Refusal? Check(RunProgress run, RunStop stop, IReadOnlyList<ItemOutcome> items, Proof proof, Person other)
    {
        if (Present(run, stop) is { } refusal)
            return refusal;
        var wanted = run.ItemsOf(stop);
        if (items.Any(o => wanted.All(i => i.ItemId != o.ItemId)))
            return new Refusal("item-not-on-stop");
        if (items.Count != wanted.Count || items.DistinctBy(o => o.ItemId).Count() != items.Count)
            return new Refusal("checklist-incomplete", wanted.Count - items.DistinctBy(o => o.ItemId).Count());
        if (wanted.Count > 0 && items.All(o => o.Result != ItemResult.Accepted))
            return new Refusal("nothing-accepted");
        var statements = run.Own(stop).Statements;
        if (items.Any(o => o.Reason == DoorReasons.StatementInstead && !statements.Exists(s => s.Replaces == o.ItemId)))
            return new Refusal("statement-missing");
        return Proved(proof, other);
    }

    static Refusal? Present(RunProgress run, RunStop stop)
    {
        var state = run.StateOf(stop);
        return state.IsFinal() ? new Refusal("stop-finished") : state != StopState.Arrived ? new Refusal("not-arrived") : null;
    }

    static Refusal? Proved(Proof proof, Person other) =>
        string.IsNullOrWhiteSpace(proof.Value) ? new Refusal("proof-missing")
        : string.IsNullOrWhiteSpace(other.Name) ? new Refusal("other-party-missing") : null;

    static StopProgress Finish(StopProgress own, IReadOnlyList<ItemOutcome> items, DriverEvent e) => own with
    {
        State = items.All(o => o.Result == ItemResult.Accepted || DoorReasons.Settles(o.Reason)) ? StopState.Done : StopState.Partial,
        Outcomes = [.. items],
        Last = RunRules.StepOf(e, own),
    };

    static IEnumerable<Guid> Accepted(IEnumerable<ItemOutcome> items) =>
        items.Where(o => o.Result == ItemResult.Accepted).Select(o => o.ItemId);
}
