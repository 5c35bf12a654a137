namespace Shuttle.Roads.Maps;

/// <summary>Joins lines end to start where exactly two of them meet, so that a street cut into many ways is drawn and
/// labelled as one.</summary>
static class LineJoiner
{
    // A joined line is simplified whole for every tile it crosses: keep that work small.
    const int MostPoints = 500;

    /// <param name="lines">Lines of two points or more that may be joined with each other.</param>
    /// <param name="keepDirection">Whether a line may not be turned round to fit, as on one-way streets.</param>
    public static List<List<LonLat>> Join(IReadOnlyList<IReadOnlyList<LonLat>> lines, bool keepDirection)
    {
        var ends = new Dictionary<LonLat, List<int>>();
        for (var i = 0; i < lines.Count; i++)
        {
            AddEnd(lines[i][0], i);
            AddEnd(lines[i][^1], i);
        }

        var used = new bool[lines.Count];
        var joined = new List<List<LonLat>>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (used[i]) continue;
            used[i] = true;
            var line = lines[i].ToList();
            Extend(line, forwards: true);
            line.Reverse();
            Extend(line, forwards: false);
            line.Reverse();
            joined.Add(line);
        }
        return joined;

        void AddEnd(LonLat end, int line)
        {
            if (!ends.TryGetValue(end, out var there)) ends.Add(end, there = []);
            there.Add(line);
        }

        void Extend(List<LonLat> line, bool forwards)
        {
            while (line.Count < MostPoints && Next(line[^1], forwards) is { } next)
                line.AddRange(next.Skip(1));
        }

        // The only other line that ends here, led away from here.
        IEnumerable<LonLat>? Next(LonLat end, bool forwards)
        {
            var meeting = ends[end];
            if (meeting.Count != 2) return null;
            var other = used[meeting[0]] ? meeting[1] : meeting[0];
            if (used[other]) return null;
            var leadsAway = lines[other][0] == end;
            if (keepDirection && leadsAway != forwards) return null;
            used[other] = true;
            return leadsAway ? lines[other] : lines[other].Reverse();
        }
    }
}
