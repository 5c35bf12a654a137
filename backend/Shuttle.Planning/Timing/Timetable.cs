namespace Shuttle.Planning.Timing;

/// <summary>Times of one step.</summary>
struct TimedTask
{
    public RouteTask Task;
    public int Arrival, Setup, Begin, Departure, TravelSeconds, TravelMetres;
    /// <summary>Seconds by which all windows are missed: late positive, early negative.</summary>
    public int MissedBy;
    /// <summary>Seconds beyond the soft end.</summary>
    public int Lateness;
}

/// <summary>
/// Times the steps of one vehicle, forward, each as early as it can be: nothing is left out or moved. A window that cannot be kept is
/// missed, and by how much is written down. Reused from route to route without allocating.
/// </summary>
sealed class Timetable(Problem problem)
{
    TravelMatrix travel = problem.Travel[0];
    Vehicle vehicle = null!;
    int? place, lastStop;
    long workLeft;
    int metresLeft, now;
    long legCosts;

    public TimedTask[] Rows { get; private set; } = new TimedTask[64];
    public int Count { get; private set; }
    public int StartDeparture { get; private set; }
    public int EndArrival { get; private set; }
    public int EndTravelSeconds { get; private set; }
    public int EndTravelMetres { get; private set; }
    /// <summary>A leg has no way; its time and metres are counted as nothing.</summary>
    public bool Unreachable { get; private set; }
    /// <summary>Seconds that a forced moment would need the departure to be earlier; 0 if all forced moments are kept.</summary>
    public int ForcedShortfall { get; private set; }
    public Vehicle Vehicle => vehicle;
    public long LegCosts => legCosts;

    public void Begin(Vehicle v, int departure)
    {
        (vehicle, travel) = (v, problem.Travel[v.Profile]);
        (place, lastStop, workLeft, metresLeft, now, legCosts) = (v.Start, null, -1, 0, departure, 0);
        (Count, StartDeparture, Unreachable, ForcedShortfall) = (0, departure, false, 0);
    }

    /// <summary>Runs the whole order and returns to the end.</summary>
    public void Run(Vehicle v, ReadOnlySpan<RouteTask> tasks, int departure)
    {
        Begin(v, departure);
        for (var i = 0; i < tasks.Length; i++)
            Add(tasks[i], tasks[i].Kind == StepKind.Break ? Destination(tasks[(i + 1)..]) : null);
        Finish();
    }

    /// <summary>Adds a step; for a break, <paramref name="destination"/> is where the vehicle is on its way to.</summary>
    public void Add(RouteTask task, int? destination)
    {
        if (Count == Rows.Length) { var rows = Rows; Array.Resize(ref rows, Count * 2); Rows = rows; }
        ref var row = ref Rows[Count++];
        row = new TimedTask { Task = task };
        if (task.Kind == StepKind.Break) DriveTowards(ref row, destination);
        else Drive(task.Location, out row.TravelSeconds, out row.TravelMetres);
        row.Arrival = now + row.TravelSeconds;
        row.Setup = task.Kind == StepKind.Stop && lastStop != task.Location ? task.SetupSeconds : 0;
        (row.Begin, row.MissedBy, row.Lateness) = BeginOf(task, row.Arrival + row.Setup);
        now = row.Departure = row.Begin + task.ServiceSeconds;
        if (task.Kind != StepKind.Break) (place, lastStop, workLeft) = (task.Location, task.Kind == StepKind.Stop ? task.Location : null, -1);
    }

    public void Finish()
    {
        Drive(vehicle.End, out var seconds, out var metres);
        (EndTravelSeconds, EndTravelMetres, EndArrival) = (seconds, metres, now + seconds);
    }

    /// <summary>Where the next step with a place is, or the end.</summary>
    public int? Destination(ReadOnlySpan<RouteTask> rest)
    {
        foreach (var task in rest) if (task.Kind != StepKind.Break) return task.Location;
        return vehicle.End;
    }

    void Drive(int? to, out int seconds, out int metres)
    {
        (seconds, metres) = (0, 0);
        if (!OpenLeg(to)) return;
        (seconds, metres) = (RoadClock.Seconds(travel, workLeft, now), metresLeft);
        workLeft = -1;
    }

