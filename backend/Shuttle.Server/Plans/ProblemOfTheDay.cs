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
public sealed record DayToPlan(DateOnly Day, DateTimeOffset Now, IReadOnlyList<ShiftOfTheDay> Shifts, IReadOnlyList<Leg> Legs, WorkingCalendar Calendar)
{
    /// <summary>Windows that are held for somebody who has not booked yet; a plan that is published does not know them.</summary>
    public IReadOnlyList<Held> Holds { get; init; } = [];
    /// <summary>A visit that somebody asks about: its places are in the matrices, the visit itself is not in the problem.</summary>
    public Held? Asked { get; init; }
}

/// <summary>A visit that is not booked.</summary>
/// <param name="Id">Unique among the holds.</param>
/// <param name="Area">Kelurahan, where it is known.</param>
/// <param name="Priority">0–100.</param>
/// <param name="Window">When the home is to be visited.</param>
/// <param name="Stops">In order, on one run.</param>
public sealed record Held(string Id, string? Area, int Priority, Interval Window, IReadOnlyList<ProspectiveStop> Stops)
{
    public static Held Of(string id, string? area, int priority, Interval window, IReadOnlyList<ProspectiveStop> stops) => new("held:" + id, area, priority, window, stops);
}

/// <summary>Translates a day into the engine's terms: seconds since local midnight, indices into one matrix per profile.</summary>
public sealed class ProblemOfTheDay
{
    private const int ParkingSeconds = 60, LatenessAllowedSeconds = 3600;

    private readonly DayToPlan _day;
    private readonly DateTimeOffset _midnight;
    private readonly Dictionary<LonLat, int> _locations;
    private readonly HashSet<string> _onDuty, _onBoard;

    private ProblemOfTheDay(DayToPlan day)
    {
        (_day, _midnight) = (day, Midnight(day));
        _locations = Points(day).Index().ToDictionary(p => p.Item, p => p.Index);
        _onDuty = [.. day.Shifts.SelectMany(s => s.Courier.Skills)];
        _onBoard = [.. day.Shifts.SelectMany(SkillsOf)];
    }

    /// <summary>Every place once, depots first: the order of the matrices.</summary>
    public static IReadOnlyList<LonLat> Points(DayToPlan day) =>
    [
        .. day.Shifts.Select(s => PlaceOf(s.Depot.Point)).Concat(day.Legs.Select(l => PlaceOf(l.At)))
            .Concat(day.Holds.SelectMany(h => h.Stops).Concat(day.Asked?.Stops ?? []).Select(s => new LonLat(s.Lon, s.Lat))).Distinct(),
    ];

    /// <summary>The road profiles the day's vehicles need, in the order of <see cref="Problem.Travel"/>.</summary>
    public static IReadOnlyList<RoadProfile> Profiles(DayToPlan day) => [.. day.Shifts.Select(s => ProfileOf(s.Vehicle)).Distinct().Order()];

    public static Problem Build(DayToPlan day, IReadOnlyList<RoadMatrix> matrices)
    {
        var of = new ProblemOfTheDay(day);
        return new Problem
        {
            Travel = [.. matrices.Select(m => new TravelMatrix(m.Size, m.Seconds, m.Metres))],
            Vehicles = [.. day.Shifts.Select(of.VehicleOf)],
            Jobs = [.. LegJobs.Of(day.Legs).Select(of.JobOf), .. day.Holds.Select(of.JobOf)],
            Objective = Objective.PromiseFirst,
        };
    }

    /// <summary>A visit that is not booked, as the engine's job.</summary>
    public static Job JobOf(DayToPlan day, Held held) => new ProblemOfTheDay(day).JobOf(held);

    /// <summary>A window as the engine sees it when it is offered: kept or not offered, never late.</summary>
    public static TimeWindow WindowOf(DayToPlan day, Interval window)
    {
        var of = new ProblemOfTheDay(day);
        return new(of.Seconds(window.From), of.Seconds(window.Until));
    }

    public static DateTimeOffset TimeOf(DayToPlan day, int seconds) => Midnight(day).AddSeconds(seconds);

    private static DateTimeOffset Midnight(DayToPlan day) => day.Calendar.At(day.Day, TimeOnly.MinValue);

    private int Seconds(DateTimeOffset instant) => (int)(instant - _midnight).TotalSeconds;

