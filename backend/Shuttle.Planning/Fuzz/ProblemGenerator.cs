namespace Shuttle.Planning.Fuzz;

/// <summary>
/// Small days with every feature of the engine, each switched on by chance, the same for the same seed. All are valid; not all jobs
/// can be served. For property tests and <c>shuttle plan fuzz</c>.
/// </summary>
public sealed class ProblemGenerator
{
    const int Day = 36_000;
    readonly Random dice;
    readonly int places, dimensions;

    ProblemGenerator(ulong seed, int mostJobs)
    {
        dice = new Random((int)(seed * 2654435761 % int.MaxValue));
        places = dice.Next(4, 12);
        dimensions = dice.Next(0, 4) switch { 0 => 0, 3 => 2, _ => 1 };
        MostJobs = mostJobs;
    }

    int MostJobs { get; }

    /// <summary>The problem of a seed with at most so many jobs.</summary>
    public static Problem Generate(ulong seed, int mostJobs = 14) => new ProblemGenerator(seed, mostJobs).Build();

    bool Chance(int percent) => dice.Next(100) < percent;

    T Pick<T>(params T[] choices) => choices[dice.Next(choices.Length)];

    Problem Build()
    {
        var profiles = Chance(30) ? 2 : 1;
        var vehicles = Enumerable.Range(0, dice.Next(1, 5)).Select(v => VehicleOf($"v{v}", profiles)).ToList();
        var jobs = Enumerable.Range(0, dice.Next(1, MostJobs + 1)).Select(j => JobOf($"j{j}", vehicles)).ToList();
        if (Chance(25)) vehicles[0] = Freeze(vehicles[0], jobs);
        return new()
        {
            Travel = [.. Enumerable.Range(0, profiles).Select(_ => Matrix())],
            Vehicles = vehicles,
            Jobs = jobs,
            LoadDimensions = dimensions,
            Objective = Pick(Objective.PromiseFirst, Objective.PromiseFirst, Objective.Cost, Objective.Hierarchical, Objective.Distance),
        };
    }

    TravelMatrix Matrix()
    {
        var points = Enumerable.Range(0, places).Select(_ => (X: dice.Next(4000), Y: dice.Next(4000))).ToArray();
        if (Chance(30)) points[1] = points[2];
        var (seconds, metres) = (new int[places * places], new int[places * places]);
        for (var i = 0; i < places; i++)
            for (var j = 0; j < places; j++)
            {
                var metre = Math.Abs(points[i].X - points[j].X) + Math.Abs(points[i].Y - points[j].Y);
                (metres[i * places + j], seconds[i * places + j]) = (metre, i == j ? 0 : metre / 4 + dice.Next(60));
            }
        if (Chance(15)) seconds[dice.Next(1, places) * places + dice.Next(places)] = TravelMatrix.Unreachable;
        for (var i = 0; i < places; i++) seconds[i * places + i] = 0;
        return new(places, seconds, metres)
        {
            SpeedByTime = Chance(25) ? [(Day / 4, dice.Next(300, 900)), (Day / 3, 1000), (Day * 2 / 3, dice.Next(400, 1500))] : [],
            Costs = Chance(10) ? metres.Select(metre => metre / 10).ToArray() : default(ReadOnlyMemory<int>),
        };
    }

    Vehicle VehicleOf(string id, int profiles)
    {
        var from = Pick(0, 0, Day / 5);
        return new()
        {
            Id = id,
            Profile = dice.Next(profiles),
            Type = Chance(20) ? "bike" : null,
            Start = Chance(10) ? null : dice.Next(places),
            End = Chance(10) ? null : dice.Next(places),
            ShiftFrom = from,
            ShiftUntil = from + dice.Next(Day / 4, Day),
            Capacity = Chance(20) ? [] : [.. Enumerable.Range(0, dimensions).Select(_ => dice.Next(3, 12))],
            Skills = Chance(70) ? ["sign", "lift"] : ["sign"],
            Breaks = Chance(40) ? [.. Enumerable.Range(0, dice.Next(1, 4)).Select(b => BreakOf($"b{b}"))] : [],
            Reload = Chance(30) ? new(dice.Next(places), dice.Next(300), dice.Next(1, 4)) : null,
            MaxStops = Chance(15) ? dice.Next(1, 9) : null,
            MaxMetres = Chance(10) ? dice.Next(2000, 40000) : null,
            MaxDrivingSeconds = Chance(10) ? dice.Next(1000, 9000) : null,
            MaxDutySeconds = Chance(15) ? dice.Next(3000, 20000) : null,
            FixedCost = Chance(30) ? 500 : 0,
            CostPerDrivingHour = Chance(30) ? 1000 : 3600,
            CostPerDutyHour = Chance(30) ? 700 : 0,
            CostPerTaskHour = Chance(15) ? 400 : 0,
            CostPerKilometre = Chance(30) ? 30 : 0,
            FamiliarAreas = Chance(50) ? ["north"] : [],
        };
    }