    /// <summary>Before a break: drive on until its window opens, at most as far as the next place.</summary>
    void DriveTowards(ref TimedTask row, int? destination)
    {
        var wait = EarliestIn(row.Task, now) - now;
        if (wait <= 0 || !OpenLeg(destination)) return;
        var whole = RoadClock.Seconds(travel, workLeft, now);
        row.TravelSeconds = Math.Min(wait, whole);
        row.TravelMetres = whole == 0 ? 0 : (int)((long)metresLeft * row.TravelSeconds / whole);
        workLeft = Math.Max(0, workLeft - RoadClock.Work(travel, now, row.TravelSeconds));
        metresLeft -= row.TravelMetres;
    }

    bool OpenLeg(int? to)
    {
        if (place is not { } from || to is not { } target) return false;
        if (workLeft >= 0) return true;
        var leg = from * travel.Size + target;
        if (travel.Seconds.Span[leg] >= TravelMatrix.Unreachable) { Unreachable = true; return false; }
        (workLeft, metresLeft) = (travel.Seconds.Span[leg] * 1000L, travel.Metres.Span[leg]);
        if (!travel.Costs.IsEmpty) legCosts += travel.Costs.Span[leg];
        return true;
    }

    static int EarliestIn(RouteTask task, int from)
    {
        if (task.At is { } at) return at;
        var earliest = Math.Max(from, task.After ?? from);
        foreach (var window in task.Windows)
            if (window.Until >= earliest) { earliest = Math.Max(earliest, window.From); break; }
        return task.Before is { } before && before < earliest ? Math.Max(Math.Max(from, task.After ?? from), before) : earliest;
    }

    (int Begin, int MissedBy, int Lateness) BeginOf(RouteTask task, int ready)
    {
        var begin = EarliestIn(task, ready);
        if (begin < ready || task.Before < begin)
        {
            ForcedShortfall = Math.Max(ForcedShortfall, begin < ready ? ready - begin : begin - task.Before!.Value);
            begin = Math.Max(begin, ready);
        }
        var (missedBy, lateness) = (task.Windows.Length == 0 ? 0 : int.MaxValue, 0);
        foreach (var window in task.Windows)
        {
            var by = begin < window.From ? begin - window.From : Math.Max(0, begin - window.Until);
            if (Math.Abs(by) >= Math.Abs(missedBy)) continue;
            (missedBy, lateness) = (by, window.SoftUntil is { } soft ? Math.Max(0, begin - soft) : 0);
        }
        return (begin, missedBy, lateness);
    }

    /// <summary>
    /// How much later the vehicle may leave without returning later, missing a window or being later than the soft end of one: waiting
    /// is moved to before the departure. Exact where speed does not change over the day, cautious elsewhere.
    /// </summary>
    public int DepartureSlack()
    {
        if (travel.SpeedByTime.Count > 0 && Count > 0)
            return Math.Max(0, Math.Min(Waited(0), OwnSlack(0, 0)));
        var (waited, slack) = (0, int.MaxValue);
        for (var i = 0; i < Count; i++)
        {
            waited += Waited(i);
            slack = Math.Min(slack, OwnSlack(i, waited));
        }
        return Count == 0 ? 0 : Math.Min(waited, slack);
    }

    int Waited(int i) => Rows[i].Begin - Rows[i].Arrival - Rows[i].Setup;

    int OwnSlack(int i, int waited)
    {
        var (task, begin) = (Rows[i].Task, Rows[i].Begin);
        if (Rows[i].MissedBy > 0 || task.At is not null) return waited;
        var slack = int.MaxValue / 2;
        if (task.Before is { } before) slack = Math.Max(0, before - begin);
        if (task.Job is { } job && task.Stop == 0 && (job.Pin?.StartSeconds ?? job.Announced?.StartSeconds + job.Announced?.ToleranceSeconds) is { } told)
            slack = Math.Max(0, told - begin);
        foreach (var window in task.Windows)
            if (begin >= window.From && begin <= window.Until)
            {
                var soft = window.SoftUntil is { } until && begin <= until ? until : window.SoftUntil is null ? window.Until : begin;
                slack = Math.Min(slack, soft - begin);
            }
        return waited + slack;
    }
}
