using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Storage;

/// <summary>Street data as columns: one array per field, coordinates in 1e-7 degrees.</summary>
internal static class StreetSections
{
    public static void Write(SectionWriter to, StreetData data)
    {
        var streets = data.Streets;
        to.Array(streets.Select(s => s.Id).ToArray());
        to.Strings([.. streets.Select(s => s.Name ?? "")]);
        to.Strings([.. streets.Select(s => s.Ref ?? "")]);
        to.Strings([.. streets.Select(s => string.Join(';', s.OtherNames))]);
        to.Array(streets.Select(s => s.Class).ToArray());
        to.Array(streets.Select(FlagsOf).ToArray());
        Lines(to, [.. streets.Select(s => s.Line)]);

        to.Array(data.Places.Select(p => p.Id).ToArray());
        to.Strings([.. data.Places.Select(p => p.Name)]);
        to.Strings([.. data.Places.Select(p => p.Kind)]);
        to.Strings([.. data.Places.Select(p => string.Join(';', p.OtherNames))]);
        to.Array(data.Places.Select(p => GeoPoint.Of(p.Point)).ToArray());

        to.Array(data.Areas.Select(a => a.Kind).ToArray());
        to.Strings([.. data.Areas.Select(a => a.Name ?? "")]);
        to.Array(data.Areas.Select(a => a.Rings.Count).ToArray());
        Lines(to, [.. data.Areas.SelectMany(a => a.Rings)]);
    }

    public static StreetData Read(SectionReader from)
    {
        var ids = from.Array<long>();
        var (names, refs, others) = (from.Strings(), from.Strings(), from.Strings());
        var (classes, flags) = (from.Array<StreetClass>(), from.Array<byte>());
        var lines = Lines(from);
        Street[] streets = [.. ids.Select((id, i) => new Street(id, OrNull(names[i]), OrNull(refs[i]), classes[i], lines[i])
        {
            IsOneWay = (flags[i] & 1) != 0, IsBridge = (flags[i] & 2) != 0, IsTunnel = (flags[i] & 4) != 0, IsUnpaved = (flags[i] & 8) != 0,
            OtherNames = Split(others[i]),
        })];

        var placeIds = from.Array<long>();
        var (placeNames, kinds, placeOthers) = (from.Strings(), from.Strings(), from.Strings());
        var points = from.Array<GeoPoint>();
        NamedPlace[] places = [.. placeIds.Select((id, i) =>
            new NamedPlace(placeNames[i], kinds[i], points[i].ToLonLat()) { Id = id, OtherNames = Split(placeOthers[i]) })];

        var (landKinds, areaNames, ringCounts) = (from.Array<LandKind>(), from.Strings(), from.Array<int>());
        var rings = Lines(from);
        var areas = new LandArea[landKinds.Length];
        for (int i = 0, ring = 0; i < areas.Length; ring += ringCounts[i], i++)
            areas[i] = new LandArea(landKinds[i], OrNull(areaNames[i]), rings[ring..(ring + ringCounts[i])]);
        return new StreetData(streets, places, areas);
    }

    private static byte FlagsOf(Street s) =>
        (byte)((s.IsOneWay ? 1 : 0) | (s.IsBridge ? 2 : 0) | (s.IsTunnel ? 4 : 0) | (s.IsUnpaved ? 8 : 0));

    private static void Lines(SectionWriter to, IReadOnlyList<LonLat>[] lines)
    {
        to.Array(lines.Select(line => line.Count).ToArray());
        to.Array(lines.SelectMany(line => line.Select(GeoPoint.Of)).ToArray());
    }

    private static IReadOnlyList<LonLat>[] Lines(SectionReader from)
    {
        var (counts, points, next) = (from.Array<int>(), from.Array<GeoPoint>(), 0);
        return System.Array.ConvertAll(counts, count =>
        {
            next += count;
            return (IReadOnlyList<LonLat>)System.Array.ConvertAll(points[(next - count)..next], p => p.ToLonLat());
        });
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static string[] Split(string text) => text.Length == 0 ? [] : text.Split(';');
}
