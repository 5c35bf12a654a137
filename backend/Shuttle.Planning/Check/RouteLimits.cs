namespace Shuttle.Planning.Check;

/// <summary>A vehicle's limits, breaks and frozen stops, and the totals the route reports.</summary>
static class RouteLimits
{
    public static void Check(RouteFacts facts, Findings book)
    {
        var (vehicle, route) = (facts.Vehicle, facts.Route);
        AtMost(facts.Visits.Count, vehicle.MaxStops, ViolationCode.MaxStops);
        AtMost(facts.Metres, vehicle.MaxMetres, ViolationCode.MaxMetres);
        AtMost(facts.DrivingSeconds, vehicle.MaxDrivingSeconds, ViolationCode.MaxDriving);
        AtMost(facts.DutySeconds, vehicle.MaxDutySeconds, ViolationCode.MaxDuty);
        if (vehicle.Reload is { } reload) AtMost(facts.Trips, reload.MaxTrips, ViolationCode.MaxTrips);
        foreach (var pause in vehicle.Breaks.Where(pause => pause.Hard && facts.Misses(pause)))
            book.Add(ViolationCode.BreakMissing, vehicle.Id, job: pause.Id);
        var first = facts.Visits.Take(vehicle.Frozen.Count).Select(visit => (visit.Job.Id, visit.Stop));
        if (!first.SequenceEqual(vehicle.Frozen)) book.Add(ViolationCode.FrozenChanged, vehicle.Id);
        Total(route.Metres, facts.Metres, "metres");
        Total(route.DrivingSeconds, facts.DrivingSeconds, "driving");
        Total(route.DutySeconds, facts.DutySeconds, "duty");
        Total(route.Cost, facts.Cost, "cost");

        void AtMost(long value, int? limit, ViolationCode code)
        {
            if (value > limit) book.Add(code, vehicle.Id, amount: value - limit.Value);
        }
        void Total(long reported, long actual, string field) => book.Same(reported, actual, ViolationCode.WrongTotal, vehicle.Id, null, null, field);
    }
}
