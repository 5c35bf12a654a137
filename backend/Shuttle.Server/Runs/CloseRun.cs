using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Custody;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>Closes a run. Without a reason it must balance; with one, the officer who is signed in answers for the difference.</summary>
/// <param name="Id">Client-minted: of the statement of discrepancy, if one is made.</param>
/// <param name="FoundItems">Documents that were in the bag although the history says that somebody else holds them.</param>
/// <param name="Reason">Why what came in is not what went out.</param>
public sealed record RunClosing(Guid Id, [property: MaxLength(500)] IReadOnlyList<Guid>? FoundItems = null, [property: StringLength(500)] string? Reason = null);

/// <summary>A document of a run's bag.</summary>
public sealed record BagLine(Guid ItemId, string RequestNumber, string Name, bool Original);

/// <summary>A run's bag at the end of the day: what went out and was received on the way against what was handed over.</summary>
public sealed record BagView(Guid RunId, RunState State, IReadOnlyList<BagLine> Matched, IReadOnlyList<BagLine> Missing, IReadOnlyList<BagLine> Unexpected, int StopsOpen, IReadOnlyList<DiscrepancyView> Discrepancies);

/// <summary>A difference that an officer answers for.</summary>
public sealed record DiscrepancyView(Guid Id, Guid RunId, string OfficerName, string Reason, IReadOnlyList<Guid> Missing, IReadOnlyList<Guid> Unexpected, DateTimeOffset StatedAt, DateTimeOffset? ResolvedAt);

/// <summary>A run closes when what went out equals what came in, item by item; otherwise only with a named officer's statement, which is kept.</summary>
public sealed class CloseRun(ShuttleDb db, PersonalData personal, CurrentUser user, TimeProvider clock)
{
    public static readonly Refusal StopsOpen = new("run-stops-open", StatusCodes.Status409Conflict);
    public static readonly Refusal NotReconciled = new(CustodyCodes.RunNotReconciled, StatusCodes.Status409Conflict);
    public static readonly Refusal StatementEmpty = new(CustodyCodes.StatementEmpty) { Field = "reason" };

    public async Task<Outcome<BagView>> LookAsync(Guid runId, CancellationToken ct)
    {
        if (await db.Runs.AsNoTracking().Include(r => r.Stops).SingleOrDefaultAsync(r => r.Id == runId, ct) is not { } run) return RunSheets.UnknownRun;
        return await ViewAsync(run, await CompareAsync(run, [], ct), ct);
    }

    public Task<Outcome<BagView>> CloseAsync(Guid runId, RunClosing closing, CancellationToken ct) => Retry.OnConflictAsync(db, () => CloseOnceAsync(runId, closing, ct));

    private async Task<Outcome<BagView>> CloseOnceAsync(Guid runId, RunClosing closing, CancellationToken ct)
    {
        if (!Ids.IsVersion7(closing.Id)) return BookRequest.IdNotVersion7;
        if (await db.Runs.Include(r => r.Stops).SingleOrDefaultAsync(r => r.Id == runId, ct) is not { } run) return RunSheets.UnknownRun;
        var compared = await CompareAsync(run, closing.FoundItems ?? [], ct);
        if (run.State == RunState.Closed) return await ViewAsync(run, compared, ct);
        if (OpenStops(run) is > 0 and var open) return StopsOpen.With(open);
        var statement = closing.Reason is null ? null : new DiscrepancyStatement(user.Required, user.Name, closing.Reason);
        switch (compared.WhyNotClose(statement))
        {
            case CustodyCodes.RunNotReconciled: return NotReconciled.With(compared.Missing.Count, compared.Unexpected.Count) with { Findings = await FindingsAsync(compared, ct) };
            case not null: return StatementEmpty;
        }
        var now = clock.GetUtcNow();
        run.State = RunState.Closed;
        if (!compared.Balanced)
        {
            db.Add(new RunDiscrepancy
            {
                Id = closing.Id, RunId = run.Id, OfficerId = statement!.OfficerId, OfficerName = statement.OfficerName, Reason = statement.Reason.Trim(), StatedAt = now,
                MissingItems = [.. compared.Missing.Select(i => i.ItemId)], UnexpectedItems = [.. compared.Unexpected.Select(i => i.ItemId)],
            });
            db.Outbox.Add(OutboxMessage.Of("run.discrepancy", run.Id, new { closing.Id, missing = compared.Missing.Count, unexpected = compared.Unexpected.Count, statement.OfficerName }, now, run.Day));
        }
        db.Outbox.Add(OutboxMessage.Of("run.changed", run.Id, new { run.State }, now, run.Day));
        await db.SaveChangesAsync(ct);
        return await ViewAsync(run, compared, ct);
    }

