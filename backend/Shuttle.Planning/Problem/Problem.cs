namespace Shuttle.Planning;

/// <summary>
/// A day (or a benchmark instance) to be planned. Immutable; validated once by the solver, which refuses it with a
/// <see cref="ProblemException"/> that names the place and the rule.
/// Times are whole seconds since an origin of the caller's choosing (midnight of the day in the district's zone), distances whole
/// metres; a benchmark may use any finer integer unit as long as it uses it everywhere. Windows follow Solomon and VROOM:
/// service may start at any t with <c>From ≤ t ≤ Until</c>.
/// </summary>
/// <remarks>
/// What a route is. A used vehicle departs from <see cref="Vehicle.Start"/> at some moment ≥ <see cref="Vehicle.ShiftFrom"/> and is
/// back (with no <see cref="Vehicle.End"/>: has finished its last stop) by <see cref="Vehicle.ShiftUntil"/>. Duty is return − departure;
/// the departure is put as late as delays no service beyond a soft end, an announced tolerance or a break's window and the return not
/// at all, except that a vehicle with a frozen prefix leaves at <c>ShiftFrom</c>. Service starts no earlier than arrival + set-up, inside
/// one of the windows; a vehicle may wait longer than it must. Set-up is paid at every stop except one whose directly preceding step
/// (breaks aside) is a job stop at the same location: neither the start nor a reload counts as that.
/// Loads: a delivery is handed over before the same stop's pickup is taken; on board are never more than the capacity.
/// A trip is the part between start, reloads and end; every trip has at least one stop.
/// Breaks lie between two steps: after the departure of the one before, or after arrival at the next one and before its service.
/// They start in one of their windows (whose <c>SoftUntil</c> means nothing). A break is due only if the vehicle departs no later
/// and returns later than the moment its last window closes: who is home by then, or sets out afterwards, needs none. One whose last
/// window is open until the shift ends is due in every route.
/// </remarks>
public sealed record Problem
{
    /// <summary>One travel matrix per profile; <see cref="Vehicle.Profile"/> indexes this list. All have the same size.</summary>
    public required IReadOnlyList<TravelMatrix> Travel { get; init; }

    /// <summary>Vehicles in a stable order; ids are unique.</summary>
    public required IReadOnlyList<Vehicle> Vehicles { get; init; }

    /// <summary>Jobs in a stable order; ids are unique.</summary>
    public required IReadOnlyList<Job> Jobs { get; init; }

    /// <summary>Number of load dimensions; every load array is this long (an empty array means all zero).</summary>
    public int LoadDimensions { get; init; } = 1;

    /// <summary>What is better, from the most important level down.</summary>
    public Objective Objective { get; init; } = Objective.PromiseFirst;
}

/// <summary>Travel between locations for one profile.</summary>
/// <param name="Size">Number of locations n.</param>
/// <param name="Seconds">n×n row-major: seconds from row to column at free flow. <see cref="Unreachable"/> where there is no way.</param>
/// <param name="Metres">n×n row-major metres along the path the seconds belong to.</param>
public sealed record TravelMatrix(int Size, ReadOnlyMemory<int> Seconds, ReadOnlyMemory<int> Metres)
{
    /// <summary>The value that means "no way"; large, yet safe to add a few times.</summary>
    public const int Unreachable = int.MaxValue / 8;

    /// <summary>
    /// Speed by time of day as steps in ascending <c>FromSeconds</c>: from that moment one second advances the trip by
    /// <c>PermilleOfFreeFlow/1000</c> seconds of free-flow travel. Empty means free flow all day. Integrating speed keeps
    /// first-in-first-out, so leaving later never arrives earlier (Ichoua, Gendreau and Potvin 2003): the arrival is the first whole
    /// second at which the permille summed over the seconds since departure reach 1000 × <c>Seconds</c>. Before the first step: free flow.
    /// </summary>
    public IReadOnlyList<(int FromSeconds, int PermilleOfFreeFlow)> SpeedByTime { get; init; } = [];

    /// <summary>
    /// n×n row-major costs of the legs, if the caller prices them itself (VROOM's <c>costs</c>); they stand in the place of
    /// <see cref="Vehicle.CostPerDrivingHour"/> × driving time. Empty means no such matrix.
    /// </summary>
    public ReadOnlyMemory<int> Costs { get; init; }
}

/// <summary>When a service may start.</summary>
/// <param name="From">Earliest start, seconds; earlier arrivals wait.</param>
/// <param name="Until">Latest start, seconds (inclusive).</param>
/// <param name="SoftUntil">If set, starts after <c>SoftUntil</c> up to <c>Until</c> are allowed and count as lateness beyond <c>SoftUntil</c>.</param>
public readonly record struct TimeWindow(int From, int Until, int? SoftUntil = null)
{
    /// <summary>A window that is never closed.</summary>
    public static readonly TimeWindow Always = new(0, int.MaxValue / 4);
}

