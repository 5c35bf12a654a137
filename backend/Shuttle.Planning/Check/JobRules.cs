namespace Shuttle.Planning.Check;

/// <summary>Rules about a job across the whole plan: complete, in order, by one vehicle that may do it, as pinned.</summary>
static class JobRules
{
    public static void Check(Problem problem, IReadOnlyList<RouteFacts> routes, IReadOnlyList<string> unserved, Findings book)
    {
        var visits = routes.SelectMany(facts => facts.Visits.Select((visit, position) => (Facts: facts, Visit: visit, Position: position)))
            .ToLookup(v => v.Visit.Job.Id);
        foreach (var job in problem.Jobs)
        {
            var made = visits[job.Id].ToList();
            if (made.Count == 0) continue;
            foreach (var twice in made.GroupBy(v => v.Visit.Stop).Where(stop => stop.Count() > 1))
                book.Add(ViolationCode.Twice, twice.Last().Facts.Vehicle.Id, twice.Last().Visit.Step, job.Id, field: "stop");
            for (var stop = 0; stop < job.Stops.Count; stop++)
                if (made.All(v => v.Visit.Stop != stop)) book.Add(ViolationCode.StopMissing, made[0].Facts.Vehicle.Id, job: job.Id, field: $"stop {stop}");
            for (var i = 1; i < made.Count; i++)
                if (made[i].Facts == made[i - 1].Facts && made[i].Visit.Stop < made[i - 1].Visit.Stop)
                    book.Add(ViolationCode.StopsOutOfOrder, made[i].Facts.Vehicle.Id, made[i].Visit.Step, job.Id);
            if (made.Select(v => v.Facts).Distinct().Count() > 1) book.Add(ViolationCode.SplitOverVehicles, job: job.Id);
            else if (made.Select(v => v.Visit.Trip).Distinct().Count() > 1) book.Add(ViolationCode.SplitOverTrips, made[0].Facts.Vehicle.Id, job: job.Id);
            foreach (var vehicle in made.Select(v => v.Facts.Vehicle).Distinct()) MayServe(job, vehicle, book);
            OnBoard(job, made.Select(v => (v.Facts, v.Visit)).ToList(), book);
            if (job.Pin is { } pin) Pinned(job, pin, made.Select(v => (v.Facts, v.Visit, v.Position)).ToList(), book);
        }
        // A vehicle without a route still has to make the stops that are frozen for it.
        foreach (var vehicle in problem.Vehicles.Where(v => v.Frozen.Count > 0 && routes.All(facts => facts.Vehicle != v)))
            book.Add(ViolationCode.FrozenChanged, vehicle.Id);
        if (!unserved.SequenceEqual(problem.Jobs.Where(job => !visits.Contains(job.Id)).Select(job => job.Id)))
            book.Add(ViolationCode.WrongUnserved);
    }

    static void MayServe(Job job, Vehicle vehicle, Findings book)
    {
        if (vehicle.Frozen.Any(frozen => frozen.JobId == job.Id)) return; // it is under way already
        if (job.Skills.Except(vehicle.Skills).Count() is var lacking and > 0) book.Add(ViolationCode.SkillMissing, vehicle.Id, job: job.Id, amount: lacking);
        if (job.OnlyVehicles is { } only && !only.Contains(vehicle.Id) || job.NotVehicles.Contains(vehicle.Id)) book.Add(ViolationCode.VehicleNotAllowed, vehicle.Id, job: job.Id);
    }

    static void OnBoard(Job job, List<(RouteFacts Facts, Visit Visit)> made, Findings book)
    {
        var (first, last) = (made[0], made[^1]);
        if (job.MaxOnBoardSeconds is { } limit && last.Visit.Start - first.Visit.Departure - limit is var over and > 0)
            book.Add(ViolationCode.OnBoardTooLong, last.Facts.Vehicle.Id, last.Visit.Step, job.Id, over);
        if (job.OnBoardOf is { } carrier && made.Any(v => v.Facts.Vehicle.Id != carrier || v.Visit.Trip != 1))
            book.Add(ViolationCode.OnBoardElsewhere, first.Facts.Vehicle.Id, first.Visit.Step, job.Id);
    }

    static void Pinned(Job job, Pin pin, List<(RouteFacts Facts, Visit Visit, int Position)> made, Findings book)
    {
        var (facts, visit, position) = made[0];
        if (pin.VehicleId is { } id && facts.Vehicle.Id != id) book.Add(ViolationCode.PinnedVehicle, facts.Vehicle.Id, visit.Step, job.Id);
        if (pin.Position is { } wished && (wished == -1 ? made[^1].Position != facts.Visits.Count - 1 : position != wished))
            book.Add(ViolationCode.PinnedPosition, facts.Vehicle.Id, visit.Step, job.Id);
        if (pin.StartSeconds is { } start && visit.Start != start) book.Add(ViolationCode.PinnedStart, facts.Vehicle.Id, visit.Step, job.Id, visit.Start - start);
    }
}
