using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Accounts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Fleet;

public sealed record VehicleEntry([Required, StringLength(20, MinimumLength = 2)] string Plate, [Required] string Profile, [Range(1, 500)] int CapacityBags, bool Active = true);

/// <param name="Account">User name of the account they sign in with; it must be a driver's.</param>
public sealed record CourierEntry([Required] string Account, [Required, StringLength(100, MinimumLength = 2)] string Name, CourierKind Kind, IReadOnlyList<string>? Skills, bool Active = true);

/// <param name="Kits">Equipment taken along; null leaves it as it is.</param>
public sealed record ShiftEntry(Guid CourierId, Guid VehicleId, Guid DepotId, DateOnly Day, TimeOnly From, TimeOnly Until, IReadOnlyList<string>? Kits = null);

public sealed record FleetView(
    IReadOnlyList<VehicleView> Vehicles, IReadOnlyList<CourierView> Couriers, IReadOnlyList<ShiftView> Shifts, IReadOnlyList<PatternView> Patterns, IReadOnlyList<LeaveView> Leaves);

public sealed record VehicleView(Guid VehicleId, string Plate, string Profile, int CapacityBags, bool Active);

public sealed record CourierView(Guid CourierId, string Account, string Name, CourierKind Kind, IReadOnlyList<string> Skills, bool Active);

public sealed record ShiftView(Guid ShiftId, Guid CourierId, Guid VehicleId, Guid DepotId, DateOnly Day, TimeOnly From, TimeOnly Until, bool FromPattern, bool DroppedOut, IReadOnlyList<string> Kits);

public sealed record PatternView(Guid PatternId, Guid CourierId, Guid VehicleId, Guid DepotId, IReadOnlyList<int> Weekdays, TimeOnly From, TimeOnly Until, DateOnly FirstDay, DateOnly? LastDay);

public sealed record LeaveView(Guid LeaveId, Guid CourierId, DateOnly FirstDay, DateOnly LastDay, string? Reason);

/// <summary>Vehicles, couriers and officers, and single shifts.</summary>
public sealed class ManageFleet(ShuttleDb db, CurrentDistrict district)
{
    public static readonly Refusal BadProfile = new("fleet-profile") { Field = "profile" };
    public static readonly Refusal PlateTaken = new("fleet-plate-taken", StatusCodes.Status409Conflict) { Field = "plate" };
    public static readonly Refusal NoDriver = new("fleet-no-driver") { Field = "account" };
    public static readonly Refusal AccountTaken = new("fleet-account-taken", StatusCodes.Status409Conflict) { Field = "account" };
    public static readonly Refusal UnknownPart = new("fleet-unknown");
    public static readonly Refusal BadHours = new("fleet-hours") { Field = "until" };
    public static readonly Refusal ShiftTaken = new("fleet-shift-taken", StatusCodes.Status409Conflict) { Field = "day" };
    public static readonly IReadOnlyList<string> Profiles = ["motorbike", "car", "foot"];
    private const int DaysShown = 28;

    public async Task<FleetView> ReadAsync(DateOnly? from, CancellationToken ct)
    {
        var first = from ?? DateOnly.MinValue;
        var until = from is null ? DateOnly.MaxValue : first.AddDays(DaysShown);
        var couriers = await (from courier in db.Couriers.AsNoTracking() join account in db.Users on courier.AccountId equals account.Id orderby courier.Name select new { courier, account.UserName }).ToListAsync(ct);
        return new(
            await db.Vehicles.AsNoTracking().OrderBy(v => v.Plate).Select(v => new VehicleView(v.Id, v.Plate, v.Profile, v.CapacityBags, v.Active)).ToListAsync(ct),
            couriers.ConvertAll(c => new CourierView(c.courier.Id, c.UserName ?? "-", c.courier.Name, c.courier.Kind, c.courier.Skills, c.courier.Active)),
            await db.Shifts.AsNoTracking().Where(s => s.Day >= first && s.Day < until).OrderBy(s => s.Day).Select(s => new ShiftView(s.Id, s.CourierId, s.VehicleId, s.DepotId, s.Day, s.From, s.Until, s.PatternId != null, s.DroppedOutAt != null, s.Kits)).ToListAsync(ct),
            (await db.ShiftPatterns.AsNoTracking().OrderBy(p => p.Id).ToListAsync(ct)).ConvertAll(p => new PatternView(p.Id, p.CourierId, p.VehicleId, p.DepotId, p.Weekdays, p.From, p.Until, p.FirstDay, p.LastDay)),
            await db.Leaves.AsNoTracking().OrderBy(l => l.FirstDay).Select(l => new LeaveView(l.Id, l.CourierId, l.FirstDay, l.LastDay, l.Reason)).ToListAsync(ct));
    }

