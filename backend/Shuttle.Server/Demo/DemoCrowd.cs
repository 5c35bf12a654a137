using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Accounts;
using Shuttle.Server.Data;
using Shuttle.Server.Fleet;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Demo;

/// <summary>A larger demonstration, to see how pages bear it: <c>Shuttle:Demo:Couriers</c> on duty today instead of three, <c>Shuttle:Demo:Requests</c> for today instead of 24.</summary>
public sealed class DemoCrowd(ShuttleDb db, UserManager<Account> users, TimeProvider clock)
{
    private static readonly string[] Names = ["Dedi", "Eka", "Fajar", "Gilang", "Hadi", "Indra", "Joko", "Kurnia", "Lukman", "Mulyadi", "Nanda", "Oki", "Putra", "Rudi", "Surya", "Toni", "Umar", "Wawan", "Yanto", "Zul"];

    /// <summary>Couriers beside those with a name on the console: kurir4, kurir5 … with the same password.</summary>
    public async Task SeedAsync(Guid districtId, Guid depotId, DateOnly day, int couriers, CancellationToken ct)
    {
        var had = await db.Couriers.CountAsync(ct);
        for (var n = had + 1; n <= couriers; n++)
        {
            var name = $"{Names[(n - had - 1) % Names.Length]} Kurir";
            var account = new Account { Id = Ids.New(clock), Name = name, Role = Role.Driver, UserName = $"kurir{n}", DistrictId = districtId };
            var made = await users.CreateAsync(account, DemoPeople.Password);
            if (!made.Succeeded) throw new InvalidOperationException(string.Join("; ", made.Errors.Select(e => e.Description)));
            var courier = new Courier { Id = Ids.New(clock), AccountId = account.Id, Name = name };
            var vehicle = new Vehicle { Id = Ids.New(clock), Plate = $"BM {4100 + n} XY", Profile = "motorbike", CapacityBags = 30 };
            db.AddRange(courier, vehicle, new Shift { Id = Ids.New(clock), CourierId = courier.Id, VehicleId = vehicle.Id, DepotId = depotId, Day = day, From = new(7, 45), Until = new(16, 0) });
        }
        await db.SaveChangesAsync(ct);
    }
}
