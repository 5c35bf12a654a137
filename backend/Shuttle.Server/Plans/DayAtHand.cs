using Shuttle.Planning;
using Shuttle.Roads;
using Shuttle.Server.Areas;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Plans;

/// <summary>Where a courier was when a running day was planned anew.</summary>
/// <param name="ShiftId">The courier's shift.</param>
/// <param name="Lon">Longitude of where they go on from.</param>
/// <param name="Lat">Latitude.</param>
/// <param name="Next">Legs that stay first, in order: the courier is on the way or at the door.</param>
/// <param name="Loaded">Return legs whose documents are in the bag: nobody else can deliver them.</param>
/// <param name="Bags">Bags collected so far.</param>
/// <param name="Finished">Stops that are behind them.</param>
public sealed record RunningShift(Guid ShiftId, double Lon, double Lat, IReadOnlyList<Guid> Next, IReadOnlyList<Guid> Loaded, int Bags, int Finished);

/// <summary>A day that has begun; who is not in it has not left the office.</summary>
/// <param name="Shifts">Who is on the road.</param>
/// <param name="Over">Shifts whose run is closed: nothing more is planned for them.</param>
/// <param name="Stranded">Return legs whose documents are with a courier who has dropped out: nobody can deliver them until somebody has fetched them.</param>
public sealed record RunningDay(IReadOnlyList<RunningShift> Shifts, IReadOnlyList<Guid> Over, IReadOnlyList<Guid> Stranded);

/// <summary>A day with everything that bears on its planning.</summary>
public sealed record DayAtHand(DayToPlan Day, RunningDay? Running, IReadOnlyList<RoadClosure> Closures, IReadOnlyDictionary<Guid, AnnouncedTime> Announced)
{
    private readonly Dictionary<Guid, Leg> _legs = Day.Legs.ToDictionary(l => l.Id);
    private readonly Dictionary<string, IReadOnlyList<Leg>> _jobs = LegJobs.Of(Day.Legs).ToDictionary(LegJobs.IdOf);
    private readonly Dictionary<Guid, string> _jobOf = LegJobs.Of(Day.Legs).SelectMany(job => job.Select(leg => (leg.Id, Job: LegJobs.IdOf(job)))).ToDictionary(x => x.Id, x => x.Job);

    public DateOnly Date => Day.Day;

    /// <summary>Points of the matrices: those of the day, then where running couriers are.</summary>
    public IReadOnlyList<LonLat> Points => [.. ProblemOfTheDay.Points(Day), .. Running?.Shifts.Select(s => new LonLat(s.Lon, s.Lat)) ?? []];

    public Leg? Leg(Guid id) => _legs.GetValueOrDefault(id);

    /// <summary>The engine's job that a leg belongs to.</summary>
    public string JobOf(Guid leg) => _jobOf[leg];

    /// <summary>The legs of a job, one per stop.</summary>
    public IReadOnlyList<Leg> LegsOf(string job) => _jobs[job];

    public Leg LegOf(Step step) => LegsOf(step.JobId!)[step.Stop];

    public ShiftOfTheDay? Shift(Guid id) => Day.Shifts.FirstOrDefault(s => s.Shift.Id == id);

    public int Seconds(DateTimeOffset at) => (int)(at - ProblemOfTheDay.TimeOf(Day, 0)).TotalSeconds;

    public DateTimeOffset TimeOf(int seconds) => ProblemOfTheDay.TimeOf(Day, seconds);
}