    Break BreakOf(string id) => new()
    {
        Id = id,
        Windows = Windows(Day / 5, soft: false),
        DurationSeconds = dice.Next(300, 1800),
        Hard = Chance(50),
        MaxLoad = Chance(10) ? [.. Enumerable.Range(0, dimensions).Select(_ => 2)] : null,
    };

    List<TimeWindow> Windows(int earliest, bool soft)
    {
        var (windows, at) = (new List<TimeWindow>(), earliest);
        for (var count = Pick(1, 1, 1, 2, 3); count > 0; count--)
        {
            var (from, length) = (at + dice.Next(Day / 4), dice.Next(600, Day / 3));
            windows.Add(new(from, from + length, soft && Chance(30) ? from + length / 3 : null));
            at = from + length + 1 + dice.Next(2000);
        }
        return windows;
    }

    Job JobOf(string id, List<Vehicle> vehicles)
    {
        var stops = Pick(1, 1, 1, 2, 2, 3, 4);
        var amounts = Enumerable.Range(0, dimensions).Select(_ => dice.Next(0, 4)).ToArray();
        var carrier = Chance(5) ? vehicles[dice.Next(vehicles.Count)].Id : null;
        var start = dice.Next(Day);
        var job = new Job
        {
            Id = id,
            Stops = [.. Enumerable.Range(0, stops).Select(s => StopOf(s, stops, amounts))],
            Skills = Chance(25) ? ["sign"] : Chance(10) ? vehicles[^1].Skills : [],
            OnlyVehicles = Chance(10) ? [vehicles[dice.Next(vehicles.Count)].Id] : null,
            NotVehicles = Chance(10) ? [vehicles[dice.Next(vehicles.Count)].Id] : [],
            Priority = Chance(30) ? dice.Next(101) : 0,
            Worth = Pick(1, 1, 5),
            MaxOnBoardSeconds = stops > 1 && Chance(25) ? dice.Next(600, 8000) : null,
            OnBoardOf = carrier,
            Area = Pick(null, "north", "south"),
            Announced = Chance(25) ? new(Chance(60) ? vehicles[dice.Next(vehicles.Count)].Id : null, Chance(70) ? start : null, Pick(0, 600, 1800), Chance(60) ? dice.Next(8) : null) : null,
        };
        return Chance(8) ? job with { Pin = PinOf(job, vehicles) } : job;
    }

    JobStop StopOf(int stop, int stops, int[] amounts)
    {
        // One stop: pickup, delivery, both or a visit. Several: taken at the first, handed over at the last, sometimes something left over.
        var (pickup, delivery) = stops == 1 ? (Chance(40), Chance(40)) : (stop == 0, stop == stops - 1);
        return new()
        {
            Location = dice.Next(places),
            Windows = Chance(50) ? Windows(stop * Day / 4, soft: true) : [],
            ServiceSeconds = dice.Next(0, 600),
            SetupSeconds = Chance(25) ? dice.Next(0, 200) : 0,
            ServiceSecondsByType = Chance(10) ? new Dictionary<string, int> { ["bike"] = dice.Next(0, 600) } : [],
            Pickup = pickup ? amounts : [],
            Delivery = delivery ? [.. amounts.Select(amount => Math.Max(0, amount - (Chance(20) ? 1 : 0)))] : [],
        };
    }

    Pin PinOf(Job job, List<Vehicle> vehicles)
    {
        var windows = job.Stops[0].Windows;
        return dice.Next(3) switch
        {
            0 => new(VehicleId: vehicles[dice.Next(vehicles.Count)].Id),
            1 => new(Position: Pick(0, -1, 1)),
            _ => new(StartSeconds: windows.Count == 0 ? dice.Next(Day) : windows[^1].From + dice.Next(windows[^1].Until - windows[^1].From + 1)),
        };
    }

    /// <summary>A running day: the vehicle is on its way to the first stops of some jobs that it can do within a long shift.</summary>
    Vehicle Freeze(Vehicle vehicle, List<Job> jobs)
    {
        var frozen = new List<(string, int)>();
        for (var j = 0; j < Math.Min(2, jobs.Count); j++)
        {
            jobs[j] = jobs[j] with
            {
                Stops = [.. jobs[j].Stops.Select(stop => stop with { Windows = [], Pickup = [], Delivery = [] })],
                Pin = null, OnBoardOf = null, OnlyVehicles = null, NotVehicles = [], Skills = [], MaxOnBoardSeconds = null,
            };
            frozen.Add((jobs[j].Id, 0));
        }
        return vehicle with
        {
            Start = 0, ShiftUntil = vehicle.ShiftFrom + 3 * Day, MaxStops = null, MaxMetres = null, MaxDrivingSeconds = null, MaxDutySeconds = null,
            Breaks = [.. vehicle.Breaks.Select(pause => pause with { Hard = false, MaxLoad = null })], Frozen = frozen,
        };
    }
}