/// <summary>One stop of a job.</summary>
public sealed record JobStop
{
    /// <summary>Index into the travel matrices.</summary>
    public required int Location { get; init; }
    /// <summary>Ascending, not overlapping. Empty means <see cref="TimeWindow.Always"/>.</summary>
    public IReadOnlyList<TimeWindow> Windows { get; init; } = [];
    /// <summary>Seconds of work here.</summary>
    public int ServiceSeconds { get; init; }
    /// <summary>Seconds once per arrival at a place: not paid again when the previous stop of the route is at the same location.</summary>
    public int SetupSeconds { get; init; }
    /// <summary>Other <see cref="ServiceSeconds"/> for vehicles of a <see cref="Vehicle.Type"/>.</summary>
    public IReadOnlyDictionary<string, int> ServiceSecondsByType { get; init; } = EmptyByType;
    /// <summary>Other <see cref="SetupSeconds"/> for vehicles of a <see cref="Vehicle.Type"/>.</summary>
    public IReadOnlyDictionary<string, int> SetupSecondsByType { get; init; } = EmptyByType;
    /// <summary>
    /// Taken on board here, per load dimension. In a job of several stops it meets the deliveries of later stops of the same job;
    /// what is left over rides to the end of the trip (the depot).
    /// </summary>
    public IReadOnlyList<int> Pickup { get; init; } = [];
    /// <summary>Handed over here, per load dimension; what no earlier stop of the job picked up was loaded at the start of the trip.</summary>
    public IReadOnlyList<int> Delivery { get; init; } = [];

    static readonly Dictionary<string, int> EmptyByType = [];

    /// <summary>Seconds of work here for this vehicle.</summary>
    public int ServiceSecondsOf(Vehicle vehicle) =>
        vehicle.Type is { } type && ServiceSecondsByType.TryGetValue(type, out var seconds) ? seconds : ServiceSeconds;

    /// <summary>Seconds of set-up here for this vehicle, where it is due.</summary>
    public int SetupSecondsOf(Vehicle vehicle) =>
        vehicle.Type is { } type && SetupSecondsByType.TryGetValue(type, out var seconds) ? seconds : SetupSeconds;
}

/// <summary>
/// Something to be done by one vehicle in one trip: a visit, pickup or delivery (one stop), a shipment (two stops) or a chain
/// (several stops in order, others may come between).
/// </summary>
public sealed record Job
{
    /// <summary>Unique id.</summary>
    public required string Id { get; init; }
    /// <summary>One or more stops, visited in this order by one vehicle in one trip.</summary>
    public required IReadOnlyList<JobStop> Stops { get; init; }
    /// <summary>Skills the vehicle must have.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];
    /// <summary>If set, only these vehicles may serve it.</summary>
    public IReadOnlyList<string>? OnlyVehicles { get; init; }
    /// <summary>Vehicles that must not serve it.</summary>
    public IReadOnlyList<string> NotVehicles { get; init; } = [];
    /// <summary>0 to 100; in <see cref="Term.UnservedByPriority"/> higher priorities win over any number of lower ones where capacity is short.</summary>
    public int Priority { get; init; }
    /// <summary>What leaving it out costs in <see cref="Term.UnservedWorth"/>.</summary>
    public long Worth { get; init; } = 1;
    /// <summary>Longest time between the end of service at the first stop and the start of service at the last one, seconds.</summary>
    public int? MaxOnBoardSeconds { get; init; }
    /// <summary>
    /// A multi-stop job that was begun before this plan: the vehicle that carries it. Its remaining stops are given; it cannot move to
    /// another vehicle and is served in its first trip (what it delivers counts as loaded at the start).
    /// </summary>
    public string? OnBoardOf { get; init; }
    /// <summary>What residents and couriers were told before; changes against it cost in the stability terms.</summary>
    public Announcement? Announced { get; init; }
    /// <summary>What a dispatcher fixed.</summary>
    public Pin? Pin { get; init; }
    /// <summary>Name of the area for <see cref="Vehicle.FamiliarAreas"/>.</summary>
    public string? Area { get; init; }
}

/// <summary>What was told before about a job's first stop.</summary>
/// <param name="VehicleId">The vehicle that was to come, if known.</param>
/// <param name="StartSeconds">The announced start of service, if any.</param>
/// <param name="ToleranceSeconds">Moves up to this are free (30 minutes by house rule).</param>
/// <param name="Order">Position among the vehicle's job stops before, if known.</param>
public sealed record Announcement(string? VehicleId, int? StartSeconds, int ToleranceSeconds = 1800, int? Order = null);

