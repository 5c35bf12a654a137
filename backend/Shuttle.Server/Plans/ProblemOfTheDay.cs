using Shuttle.Planning;
using Shuttle.Roads;
using Shuttle.Server.Areas;
using Shuttle.Server.Calendar;
using Shuttle.Server.Fleet;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Plans;

/// <summary>A courier's shift with what planning needs to know of it.</summary>
public sealed record ShiftOfTheDay(Shift Shift, Courier Courier, Fleet.Vehicle Vehicle, Depot Depot);

/// <summary>Everything a day is planned from.</summary>
public sealed record DayToPlan(DateOnly Day, DateTimeOffset Now, IReadOnlyList<ShiftOfTheDay> Shifts, IReadOnlyList<Leg> Legs, WorkingCalendar Calendar);

/// <summary>Translates a day into the engine's terms: seconds since local midnight, indices into one matrix per profile.</summary>
public sealed class ProblemOfTheDay
{
    // How long the work at a door takes by experience of comparable services; kept here until our own runs have taught better.
    private const int DoorServiceSeconds = 240, ParkingSeconds = 60, LatenessAllowedSeconds = 3600;

    private readonly DayToPlan _day;
    private readonly DateTimeOffset _midnight;

    private ProblemOfTheDay(DayToPlan day) => (_day, _midnight) = (day, Midnight(day));

    /// <summary>Depots first, then the legs: the order of <see cref="Points"/> and of the matrices.</summary>
    public static IReadOnlyList<LonLat> Points(DayToPlan day) =>
        [.. day.Shifts.Select(s => new LonLat(s.Depot.Point.X, s.Depot.Point.Y)), .. day.Legs.Select(l => new LonLat(l.Request!.Pin.X, l.Request.Pin.Y))];

    /// <summary>The road profiles the day's vehicles need, in the order of <see cref="Problem.Travel"/>.</summary>
    public static IReadOnlyList<RoadProfile> Profiles(DayToPlan day) => [.. day.Shifts.Select(s => ProfileOf(s.Vehicle)).Distinct().Order()];

    public static Problem Build(DayToPlan day, IReadOnlyList<RoadMatrix> matrices)
    {
        var of = new ProblemOfTheDay(day);
        return new Problem
        {
            Travel = [.. matrices.Select(m => new TravelMatrix(m.Size, m.Seconds, m.Metres))],
            Vehicles = [.. day.Shifts.Select(of.VehicleOf)],
            Jobs = [.. day.Legs.Select((leg, index) => of.JobOf(leg, day.Shifts.Count + index))],
            Objective = Objective.PromiseFirst,
        };
    }

    public static DateTimeOffset TimeOf(DayToPlan day, int seconds) => Midnight(day).AddSeconds(seconds);

    private static DateTimeOffset Midnight(DayToPlan day) => day.Calendar.At(day.Day, TimeOnly.MinValue);

    private int Seconds(DateTimeOffset instant) => (int)(instant - _midnight).TotalSeconds;

    private Planning.Vehicle VehicleOf(ShiftOfTheDay shift, int index)
    {
        var until = Seconds(_day.Calendar.At(_day.Day, shift.Shift.Until));
        // A shift that has begun can be planned from now on.
        var from = Math.Min(until, Math.Max(Seconds(_day.Calendar.At(_day.Day, shift.Shift.From)), Seconds(_day.Now)));
        return new Planning.Vehicle
        {
            Id = shift.Shift.Id.ToString(),
            Profile = Profiles(_day).ToList().IndexOf(ProfileOf(shift.Vehicle)),
            Start = index, End = index,
            ShiftFrom = from, ShiftUntil = until,
            Capacity = [shift.Vehicle.CapacityBags],
            Skills = shift.Courier.Skills,
            Breaks = [.. _day.Calendar.Blocks(_day.Day).Where(b => Seconds(b.Span.From) >= from && Seconds(b.Span.Until) <= until).Select(BreakOf)],
            CostPerKilometre = 1000, CostPerDrivingHour = 20_000,
        };
    }

    // A block is a stretch to keep free: the break must start when it starts (hard), or may slide by half an hour (soft).
    private Break BreakOf(PlanningBlock block) => new()
    {
        Id = block.Kind.ToString(),
        Windows = [new(Seconds(block.Span.From), Seconds(block.Span.From) + (block.Hard ? 0 : 1800))],
        DurationSeconds = (int)block.Span.Length.TotalSeconds,
        Hard = block.Hard,
    };

    private Job JobOf(Leg leg, int location)
    {
        var (from, until) = (Seconds(leg.WindowFrom), Seconds(leg.WindowUntil));
        // A leftover of an earlier day has outlived its window: any time today, before the others.
        var leftover = leg.Day < _day.Day;
        var window = leftover ? TimeWindow.Always : new TimeWindow(from, until + LatenessAllowedSeconds, until);
        return new Job
        {
            Id = leg.Id.ToString(),
            Area = leg.Request!.KelurahanCode,
            Priority = Math.Min(100, leg.Priority + (leftover ? 20 : 0)),
            Stops =
            [
                new JobStop
                {
                    Location = location, Windows = [window], ServiceSeconds = DoorServiceSeconds, SetupSeconds = ParkingSeconds,
                    Pickup = leg.Kind == LegKind.Collect ? [1] : [0], Delivery = leg.Kind == LegKind.Return ? [1] : [0],
                },
            ],
        };
    }

    private static RoadProfile ProfileOf(Fleet.Vehicle vehicle) => vehicle.Profile switch
    {
        "car" => RoadProfile.Car,
        "foot" => RoadProfile.Foot,
        _ => RoadProfile.Motorbike,
    };
}
