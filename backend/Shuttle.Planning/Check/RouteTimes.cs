namespace Shuttle.Planning.Check;

/// <summary>
/// Walks a route in time and space. Each step is judged from what the plan says of the step before, so that one wrong number is one
/// finding and not a trail of them.
/// </summary>
sealed class RouteTimes(TravelMatrix travel, IReadOnlyDictionary<string, Job> jobs, RouteFacts facts, Findings book)
{
    readonly Vehicle vehicle = facts.Vehicle;
    int? lastStop;        // location of the job stop before, breaks aside; no set-up is due there
    int? place;           // where the leg being driven began; null: anywhere
    long workLeft;        // of that leg, in thousandths of a second of free flow, when a break interrupts it
    int metresDriven;     // of that leg, before the breaks
    int departure;

    /// <summary>The facts, or null if the route has no shape that can be walked.</summary>
    public static RouteFacts? Walk(TravelMatrix travel, IReadOnlyDictionary<string, Job> jobs, Vehicle vehicle, Route route, Findings book)
    {
        var steps = route.Steps;
        var shape = steps.Count >= 2 && steps[0].Kind == StepKind.Start && steps[^1].Kind == StepKind.End
            && steps.Skip(1).SkipLast(1).All(step => step.Kind is StepKind.Stop or StepKind.Break or StepKind.Reload);
        if (!shape) { book.Add(ViolationCode.Malformed, vehicle.Id, field: "steps"); return null; }
        if (steps.All(step => step.Kind != StepKind.Stop)) book.Add(ViolationCode.Malformed, vehicle.Id, field: "no stop");
        var facts = new RouteFacts(vehicle, route);
        new RouteTimes(travel, jobs, facts, book).Walk();
        return facts;
    }

    void Walk()
    {
        var steps = facts.Route.Steps;
        Start(steps[0]);
        for (var i = 1; i < steps.Count; i++)
        {
            var step = steps[i];
            if (step.Kind == StepKind.Break) { Break(i, step); continue; }
            var to = PlaceOf(i, step);
            Drive(i, step, to);
            if (step.Kind == StepKind.Stop) Stop(i, step);
            else if (step.Kind == StepKind.Reload) Reload(i, step);
            else End(i, step);
            (place, lastStop, departure, workLeft, metresDriven) = (to, step.Kind == StepKind.Stop ? to : null, step.Departure, -1, 0);
        }
        facts.DutySeconds = steps[^1].Arrival - steps[0].Departure;
        facts.HasLegCosts = !travel.Costs.IsEmpty;
    }

    void Start(Step step)
    {
        // A start that is left open is wherever the first stop is.
        var first = facts.Route.Steps.First(s => s.Kind is StepKind.Stop or StepKind.End).Location;
        if (step.Location != vehicle.Start && !(vehicle.Start is null && step.Location == first)) Find(ViolationCode.WrongPlace, 0, step);
        if (step.Departure < vehicle.ShiftFrom) Find(ViolationCode.ShiftExceeded, 0, step, step.Departure - vehicle.ShiftFrom);
        if (step.Arrival > step.ServiceStart || step.ServiceStart > step.Departure) Find(ViolationCode.WrongTime, 0, step, field: "start");
        if (step.TravelSeconds != 0 || step.TravelMetres != 0) Find(ViolationCode.WrongTravel, 0, step, field: "start");
        (place, departure, workLeft) = (vehicle.Start, step.Departure, -1);
    }

    int? PlaceOf(int i, Step step)
    {
        var expected = step.Kind switch
        {
            StepKind.Stop => jobs.TryGetValue(step.JobId ?? "", out var job) && step.Stop >= 0 && step.Stop < job.Stops.Count ? job.Stops[step.Stop].Location : step.Location,
            StepKind.Reload => vehicle.Reload?.Location ?? step.Location,
            _ => vehicle.End ?? (step.Location == place ? place : null),
        };
        if (step.Location != expected) Find(ViolationCode.WrongPlace, i, step);
        return expected;
    }

    void Drive(int i, Step step, int? to)
    {
        var (seconds, metres) = (0, 0);
        if (place is { } from && to is { } target)
        {
            var leg = from * travel.Size + target;
            if (travel.Seconds.Span[leg] >= TravelMatrix.Unreachable) { Find(ViolationCode.Unreachable, i, step); return; }
            if (workLeft < 0) workLeft = travel.Seconds.Span[leg] * 1000L;
            seconds = TravelClock.SecondsFor(travel, workLeft, departure);
            metres = travel.Metres.Span[leg] - metresDriven;
            if (!travel.Costs.IsEmpty) facts.LegCosts += travel.Costs.Span[leg];
        }
        CheckDriven(i, step, seconds, metres);
    }

