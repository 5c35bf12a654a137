namespace Shuttle.Planning.Search;

/// <summary>What both kinds of routes need to know about jobs: who is near whom, and the keys of the insertion orders.</summary>
internal sealed class SharedTables
{
    private const int Neighbours = 400;

    public readonly int Jobs, Nodes, NearCount;
    public readonly int[] First, JobOf, Near;
    public readonly double[] Demand, Distance, Width, Opens, Closes, Unserved;

    public SharedTables(Model model, Weights weights)
    {
        (Jobs, Nodes, First, JobOf, Unserved) = (model.Jobs, model.Nodes, model.First, model.JobOf, weights.Unserved);
        NearCount = Math.Max(0, Math.Min(Nodes - 1, Neighbours));
        Near = new int[(long)Nodes * NearCount];
        (Demand, Distance, Width, Opens, Closes) = (new double[Jobs], new double[Jobs], new double[Jobs], new double[Jobs], new double[Jobs]);
        if (model.Vehicles.Length == 0) return;
        var v = model.Vehicles[0];
        var (far, order) = (new long[Nodes], new int[Nodes]);
        for (var n = 0; n < Nodes; n++)
        {
            for (var o = 0; o < Nodes; o++)
                (far[o], order[o]) = (o == n ? long.MaxValue : (long)v.Seconds[model.Location[n] * v.Size + model.Location[o]] + v.Seconds[model.Location[o] * v.Size + model.Location[n]], o);
            Array.Sort(far, order);
            Array.Copy(order, 0, Near, (long)n * NearCount, NearCount);
        }
        for (var j = 0; j < Jobs; j++)
        {
            for (var n = First[j]; n < First[j + 1]; n++)
            {
                for (var d = 0; d < model.Dims; d++) Demand[j] = Math.Max(Demand[j], Math.Abs(model.Change[n * model.Dims + d]));
                Width[j] += (double)model.WindowUntil[model.WindowOf[n + 1] - 1] - model.WindowFrom[model.WindowOf[n]];
            }
            Opens[j] = model.WindowFrom[model.WindowOf[First[j]]];
            Closes[j] = model.WindowUntil[model.WindowOf[First[j + 1]] - 1];
            Distance[j] = v.Start < 0 ? 0 : v.Seconds[v.Start * v.Size + model.Location[First[j]]];
        }
    }
}
