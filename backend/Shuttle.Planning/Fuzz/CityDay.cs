namespace Shuttle.Planning.Fuzz;

/// <summary>
/// A city's day of legs for measuring: couriers from one of three depots with a meal and two prayers, windows of two hours (some soft),
/// shipments from home to an office and chains by way of a neighbourhood head; legs announced before, so that stability counts.
/// </summary>
public sealed class CityDay(int seed)
{
    const int Hour = 3600, Places = 400, Depots = 3, Width = 12_000;
    readonly Random dice = new(seed);

    /// <summary>A day of so many legs of two stops, with a courier for every 25 stops.</summary>
    public Problem Build(int legs)
    {
        var points = Enumerable.Range(0, Places).Select(_ => (X: dice.Next(Width), Y: dice.Next(Width))).ToArray();
        var (seconds, metres) = (new int[Places * Places], new int[Places * Places]);
        for (var cell = 0; cell < Places * Places; cell++)
        {
            var (from, to) = (points[cell / Places], points[cell % Places]);
            metres[cell] = (Math.Abs(from.X - to.X) + Math.Abs(from.Y - to.Y)) * 5 / 4;
            seconds[cell] = metres[cell] / 6; // 21 km/h
        }
        return new()
        {
            Travel = [new(Places, seconds, metres) { SpeedByTime = [(7 * Hour, 700), (9 * Hour, 1000), (16 * Hour, 650)] }],
            Vehicles = [.. Enumerable.Range(0, Math.Max(1, legs * 2 / 25)).Select(Courier)],
            Jobs = [.. Enumerable.Range(0, legs).Select(i => Leg($"leg {i}"))],
            LoadDimensions = 2,
        };
    }

    Vehicle Courier(int number) => new()
    {
        Id = $"courier {number}",
        Start = number % Depots,
        End = number % Depots,
        ShiftFrom = 7 * Hour,
        ShiftUntil = 17 * Hour,
        Capacity = [40, 60],
        CostPerDutyHour = 900,
        Skills = number % 2 == 0 ? ["original"] : [],
        FamiliarAreas = [$"area {number % 5}"],
        Reload = new(number % Depots, 300, 3),
        Breaks =
        [
            new() { Id = "zuhur", Windows = [new(11 * Hour + 2400, 12 * Hour + 2400)], DurationSeconds = 1200 },
            new() { Id = "meal", Windows = [new(11 * Hour, 14 * Hour)], DurationSeconds = 1800, Hard = false },
            new() { Id = "asar", Windows = [new(15 * Hour, 16 * Hour)], DurationSeconds = 900, Hard = false },
        ],
    };

    /// <summary>One more leg of the kind the day is made of.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="chains">Whether one in ten goes by way of a third stop.</param>
    public Job Leg(string id, bool chains = true)
    {
        var chain = dice.Next(10) == 0 && chains;
        JobStop Stop(params TimeWindow[] windows) => new() { Location = dice.Next(Depots, Places), ServiceSeconds = dice.Next(120, 420), SetupSeconds = 60, Windows = windows };
        var home = Stop(Offered(1)[0]) with { Pickup = [1, dice.Next(1, 4)] };
        var office = Stop(new TimeWindow(8 * Hour, 16 * Hour)) with { Delivery = home.Pickup };
        return new()
        {
            Id = id,
            Stops = chain ? [home, Stop(), office] : [home, office],
            Skills = dice.Next(5) == 0 ? ["original"] : [],
            Priority = dice.Next(8) == 0 ? 50 : 0,
            MaxOnBoardSeconds = 6 * Hour,
            Area = $"area {dice.Next(5)}",
            Announced = dice.Next(3) == 0 ? new(null, home.Windows[0].From + Hour) : null,
        };
    }

    /// <summary>Windows of two hours, one after the other over the day, from a random one on.</summary>
    public IReadOnlyList<TimeWindow> Offered(int count)
    {
        var first = dice.Next(4);
        return [.. Enumerable.Range(first, count).Select(i => (8 + 2 * (i % 4)) * Hour).Order().Select(from => new TimeWindow(from, from + 2 * Hour, dice.Next(3) == 0 ? from + Hour : null))];
    }
}
