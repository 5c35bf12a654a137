namespace Shuttle.Planning.Formats;

/// <summary>
/// Solomon's text: a name, <c>VEHICLE</c> with number and capacity, <c>CUSTOMER</c> with number, x, y, demand, ready time, due date and service time.
/// </summary>
static class SolomonFormat
{
    public static BenchmarkInstance Read(NumberedLines lines, Objective objective)
    {
        var name = lines.Next("the name of the instance");
        SkipTo(lines, "NUMBER");
        var fleet = lines.NextInts(2, "number and capacity of the vehicles");
        if (fleet[0] < 1 || fleet[1] < 0) throw lines.Wrong("at least one vehicle, and a capacity of at least 0");
        SkipTo(lines, "CUST");
        var nodes = new List<BenchmarkNode>();
        while (!lines.AtEnd)
        {
            var row = lines.NextNumbers(7, "a customer");
            if (lines.Whole(row[0], "customer number") != nodes.Count) throw lines.Wrong($"customer {row[0]} stands where {nodes.Count} was expected");
            nodes.Add(new(row[1], row[2], lines.Whole(row[3], "demand"), lines.Whole(row[4], "ready time"), lines.Whole(row[5], "due date"), lines.Whole(row[6], "service time")));
            BenchmarkReader.CheckNode(lines, nodes[^1]);
            if (nodes[^1].Demand < 0) throw lines.Wrong($"the demand {nodes[^1].Demand} is negative");
        }
        if (nodes.Count < 2) throw lines.Wrong("a depot and at least one customer");
        var rounding = objective == Objective.Distance ? BenchmarkRounding.Dimacs : BenchmarkRounding.Double;
        return new(name, rounding, fleet[0], fleet[1], nodes, null, objective);
    }

    static void SkipTo(NumberedLines lines, string heading)
    {
        while (!lines.Next($"the heading {heading}").StartsWith(heading, StringComparison.OrdinalIgnoreCase)) { }
        // "CUST NO." is the column heading, "CUSTOMER" the section's.
        if (heading == "CUST" && lines.Peek.StartsWith("CUST", StringComparison.OrdinalIgnoreCase)) lines.Next(heading);
    }
}
