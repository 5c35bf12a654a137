using Shuttle.Planning.Search;

namespace Shuttle.Planning.Explain;

/// <summary>A place for a job in a route that exists.</summary>
sealed record Spot(int Vehicle, int[] Steps, double Energy);

/// <summary>The routes of a plan, ready to be asked where one more job would fit, by the same rules as the search.</summary>
sealed class Inserter
{
    readonly Evaluator evaluator;
    readonly Insertion insertion;
    readonly PlanWriter writer;
    readonly Lazy<Track?>[] tracks;
    readonly Track trial = new();

    /// <param name="problem">With the job to be inserted; it may have more jobs and vehicles than the plan knows.</param>
    /// <param name="plan">Its routes are kept as they are.</param>
    public Inserter(Problem problem, Plan plan)
    {
        Model = new Model(problem);
        var weights = new Weights(Model);
        evaluator = new Evaluator(Model, weights);
        insertion = new Insertion(Model, weights, evaluator);
        writer = new PlanWriter(Model, new Evaluator(Model, weights));
        Routes = Numbers(plan);
        tracks = [.. Routes.Select((steps, vehicle) => new Lazy<Track?>(() => TrackOf(vehicle, steps)))];
    }

    /// <summary>Rules that make the search try a whole route for each place.</summary>
    public static bool NeedsReplay(Job job) => job.MaxOnBoardSeconds is not null || job.Pin?.Position is not null;

    /// <summary>The problem without those rules.</summary>
    public static Problem Lenient(Problem problem) => !problem.Jobs.Any(NeedsReplay) ? problem : problem with
    {
        Jobs = [.. problem.Jobs.Select(job => NeedsReplay(job) ? job with { MaxOnBoardSeconds = null, Pin = job.Pin is { } pin ? pin with { Position = null } : null } : job)],
    };

    public Model Model { get; }
    public int[][] Routes { get; }

    public int JobOf(string id)
    {
        for (var j = 0; j < Model.Jobs; j++)
            if (Model.Problem.Jobs[j].Id == id) return j;
        throw new ProblemException("job", $"{id} is not in the problem");
    }

    /// <summary>The cheapest place in a vehicle, or null if there is none.</summary>
    public Spot? Best(int job, int vehicle)
    {
        if (tracks[vehicle].Value is not { } track || !Model.Allows(job, vehicle)) return null;
        var place = default(Place);
        var energy = insertion.Find(vehicle, job, track, ref place);
        if (double.IsPositiveInfinity(energy)) return null;
        insertion.Apply(track, job, place, trial);
        return new(vehicle, trial.Steps.AsSpan(1, trial.Length).ToArray(), energy);
    }

    /// <summary>The cheapest place in any vehicle, or null if there is none.</summary>
    public Spot? Best(int job)
    {
        Spot? best = null;
        for (var vehicle = 0; vehicle < tracks.Length; vehicle++)
            if (Best(job, vehicle) is { } spot && !(spot.Energy >= best?.Energy)) best = spot;
        return best;
    }

    /// <summary>The score of the routes as they are; a <see cref="ProblemException"/> names one that breaks a rule.</summary>
    public Score Score()
    {
        try { return writer.Score(Routes); }
        catch (InvalidOperationException) { throw Broken(); }
    }

    public ProblemException Broken() => new($"route of vehicle {Impossible ?? "?"}", "breaks a rule; check the plan first");

    /// <summary>The id of a vehicle whose route is impossible in this problem, or null.</summary>
    public string? Impossible => Enumerable.Range(0, tracks.Length).FirstOrDefault(v => tracks[v].Value is null && Routes[v].Length > 0, -1) is var vehicle and >= 0 ? Model.Problem.Vehicles[vehicle].Id : null;

    public Plan PlanWith(Spot spot, Plan before) => writer.Write(With(spot), before.Iterations, before.Seed);

    /// <summary>The first stop of a job at a spot, the route around it, and the score.</summary>
    public (Step Step, Route Route, Score Score) StepAt(Spot spot, int job)
    {
        var routes = new List<Route>();
        var score = writer.Score(With(spot), routes);
        var (vehicle, id) = (Model.Problem.Vehicles[spot.Vehicle].Id, Model.Problem.Jobs[job].Id);
        var route = routes.Single(r => r.VehicleId == vehicle);
        return (route.Steps.First(step => step.Kind == StepKind.Stop && step.JobId == id), route, score);
    }

    int[][] With(Spot spot) => [.. Routes.Select((steps, vehicle) => vehicle == spot.Vehicle ? spot.Steps : steps)];

    int[][] Numbers(Plan plan)
    {
        var jobs = Model.Problem.Jobs.Select((job, j) => (job.Id, j)).ToDictionary(x => x.Id, x => x.j);
        var routes = plan.Routes.ToDictionary(route => route.VehicleId);
        return [.. Model.Problem.Vehicles.Select(vehicle => routes.TryGetValue(vehicle.Id, out var route)
            ? route.Steps.Where(step => step.Kind is StepKind.Stop or StepKind.Reload).Select(step => step.Kind == StepKind.Reload ? Model.Reload : Model.First[jobs[step.JobId!]] + step.Stop).ToArray()
            : [])];
    }

    Track? TrackOf(int vehicle, int[] steps)
    {
        var track = new Track { Length = steps.Length };
        track.Reserve(steps.Length, Model.Vehicles[vehicle].Breaks.Length + 1, Model.Dims);
        steps.CopyTo(track.Steps, 1);
        return evaluator.Build(vehicle, track) ? track : null;
    }
}
