using Shuttle.Planning.Search;

namespace Shuttle.Planning;

/// <summary>
/// Plans a problem. The whole of it: compile the problem into numbers, insert greedily, squeeze jobs into as few vehicles as the
/// objective asks for, then anneal; several threads exchange what they found at fixed points. Stateless and safe to share.
/// </summary>
public static class Solver
{
    /// <summary>What a plan says made it.</summary>
    public const string Version = "1.0";

    /// <summary>The best plan found within the options' limits. Always feasible, also when cancelled: then it is the best so far.</summary>
    /// <exception cref="ProblemException">The problem cannot be planned as it stands.</exception>
    public static Plan Solve(Problem problem, SolverOptions options, IProgress<SolverProgress>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Threads < 1) throw new ArgumentOutOfRangeException(nameof(options), "threads must be at least 1");
        Validation.Check(problem);
        var searches = new RuinAndRecreate[Searches(options)];
        var budget = new Budget(options, searches.Length, ct);
        var model = new Model(problem);
        var weights = new Weights(model);
        var writer = new PlanWriter(model, new Evaluator(model, weights));
        if (model.Jobs == 0 || model.Vehicles.Length == 0) return writer.Write([], 0, options.Seed);

        var tables = new SharedTables(model, weights);
        var plain = PlainProblem.From(model, weights);
        var warm = options.WarmStart is null ? null : new WarmStart(model, options.WarmStart);
        for (var t = 0; t < searches.Length; t++)
        {
            RouteSet routes = plain is not null ? new PlainRoutes(plain, tables) : new RichRoutes(model, weights, tables);
            warm?.Into(routes);
            var judge = plain is null ? new PlanWriter(model, new Evaluator(model, weights)) : null;
            searches[t] = new RuinAndRecreate(routes, budget, options.Seed + ((ulong)t << 32), judge);
            searches[t].Construct();
            if (searches[t].MandatoryLeftOut() is var job and >= 0)
                throw new ProblemException($"jobs[{job}]", "has begun, but the rest of it fits nowhere in its vehicle's day");
        }

        Islands? islands = null;
        Plan Current() => writer.Write(islands!.Leader.Best.Routes(), islands.Iterations, options.Seed);
        islands = new Islands(searches, options.Threads, budget, () => progress?.Report(new SolverProgress(Current(), budget.Elapsed)));
        islands.Run(FleetShare, Fewest(model));
        return Current();
    }

    /// <summary>One search per thread; where the iterations fix the plan their limit alone says how many, so that threads cannot change it.</summary>
    private static int Searches(SolverOptions options) => options.IterationLimit is not { } limit ? options.Threads : limit < EnoughForTwo ? 1 : 2;

    private const long EnoughForTwo = 20_000;

    /// <summary>The most of the budget that may go into jobs left out and fewer vehicles.</summary>
    private const double FleetShare = 0.85;

    private static int Fewest(Model model)
    {
        if (!model.Problem.Objective.Levels.Any(l => l.Terms is [{ Term: Term.Vehicles, Weight: > 0 }])) return int.MaxValue;
        var fewest = 1L;
        for (var d = 0; d < model.Dims; d++)
        {
            long depot = 0, left = 0, most = 1;
            for (var j = 0; j < model.Jobs; j++) (depot, left) = (depot + model.FromDepot[j * model.Dims + d], left + model.LeftOver[j * model.Dims + d]);
            foreach (var v in model.Vehicles) most = Math.Max(most, (long)v.Capacity[d] * v.MaxTrips);
            fewest = Math.Max(fewest, (Math.Max(depot, left) + most - 1) / most);
        }
        return (int)Math.Min(int.MaxValue, fewest);
    }
}
