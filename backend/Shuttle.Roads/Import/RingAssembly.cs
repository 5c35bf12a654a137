namespace Shuttle.Roads.Import;

/// <summary>Joins the member ways of a polygon end to end into closed rings; what does not close is left out.</summary>
internal static class RingAssembly
{
    public static IEnumerable<IReadOnlyList<long>> Join(IEnumerable<IReadOnlyList<long>> lines)
    {
        var open = new LinkedList<IReadOnlyList<long>>(lines);
        while (open.First is { } first)
        {
            open.RemoveFirst();
            List<long> ring = [.. first.Value];
            while (ring[0] != ring[^1] && Next(open, ring[^1]) is { } next) ring.AddRange(next.Skip(1));
            if (ring[0] == ring[^1]) yield return ring;
        }
    }

    private static IEnumerable<long>? Next(LinkedList<IReadOnlyList<long>> open, long end)
    {
        for (var line = open.First; line is not null; line = line.Next)
        {
            if (line.Value[0] != end && line.Value[^1] != end) continue;
            open.Remove(line);
            return line.Value[0] == end ? line.Value : line.Value.Reverse();
        }
        return null;
    }
}
