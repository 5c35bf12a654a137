using Shuttle.Contracts;

namespace Shuttle.Driver.Tests.World;

/// <summary>Run sheets for tests, drawn on a made-up grid of streets.</summary>
static class Sheets
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(7));
    public static readonly GeoPoint Depot = new(101.45, 0.51);

    public static RunSheet Of(params StopKind[] kinds) => Numbered(1, kinds);

    /// <summary>Sheets of different numbers share no id.</summary>
    public static RunSheet Numbered(int number, params StopKind[] kinds)
    {
        RunStop[] stops =
        [
            Stop(0, StopKind.DepotStart, run: number), .. kinds.Select((k, i) => Stop(i + 1, k, run: number)), Stop(kinds.Length + 1, StopKind.DepotEnd, run: number),
        ];
        return new()
        {
            RunId = Id(number, 1, 0), Version = 1, Day = new(2026, 11, 23), TimeZone = "Asia/Jakarta", District = "Contoh", CourierName = "Budi",
            VehiclePlate = "BM 1234 XY", Profile = "motorbike", IssuedAt = Morning.AddDays(30), Stops = stops,
        };
    }

    public static RunStop Stop(int order, StopKind kind, int items = 2, int run = 1) => new()
    {
        StopId = Id(run, 2, order), Order = order, Kind = kind,
        Point = kind == StopKind.Break ? null : kind.ToString().StartsWith("Depot", StringComparison.Ordinal) ? Depot : new(101.45 + (0.004 * order), 0.51 + (0.003 * (order % 5))),
        RequestNumber = $"BR-{order:000}", ContactName = $"Warga {order}", Phone = "+628120000000", Address = $"Jalan Contoh {order}", Landmark = "dekat pos ronda",
        PlannedArrival = Morning.AddMinutes(12 * order), ServiceSeconds = 180,
        WindowFrom = Morning.AddMinutes((12 * order) - 30), WindowUntil = Morning.AddMinutes((12 * order) + 30),
        Items = kind is StopKind.Collect or StopKind.Return ? [.. Enumerable.Range(0, items).Select(i => new RunItem(Id(run, 3, (order * 10) + i), $"berkas {i}", true, kind == StopKind.Collect && i == 1 ? "F-2.03" : null))] : [],
        Code = kind is StopKind.Collect or StopKind.Return ? CodeCheck.For(CodeOf(order), [1, 2, 3, 4], iterations: 10) : null,
    };

    public static string CodeOf(int order) => $"{100000 + order}";

    static Guid Id(int run, short kind, int number) => new(run, kind, 0, 0, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)number);
}
