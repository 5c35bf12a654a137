using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>
/// The same step told twice, once by a device and once from paper. The second that says the same is a duplicate; the second that says
/// something else is a conflict that a person resolves. Neither is applied again.
/// </summary>
public sealed class PaperOrDevice(ShuttleDb db, PersonalData personal)
{
    public static readonly Refusal PaperDiffers = new("paper-differs", StatusCodes.Status409Conflict);
    public static readonly Refusal DeviceDiffers = new("device-differs", StatusCodes.Status409Conflict);

    /// <param name="Reply">The answer, where the step is told already.</param>
    /// <param name="HistoryOnly">True for what a found device says of a stop that paper has finished: kept, without effect.</param>
    public sealed record Judgement(EventResult? Reply, bool HistoryOnly);

    private static readonly Judgement GoOn = new(null, false);

    public async Task<Judgement> JudgeAsync(DriverEvent said, bool fromPaper, CancellationToken ct)
    {
        if (said is Undone or Paused or Resumed or HelpCalled or ItemsUnloaded) return GoOn;
        var others = await db.DriverEvents.Where(e => e.RunId == said.RunId && (e.EnteredById != null) != fromPaper).ToListAsync(ct);
        if (others.Count == 0) return GoOn;
        if (said is RunStarted or CallAttempted or PhotoTaken) return new(null, HistoryOnly: !fromPaper);
        var takenBack = others.Select(e => e.TakesBackId).OfType<Guid>().ToHashSet();
        var there = others.Where(e => e.StopId == said.StopId && !takenBack.Contains(e.Id) && Decides(e.Kind)).Select(Open).ToList();
        if (said is Departed or Arrived) return new(null, HistoryOnly: !fromPaper && there.Any(t => t is not ItemsLoaded));
        // A depot may be loaded from several times; a home is finished once.
        var told = there.FindAll(t => (t is ItemsLoaded) == (said is ItemsLoaded) && (said is not ItemsLoaded || Overlap(t, said)));
        if (told.Count == 0) return GoOn;
        return new(told.Exists(t => SaySame(t, said)) ? new(said.Id, EventStatus.Duplicate)
            : EventHistory.Refused(said.Id, fromPaper ? DeviceDiffers : PaperDiffers), false);
    }

    private static bool Decides(string kind) =>
        kind is nameof(ItemsReceived) or nameof(ItemsDelivered) or nameof(StopServed) or nameof(StopFailed) or nameof(ItemsLoaded) or nameof(RunEnded);

    private static bool Overlap(DriverEvent told, DriverEvent said) => ItemsOf(told).Intersect(ItemsOf(said)).Any();

    private static bool SaySame(DriverEvent told, DriverEvent said) => told.GetType() == said.GetType() && ItemsOf(told).ToHashSet().SetEquals(ItemsOf(said));

    private static IEnumerable<Guid> ItemsOf(DriverEvent said) => said switch
    {
        ItemsReceived received => Accepted(received.Items),
        ItemsDelivered delivered => Accepted(delivered.Items),
        ItemsLoaded loaded => loaded.ItemIds,
        RunEnded ended => ended.ItemIds,
        _ => [],
    };

    private static IEnumerable<Guid> Accepted(IReadOnlyList<ItemOutcome> items) => items.Where(i => i.Result == ItemResult.Accepted).Select(i => i.ItemId);

    private DriverEvent Open(RecordedEvent recorded) => JsonSerializer.Deserialize<DriverEvent>(personal.Reveal(recorded.BodySealed), ContractJson.Options)!;
}
