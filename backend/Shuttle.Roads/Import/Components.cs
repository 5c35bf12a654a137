namespace Shuttle.Roads.Import;

/// <summary>Counts separate networks by joining the ends of every piece.</summary>
internal static class Components
{
    public static void Count(StreetPieces pieces, ImportReport report)
    {
        var parent = Enumerable.Range(0, pieces.Nodes.Length).ToArray();
        foreach (var edge in pieces.Edges) parent[Root(edge.From)] = Root(edge.To);
        Dictionary<int, long> lengths = [];
        foreach (var edge in pieces.Edges) lengths[Root(edge.From)] = lengths.GetValueOrDefault(Root(edge.From)) + edge.LengthCm;
        report.Components = lengths.Count;
        report.LargestComponentShare = lengths.Values.Max() / Math.Max(1.0, lengths.Values.Sum());

        int Root(int node)
        {
            while (parent[node] != node) node = parent[node] = parent[parent[node]];
            return node;
        }
    }
}
