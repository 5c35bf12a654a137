namespace Shuttle.Planning.Explain;

/// <summary>A change that would let an unserved job be served; the rule it loosens is what binds.</summary>
public enum Remedy
{
    /// <summary>None is needed: it fits as things are, and the plan left it out because that scores better (or was not searched to the end).</summary>
    None,
    /// <summary>A stop's last window ends later; the amount is seconds.</summary>
    WindowLater,
    /// <summary>A stop's first window begins earlier; the amount is seconds.</summary>
    WindowEarlier,
    /// <summary>A shift ends later; the amount is seconds.</summary>
    ShiftLater,
    /// <summary>A shift begins earlier; the amount is seconds.</summary>
    ShiftEarlier,
    /// <summary>A vehicle takes more of one load dimension (named in the detail); the amount is units.</summary>
    Capacity,
    /// <summary>A vehicle has a skill (named in the detail) that it lacks.</summary>
    Skill,
    /// <summary>The job may be served by vehicles that its rules exclude.</summary>
    VehicleRule,
    /// <summary>A break (named in the detail) is left out.</summary>
    Break,
    /// <summary>A vehicle makes more stops; the amount is stops.</summary>
    MaxStops,
    /// <summary>A vehicle drives farther; the amount is metres.</summary>
    MaxMetres,
    /// <summary>A vehicle drives longer; the amount is seconds.</summary>
    MaxDriving,
    /// <summary>A vehicle is on duty longer; the amount is seconds.</summary>
    MaxDuty,
    /// <summary>A vehicle makes one more trip.</summary>
    Trips,
    /// <summary>The job stays on board longer; the amount is seconds.</summary>
    OnBoard,
    /// <summary>The dispatcher's pin is taken off.</summary>
    Pin,
    /// <summary>One more vehicle like the one named.</summary>
    Vehicle,
}

/// <summary>The smallest change of one kind.</summary>
/// <param name="Remedy">What is changed.</param>
/// <param name="VehicleId">Who would serve the job then.</param>
/// <param name="Amount">By how much, in the unit of the remedy; 1 where there is nothing to measure.</param>
/// <param name="Stop">The stop whose window it is.</param>
/// <param name="Detail">A skill, a break's id or a load dimension.</param>
public sealed record Change(Remedy Remedy, string VehicleId, long Amount, int? Stop = null, string? Detail = null);

/// <summary>Why a job is not served.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Changes">Each of these alone would let it be served, all routes otherwise staying as they are. Empty: no single change is enough.</param>
public sealed record UnservedReason(string JobId, IReadOnlyList<Change> Changes);

/// <summary>Finds what binds by loosening one rule after the other, as little as possible, and trying to insert the job.</summary>
public static class WhyUnserved
{
    /// <summary>Explains a job that the plan leaves out. A <see cref="ProblemException"/> says that it is served, or that a route breaks a rule.</summary>
    public static UnservedReason Explain(Problem problem, Plan plan, string jobId)
    {
        var job = problem.Jobs.FirstOrDefault(j => j.Id == jobId) ?? throw new ProblemException("job", $"{jobId} is not in the problem");
        if (plan.Routes.Any(route => route.Steps.Any(step => step.Kind == StepKind.Stop && step.JobId == jobId))) throw new ProblemException($"job {jobId}", "is served in this plan");
        if (Server(problem, plan, jobId) is { } vehicle) return new(jobId, [new(Remedy.None, vehicle, 0)]);
        return new(jobId, [.. Relaxations.Of(problem, job).Select(relaxation => Smallest(problem, plan, jobId, relaxation)).OfType<Change>()]);
    }

    /// <summary>The vehicle that could take the job, or null.</summary>
    static string? Server(Problem problem, Plan plan, string jobId)
    {
        var inserter = Placement.Read(problem, plan);
        return inserter.Best(inserter.JobOf(jobId)) is { } spot ? problem.Vehicles[spot.Vehicle].Id : null;
    }

    /// <summary>Halves the interval between an amount that does not help and one that does.</summary>
    static Change? Smallest(Problem problem, Plan plan, string jobId, Relaxation relaxation)
    {
        if (Server(relaxation.Apply(problem, relaxation.Most), plan, jobId) is not { } vehicle) return null;
        var (fails, works) = (0L, relaxation.Most);
        while (works - fails > 1)
        {
            var middle = fails + (works - fails) / 2;
            if (Server(relaxation.Apply(problem, middle), plan, jobId) is { } other) (works, vehicle) = (middle, other);
            else fails = middle;
        }
        return relaxation.Told(vehicle, works);
    }
}
