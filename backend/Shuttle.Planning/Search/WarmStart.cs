namespace Shuttle.Planning.Search;

/// <summary>The routes of an earlier plan: jobs keep vehicle and order as far as this problem allows.</summary>
internal sealed class WarmStart
{
    private readonly Model _model;
    private readonly int[][] _routes;

    public WarmStart(Model model, Plan plan)
    {
        _model = model;
        var jobs = model.Problem.Jobs.Select((j, i) => (j.Id, i)).ToDictionary(x => x.Id, x => x.i);
        var vehicles = model.Problem.Vehicles.Select((v, i) => (v.Id, i)).ToDictionary(x => x.Id, x => x.i);
        _routes = new int[model.Vehicles.Length][];
        Array.Fill(_routes, []);
        var seen = new HashSet<int>();
        foreach (var route in plan.Routes)
        {
            if (!vehicles.TryGetValue(route.VehicleId, out var v)) continue;
            var steps = new List<int>();
            foreach (var step in route.Steps)
            {
                if (step.Kind == StepKind.Reload) steps.Add(Model.Reload);
                if (step.Kind != StepKind.Stop || !jobs.TryGetValue(step.JobId ?? "", out var job) || !model.Allows(job, v)) continue;
                var node = model.First[job] + step.Stop;
                if (node < model.First[job + 1] && !model.Vehicles[v].Frozen.Contains(node) && seen.Add(node)) steps.Add(node);
            }
            _routes[v] = [.. model.Vehicles[v].Frozen, .. steps];
        }
    }

    /// <summary>Sets the routes; while one is impossible its last job is left out.</summary>
    public void Into(RouteSet routes)
    {
        for (var v = 0; v < Math.Min(_routes.Length, routes.MaxSlots); v++)
        {
            var steps = Whole(_routes[v].ToList());
            while (steps.Count > routes.FrozenSteps(v) && !routes.Set(v, steps.ToArray()))
            {
                var job = _model.JobOf[steps.FindLast(n => n >= 0)];
                steps.RemoveAll(n => n >= 0 && _model.JobOf[n] == job && !_model.Vehicles[v].Frozen.Contains(n));
                if (_model.Vehicles[v].Frozen.Any(n => _model.JobOf[n] == job)) break;
                steps = Whole(steps);
            }
        }
    }

    /// <summary>Without jobs that are not whole, torn between trips or out of order, and without needless reloads.</summary>
    private List<int> Whole(List<int> steps)
    {
        var trip = 0;
        var placed = new Dictionary<int, (int Next, int Trip, bool Good)>();
        foreach (var n in steps)
        {
            if (n < 0) { trip++; continue; }
            var job = _model.JobOf[n];
            var (next, inTrip, good) = placed.GetValueOrDefault(job, (0, trip, true));
            placed[job] = (next + 1, inTrip, good && n == _model.First[job] + next && trip == inTrip);
        }
        var kept = steps.Where(n => n < 0 || _model.FrozenStops[_model.JobOf[n]] > 0 || (placed[_model.JobOf[n]] is { Good: true } p && p.Next == _model.First[_model.JobOf[n] + 1] - _model.First[_model.JobOf[n]])).ToList();
        for (var i = kept.Count - 1; i >= 0; i--)
            if (kept[i] < 0 && (i == 0 || i == kept.Count - 1 || kept[i + 1] < 0)) kept.RemoveAt(i);
        return kept;
    }
}
