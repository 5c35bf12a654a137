using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Server.Custody;
using Shuttle.Server.Custody.Anchors;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Custody;

/// <summary>Somebody changes the database behind the server's back: whatever it is, verification notices and names the place.</summary>
public abstract class TamperedLedgerTests(Provider provider)
{
    private static readonly DateTimeOffset Tuesday = ServerHost.MondayMorning.AddDays(1).AddHours(2);

    [Fact]
    public async Task Every_kind_of_stored_byte_is_guarded()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        var requests = await TwoDaysAsync(server);
        await using var scope = await OfDemoAsync(server);
        var (db, verify) = (scope.ServiceProvider.GetRequiredService<ShuttleDb>(), scope.ServiceProvider.GetRequiredService<VerifyCustody>());
        var report = await verify.VerifyAsync([], default);
        Assert.Empty(report.Faults);
        Assert.Equal((3, 10, 1), (report.Chains, report.Links, report.Anchors));

        var links = db.Set<LedgerRow>();
        var (number, first) = (requests[0].Number, requests[0].Id);
        var second = links.Where(r => r.RequestId == first && r.Sequence == 2);
        var stored = await second.AsNoTracking().SingleAsync();

        // Each character of the sealed content, each bit of the hash, each column beside them.
        for (var at = 0; at < stored.ContentSealed.Length; at += at < stored.ContentSealed.Length - 8 ? 17 : 1)
        {
            var flipped = stored.ContentSealed[..at] + (stored.ContentSealed[at] == 'A' ? 'B' : 'A') + stored.ContentSealed[(at + 1)..];
            await Finds(() => second.ExecuteUpdateAsync(s => s.SetProperty(r => r.ContentSealed, flipped)), number, 2, "link-unreadable");
        }
        for (var at = 0; at < stored.Hash.Length; at++)
        {
            var flipped = stored.Hash.ToArray();
            flipped[at] ^= (byte)(1 << at % 8);
            await Finds(() => second.ExecuteUpdateAsync(s => s.SetProperty(r => r.Hash, flipped)), number, 2, "link-hash");
        }
        await Finds(() => second.ExecuteUpdateAsync(s => s.SetProperty(r => r.Sequence, 9)), number, 2, "link-sequence");
        await Finds(() => second.ExecuteUpdateAsync(s => s.SetProperty(r => r.HandoverId, Guid.CreateVersion7())), number, 2, "link-column");
        await Finds(() => second.ExecuteUpdateAsync(s => s.SetProperty(r => r.ServerTime, stored.ServerTime.AddSeconds(1))), number, 2, "link-column");
        // A link moved into another request's chain: each of the two is broken.
        var spare = requests[2].Id;
        await Finds(() => second.ExecuteUpdateAsync(s => s.SetProperty(r => r.RequestId, spare).SetProperty(r => r.Sequence, 77)), number, 2, "link-sequence");

        // What is gone: a link between, the last link, a whole chain – anchored or of today.
        await Finds(() => links.Where(r => r.RequestId == first && r.Sequence == 1).ExecuteDeleteAsync(), number, 1, "link-sequence");
        await Finds(() => links.Where(r => r.RequestId == first && r.Sequence == 3).ExecuteDeleteAsync(), number, 3, "chain-short");
        await Finds(() => links.Where(r => r.RequestId == first).ExecuteDeleteAsync(), number, 1, "chain-short");
        var today = requests[1];
        await Finds(() => links.Where(r => r.RequestId == today.Id && r.Sequence == 4).ExecuteDeleteAsync(), today.Number, 4, "holder-differs");
        await Finds(() => links.Where(r => r.RequestId == requests[2].Id).ExecuteDeleteAsync(), requests[2].Number, 1, "holder-differs");
        // The reading copy of the holder.
        await Finds(() => db.Items.Where(i => i.RequestId == first).ExecuteUpdateAsync(s => s.SetProperty(i => i.Holder, HolderKind.Destroyed)), number, 4, "holder-differs");

