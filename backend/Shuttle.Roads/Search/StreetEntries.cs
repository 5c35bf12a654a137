namespace Shuttle.Roads.Search;

/// <summary>Makes one entry of the ways that are one street to people: the same name, and close together. A Gang Melati
/// in another corner of the city stays another gang.</summary>
static class StreetEntries
{
    // A street interrupted by a crossing or a park goes on within this distance, in degrees: about 300 m.
    const double CellDegrees = 0.0027;

    public static IEnumerable<PlaceEntry> From(IEnumerable<Street> streets) =>
        from street in streets
        where street.Name is not null && street.Line.Count > 0 && PlaceWords.Of(street.Name).Count > 0
        group street by (Words: string.Join(' ', PlaceWords.Of(street.Name!)), Kind: KindOf(street)) into alike
        from near in Clusters([.. alike])
        select Entry(near, alike.Key.Kind);

    /// <summary>The name says it best: many a gang is mapped as a residential street, and the reverse.</summary>
    static PlaceKind KindOf(Street street) =>
        PlaceWords.KindNamedBy(PlaceWords.Of(street.Name!)[0]) is { } named and not PlaceKind.Area ? named
        : street.Class is StreetClass.Alley or StreetClass.Path or StreetClass.Steps ? PlaceKind.Alley
        : PlaceKind.Street;

    static PlaceEntry Entry(List<Street> ways, PlaceKind kind)
    {
        var lines = ways.Select(way => way.Line).ToList();
        var points = lines.SelectMany(line => line).ToList();
        var middle = new LonLat(points.Average(point => point.Lon), points.Average(point => point.Lat));
        // The most frequent spelling, the first of them in the alphabet when they tie.
        var name = ways.GroupBy(way => way.Name!).OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).First().Key;
        return new PlaceEntry(name, [.. ways.SelectMany(way => way.OtherNames).Distinct()], kind, lines)
        {
            Point = points.MinBy(point => point.MetresTo(middle)),
        };
    }

    /// <summary>Puts ways together that have points in the same or neighbouring cells of a grid.</summary>
    static IEnumerable<List<Street>> Clusters(List<Street> ways)
    {
        var group = Enumerable.Range(0, ways.Count).ToArray();
        var firstInCell = new Dictionary<(int, int), int>();
        for (var way = 0; way < ways.Count; way++)
            foreach (var point in ways[way].Line)
            {
                var (column, row) = ((int)Math.Floor(point.Lon / CellDegrees), (int)Math.Floor(point.Lat / CellDegrees));
                firstInCell.TryAdd((column, row), way);
                for (var dx = -1; dx <= 1; dx++)
                    for (var dy = -1; dy <= 1; dy++)
                        if (firstInCell.TryGetValue((column + dx, row + dy), out var other))
                            group[Root(way)] = Root(other);
            }
        return ways.Select((way, i) => (way, Root: Root(i))).GroupBy(item => item.Root, item => item.way).Select(same => same.ToList());

        int Root(int way)
        {
            while (group[way] != way) way = group[way] = group[group[way]];
            return way;
        }
    }
}
