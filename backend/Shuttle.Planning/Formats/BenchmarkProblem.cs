namespace Shuttle.Planning.Formats;

/// <summary>Turns the lines of a benchmark file into a <see cref="Problem"/>: one profile, equal vehicles, one depot.</summary>
sealed class BenchmarkProblem(BenchmarkInstance instance)
{
    readonly IReadOnlyList<BenchmarkNode> nodes = instance.Nodes;
    readonly int scale = instance.Scale;

    public Problem Build(Objective objective)
    {
        var legs = Legs();
        return new Problem
        {
            Travel = [new TravelMatrix(nodes.Count, legs, legs)],
            Vehicles = [.. Enumerable.Range(1, instance.Vehicles).Select(VehicleOf)],
            Jobs = [.. Enumerable.Range(1, nodes.Count - 1).Where(i => nodes[i].PickupNode == 0).Select(JobOf)],
            Objective = objective,
        };
    }

    int[] Legs()
    {
        var legs = new int[nodes.Count * nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
            for (var j = 0; j < nodes.Count; j++)
                legs[i * nodes.Count + j] = (int)Math.Ceiling(instance.Leg(i, j) * scale - 1e-6);
        return legs;
    }

    Vehicle VehicleOf(int number) => new()
    {
        Id = $"{number}",
        Start = 0,
        End = 0,
        ShiftFrom = nodes[0].Ready * scale,
        ShiftUntil = nodes[0].Due * scale,
        Capacity = [instance.Capacity],
    };

    // A customer without a partner is taken from the depot, as a delivery; which way it goes makes no difference to the files' rule.
    Job JobOf(int node) => new()
    {
        Id = $"{node}",
        Stops = nodes[node].DeliveryNode is var partner and not 0
            ? [StopOf(node) with { Pickup = [nodes[node].Demand] }, StopOf(partner) with { Delivery = [-nodes[partner].Demand] }]
            : [StopOf(node) with { Delivery = [nodes[node].Demand] }],
    };

    JobStop StopOf(int node) => new()
    {
        Location = node,
        Windows = [new TimeWindow(nodes[node].Ready * scale, nodes[node].Due * scale)],
        ServiceSeconds = nodes[node].Service * scale,
    };
}
