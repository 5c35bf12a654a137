using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Custody;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>
/// Enters what the courier wrote on the paper run sheet when the device cannot say it: the same rules, the same history, marked with who
/// entered it. The signature is on the paper, which is kept.
/// </summary>
public sealed class EnterFromPaper(ShuttleDb db, EventHistory history, ApplyDriverEvent apply, CurrentUser user)
{
    public static readonly Refusal LineIncomplete = new("paper-line-incomplete");
    private static readonly Proof OnPaper = new(ProofKind.Signature, "kertas");

    public async Task<Outcome<PushEventsReply>> EnterAsync(Guid runId, PaperSheet sheet, CancellationToken ct)
    {
        if (await db.Runs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == runId, ct) is not { } run) return RunSheets.UnknownRun;
        var courier = await db.Couriers.AsNoTracking().SingleAsync(c => c.Id == run.CourierId, ct);
        apply.Courier = new Party(courier.Name, "courier", courier.AccountId);
        var results = new List<EventResult>();
        foreach (var line in sheet.Lines)
        {
            if (!Ids.IsVersion7(line.Id)) results.Add(EventHistory.Refused(line.Id, BookRequest.IdNotVersion7));
            else if (EventOf(line, run) is { } said)
                results.Add(await history.TakeAsync(said, JsonSerializer.Serialize(said, ContractJson.Options), "", user.Required, () => OpenAsync(runId, ct), ct));
            else results.Add(EventHistory.Refused(line.Id, LineIncomplete));
        }
        var version = await db.Runs.Where(r => r.Id == runId).Select(r => r.Version).SingleAsync(ct);
        return new PushEventsReply(results, new Dictionary<Guid, int> { [runId] = version });
    }

    private async Task<Outcome<Run>> OpenAsync(Guid runId, CancellationToken ct) => await db.Runs.Include(r => r.Stops).SingleAsync(r => r.Id == runId, ct);

    /// <summary>The event a line tells of; null where the line leaves out what its kind needs.</summary>
    internal static DriverEvent? EventOf(PaperLine line, Run run)
    {
        var items = line.Items ?? [];
        Guid[] accepted = [.. items.Where(i => i.Result == ItemResult.Accepted).Select(i => i.ItemId)];
        return line switch
        {
            { What: PaperStep.Loaded } when accepted.Length > 0 => new ItemsLoaded(accepted) { Id = line.Id, RunId = run.Id, StopId = line.StopId, DeviceId = Guid.Empty, Sequence = 0, DeviceTime = line.At },
            { What: PaperStep.Received, OtherParty: { } giver } when items.Count > 0 => new ItemsReceived(items, line.Seal, OnPaper, giver) { Id = line.Id, RunId = run.Id, StopId = line.StopId, DeviceId = Guid.Empty, Sequence = 0, DeviceTime = line.At },
            { What: PaperStep.Delivered, OtherParty: { } taker } when items.Count > 0 => new ItemsDelivered(items, OnPaper, taker) { Id = line.Id, RunId = run.Id, StopId = line.StopId, DeviceId = Guid.Empty, Sequence = 0, DeviceTime = line.At },
            { What: PaperStep.Served, OtherParty: { } served } => new StopServed(OnPaper, served, line.Note) { Id = line.Id, RunId = run.Id, StopId = line.StopId, DeviceId = Guid.Empty, Sequence = 0, DeviceTime = line.At },
            { What: PaperStep.Failed, Reason: { } reason } => new StopFailed(reason, line.Note) { Id = line.Id, RunId = run.Id, StopId = line.StopId, DeviceId = Guid.Empty, Sequence = 0, DeviceTime = line.At },
            { What: PaperStep.Ended } => new RunEnded(accepted, line.Note) { Id = line.Id, RunId = run.Id, StopId = line.StopId, DeviceId = Guid.Empty, Sequence = 0, DeviceTime = line.At },
            _ => null,
        };
    }
}
