using Shuttle.Server.Areas;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;
using Microsoft.EntityFrameworkCore;

namespace Shuttle.Server.Demo;

/// <summary>Bookings of invented residents at street points inside the kelurahan, through the same door as every booking.</summary>
public sealed class DemoRequests(ShuttleDb db, BookRequest book, DemoHomes homes, ServiceCatalogue catalogue, DistrictCalendars calendars)
{
    private static readonly string[] Names = ["Siti", "Ahmad", "Dewi", "Rizki", "Nurhayati", "Bambang", "Yusuf", "Rina", "Hendra", "Fitri", "Zainal", "Marlina", "Taufik", "Lestari", "Samsul", "Ratna"];
    private static readonly string[] Families = ["Harahap", "Siregar", "Putra", "Wahyuni", "Nasution", "Saputra", "Rahman", "Lubis", "Syahputri", "Hidayat"];
    private static readonly string[] Services = ["AKTA-LAHIR", "KK-UBAH", "KTP-RUSAK", "KIA", "SKTM", "SK-DOMISILI"];

    public async Task SeedAsync(IReadOnlyList<(DateOnly Day, int Count)> days, CancellationToken ct)
    {
        var dice = new Random(20261121);
        var calendar = await calendars.GetAsync(ct);
        var kelurahan = await db.Areas.Where(a => a.Level == AreaLevel.Kelurahan && a.Shape != null).OrderBy(a => a.Code).ToListAsync(ct);
        foreach (var (day, count) in days)
        {
            // Made the evening before, when every window of the day was still on offer.
            var eve = calendar.At(day, TimeOnly.MinValue).AddHours(-5);
            var windows = BookableWindows.Offer(eve, days: 3, calendar).Where(w => calendar.DateOf(w.From) == day).ToList();
            for (var n = 0; n < count && windows.Count > 0; n++)
            {
                var booking = await BookingAsync(dice, kelurahan[dice.Next(kelurahan.Count)], windows[dice.Next(windows.Count)], eve, n, ct);
                var booked = await book.BookAsync(booking, eve, ct);
                if (booked.Refusal is { } refusal) throw new InvalidOperationException($"A demonstration booking was refused: {refusal.Code}");
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<BookPickup> BookingAsync(Random dice, Area area, OfferedWindow window, DateTimeOffset eve, int n, CancellationToken ct)
    {
        var service = Services.Select(catalogue.Find).OfType<ServiceDefinition>().ElementAt(dice.Next(Services.Length - 1));
        var pin = await homes.FindAsync(dice, area, ct);
        var (name, phone, house, rt, rw) = ($"{Names[dice.Next(Names.Length)]} {Families[dice.Next(Families.Length)]}", $"0812755{10000 + dice.Next(80000):D5}", dice.Next(1, 90), dice.Next(1, 5), dice.Next(1, 9));
        return new BookPickup
        {
            Id = DemoId(dice, eve), ServiceCode = service.Code, ApplicantName = name, Phone = phone, Rt = $"{rt}", Rw = $"{rw}",
            Address = $"{pin.Street ?? "Jalan tanpa nama"} No. {house}, RT 00{rt}/RW 00{rw}, Kel. {area.Name}",
            Landmark = n % 3 == 0 ? "Rumah pagar hijau, sebelah warung" : null, Pin = new(pin.At.Lon, pin.At.Lat),
            WindowFrom = window.From, WindowUntil = window.Until, Vulnerable = n % 7 == 0,
            Items = [.. service.Requirements.Where(r => r.Kind is PaperKind.Original or PaperKind.Copy).Select(r => r.Code).Distinct().Take(3)],
        };
    }

    // UUIDv7 of the booking's own time with seeded bits, so that the same demonstration is drawn again.
    internal static Guid DemoId(Random dice, DateTimeOffset at)
    {
        var bytes = new byte[16];
        dice.NextBytes(bytes);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++) bytes[i] = (byte)(milliseconds >> (40 - 8 * i));
        bytes[6] = (byte)(0x70 | bytes[6] & 0x0F);
        bytes[8] = (byte)(0x80 | bytes[8] & 0x3F);
        return new Guid(bytes, bigEndian: true);
    }
}