    /// <summary>Called when documents came in: closes the run if nothing is open any more, and a discrepancy whose documents have all turned up.</summary>
    public async Task CloseIfBalancedAsync(Run run, IReadOnlyList<Request> held, CancellationToken ct)
    {
        var still = held.SelectMany(r => r.Items).Where(i => i.Holder == HolderKind.Courier && i.HolderId == run.CourierId).Select(i => i.Id).ToHashSet();
        if (still.Count == 0 && OpenStops(run) == 0) run.State = RunState.Closed;
        foreach (var stated in await db.Set<RunDiscrepancy>().Where(d => d.RunId == run.Id && d.ResolvedAt == null).ToListAsync(ct))
            if (!stated.MissingItems.Exists(still.Contains)) stated.ResolvedAt = clock.GetUtcNow();
    }

    public async Task<IReadOnlyList<DiscrepancyView>> DiscrepanciesAsync(bool openOnly, CancellationToken ct) =>
        (await db.Set<RunDiscrepancy>().AsNoTracking().Where(d => !openOnly || d.ResolvedAt == null).OrderByDescending(d => d.StatedAt).ToListAsync(ct)).ConvertAll(ViewOf);

    private static int OpenStops(Run run) => run.Stops.Count(s => s.LegId is not null && !s.IsFinished);

    // The bag must hold what was loaded or received on the way and not handed over since; in it was what the courier no longer holds, and what was found.
    private async Task<RunReconciliation> CompareAsync(Run run, IReadOnlyList<Guid> found, CancellationToken ct)
    {
        string[] kinds = [nameof(ItemsLoaded), nameof(ItemsReceived), nameof(ItemsDelivered)];
        var bodies = await db.DriverEvents.Where(e => e.RunId == run.Id && kinds.Contains(e.Kind)).OrderBy(e => e.DeviceTime).Select(e => e.BodySealed).ToListAsync(ct);
        var events = bodies.ConvertAll(b => JsonSerializer.Deserialize<DriverEvent>(personal.Reveal(b), ContractJson.Options)!);
        var loaded = events.OfType<ItemsLoaded>().SelectMany(e => e.ItemIds).ToHashSet();
        var received = events.OfType<ItemsReceived>().SelectMany(e => e.Items).Where(o => o.Result == ItemResult.Accepted).Select(o => o.ItemId).ToHashSet();
        var delivered = events.OfType<ItemsDelivered>().SelectMany(e => e.Items).Where(o => o.Result == ItemResult.Accepted).Select(o => o.ItemId).ToHashSet();
        var items = await db.Items.AsNoTracking()
            .Where(i => loaded.Contains(i.Id) || received.Contains(i.Id) || found.Contains(i.Id) || i.Holder == HolderKind.Courier && i.HolderId == run.CourierId).ToListAsync(ct);
        bool Held(DocumentItem item) => item.Holder == HolderKind.Courier && item.HolderId == run.CourierId;
        static BagItem Of(DocumentItem item) => new(item.Id, item.Name);
        var expected = RunReconciliation.ExpectedBag(
            items.Where(i => loaded.Contains(i.Id)).Select(Of), items.Where(i => received.Contains(i.Id) || Held(i)).Select(Of),
            items.Where(i => delivered.Contains(i.Id) && !Held(i)).Select(i => i.Id));
        // What the resident has back without a delivery (a step that was taken back) never came into the bag for good.
        expected = [.. expected.Where(e => items.Find(i => i.Id == e.ItemId)!.Holder != HolderKind.Resident)];
        var counted = items.Where(i => !Held(i) && expected.Any(e => e.ItemId == i.Id) || found.Contains(i.Id)).Select(Of);
        return RunReconciliation.Compare(expected, counted);
    }

    private async Task<BagView> ViewAsync(Run run, RunReconciliation compared, CancellationToken ct)
    {
        var stated = await db.Set<RunDiscrepancy>().AsNoTracking().Where(d => d.RunId == run.Id).OrderBy(d => d.StatedAt).ToListAsync(ct);
        return new(run.Id, run.State, await LinesAsync(compared.Matched, ct), await LinesAsync(compared.Missing, ct), await LinesAsync(compared.Unexpected, ct), OpenStops(run), stated.ConvertAll(ViewOf));
    }

    private async Task<IReadOnlyList<string>> FindingsAsync(RunReconciliation compared, CancellationToken ct) =>
        [.. (await LinesAsync(compared.Missing, ct)).Select(l => $"- {l.RequestNumber}: {l.Name}"), .. (await LinesAsync(compared.Unexpected, ct)).Select(l => $"+ {l.RequestNumber}: {l.Name}")];

    private async Task<IReadOnlyList<BagLine>> LinesAsync(IReadOnlyList<BagItem> items, CancellationToken ct)
    {
        var ids = items.Select(i => i.ItemId).ToList();
        return await (from item in db.Items where ids.Contains(item.Id) join request in db.Requests on item.RequestId equals request.Id orderby request.Number, item.Id
                      select new BagLine(item.Id, request.Number, item.Name, item.Original)).AsNoTracking().ToListAsync(ct);
    }

    private static DiscrepancyView ViewOf(RunDiscrepancy d) => new(d.Id, d.RunId, d.OfficerName, d.Reason, d.MissingItems, d.UnexpectedItems, d.StatedAt, d.ResolvedAt);
}