    public async Task<Outcome<Done>> PutAsync(Guid id, VehicleEntry entry, CancellationToken ct)
    {
        if (!Profiles.Contains(entry.Profile)) return BadProfile.With(string.Join(", ", Profiles));
        var plate = entry.Plate.Trim().ToUpperInvariant();
        if (await db.Vehicles.AnyAsync(v => v.Plate == plate && v.Id != id, ct)) return PlateTaken.With(plate);
        var row = await db.Vehicles.SingleOrDefaultAsync(v => v.Id == id, ct) ?? db.Add(new Vehicle { Id = id, Plate = plate }).Entity;
        (row.Plate, row.Profile, row.CapacityBags, row.Active) = (plate, entry.Profile, entry.CapacityBags, entry.Active);
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    public async Task<Outcome<Done>> PutAsync(Guid id, CourierEntry entry, CancellationToken ct)
    {
        var name = entry.Account.Trim().ToUpperInvariant();
        var account = await db.Users.SingleOrDefaultAsync(a => a.NormalizedUserName == name && a.DistrictId == district.Required && a.Role == Role.Driver, ct);
        if (account is null) return NoDriver.With(entry.Account);
        if (await db.Couriers.AnyAsync(c => c.AccountId == account.Id && c.Id != id, ct)) return AccountTaken.With(entry.Account);
        var row = await db.Couriers.SingleOrDefaultAsync(c => c.Id == id, ct) ?? db.Add(new Courier { Id = id, Name = entry.Name }).Entity;
        (row.AccountId, row.Name, row.Kind, row.Active) = (account.Id, entry.Name.Trim(), entry.Kind, entry.Active);
        row.Skills = Words(entry.Skills ?? []);
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    public async Task<Outcome<Done>> PutAsync(Guid id, ShiftEntry entry, CancellationToken ct)
    {
        if (await RefuseAsync(entry.CourierId, entry.VehicleId, entry.DepotId, entry.From, entry.Until, ct) is { } refusal) return refusal;
        if (await db.Shifts.AnyAsync(s => s.CourierId == entry.CourierId && s.Day == entry.Day && s.Id != id, ct)) return ShiftTaken.With(entry.Day);
        var row = await db.Shifts.SingleOrDefaultAsync(s => s.Id == id, ct) ?? db.Add(new Shift { Id = id }).Entity;
        (row.CourierId, row.VehicleId, row.DepotId, row.Day, row.From, row.Until) = (entry.CourierId, entry.VehicleId, entry.DepotId, entry.Day, entry.From, entry.Until);
        if (entry.Kits is not null) row.Kits = Words(entry.Kits);
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    private static List<string> Words(IEnumerable<string> entered) => [.. entered.Select(s => s.Trim()).Where(s => s.Length > 0).Distinct()];

    /// <summary>What is wrong with a shift or a pattern, if anything.</summary>
    public async Task<Refusal?> RefuseAsync(Guid courier, Guid vehicle, Guid depot, TimeOnly from, TimeOnly until, CancellationToken ct)
    {
        if (until <= from) return BadHours.With(from, until);
        if (!await db.Couriers.AnyAsync(c => c.Id == courier && c.Active, ct)) return UnknownPart.At("courierId");
        if (!await db.Vehicles.AnyAsync(v => v.Id == vehicle && v.Active, ct)) return UnknownPart.At("vehicleId");
        return await db.Depots.AnyAsync(d => d.Id == depot, ct) ? null : UnknownPart.At("depotId");
    }
}
