namespace Shuttle.Planning.Formats;

/// <summary>
/// Li and Lim's text: number of vehicles, capacity, speed (not used: some files say 0, some 1); then node, x, y, demand, earliest, latest, service, pickup node, delivery node.
/// </summary>
static class LiLimFormat
{
    public static BenchmarkInstance Read(NumberedLines lines, Objective objective)
    {
        var fleet = lines.NextInts(2, "number and capacity of the vehicles");
        if (fleet[0] < 1 || fleet[1] < 0) throw lines.Wrong("at least one vehicle, and a capacity of at least 0");
        var nodes = new List<BenchmarkNode>();
        while (!lines.AtEnd)
        {
            var row = lines.NextNumbers(9, "a node");
            if (lines.Whole(row[0], "node number") != nodes.Count) throw lines.Wrong($"node {row[0]} stands where {nodes.Count} was expected");
            nodes.Add(ReadNode(lines, row));
        }
        if (nodes.Count < 2) throw lines.Wrong("a depot and at least one request");
        BenchmarkReader.CheckPairs(lines, nodes);
        return new(lines.Name, BenchmarkRounding.Double, fleet[0], fleet[1], nodes, null, objective);
    }

    /// <summary>Number, x, y, demand, ready, due, service, pickup, delivery.</summary>
    internal static BenchmarkNode ReadNode(NumberedLines lines, double[] row)
    {
        int At(int i, string what) => lines.Whole(row[i], what);
        var node = new BenchmarkNode(row[1], row[2], At(3, "demand"), At(4, "earliest"), At(5, "latest"), At(6, "service"), At(7, "pickup node"), At(8, "delivery node"));
        BenchmarkReader.CheckNode(lines, node);
        return node;
    }
}