    private Planning.Vehicle VehicleOf(ShiftOfTheDay shift)
    {
        var until = Seconds(_day.Calendar.At(_day.Day, shift.Shift.Until));
        // A shift that has begun can be planned from now on.
        var from = Math.Min(until, Math.Max(Seconds(_day.Calendar.At(_day.Day, shift.Shift.From)), Seconds(_day.Now)));
        return new Planning.Vehicle
        {
            Id = shift.Shift.Id.ToString(),
            Profile = Profiles(_day).ToList().IndexOf(ProfileOf(shift.Vehicle)),
            Start = _locations[PlaceOf(shift.Depot.Point)], End = _locations[PlaceOf(shift.Depot.Point)],
            ShiftFrom = from, ShiftUntil = until,
            Capacity = [shift.Vehicle.CapacityBags],
            Skills = [.. SkillsOf(shift)],
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

    private Job JobOf(IReadOnlyList<Leg> legs)
    {
        var first = legs[0];
        return Asking(LegJobs.Skills(legs, _onDuty), new Job
        {
            Id = LegJobs.IdOf(legs),
            Area = first.Request!.KelurahanCode,
            Priority = Math.Min(100, legs.Max(leg => leg.Priority + (IsLeftover(leg) ? 20 : 0))),
            OnlyVehicles = ShiftsOfCarrier(legs),
            Stops = [.. legs.Select((leg, index) => StopOf(leg, legs.Take(index).ToList()))],
        });
    }

    // A skill that nobody on duty has is no fault of the problem: the job stays undone and a person decides.
    private Job Asking(IReadOnlyList<string> skills, Job job) => skills.All(_onBoard.Contains) ? job with { Skills = skills } : job with { OnlyVehicles = [] };

    private static IEnumerable<string> SkillsOf(ShiftOfTheDay shift) => shift.Courier.Skills.Concat(shift.Shift.Kits.Select(LegJobs.KitSkill));

    private Job JobOf(Held held)
    {
        var closes = _day.Calendar.WorkingIntervals(_day.Day) is [.., var last] ? Seconds(last.Until) : 86_400;
        JobStop StopOf(ProspectiveStop stop, ProspectiveStop? before) => new()
        {
            Location = _locations[new(stop.Lon, stop.Lat)], SetupSeconds = ParkingSeconds, ServiceSeconds = stop.ServiceSeconds,
            // The window binds the first stop; what follows is done before the office closes.
            Windows = [before is null ? new(Seconds(held.Window.From), Seconds(held.Window.Until)) : new(0, closes)],
            Pickup = [LegJobs.Pickup(stop.Kind, before?.Kind)], Delivery = [LegJobs.Delivery(stop.Kind, before?.Kind)],
        };
        return Asking([.. held.Stops.SelectMany(s => s.Skills).Concat(held.Stops.Select(s => s.Kit).OfType<string>().Select(LegJobs.KitSkill)).Distinct()], new Job
        {
            Id = held.Id, Area = held.Area, Priority = held.Priority,
            Stops = [.. held.Stops.Select((stop, index) => StopOf(stop, index > 0 ? held.Stops[index - 1] : null))],
        });
    }

    private JobStop StopOf(Leg leg, IReadOnlyList<Leg> earlier)
    {
        var before = earlier.Count > 0 ? earlier[^1] : null;
        var (from, until) = (Seconds(leg.WindowFrom), Seconds(leg.WindowUntil));
        // Whatever comes after another stop may wait for it: a chain whose windows were moved apart is late, not impossible.
        var latest = earlier.Select(l => Seconds(l.WindowUntil)).Append(until).Max() + LatenessAllowedSeconds * (1 + earlier.Count);
        return new JobStop
        {
            Location = _locations[PlaceOf(leg.At)], SetupSeconds = ParkingSeconds, ServiceSeconds = LegJobs.ServiceSeconds(leg, before),
            // A leftover of an earlier day has outlived its window: any time today, before the others.
            Windows = [IsLeftover(leg) ? TimeWindow.Always : new TimeWindow(from, latest, until)],
            Pickup = [LegJobs.Pickup(leg.Kind, before?.Kind)], Delivery = [LegJobs.Delivery(leg.Kind, before?.Kind)],
        };
    }

    private bool IsLeftover(Leg leg) => leg.Day < _day.Day;

    // What is left of a chain goes on with the courier who has the papers in the bag.
    private List<string>? ShiftsOfCarrier(IReadOnlyList<Leg> legs)
    {
        if (legs[0].Kind != LegKind.Attest) return null;
        var carriers = legs.SelectMany(leg => leg.Request!.Items).Where(item => item.Holder == HolderKind.Courier).Select(item => item.HolderId).ToHashSet();
        var shifts = _day.Shifts.Where(s => carriers.Contains(s.Courier.Id)).Select(s => s.Shift.Id.ToString()).ToList();
        return shifts.Count > 0 ? shifts : null;
    }

    private static LonLat PlaceOf(NetTopologySuite.Geometries.Point point) => new(point.X, point.Y);

    private static RoadProfile ProfileOf(Fleet.Vehicle vehicle) => vehicle.Profile switch
    {
        "car" => RoadProfile.Car,
        "foot" => RoadProfile.Foot,
        _ => RoadProfile.Motorbike,
    };
}
