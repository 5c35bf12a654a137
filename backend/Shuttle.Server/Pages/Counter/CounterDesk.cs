using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Requests;
using Shuttle.Server.Requests.Community;

namespace Shuttle.Server.Pages.Counter;

/// <summary>What a courier has in the bag, by request.</summary>
public sealed record Bag(Guid RunId, string CourierName, RunState State, IReadOnlyList<BagRequest> Requests);

public sealed record BagRequest(Guid Id, string Number, string ServiceCode, IReadOnlyList<DocumentItem> Items);

/// <summary>Which part of the inbox is looked at.</summary>
public enum Tray { Here, Coming, Away, Ready, Check }

/// <summary>A line of the inbox.</summary>
/// <param name="Attestation">The newest word of an RT or RW head, where one is needed.</param>
public sealed record InboxLine(Request Request, Tray Tray, AttestationState? Attestation);

/// <summary>Reads the counter's work.</summary>
public sealed class CounterDesk(ShuttleDb db)
{
    private const int Most = 500;

    /// <summary>Everything that is not over, what is promised soonest first.</summary>
    public async Task<IReadOnlyList<InboxLine>> InboxAsync(CancellationToken ct)
    {
        var requests = await db.Requests.AsNoTracking().Include(r => r.Items).Include(r => r.Legs)
            .Where(r => r.State != RequestState.Completed && r.State != RequestState.Cancelled && r.State != RequestState.Rejected)
            .OrderBy(r => r.PromisedBy).ThenBy(r => r.Id).Take(Most).ToListAsync(ct);
        var words = await db.Attestations.AsNoTracking().Where(a => a.Request!.State != RequestState.Completed && a.Request.State != RequestState.Cancelled).ToListAsync(ct);
        var newest = words.GroupBy(a => a.RequestId).ToDictionary(g => g.Key, g => g.MaxBy(a => a.AskedAt)!.State);
        return [.. requests.Select(r => new InboxLine(r, TrayOf(r, newest.TryGetValue(r.Id, out var word) ? word : null), newest.TryGetValue(r.Id, out var known) ? known : null))];
    }

    private static Tray TrayOf(Request request, AttestationState? attestation) =>
        request.Warnings.Count > 0 && request.State == RequestState.Submitted || attestation is AttestationState.Refused or AttestationState.Lapsed || request.State == RequestState.NeedsCorrection ? Tray.Check
        : request.Items.Exists(i => i.Holder == HolderKind.OtherOffice) ? Tray.Away
        : request.State switch
        {
            RequestState.AtCounter or RequestState.InProcess => Tray.Here,
            RequestState.Ready or RequestState.ReturnScheduled or RequestState.OutForReturn => Tray.Ready,
            _ => Tray.Coming,
        };

    /// <summary>What couriers carry; a bag belongs to the courier's newest run: what was not handed in yesterday is still in it.</summary>
    public async Task<IReadOnlyList<Bag>> BagsAsync(CancellationToken ct)
    {
        var requests = await db.Requests.AsNoTracking().Include(r => r.Items).Where(r => r.Items.Any(i => i.Holder == HolderKind.Courier)).OrderBy(r => r.Number).ToListAsync(ct);
        var carried = requests.SelectMany(r => r.Items.Where(i => i.Holder == HolderKind.Courier).Select(i => (Request: r, Item: i))).ToLookup(c => c.Item.HolderId);
        var couriers = await db.Couriers.AsNoTracking().OrderBy(c => c.Name).ToListAsync(ct);
        var bags = new List<Bag>();
        foreach (var courier in couriers.Where(c => carried.Contains(c.Id)))
            if (await db.Runs.AsNoTracking().Where(r => r.CourierId == courier.Id).OrderByDescending(r => r.Day).FirstOrDefaultAsync(ct) is { } run)
                bags.Add(new(run.Id, courier.Name, run.State, [.. carried[courier.Id].GroupBy(c => c.Request).Select(g => new BagRequest(g.Key.Id, g.Key.Number, g.Key.ServiceCode, [.. g.Select(c => c.Item)]))]));
        return bags;
    }
}
