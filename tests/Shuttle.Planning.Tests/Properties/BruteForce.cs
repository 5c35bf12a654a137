using Shuttle.Planning.Check;
using Shuttle.Planning.Timing;

namespace Shuttle.Planning.Tests.Properties;

/// <summary>
/// Tries every assignment, every order, every place of a break and of one reload. Each order is timed forward, so what it finds is a
/// plan one can do; a search worth its name is never worse.
/// </summary>
sealed class BruteForce(Problem problem)
{
    readonly List<RouteOrder> orders = [];
    Score? best;

    public Score Best()
    {
        Assign(0, [.. problem.Vehicles.Select(_ => new List<Job>())]);
        return best!;
    }

    void Assign(int job, List<Job>[] load)
    {
        if (job == problem.Jobs.Count) { Routes(0, load); return; }
        Assign(job + 1, load);
        foreach (var vehicle in load)
        {
            vehicle.Add(problem.Jobs[job]);
            Assign(job + 1, load);
            vehicle.RemoveAt(vehicle.Count - 1);
        }
    }

    void Routes(int vehicle, List<Job>[] load)
    {
        if (vehicle == load.Length) { Judge(); return; }
        if (load[vehicle].Count == 0) { Routes(vehicle + 1, load); return; }
        foreach (var order in Feasible(problem.Vehicles[vehicle], load[vehicle]))
        {
            orders.Add(order);
            Routes(vehicle + 1, load);
            orders.RemoveAt(orders.Count - 1);
        }
    }

    readonly Dictionary<string, List<RouteOrder>> known = [];

    List<RouteOrder> Feasible(Vehicle vehicle, List<Job> jobs)
    {
        var key = $"{vehicle.Id}:{string.Join(',', jobs.Select(job => job.Id))}";
        if (known.TryGetValue(key, out var found)) return found;
        return known[key] = [.. Sequences(jobs, []).SelectMany(sequence => WithReload(vehicle, sequence)).SelectMany(sequence => WithBreaks(vehicle.Breaks, sequence))
            .Select(sequence => new RouteOrder(vehicle.Id, sequence)).Where(order => PlanMode.Time(problem, [order]).Report.Feasible)];
    }

    static IEnumerable<List<OrderedStep>> Sequences(List<Job> jobs, List<OrderedStep> made)
    {
        if (made.Count == jobs.Sum(job => job.Stops.Count)) { yield return [.. made]; yield break; }
        foreach (var job in jobs)
        {
            var next = made.Count(step => step.Id == job.Id);
            if (next == job.Stops.Count) continue;
            made.Add(new(StepKind.Stop, job.Id, next));
            foreach (var sequence in Sequences(jobs, made)) yield return sequence;
            made.RemoveAt(made.Count - 1);
        }
    }

    static IEnumerable<List<OrderedStep>> WithReload(Vehicle vehicle, List<OrderedStep> sequence)
    {
        yield return sequence;
        if (vehicle.Reload is not { MaxTrips: > 1 }) yield break;
        for (var at = 1; at < sequence.Count; at++) yield return [.. sequence.Take(at), new(StepKind.Reload), .. sequence.Skip(at)];
    }

    static IEnumerable<List<OrderedStep>> WithBreaks(IReadOnlyList<Break> breaks, List<OrderedStep> sequence)
    {
        if (breaks.Count == 0) { yield return sequence; yield break; }
        foreach (var rest in WithBreaks([.. breaks.Skip(1)], sequence))
        {
            yield return rest;
            for (var at = 0; at <= rest.Count; at++) yield return [.. rest.Take(at), new(StepKind.Break, breaks[0].Id), .. rest.Skip(at)];
        }
    }

    void Judge()
    {
        var timed = PlanMode.Time(problem, orders);
        if (timed.Report.Feasible && (best is null || timed.Plan.Score.CompareTo(best) < 0)) best = timed.Plan.Score;
    }
}
