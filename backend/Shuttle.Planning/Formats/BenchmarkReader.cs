namespace Shuttle.Planning.Formats;

/// <summary>The benchmark formats.</summary>
public enum BenchmarkFormat
{
    /// <summary>Solomon, and Gehring and Homberger: vehicle routing with time windows.</summary>
    Solomon,
    /// <summary>Li and Lim: pickup and delivery with time windows.</summary>
    LiLim,
    /// <summary>Sartori and Buriol: pickup and delivery with a matrix of minutes.</summary>
    SartoriBuriol,
}

/// <summary>Reads benchmark files; a <see cref="ProblemException"/> names the file, the line and the rule that is broken.</summary>
public static class BenchmarkReader
{
    /// <summary>Reads a file.</summary>
    public static BenchmarkInstance ReadFile(string path, BenchmarkFormat format, Objective objective) =>
        Read(path, File.ReadAllText(path), format, objective);

    /// <summary>Reads a text; <paramref name="file"/> names it in errors. Distance only on Solomon's format means the DIMACS rounding.</summary>
    public static BenchmarkInstance Read(string file, string text, BenchmarkFormat format, Objective objective)
    {
        var lines = new NumberedLines(file, text);
        return format switch
        {
            BenchmarkFormat.Solomon => SolomonFormat.Read(lines, objective),
            BenchmarkFormat.LiLim => LiLimFormat.Read(lines, objective),
            _ => SartoriBuriolFormat.Read(lines, objective),
        };
    }

    /// <summary>Tells the format by how the text begins: three numbers, a <c>NAME:</c>, or a bare name.</summary>
    public static BenchmarkFormat Recognise(string text)
    {
        var first = text.AsSpan().TrimStart();
        if (first.StartsWith("NAME")) return BenchmarkFormat.SartoriBuriol;
        return first.Length > 0 && char.IsAsciiDigit(first[0]) ? BenchmarkFormat.LiLim : BenchmarkFormat.Solomon;
    }

    /// <summary>What must hold of a node in every format.</summary>
    internal static void CheckNode(NumberedLines lines, BenchmarkNode node)
    {
        if (node.Ready < 0) throw lines.Wrong($"the window begins at {node.Ready}, before 0");
        if (node.Due < node.Ready) throw lines.Wrong($"the window ends at {node.Due}, before it begins at {node.Ready}");
        if (node.Due > TravelMatrix.Unreachable / BenchmarkInstance.FineScale) throw lines.Wrong($"the window ends at {node.Due}, later than {TravelMatrix.Unreachable / BenchmarkInstance.FineScale}");
        if (node.Service < 0) throw lines.Wrong($"the service time {node.Service} is negative");
    }

    /// <summary>What must hold of the pairs: each names the other, and what is handed over was picked up.</summary>
    internal static void CheckPairs(NumberedLines lines, IReadOnlyList<BenchmarkNode> nodes)
    {
        for (var i = 1; i < nodes.Count; i++)
        {
            var (node, partner) = (nodes[i], Math.Max(nodes[i].PickupNode, nodes[i].DeliveryNode));
            if (node.PickupNode != 0 == (node.DeliveryNode != 0)) throw lines.Wrong($"node {i} must name either its pickup or its delivery");
            if (partner < 0 || partner >= nodes.Count) throw lines.Wrong($"node {i} names node {partner}, which is not there");
            if (node.DeliveryNode != 0 && nodes[partner].PickupNode != i) throw lines.Wrong($"node {i} delivers to node {partner}, which does not name it as its pickup");
            if (node.PickupNode != 0 && nodes[partner].DeliveryNode != i) throw lines.Wrong($"node {i} is picked up at node {partner}, which does not name it as its delivery");
            if (node.DeliveryNode != 0 && (node.Demand < 0 || nodes[partner].Demand != -node.Demand)) throw lines.Wrong($"node {i} picks up {node.Demand}, and node {partner} must hand over the same");
        }
    }
}
