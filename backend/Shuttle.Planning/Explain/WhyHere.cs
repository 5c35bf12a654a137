namespace Shuttle.Planning.Explain;

/// <summary>A place where a job could be served.</summary>
/// <param name="VehicleId">In this vehicle.</param>
/// <param name="AfterJobId">After a stop of this job; null: first.</param>
/// <param name="BeforeJobId">Before a stop of this job; null: last.</param>
/// <param name="StartSeconds">When service of its first stop starts.</param>
/// <param name="Difference">Score there minus score of the plan, level by level; the first level that is not 0 decides.</param>
public sealed record PossiblePlace(string VehicleId, string? AfterJobId, string? BeforeJobId, int StartSeconds, IReadOnlyList<LevelScore> Difference);

/// <summary>Why a job is where it is.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Alternatives">The best place in each other vehicle (and in its own, if that is another than now), the best first, all other routes staying as they are.</param>
/// <param name="ImpossibleVehicles">Vehicles that have no feasible place for it.</param>
/// <param name="LeftOut">Score without the job minus score of the plan.</param>
public sealed record HereReason(string JobId, IReadOnlyList<PossiblePlace> Alternatives, IReadOnlyList<string> ImpossibleVehicles, IReadOnlyList<LevelScore> LeftOut);

/// <summary>Explains a plan's choices by what the alternatives would cost.</summary>
public static class WhyHere
{
    /// <summary>The next-best places of a served job. A <see cref="ProblemException"/> says that the job is not served, or that a route breaks a rule.</summary>
    public static HereReason Explain(Problem problem, Plan plan, string jobId, int count = 3)
    {
        if (!plan.Routes.Any(route => route.Steps.Any(step => step.Kind == StepKind.Stop && step.JobId == jobId))) throw new ProblemException($"job {jobId}", "is not served in this plan");
        if (problem.Vehicles.Any(vehicle => vehicle.Frozen.Any(frozen => frozen.JobId == jobId))) throw new ProblemException($"job {jobId}", "is under way and cannot be elsewhere");
        var now = Placement.Read(problem, plan);
        var inserter = Placement.Read(problem, plan, without: jobId);
        var (job, score) = (inserter.JobOf(jobId), now.Score());
        var (places, impossible) = (new List<(Score Score, PossiblePlace Place)>(), new List<string>());
        for (var vehicle = 0; vehicle < problem.Vehicles.Count; vehicle++)
        {
            if (inserter.Best(job, vehicle) is not { } spot) { impossible.Add(problem.Vehicles[vehicle].Id); continue; }
            if (spot.Steps.SequenceEqual(now.Routes[vehicle])) continue;
            var (step, route, there) = inserter.StepAt(spot, job);
            var stops = route.Steps.Where(s => s.Kind == StepKind.Stop).ToList();
            var at = stops.IndexOf(step);
            places.Add((there, new(route.VehicleId, at > 0 ? stops[at - 1].JobId : null, at + 1 < stops.Count ? stops[at + 1].JobId : null, step.ServiceStart, Placement.Difference(there, score))));
        }
        return new(jobId, [.. places.OrderBy(place => place.Score).Take(count).Select(place => place.Place)], impossible, Placement.Difference(inserter.Score(), score));
    }
}
