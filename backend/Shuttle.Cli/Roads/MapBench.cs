using System.Diagnostics;
using System.Globalization;
using Shuttle.Roads;
using Shuttle.Roads.Maps;
using Shuttle.Roads.Search;

namespace Shuttle.Cli.Roads;

/// <summary>Measures cutting every tile of an extract, and searching for every street's name as it is typed.</summary>
internal static class MapBench
{
    public static void Run(StreetData streets)
    {
        var cutter = new TileCutter(streets, []);
        if (cutter.Bounds.IsNull) return;
        var area = new NetTopologySuite.Geometries.GeometryFactory().ToGeometry(cutter.Bounds);
        TileAddress[] tiles = [.. OfflinePack.Tiles(area, MapLayers.MinZoom, MapLayers.MaxZoom)];
        Report("tile", tiles, tile => cutter.Cut(tile));

        var index = new PlaceIndex(streets, []);
        var near = new LonLat(cutter.Bounds.Centre.X, cutter.Bounds.Centre.Y);
        var names = streets.Streets.Select(street => street.Name).OfType<string>().Distinct().ToArray();
        // Every name cut off somewhere, as typing does: at 1, 2, 3 … letters in turn.
        Report("search", [.. names.Select((name, i) => name[..(i % name.Length + 1)])], typed => index.Find(typed, near));
    }

    /// <summary>The first round warms up and is told as well: it is what the first visitor after a start sees.</summary>
    static void Report<T>(string what, T[] inputs, Action<T> run)
    {
        if (inputs.Length == 0) return;
        foreach (var round in (string[])["cold", "warm"])
        {
            var times = new double[inputs.Length];
            for (var i = 0; i < inputs.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                run(inputs[i]);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
            Array.Sort(times);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what + " " + round,-15} mean {times.Average():N3} ms, p50 {times[times.Length / 2]:N3}, p99 {times[times.Length * 99 / 100]:N3}, slowest {times[^1]:N1} ({times.Length:N0} of them)"));
        }
    }
}
