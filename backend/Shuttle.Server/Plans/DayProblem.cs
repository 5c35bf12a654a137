using Shuttle.Planning;
using Shuttle.Roads;

namespace Shuttle.Server.Plans;

/// <summary>
/// The engine's problem of a day at hand: the day's own (<see cref="ProblemOfTheDay"/>), and on top of it what a dispatcher pinned, what
/// people were told before, and where everybody is once the day runs. Pure.
/// </summary>
public static class DayProblem
{
    /// <summary>By house rule a new time is worth a message when it moves by more.</summary>
    public const int AnnouncedToleranceSeconds = 1800;

    public static Problem Build(DayAtHand day, IReadOnlyList<RoadMatrix> matrices, IReadOnlyList<PlanPin> pins)
    {
        var problem = ProblemOfTheDay.Build(day.Day, matrices);
        var pinned = pins.Where(p => day.Leg(p.LegId) is not null).DistinctBy(p => day.JobOf(p.LegId)).ToDictionary(p => day.JobOf(p.LegId));
        var jobs = problem.Jobs.Where(job => !(pinned.TryGetValue(job.Id, out var pin) && pin.Aside)).Select(job => job with
        {
            Announced = AnnouncedOf(day, job.Id),
            Pin = pinned.TryGetValue(job.Id, out var pin) ? PinOf(day, pin) : job.Pin,
        });
        problem = problem with { Jobs = [.. jobs.Select(job => Servable(problem, job))] };
        return day.Running is { } running ? Running(day, running, problem) : problem;
    }

    // A skill that nobody on duty has leaves its own leg out, not the whole day: somebody may have dropped out or be on leave.
    private static Job Servable(Problem problem, Job job) => job.Skills.All(skill => problem.Vehicles.Any(v => v.Skills.Contains(skill)))
        ? job : job with { Skills = [.. job.Skills.Where(skill => problem.Vehicles.Any(v => v.Skills.Contains(skill)))], OnlyVehicles = [] };

    private static Announcement? AnnouncedOf(DayAtHand day, string jobId) =>
        day.Announced.TryGetValue(day.LegsOf(jobId)[0].Id, out var told)
            ? new(told.ShiftId.ToString(), day.Seconds(told.Start), AnnouncedToleranceSeconds, told.Order) : null;

    private static Pin PinOf(DayAtHand day, PlanPin pin) => new(
        pin.ShiftId is { } shift && day.Shift(shift) is not null ? shift.ToString() : null, pin.Position, pin.Start is { } start ? day.Seconds(start) : null);

    private static Problem Running(DayAtHand day, RunningDay running, Problem problem)
    {
        var firstStart = ProblemOfTheDay.Points(day.Day).Count;
        var shifts = running.Shifts.Select((s, i) => (s, i)).ToDictionary(x => x.s.ShiftId.ToString(), x => (Shift: x.s, Location: firstStart + x.i));
        var vehicles = problem.Vehicles.Select(v => shifts.TryGetValue(v.Id, out var at) ? GoingOn(day, v, at.Shift, at.Location) : v).ToList();
        var next = running.Shifts.SelectMany(s => s.Next).Select(day.JobOf).ToHashSet();
        var carrier = running.Shifts.SelectMany(s => s.Loaded.Select(leg => (Job: day.JobOf(leg), Shift: s.ShiftId.ToString()))).DistinctBy(x => x.Job).ToDictionary(x => x.Job, x => x.Shift);
        var stranded = running.Stranded.Select(day.JobOf).ToHashSet();
        List<string> gone = [.. running.Shifts.Select(s => s.ShiftId.ToString())];
        var jobs = problem.Jobs.Select(job => job switch
        {
            // Who is on the way arrives, whatever the window says.
            _ when next.Contains(job.Id) => job with { Stops = [job.Stops[0] with { Windows = Open(job.Stops[0].Windows) }, .. job.Stops.Skip(1)], Pin = null },
            _ when stranded.Contains(job.Id) => job with { OnlyVehicles = [], Pin = null },
            _ when carrier.TryGetValue(job.Id, out var shift) => job with { OnlyVehicles = [shift] },
            // Documents that lie at the counter can only go with somebody who has not left yet.
            { Stops: [{ Delivery: [> 0, ..] }, ..] } => job with { NotVehicles = [.. job.NotVehicles, .. gone] },
            _ => job,
        });
        problem = problem with { Vehicles = vehicles, Jobs = [.. jobs] };
        return problem with { Vehicles = [.. problem.Vehicles.Select(v => Reaching(problem, v))] };
    }

    private static Vehicle GoingOn(DayAtHand day, Vehicle vehicle, RunningShift shift, int location) => vehicle with
    {
        Start = location,
        Capacity = [.. vehicle.Capacity.Select((most, i) => i == 0 ? Math.Max(0, most - shift.Bags) : most)],
        Frozen = [.. shift.Next.Select(leg => (day.JobOf(leg), 0))],
    };

    // A frozen stop is driven to even where that takes the courier over the end of the shift.
    private static Vehicle Reaching(Problem problem, Vehicle vehicle)
    {
        if (vehicle.Frozen.Count == 0) return vehicle;
        var (travel, at, now) = (problem.Travel[vehicle.Profile], vehicle.Start!.Value, vehicle.ShiftFrom);
        foreach (var (jobId, stop) in vehicle.Frozen)
        {
            var place = problem.Jobs.First(j => j.Id == jobId).Stops[stop];
            now += Drive(travel, at, place.Location) + place.SetupSeconds + place.ServiceSeconds;
            at = place.Location;
        }
        now += Drive(travel, at, vehicle.End ?? at);
        return now <= vehicle.ShiftUntil ? vehicle : vehicle with { ShiftUntil = now, Breaks = [] };
    }

    private static int Drive(TravelMatrix travel, int from, int to) => travel.Seconds.Span[from * travel.Size + to];

    private static IReadOnlyList<TimeWindow> Open(IReadOnlyList<TimeWindow> windows) =>
        windows is [.., var last] ? [new(0, TimeWindow.Always.Until, last.SoftUntil ?? last.Until)] : windows;
}
