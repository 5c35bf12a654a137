using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Shuttle.Roads;

namespace Shuttle.Cli.Roads;

/// <summary><c>shuttle roads bench</c>: loading, customisation, routes and a matrix in one run on one core.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var graph = new Option<string?>("--graph") { Description = "Road graph (.roads)" };
        var extract = new Option<string?>("--extract") { Description = "Extract to import instead, timed" };
        var tiles = new Option<int>("--tiles") { Description = "With --extract: lay n × n copies of it side by side first", DefaultValueFactory = _ => 1 };
        var profile = new Option<RoadProfile>("--profile") { Description = "Who drives", DefaultValueFactory = _ => RoadProfile.Motorbike };
        var size = new Option<int>("--points") { Description = "Points in the matrix", DefaultValueFactory = _ => 500 };
        var rounds = new Option<int>("--rounds") { Description = "Repetitions of each measurement", DefaultValueFactory = _ => 7 };
        var command = new Command("bench", "Measures loading, customisation, routes and matrices") { graph, extract, tiles, profile, size, rounds };
        command.SetAction(parsed => RoadsCommand.Guarded(() =>
        {
            var path = parsed.GetValue(graph);
            if (path is null) path = Import(parsed.GetValue(extract) ?? throw new RoadException(RoadError.BadInput, "give --graph or --extract"), parsed.GetValue(tiles));
            new Bench(path, parsed.GetValue(profile), parsed.GetValue(size), parsed.GetValue(rounds)).Run();
        }));
        return command;
    }

    private static string Import(string extract, int tiles)
    {
        var path = Path.Combine(Path.GetTempPath(), "bench.roads");
        var source = OsmFile.Open(extract);
        var clock = Stopwatch.StartNew();
        var result = RoadImport.Run(tiles > 1 ? new TiledOsm(source, tiles) : source, ImportOptions.Default);
        RoadGraphFile.Write(path, result.Graph, result.Streets);
        ImportCommand.Print(result);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"import, preparation and writing {clock.Elapsed.TotalSeconds:N1} s; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:N0} MB; file {new FileInfo(path).Length / 1048576.0:N1} MB"));
        return path;
    }
}