        async Task Finds(Func<Task<int>> tamper, string request, int sequence, string code)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            Assert.NotEqual(0, await tamper());
            var found = (await verify.VerifyAsync([], default)).Faults;
            Assert.True(found.Any(f => (f.RequestNumber, f.Sequence, f.Code) == (request, sequence, code)), $"wanted {request} {sequence} {code}, found {string.Join("; ", found)}");
            await transaction.RollbackAsync();
            db.ChangeTracker.Clear();
        }
    }

    [Fact]
    public async Task Anchors_are_guarded_and_a_forger_who_rewrites_them_all_is_found_by_the_published_ones()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        await TwoDaysAsync(server);
        server.Clock.Set(Tuesday.AddDays(3));
        await using var scope = await OfDemoAsync(server);
        var (db, verify, make) = (scope.ServiceProvider.GetRequiredService<ShuttleDb>(), scope.ServiceProvider.GetRequiredService<VerifyCustody>(), scope.ServiceProvider.GetRequiredService<MakeAnchors>());
        await make.UpToYesterdayAsync(default);
        await make.UpToYesterdayAsync(default);
        db.ChangeTracker.Clear();
        var anchors = db.Set<AnchorRow>();
        var kept = await anchors.AsNoTracking().OrderBy(a => a.Day).ToListAsync();
        // Monday to Thursday, also the days on which nothing moved.
        Assert.Equal(4, kept.Count);
        Assert.Equal([2, 3, 3, 3], kept.Select(a => a.Chains));
        var published = AnchorEndpoints.ReadCsv(AnchorEndpoints.Header + AnchorEndpoints.Csv((await verify.VerifyAsync([], default)).District, kept));
        Assert.Empty((await verify.VerifyAsync(published, default)).Faults);

        for (var day = 0; day < kept.Count; day++)
        {
            var anchor = kept[day];
            var row = anchors.Where(a => a.Day == anchor.Day);
            await Finds(() => row.ExecuteUpdateAsync(s => s.SetProperty(a => a.Hash, Flip(anchor.Hash))), anchor.Day, "anchor-hash");
            await Finds(() => row.ExecuteUpdateAsync(s => s.SetProperty(a => a.PreviousHash, Flip(anchor.PreviousHash))), anchor.Day, "anchor-previous");
            await Finds(() => row.ExecuteUpdateAsync(s => s.SetProperty(a => a.Chains, 9)), anchor.Day, "anchor-hash");
            await Finds(() => row.ExecuteUpdateAsync(s => s.SetProperty(a => a.NewHeads, anchor.NewHeads.Length == 0 ? new byte[56] : Flip(anchor.NewHeads))), anchor.Day, "anchor-hash");
            await Finds(() => row.ExecuteDeleteAsync(), anchor.Day, "anchor-missing");
        }

        // Whoever deletes a chain, makes the holders fit and lets the anchors be made anew leaves a ledger that holds – but not the one that was published.
        var gone = await db.Set<LedgerRow>().OrderBy(r => r.ServerTime).Select(r => r.RequestId).FirstAsync();
        await using var forging = await db.Database.BeginTransactionAsync();
        await db.Set<LedgerRow>().Where(r => r.RequestId == gone).ExecuteDeleteAsync();
        await db.Items.Where(i => i.RequestId == gone).ExecuteUpdateAsync(s => s.SetProperty(i => i.Holder, HolderKind.Resident).SetProperty(i => i.HolderId, (Guid?)null));
        await anchors.ExecuteDeleteAsync();
        await make.UpToYesterdayAsync(default);
        Assert.Empty((await verify.VerifyAsync([], default)).Faults);
        Assert.Equal((kept[0].Day, "anchor-published"), (await verify.VerifyAsync(published, default)).Faults.Select(f => (f.Day!.Value, f.Code)).Single());

        async Task Finds(Func<Task<int>> tamper, DateOnly day, string code)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            Assert.Equal(1, await tamper());
            var found = (await verify.VerifyAsync([], default)).Faults;
            Assert.True(found.Any(f => (f.Day, f.Code) == (day, code)), $"wanted {day} {code}, found {string.Join("; ", found)}");
            await transaction.RollbackAsync();
        }
    }

    private static byte[] Flip(byte[] bytes) => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)];

    /// <summary>Monday: two requests fetched and brought in; Monday is anchored. Tuesday: one of them goes to the archive, a third is fetched and brought in.</summary>
    private static async Task<IReadOnlyList<Request>> TwoDaysAsync(ServerHost server)
    {
        List<Guid> ids;
        await using (var scope = await OfDemoAsync(server))
            ids = await scope.ServiceProvider.GetRequiredService<ShuttleDb>().Requests.OrderBy(r => r.Number).Take(3).Select(r => r.Id).ToListAsync();
        var courier = Holder.Courier(Guid.CreateVersion7());
        foreach (var id in ids.Take(2)) await HandAsync(server, id, (Holder.Resident, courier), (courier, Holder.Counter));
        server.Clock.Set(Tuesday);
        await using (var scope = await OfDemoAsync(server)) await scope.ServiceProvider.GetRequiredService<MakeAnchors>().UpToYesterdayAsync(default);
        await HandAsync(server, ids[1], (Holder.Counter, Holder.Archive));
        await HandAsync(server, ids[2], (Holder.Resident, courier), (courier, Holder.Counter));
        await using var last = await OfDemoAsync(server);
        var requests = await last.ServiceProvider.GetRequiredService<ShuttleDb>().Requests.AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync();
        return [.. ids.Select(id => requests.Single(r => r.Id == id))];
    }

    private static async Task HandAsync(ServerHost server, Guid requestId, params (Holder From, Holder To)[] ways)
    {
        foreach (var (from, to) in ways)
        {
            await using var scope = await OfDemoAsync(server);
            var db = scope.ServiceProvider.GetRequiredService<ShuttleDb>();
            var request = await db.Requests.Include(r => r.Items).SingleAsync(r => r.Id == requestId);
            var handing = new Handing(Guid.CreateVersion7(), request, request.Items, from, to, new("Siti", "holder"), new("Adi", "courier"), server.Clock.GetUtcNow()) { Seal = "S-1" };
            Assert.Null(await scope.ServiceProvider.GetRequiredService<CustodyBook>().HandOverAsync(handing, default));
            await db.SaveChangesAsync();
        }
    }

    internal static async Task<AsyncServiceScope> OfDemoAsync(ServerHost server)
    {
        var scope = server.Services.CreateAsyncScope();
        var district = await scope.ServiceProvider.GetRequiredService<ShuttleDb>().Requests.IgnoreQueryFilters().OrderBy(r => r.Id).Select(r => r.DistrictId).FirstAsync();
        scope.ServiceProvider.GetRequiredService<CurrentDistrict>().Set(district);
        return scope;
    }
}

public sealed class TamperedLedgerOnSqliteTests() : TamperedLedgerTests(Provider.Sqlite);

public sealed class TamperedLedgerOnPostgresTests() : TamperedLedgerTests(Provider.Postgres);
