using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Pages.Counter;

/// <summary>What a courier has in the bag, by request.</summary>
public sealed record Bag(Guid RunId, string CourierName, RunState State, IReadOnlyList<BagRequest> Requests);

public sealed record BagRequest(string Number, string ServiceCode, IReadOnlyList<DocumentItem> Items);

/// <summary>The counter at one moment.</summary>
public sealed record DeskView(IReadOnlyList<Bag> Bags, IReadOnlyList<Request> Working, IReadOnlyList<Request> Ready)
{
    public static readonly DeskView Empty = new([], [], []);
}

/// <summary>Reads the counter's desk.</summary>
public sealed class CounterDesk(ShuttleDb db)
{
    private const int Most = 200;

    public async Task<DeskView> ReadAsync(CancellationToken ct)
    {
        var requests = await db.Requests.AsNoTracking().Include(r => r.Items).Include(r => r.Legs)
            .Where(r => r.State == RequestState.AtCounter || r.State == RequestState.InProcess || r.State == RequestState.Ready || r.State == RequestState.ReturnScheduled || r.Items.Any(i => i.Holder == HolderKind.Courier))
            .OrderBy(r => r.PromisedBy).Take(Most).ToListAsync(ct);
        return new(
            await BagsAsync(requests, ct),
            [.. requests.Where(r => r.State is RequestState.AtCounter or RequestState.InProcess)],
            [.. requests.Where(r => r.State is RequestState.Ready or RequestState.ReturnScheduled)]);
    }

    // A bag belongs to the courier's newest run: what was not handed in yesterday is still in it.
    private async Task<List<Bag>> BagsAsync(List<Request> requests, CancellationToken ct)
    {
        var carried = requests.SelectMany(r => r.Items.Where(i => i.Holder == HolderKind.Courier).Select(i => (Request: r, Item: i))).ToLookup(c => c.Item.HolderId);
        var couriers = await db.Couriers.AsNoTracking().OrderBy(c => c.Name).ToListAsync(ct);
        var bags = new List<Bag>();
        foreach (var courier in couriers.Where(c => carried.Contains(c.Id)))
            if (await db.Runs.AsNoTracking().Where(r => r.CourierId == courier.Id).OrderByDescending(r => r.Day).FirstOrDefaultAsync(ct) is { } run)
                bags.Add(new(run.Id, courier.Name, run.State, [.. carried[courier.Id].GroupBy(c => c.Request).Select(g => new BagRequest(g.Key.Number, g.Key.ServiceCode, [.. g.Select(c => c.Item)]))]));
        return bags;
    }
}