/// <summary>A dispatcher's hard wish for a job.</summary>
/// <param name="VehicleId">Must be served by this vehicle.</param>
/// <param name="Position">The job's first stop is the vehicle's job stop number <c>Position</c>, counted from 0 over all its trips; -1: the job's last stop is the vehicle's last job stop.</param>
/// <param name="StartSeconds">Service of the first stop must start at exactly this time (earlier arrivals wait), which must lie in one of its windows.</param>
public sealed record Pin(string? VehicleId = null, int? Position = null, int? StartSeconds = null);

/// <summary>A courier with a vehicle for one shift.</summary>
public sealed record Vehicle
{
    /// <summary>Unique id.</summary>
    public required string Id { get; init; }
    /// <summary>Index into <see cref="Problem.Travel"/>.</summary>
    public int Profile { get; init; }
    /// <summary>Kind of vehicle, for stops whose work depends on it; null is no kind.</summary>
    public string? Type { get; init; }
    /// <summary>Where the shift starts (for a running day: where the vehicle is); null starts at the first stop at no cost.</summary>
    public required int? Start { get; init; }
    /// <summary>Where it ends; null ends at the last stop.</summary>
    public required int? End { get; init; }
    /// <summary>Earliest departure, seconds (for a running day: now).</summary>
    public int ShiftFrom { get; init; }
    /// <summary>Latest return, seconds.</summary>
    public int ShiftUntil { get; init; } = int.MaxValue / 4;
    /// <summary>Per load dimension; empty means unlimited.</summary>
    public IReadOnlyList<int> Capacity { get; init; } = [];
    /// <summary>Skills it offers.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];
    /// <summary>Meals and prayers, at most eight; those that are taken are taken in the order in which their last windows close.</summary>
    public IReadOnlyList<Break> Breaks { get; init; } = [];
    /// <summary>Where and how it may unload and load again; null means one trip.</summary>
    public Reload? Reload { get; init; }
    /// <summary>Most job stops, or null.</summary>
    public int? MaxStops { get; init; }
    /// <summary>Most metres, or null.</summary>
    public int? MaxMetres { get; init; }
    /// <summary>Most seconds of driving, or null.</summary>
    public int? MaxDrivingSeconds { get; init; }
    /// <summary>Most seconds between departure and return, or null.</summary>
    public int? MaxDutySeconds { get; init; }
    /// <summary>Cost of using it at all.</summary>
    public long FixedCost { get; init; }
    /// <summary>Cost of an hour of driving.</summary>
    public long CostPerDrivingHour { get; init; } = 3600;
    /// <summary>Cost of an hour between departure and return.</summary>
    public long CostPerDutyHour { get; init; }
    /// <summary>Cost of an hour of set-up and service at job stops.</summary>
    public long CostPerTaskHour { get; init; }
    /// <summary>Cost of a kilometre.</summary>
    public long CostPerKilometre { get; init; }
    /// <summary>Areas the courier knows; a job of another area counts in <see cref="Term.Unfamiliar"/>.</summary>
    public IReadOnlyList<string> FamiliarAreas { get; init; } = [];
    /// <summary>
    /// Running day: the next stops in this order, which must stay (job id, index of the stop in the job) before any reload. A job's
    /// frozen stops are its first ones; what else it has stays with this vehicle. A prefix that cannot be driven is refused.
    /// </summary>
    public IReadOnlyList<(string JobId, int Stop)> Frozen { get; init; } = [];
}

/// <summary>A pause of a vehicle, taken anywhere on the way.</summary>
public sealed record Break
{
    /// <summary>Unique within the vehicle.</summary>
    public required string Id { get; init; }
    /// <summary>When it may start.</summary>
    public required IReadOnlyList<TimeWindow> Windows { get; init; }
    /// <summary>How long it lasts.</summary>
    public required int DurationSeconds { get; init; }
    /// <summary>A hard break that cannot be kept makes a route infeasible; a soft one that is skipped counts in <see cref="Term.SkippedBreaks"/>.</summary>
    public bool Hard { get; init; } = true;
    /// <summary>Most load during the break, per load dimension, if it may only be taken so (VROOM's <c>max_load</c>).</summary>
    public IReadOnlyList<int>? MaxLoad { get; init; }
}

/// <summary>Going back to a depot between trips.</summary>
/// <param name="Location">Where.</param>
/// <param name="ServiceSeconds">How long unloading and loading takes.</param>
/// <param name="MaxTrips">Most trips in the shift, at least 1.</param>
public sealed record Reload(int Location, int ServiceSeconds, int MaxTrips);
