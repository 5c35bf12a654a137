using Microsoft.AspNetCore.Identity;
using Shuttle.Server.Accounts;
using Shuttle.Server.Accounts.Identifiers;
using Shuttle.Server.Areas;
using Shuttle.Server.Data;
using Shuttle.Server.Fleet;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Demo;

/// <summary>One account per role (three couriers), their vehicles and their shifts.</summary>
public sealed class DemoPeople(ShuttleDb db, UserManager<Account> users, PersonalData personal, TimeProvider clock)
{
    /// <summary>Known to everybody who reads the README: a demonstration has nothing to protect, and a real installation does not seed it.</summary>
    public const string Password = "antar-jemput", ResidentPhone = "+6281275550001", OfficerName = "kurir3";

    public static IReadOnlyList<(string UserName, string Name, Role Role)> Staff { get; } =
    [
        ("rt", "Bapak RT 003/RW 005", Role.RtHead), ("rw", "Bapak RW 005", Role.RtHead), ("loket", "Petugas Loket", Role.CounterOfficer), ("rute", "Petugas Rute", Role.Dispatcher),
        ("kurir1", "Adi Kurir", Role.Driver), ("kurir2", "Budi Kurir", Role.Driver), ("kurir3", "Citra Kurir", Role.Driver),
        ("camat", "Ibu Camat", Role.Supervisor), ("admin", "Admin Sistem", Role.Admin),
    ];

    public async Task SeedAsync(Guid districtId, Depot depot, DateOnly firstDay, CancellationToken ct)
    {
        await AddAsync(new Account
        {
            Id = Ids.New(clock), Name = "Warga Contoh", Role = Role.Resident, UserName = "resident:demo",
            PhoneSealed = personal.Protect(ResidentPhone), PhoneIndex = personal.Index("phone", PhoneNumber.Parse(ResidentPhone).Value!.Reveal()),
        }, null);
        var number = 1;
        foreach (var (userName, name, role) in Staff)
        {
            var account = new Account { Id = Ids.New(clock), Name = name, Role = role, UserName = userName, DistrictId = districtId };
            if (role == Role.RtHead) account.AreaCode = userName == "rt" ? "14.71.07.1006/005/003" : "14.71.07.1006/005";
            await AddAsync(account, Password);
            if (role != Role.Driver) continue;
            // One of them serves at home too: with the recording kit, and in sign language.
            var officer = userName == OfficerName;
            var courier = new Courier { Id = Ids.New(clock), AccountId = account.Id, Name = name, Skills = officer ? ["officer", "sign-language"] : [] };
            var vehicle = new Vehicle { Id = Ids.New(clock), Plate = $"BM {4100 + number++} XY", Profile = "motorbike", CapacityBags = 30 };
            db.AddRange(courier, vehicle);
            for (var day = firstDay; day < firstDay.AddDays(14); day = day.AddDays(1))
                db.Add(new Shift { Id = Ids.New(clock), CourierId = courier.Id, VehicleId = vehicle.Id, DepotId = depot.Id, Day = day, From = new(7, 45), Until = new(16, 0), Kits = officer ? ["biometric"] : [] });
        }
        await db.SaveChangesAsync(ct);
    }

    private async Task AddAsync(Account account, string? password)
    {
        var made = password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password);
        if (!made.Succeeded) throw new InvalidOperationException(string.Join("; ", made.Errors.Select(e => e.Description)));
    }
}
