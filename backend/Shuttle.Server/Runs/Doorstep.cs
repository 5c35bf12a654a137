using Shuttle.Contracts;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>A document that stayed where it was, and why.</summary>
public sealed record LeftBehind(DocumentItem Item, DoorReason Reason);

/// <summary>What came of a checklist at a door, item by item.</summary>
public sealed record DoorOutcome(IReadOnlyList<DocumentItem> Accepted, IReadOnlyList<LeftBehind> Left)
{
    /// <summary>Another visit is needed.</summary>
    public bool Again => Left.Any(l => l.Reason.Next == DoorNext.Again);

    /// <summary>Nothing is open any more: all that was wanted changed hands, or something stands for it.</summary>
    public bool Complete => Left.All(l => l.Reason.Next == DoorNext.Settled);

    public StopState Stop => Complete && (Accepted.Count > 0 || Left.Count > 0) ? StopState.Done : Accepted.Count > 0 ? StopState.Partial : StopState.Failed;
}

/// <summary>Judges what a courier says of the documents of a stop; pure. Never a bare "failed": each document has its own result and reason.</summary>
public static class Doorstep
{
    public static readonly Refusal ReasonUnknown = new("door-reason-unknown") { Field = "items" };
    public static readonly Refusal StatementMissing = new("statement-missing") { Field = "items" };

    /// <param name="outcomes">One per item.</param>
    /// <param name="request">With its items.</param>
    /// <param name="stated">Items for which a statement has been signed.</param>
    public static Outcome<DoorOutcome> Judge(IReadOnlyList<ItemOutcome> outcomes, Request request, IReadOnlySet<Guid> stated)
    {
        if (outcomes.Select(o => o.ItemId).Distinct().Count() != outcomes.Count) return DriverEventRules.ItemNotOnStop;
        var (accepted, left) = (new List<DocumentItem>(), new List<LeftBehind>());
        foreach (var outcome in outcomes)
        {
            if (request.Items.Find(i => i.Id == outcome.ItemId) is not { } item) return DriverEventRules.ItemNotOnStop;
            if (outcome.Result == ItemResult.Accepted)
            {
                accepted.Add(item);
                continue;
            }
            if (DoorReasons.Find(outcome.Result, outcome.Reason) is not { } reason) return ReasonUnknown.With(outcome.Reason ?? "-", item.Name);
            if (reason.Code == DoorReasons.StatementInstead && !stated.Contains(item.Id)) return StatementMissing.With(item.Name);
            left.Add(new(item, reason));
        }
        return new DoorOutcome(accepted, left);
    }
}
