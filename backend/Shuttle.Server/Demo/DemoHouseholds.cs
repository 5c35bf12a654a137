using Shuttle.Server.Areas;
using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Data;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Demo;

/// <summary>The cases that are more than one paper at one door: a household's two services, a letter that the heads sign on the way, an officer's visit.</summary>
public sealed class DemoHouseholds(ShuttleDb db, BookRequest book, DemoHomes homes, ServiceCatalogue catalogue, DistrictCalendars calendars)
{
    public async Task SeedAsync(IReadOnlyList<DateOnly> days, Area kelurahan, CancellationToken ct)
    {
        var dice = new Random(20261122);
        var calendar = await calendars.GetAsync(ct);
        foreach (var day in days)
        {
            // The working day before, in time for the officer's visit too.
            var eve = calendar.At(calendar.AddWorkingDays(day, -1), new(14, 0));
            var family = await HomeAsync(dice, kelurahan, "Keluarga Besar Rahman", "KK-UBAH", ServiceMode.Courier, calendar.At(day, new(8, 30)), eve, ct);
            await BookAsync(family with
            {
                Along = [new BookedAlong { Id = DemoRequests.DemoId(dice, eve), ServiceCode = "AKTA-LAHIR", Items = [], Answers = Answers("AKTA-LAHIR", list => list.Couriable) }],
                Needs = [SpecialNeed.Elderly, SpecialNeed.Deaf], Booker = new(BookerKind.Family, "Dewi Rahman", "anak"),
            }, eve, ct);
            await BookAsync(await HomeAsync(dice, kelurahan, "Mak Siti", "SKTM", ServiceMode.Courier, calendar.At(day, new(9, 0)), eve, ct) with
            {
                Needs = [SpecialNeed.NeedsWitness, SpecialNeed.NoPhone], Booker = new(BookerKind.Neighbour, "Bu Ratna", "tetangga"),
            }, eve, ct);
            await BookAsync(await HomeAsync(dice, kelurahan, "Pak Yusuf", "KTP-BARU", ServiceMode.OfficerVisit, calendar.At(day, new(10, 0)), eve, ct) with { Needs = [SpecialNeed.Bedridden] }, eve, ct);
        }
    }

    private async Task BookAsync(BookPickup booking, DateTimeOffset eve, CancellationToken ct)
    {
        var booked = await book.BookAsync(booking, eve, ct);
        if (booked.Refusal is { } refusal) throw new InvalidOperationException($"A demonstration booking of {booking.ServiceCode} was refused: {refusal.Code}");
        db.ChangeTracker.Clear();
    }

    private async Task<BookPickup> HomeAsync(Random dice, Area area, string name, string service, ServiceMode mode, DateTimeOffset from, DateTimeOffset eve, CancellationToken ct)
    {
        var pin = await homes.FindAsync(dice, area, ct);
        return new BookPickup
        {
            Id = DemoRequests.DemoId(dice, eve), ServiceCode = service, Mode = mode, ApplicantName = name, Phone = $"0813788{10000 + dice.Next(80000):D5}",
            Address = $"{pin.Street ?? "Jalan tanpa nama"} No. {dice.Next(1, 90)}, RT {DemoRegister.Rt}/RW {DemoRegister.Rw}, Kel. {area.Name}", Rt = DemoRegister.Rt, Rw = DemoRegister.Rw,
            Pin = new(pin.At.Lon, pin.At.Lat), WindowFrom = from, WindowUntil = from.AddHours(2), Items = [], Answers = Answers(service, list => list.Modes.Any(m => m.Mode == mode) && (service != "SKTM" || list.AttestOnRun)),
        };
    }

    // The first way through the questions that leads where this case should lead.
    private IReadOnlyDictionary<string, string> Answers(string code, Func<Checklist, bool> wanted)
    {
        var service = catalogue.Find(code) ?? throw new InvalidOperationException($"The catalogue has no service {code} for the demonstration.");
        return DecisionTree.AllPaths(service.Questions).First(path => PreFlight.Ask(service, new(catalogue.Version.Code, code, path)) is Checklist list && wanted(list));
    }
}
