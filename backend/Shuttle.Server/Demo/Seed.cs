using Microsoft.EntityFrameworkCore;
using Shuttle.Roads;
using Shuttle.Server.Accounts;
using Shuttle.Server.Areas;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Demo;

/// <summary>What an empty installation starts with: its areas and, unless <c>Shuttle:Demo</c> is off, a district to try everything in.</summary>
public static class Seed
{
    public static async Task PlantAsync(IServiceProvider services, IConfiguration configuration, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        var db = provider.GetRequiredService<ShuttleDb>();
        if (await db.Districts.AnyAsync(ct)) return;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var files = configuration.GetSection("Shuttle:Areas").Get<string[]>() ?? [];
        var demo = configuration.GetValue("Shuttle:Demo", true);
        if (files.Length == 0 && !demo) return;
        var import = provider.GetRequiredService<ImportAreas>();
        foreach (var json in files.Length > 0 ? files.Select(File.ReadAllText) : [DemoMap.Areas()])
        {
            var imported = await import.ImportAsync(json, createDistricts: true, ct);
            if (imported.Refusal is { } refusal) throw new InvalidOperationException("The configured areas are faulty:\n" + string.Join('\n', refusal.Findings));
        }
        if (demo) await PlantDemoAsync(provider, db, configuration, ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task PlantDemoAsync(IServiceProvider provider, ShuttleDb db, IConfiguration configuration, CancellationToken ct)
    {
        var code = configuration["Shuttle:District"] ?? await db.Districts.OrderBy(d => d.Code).Select(d => d.Code).FirstAsync(ct);
        var district = await db.Districts.SingleAsync(d => d.Code == code, ct);
        provider.GetRequiredService<CurrentDistrict>().Set(district.Id);
        var clock = provider.GetRequiredService<TimeProvider>();

        var today = LocalTime.DayOf(clock.GetUtcNow(), district.Zone);
        OpenTodayAndTomorrow(db, today, clock);
        var at = await OfficeAsync(provider.GetRequiredService<RoadsInUse>().Network, district, ct);
        var depot = new Depot { Id = Ids.New(clock), Name = $"Kantor Camat {district.Name}", Point = Ewkb.Point(at.Lon, at.Lat) };
        db.Add(depot);
        await db.SaveChangesAsync(ct);
        await provider.GetRequiredService<DemoPeople>().SeedAsync(district.Id, depot, today, ct);
        await provider.GetRequiredService<DemoCrowd>().SeedAsync(district.Id, depot.Id, today, configuration.GetValue("Shuttle:Demo:Couriers", 0), ct);
        var letters = await provider.GetRequiredService<DemoRegister>().SeedAsync(ct);
        await provider.GetRequiredService<DemoRequests>().SeedAsync([(today, configuration.GetValue("Shuttle:Demo:Requests", 24)), (today.AddDays(1), 16)], ct);
        await provider.GetRequiredService<DemoHouseholds>().SeedAsync([today, today.AddDays(1)], letters, ct);
    }

    // Whatever weekday or holiday the demonstration is started on, today and tomorrow are open: a special opening, as offices have them.
    private static void OpenTodayAndTomorrow(ShuttleDb db, DateOnly today, TimeProvider clock)
    {
        var national = CalendarJson.NationalHolidays;
        var calendar = new WorkingCalendar(national);
        DateOnly[] closed = [.. new[] { today, today.AddDays(1) }.Where(d => !calendar.IsWorkingDay(d))];
        if (closed.Length == 0) return;
        var hours = new DayHours(new(7, 30), new(16, 0), new(12, 0), new(13, 0));
        db.Add(new DistrictCalendar
        {
            Id = Ids.New(clock),
            Data = CalendarJson.Write(national with
            {
                SpecialOpenings = [.. national.SpecialOpenings, .. closed.Select(d => new SpecialOpening(d, new("Layanan akhir pekan (contoh)", "Weekend service (example)"), hours, "demo"))],
            }),
        });
    }

    private static async Task<LonLat> OfficeAsync(IRoadNetwork network, District district, CancellationToken ct)
    {
        var inside = district.Boundary.Covers(Ewkb.Point(DemoMap.Office.Lon, DemoMap.Office.Lat)) ? DemoMap.Office : new LonLat(district.Boundary.InteriorPoint.X, district.Boundary.InteriorPoint.Y);
        return (await network.SnapAsync(RoadProfile.Motorbike, inside, cancel: ct)).Point;
    }

    /// <summary>Who can sign in, on the console of a demonstration.</summary>
    public static void PrintAccounts(TextWriter console)
    {
        console.WriteLine();
        console.WriteLine("  Akun contoh / example accounts (kata sandi / password: " + DemoPeople.Password + ")");
        foreach (var (userName, name, role) in DemoPeople.Staff) console.WriteLine($"    {userName,-8} {role,-15} {name}");
        console.WriteLine($"    {DemoPeople.ResidentPhone,-8} {Role.Resident}: masuk dengan kode sekali pakai / signs in with a one-time code");
        console.WriteLine();
    }
}
