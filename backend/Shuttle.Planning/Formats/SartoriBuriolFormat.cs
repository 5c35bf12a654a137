namespace Shuttle.Planning.Formats;

/// <summary>
/// Sartori and Buriol's text: <c>KEY: value</c> lines, <c>NODES</c> with number, latitude, longitude, demand, earliest, latest, service,
/// pickup and delivery node, and <c>EDGES</c> with the matrix of minutes. Vehicles are not limited: one per request.
/// </summary>
static class SartoriBuriolFormat
{
    public static BenchmarkInstance Read(NumberedLines lines, Objective objective)
    {
        var header = ReadHeader(lines);
        var capacity = Header(lines, header, "CAPACITY");
        var size = Header(lines, header, "SIZE");
        if (size < 3 || capacity < 0) throw lines.Wrong("SIZE at least 3 and CAPACITY at least 0");
        var nodes = new List<BenchmarkNode>(size);
        while (nodes.Count < size)
        {
            var row = lines.NextNumbers(9, "a node");
            if (lines.Whole(row[0], "node number") != nodes.Count) throw lines.Wrong($"node {row[0]} stands where {nodes.Count} was expected");
            nodes.Add(LiLimFormat.ReadNode(lines, row));
        }
        BenchmarkReader.CheckPairs(lines, nodes);
        if (lines.Next("EDGES") != "EDGES") throw lines.Wrong($"EDGES after the {size} nodes that SIZE announces");
        return new(header.GetValueOrDefault("NAME", lines.Name), BenchmarkRounding.Matrix, (size - 1) / 2, capacity, nodes, ReadMatrix(lines, size), objective);
    }

    static Dictionary<string, string> ReadHeader(NumberedLines lines)
    {
        var header = new Dictionary<string, string>();
        for (var line = lines.Next("NAME"); line != "NODES"; line = lines.Next("NODES"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) throw lines.Wrong("a line KEY: value, or NODES");
            header[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }
        return header;
    }

    static int Header(NumberedLines lines, Dictionary<string, string> header, string key) =>
        header.TryGetValue(key, out var value) && int.TryParse(value, out var number) ? number : throw lines.Wrong($"{key} must be given as a whole number before NODES");

    static int[] ReadMatrix(NumberedLines lines, int size)
    {
        var minutes = new int[size * size];
        for (var i = 0; i < size; i++)
        {
            var row = lines.NextInts(size, $"row {i} of the matrix");
            if (row.Length != size) throw lines.Wrong($"row {i} of the matrix needs {size} numbers, found {row.Length}");
            if (row.FirstOrDefault(minute => minute < 0) is var negative and not 0) throw lines.Wrong($"the travel time {negative} is negative");
            row.CopyTo(minutes, i * size);
        }
        return minutes;
    }
}
