using Shuttle.Planning.Formats;

namespace Shuttle.Planning.Check;

/// <summary>What the benchmark referee found.</summary>
/// <param name="Violations">One sentence each; empty if feasible.</param>
/// <param name="Vehicles">Routes with at least one customer.</param>
/// <param name="Distance">Sum of the legs in the file's unit and the instance's rounding.</param>
public sealed record BenchmarkReport(IReadOnlyList<string> Violations, int Vehicles, double Distance)
{
    /// <summary>Nothing is broken.</summary>
    public bool Feasible => Violations.Count == 0;
}

/// <summary>
/// Judges routes of node numbers against the file itself, in double precision where the file is, without the <see cref="Problem"/>
/// in between: a mistake in reading or scaling shows here.
/// </summary>
public static class BenchmarkReferee
{
    /// <summary>Rounding errors of a route's sum may not decide; a real violation in these files is far larger.</summary>
    const double Tolerance = 1e-6;

    /// <summary>Checks routes of nodes.</summary>
    public static BenchmarkReport Check(BenchmarkInstance instance, IReadOnlyList<IReadOnlyList<int>> routes)
    {
        var (violations, distance) = (new List<string>(), 0.0);
        var place = new Dictionary<int, (int Route, int Position)>();
        for (var r = 0; r < routes.Count; r++)
        {
            var known = routes[r].Where(node => node > 0 && node < instance.Nodes.Count).ToList();
            if (known.Count < routes[r].Count) violations.Add($"route {r + 1} names a node that is not there");
            for (var i = 0; i < known.Count; i++)
                if (!place.TryAdd(known[i], (r, i))) violations.Add($"node {known[i]} is visited twice");
            distance += Drive(instance, r, known, violations);
        }
        for (var node = 1; node < instance.Nodes.Count; node++)
        {
            if (!place.TryGetValue(node, out var here)) { violations.Add($"node {node} is not visited"); continue; }
            if (instance.Nodes[node].DeliveryNode is var delivery and not 0 && place.TryGetValue(delivery, out var there)
                && (there.Route != here.Route || there.Position < here.Position))
                violations.Add($"node {delivery} does not come after node {node} in one route");
        }
        var vehicles = routes.Count(route => route.Count > 0);
        if (vehicles > instance.Vehicles) violations.Add($"{vehicles} vehicles, {instance.Vehicles} there are");
        return new(violations, vehicles, distance);
    }

    static double Drive(BenchmarkInstance instance, int r, List<int> route, List<string> violations)
    {
        var nodes = instance.Nodes;
        var (time, distance, at) = ((double)nodes[0].Ready, 0.0, 0);
        var pairs = nodes.Any(node => node.DeliveryNode != 0);
        var load = 0L;
        foreach (var node in route.Append(0))
        {
            var leg = instance.Leg(at, node);
            distance += leg;
            time = Math.Max(time + nodes[at].Service + leg, nodes[node].Ready);
            if (time > nodes[node].Due + Tolerance) violations.Add($"route {r + 1} is at node {node} at {time:F3}, due {nodes[node].Due}");
            if (node != 0) load += nodes[node].Demand;
            if (load > instance.Capacity) violations.Add($"route {r + 1} carries {load} at node {node}, capacity {instance.Capacity}");
            if (pairs && load < 0) violations.Add($"route {r + 1} carries {load} at node {node}, at least 0");
            at = node;
        }
        return distance;
    }
}
