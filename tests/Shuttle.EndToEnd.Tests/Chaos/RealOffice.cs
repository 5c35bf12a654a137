using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Contracts;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Tests.World;
using Shuttle.Server.Custody;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Plans;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;
using Shuttle.Server.Runs;

namespace Shuttle.EndToEnd.Tests.Chaos;

/// <summary>
/// The database of a server process as the office of generated days: runs are laid into it as publishing a plan would, and afterwards read
/// back as an auditor would. Everything between goes through the server.
/// </summary>
internal sealed class RealOffice(ServiceProvider services, IConfiguration configuration, string courier, Func<Uri> door) : IDayOffice
{
    private static readonly DateOnly Day = new(2099, 1, 5);

    /// <summary>Services over the same database and the same keys as the server's.</summary>
    public static (ServiceProvider Services, IConfiguration Configuration) Open(string data, string? postgres)
    {
        var configuration = new ConfigurationManager { ["Shuttle:Data"] = data, ["ConnectionStrings:Shuttle"] = postgres };
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System).AddScoped<CurrentDistrict>().AddLogging();
        services.AddSingleton(_ => PersonalData.Open(configuration, DataSetup.DataFolder(configuration)));
        services.AddScoped<CustodyBook>();
        services.AddShuttleDb(configuration);
        return (services.BuildServiceProvider(), configuration);
    }

    public async Task<(Uri Door, string User, string Password)> Publish(RunSheet sheet)
    {
        await InDistrictAsync(async (db, personal) =>
        {
            var account = await db.Users.SingleAsync(a => a.UserName == courier);
            var run = new Run
            {
                Id = sheet.RunId, Day = Day, PlanId = sheet.RunId, ShiftId = sheet.RunId, Version = 1, State = RunState.Published,
                CourierId = await db.Couriers.Where(c => c.AccountId == account.Id).Select(c => c.Id).SingleAsync(),
                VehicleId = await db.Vehicles.Select(v => v.Id).FirstAsync(), DepotId = await db.Depots.Select(d => d.Id).FirstAsync(),
            };
            db.Add(run);
            foreach (var stop in sheet.Stops)
            {
                var leg = stop.Kind is StopKind.Collect or StopKind.Return or StopKind.Visit or StopKind.Attest ? LegOf(stop, personal) : null;
                if (leg is not null) db.Add(leg.Request!);
                var place = stop.Point ?? Sheets.Depot;
                run.Stops.Add(new Stop
                {
                    Id = stop.StopId, RunId = run.Id, Order = stop.Order, Kind = stop.Kind, LegId = leg?.Id, Point = Ewkb.Point(place.Lon, place.Lat),
                    PlannedArrival = stop.PlannedArrival, ServiceSeconds = stop.ServiceSeconds,
                });
            }
            await db.SaveChangesAsync();
            return true;
        });
        return (door(), courier, "antar-jemput");
    }

    private static Leg LegOf(RunStop stop, PersonalData personal)
    {
        var (returns, stated) = (stop.Kind == StopKind.Return, stop.Items.Any(i => i.StatementInstead is not null));
        var request = new Request
        {
            Id = stop.StopId, Number = $"{stop.RequestNumber}-{stop.StopId:N}", ServiceCode = stated ? "AKTA-LAHIR" : "KTP-EL", ApplicantSealed = personal.Protect(stop.ContactName!), PhoneSealed = personal.Protect("+6281200000000"),
            PhoneIndex = "-", AddressSealed = personal.Protect(stop.Address!), Pin = Ewkb.Point(stop.Point!.Value.Lon, stop.Point.Value.Lat), KelurahanCode = "-",
            State = returns ? RequestState.ReturnScheduled : RequestState.PickupScheduled, TrackingHash = stop.StopId.ToString("N"), CodeSealed = personal.Protect(Sheets.CodeOf(stop.Order)),
            CodeSalt = "AQIDBA==", CodeHash = "", Fingerprint = "-", CreatedAt = Sheets.Morning.AddDays(-1),
        };
        request.Items.AddRange(stop.Items.Select(i => new DocumentItem
        {
            Id = i.ItemId, RequestId = request.Id, RequirementCode = i.StatementInstead is null ? "x" : "birth-letter", Name = i.Name, Original = i.Original, Holder = returns ? HolderKind.Counter : HolderKind.Resident,
        }));
        var leg = new Leg
        {
            Id = stop.StopId, RequestId = request.Id, Request = request, Kind = returns ? LegKind.Return : LegKind.Collect, State = LegState.Planned, Day = Day,
            WindowFrom = stop.WindowFrom!.Value, WindowUntil = stop.WindowUntil!.Value,
        };
        request.Legs.Add(leg);
        return leg;
    }

    public Task<Recorded> Read(RunSheet sheet, Guid deviceId) => InDistrictAsync(async (db, personal) =>
    {
        var rows = await db.DriverEvents.AsNoTracking().Where(e => e.RunId == sheet.RunId && e.DeviceId == deviceId).OrderBy(e => e.Sequence).ToListAsync();
        Assert.Equal(rows.Select(r => r.ReceivedAt).Order(), rows.Select(r => r.ReceivedAt)); // taken in the driver's order
        var events = rows.Select(r => JsonSerializer.Deserialize<DriverEvent>(personal.Reveal(r.BodySealed), ContractJson.Options)!).ToList();
        var folder = Path.Combine(DataSetup.DataFolder(configuration), "photos");
        var photos = events.OfType<PhotoTaken>().Select(p => p.Sha256).Distinct().Where(sha => Directory.GetFiles(folder, sha, SearchOption.AllDirectories) is [var file]
            && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) == sha);
        var positions = await db.Positions.Where(p => p.RunId == sheet.RunId).Select(p => p.Id).ToListAsync();
        return new Recorded(events, photos.ToHashSet(), positions);
    });

    /// <summary>The papers are where the driver left them, every ledger is whole, and every home stands as the driver's own screen says.</summary>
    public Task CheckPapersAsync(RunSheet sheet, RunProgress progress) => InDistrictAsync(async (db, personal) =>
    {
        var bag = Bag.OnBoard(sheet with { OnBoard = [] }, progress);
        var homes = sheet.Stops.Where(s => s.Items.Count > 0).ToList();
        var ids = homes.Select(s => s.StopId).ToList();
        var requests = await db.Requests.AsNoTracking().Include(r => r.Items).Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id);
        var states = await db.Stops.AsNoTracking().Where(s => s.RunId == sheet.RunId).ToDictionaryAsync(s => s.Id, s => s.State);
        var book = new CustodyBook(db, personal, TimeProvider.System);
        foreach (var home in homes)
        {
            var own = progress.StateOf(home);
            if (own.IsFinal()) Assert.Equal(own, states[home.StopId]);
            var chain = await book.LoadAsync(home.StopId, default); // throws where a link is broken
            foreach (var item in requests[home.StopId].Items)
            {
                var expected = bag.Contains(item.Id) ? HolderKind.Courier
                    : home.Kind == StopKind.Collect ? HolderKind.Resident
                    : own is StopState.Done or StopState.Partial && progress.Stops[home.StopId].Gave.Contains(item.Id) ? HolderKind.Resident : HolderKind.Counter;
                Assert.Equal(expected, item.Holder);
                if (chain.Holders.TryGetValue(item.Id, out var last)) Assert.Equal(item.Holder, last.Kind);
            }
        }
        return true;
    });

    /// <summary>The evening at the counter: the bag is emptied and the run taken out of sight, so that the next day begins with neither.</summary>
    public Task RetireAsync(RunSheet sheet) => InDistrictAsync(async (db, _) =>
    {
        var driver = await db.Runs.Where(r => r.Id == sheet.RunId).Select(r => r.CourierId).SingleAsync();
        await db.Items.Where(i => i.Holder == HolderKind.Courier && i.HolderId == driver)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Holder, HolderKind.Counter).SetProperty(i => i.HolderId, (Guid?)null));
        return await db.Runs.Where(r => r.Id == sheet.RunId).ExecuteUpdateAsync(s => s.SetProperty(r => r.Day, new DateOnly(2000, 1, 1)));
    });

    private async Task<T> InDistrictAsync<T>(Func<ShuttleDb, PersonalData, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShuttleDb>();
        var district = await db.Users.Where(a => a.UserName == courier).Select(a => a.DistrictId).SingleAsync();
        scope.ServiceProvider.GetRequiredService<CurrentDistrict>().Set(district!.Value);
        return await work(db, scope.ServiceProvider.GetRequiredService<PersonalData>());
    }
}