    void CheckDriven(int i, Step step, int seconds, int metres)
    {
        book.Same(step.TravelSeconds, seconds, ViolationCode.WrongTravel, vehicle.Id, i, step.JobId, "seconds");
        book.Same(step.TravelMetres, metres, ViolationCode.WrongTravel, vehicle.Id, i, step.JobId, "metres");
        book.Same(step.Arrival, departure + step.TravelSeconds, ViolationCode.WrongTime, vehicle.Id, i, step.JobId, "arrival");
        facts.DrivingSeconds += seconds;
        facts.Metres += metres;
    }

    void Stop(int i, Step step)
    {
        if (!jobs.TryGetValue(step.JobId ?? "", out var job) || step.Stop < 0 || step.Stop >= job.Stops.Count) { Find(ViolationCode.Unknown, i, step, field: "job"); return; }
        var stop = job.Stops[step.Stop];
        var (setup, service) = (lastStop == stop.Location ? 0 : stop.SetupSecondsOf(vehicle), stop.ServiceSecondsOf(vehicle));
        var lateness = Begin(i, step, stop.Windows, setup, service);
        facts.TaskSeconds += setup + service;
        facts.Visits.Add(new(job, step.Stop, i, facts.Trips, step.ServiceStart, step.Departure, lateness));
    }

    void Reload(int i, Step step)
    {
        facts.Trips++;
        if (vehicle.Reload is null) { Find(ViolationCode.MaxTrips, i, step, 1); return; }
        Begin(i, step, [], 0, vehicle.Reload.ServiceSeconds);
    }

    void End(int i, Step step)
    {
        if (step.Arrival > vehicle.ShiftUntil) Find(ViolationCode.ShiftExceeded, i, step, step.Arrival - vehicle.ShiftUntil);
        if (step.Arrival > step.ServiceStart || step.ServiceStart > step.Departure) Find(ViolationCode.WrongTime, i, step, field: "end");
    }

    /// <summary>A break interrupts the leg: it must drive part of it, and the next step the rest.</summary>
    void Break(int i, Step step)
    {
        var next = facts.Route.Steps.Skip(i + 1).First(s => s.Kind != StepKind.Break);
        var target = next.Kind switch { StepKind.End => vehicle.End, StepKind.Reload => vehicle.Reload?.Location, _ => next.Location };
        var (most, metres) = (0, 0);
        if (place is { } from && target is { } to && to >= 0 && to < travel.Size)
        {
            if (workLeft < 0) workLeft = travel.Seconds.Span[from * travel.Size + to] * 1000L;
            most = TravelClock.SecondsFor(travel, workLeft, departure);
            metres = travel.Metres.Span[from * travel.Size + to] - metresDriven;
        }
        CheckDriven(i, step, Math.Clamp(step.TravelSeconds, 0, most), Math.Clamp(step.TravelMetres, 0, metres));
        workLeft = Math.Max(0, workLeft - TravelClock.WorkDone(travel, departure, step.TravelSeconds));
        metresDriven += step.TravelMetres;
        if (step.Location is not null) Find(ViolationCode.WrongPlace, i, step);
        if (vehicle.Breaks.FirstOrDefault(pause => pause.Id == step.JobId) is { } pause)
        {
            if (!facts.BreaksTaken.Add(pause.Id)) Find(ViolationCode.Twice, i, step, field: "break");
            Begin(i, step, [.. pause.Windows.Select(window => window with { SoftUntil = null })], 0, pause.DurationSeconds);
        }
        else Find(ViolationCode.Unknown, i, step, field: "break");
        departure = step.Departure;
    }

    /// <summary>Service that begins after arrival and set-up, in a window, and lasts as long as it must; returns the seconds beyond the soft end.</summary>
    int Begin(int i, Step step, IReadOnlyList<TimeWindow> windows, int setup, int service)
    {
        if (step.ServiceStart < step.Arrival + setup) Find(ViolationCode.WrongTime, i, step, step.ServiceStart - step.Arrival - setup, "service start");
        book.Same(step.Departure, step.ServiceStart + service, ViolationCode.WrongTime, vehicle.Id, i, step.JobId, "departure");
        var (missedBy, lateness) = Punctuality.Of(windows, step.ServiceStart);
        if (missedBy != 0) Find(ViolationCode.WindowMissed, i, step, missedBy);
        book.Same(step.LatenessSeconds, lateness, ViolationCode.WrongLateness, vehicle.Id, i, step.JobId, "lateness");
        return lateness;
    }

    void Find(ViolationCode code, int i, Step step, long amount = 0, string? field = null) => book.Add(code, vehicle.Id, i, step.JobId, amount, field);
}
